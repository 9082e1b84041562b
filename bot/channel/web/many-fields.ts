import type { Context } from 'hono';
import { z } from 'zod';
import type { RoundsWanted } from '../../quiz.ts';

/** What the page of many rounds is asked by: days and codes in its address. */
export const MANY_PATH = '/ket-qua/nhieu-bai';

const day = z.iso.date();
/** Codes as rounds have them and older programs had. */
const code = z.string().regex(/^[A-Z0-9]{4,12}$/);
/** Codes in one address; the page lists fewer. */
const MOST_CODES = 200;

/** What is wanted, and a sentence on what could not be read: the rest is shown all the same. */
export function readMany(c: Context): { readonly wanted: RoundsWanted; readonly fault: string | null } {
  const [from, to] = [c.req.query('tu') ?? '', c.req.query('den') ?? ''].map((text) => text.trim());
  const typed = (c.req.queries('bai') ?? [])
    .map((text) => text.trim().toUpperCase())
    .filter((text) => text !== '');
  const codes = [...new Set(typed.filter((text) => code.safeParse(text).success))].slice(0, MOST_CODES);
  const wanted = { from: day.safeParse(from).data ?? null, to: day.safeParse(to).data ?? null, codes };
  return { wanted, fault: faultOf(wanted, [from ?? '', to ?? '']) };
}

function faultOf({ from, to }: RoundsWanted, typed: readonly string[]): string | null {
  const unread = typed.filter((text) => text !== '' && !day.safeParse(text).success).map((text) => text.slice(0, 40));
  if (unread.length > 0) return `Chưa hiểu ngày “${unread.join('”, “')}”: hãy viết năm-tháng-ngày, ví dụ 2026-11-26. Phần dưới không kể ngày đó.`;
  return from !== null && to !== null && from > to ? 'Ngày đầu đang sau ngày cuối: hãy đổi lại hai ngày.' : null;
} // prettier-ignore

/** `?bai=K7Q2MD&tu=2026-11-01`; empty where all is wanted. */
export function manyQuery({ from, to, codes }: RoundsWanted): string {
  const query = new URLSearchParams(codes.map((one): [string, string] => ['bai', one]));
  if (from !== null) query.set('tu', from);
  if (to !== null) query.set('den', to);
  return query.size === 0 ? '' : `?${query.toString()}`;
}
