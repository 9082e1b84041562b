import { around, type Fragment, type PageRows, type Row } from './types.ts';
import type { LeftOut } from '../../reader.ts';

/** How the box of a digital signature, a receiving office or a republisher begins. */
const SIGNED = /^(?:Ký bởi|Người ký|Được ký bởi|Digitally signed by|Signature Not Verified)(?!\p{L})/iu;
const SIGNED_AT = /^(?:Thời gian ký|Ngày ký|Giờ ký|Signing (?:time|date)|Date)\s*:\s*\d/iu;
const ALONE = new RegExp(
  [
    '^(?:Email|E-mail|Thư điện tử)\\s*:\\s*\\S+@\\S+$',
    '^(?:Cơ quan|Tổ chức)\\s*:\\s*\\S.{0,80}$',
    '^CỔNG THÔNG TIN ĐIỆN TỬ(?: CHÍNH PHỦ)?$',
    '^(?:CÔNG VĂN|VĂN BẢN)?\\s*ĐẾN\\s*(?:Số|Giờ)\\s*:',
    '^(?:www\\.)?(?:thuvienphapluat|luatvietnam|vanbanphapluat|hethongphapluat)\\.(?:vn|co|com)$',
    '^\\*?\\s*LawSoft\\s*\\*?.*(?:Tel|ĐT|www)',
  ].join('|'),
  'iu',
);

/** Most lines that the box of a signature has: name, e-mail, office, time, some of them wrapped. */
const MOST_LINES = 8;

/** Takes the stamps out of a page: what a signature or a republisher printed over the text. */
export function takeStamps(page: PageRows): { page: PageRows; leftOut: LeftOut[] } {
  const all = page.rows.flatMap((row) => row.fragments);
  const boxes = all.filter((one) => SIGNED.test(one.text)).flatMap((start) => signatureBox(all, start));
  const stamps = new Set([...boxes, ...all.filter((one) => SIGNED_AT.test(one.text))]);
  if (stamps.size > 0) for (const one of all) if (ALONE.test(one.text)) stamps.add(one);
  for (const one of all) if (isRepublisher(one.text)) stamps.add(one);
  const rows = page.rows.flatMap((row) => without(row, stamps));
  const leftOut = [...stamps].map(({ text }) => ({ text, page: page.page, reason: 'stamp' }));
  return { page: { ...page, rows }, leftOut };
}

/** A republisher's own line; unlike an e-mail address it is no part of any rule. */
function isRepublisher(text: string): boolean {
  return (
    ALONE.test(text) && /thuvienphapluat|luatvietnam|vanbanphapluat|hethongphapluat|LawSoft|ĐẾN/iu.test(text)
  );
}

/** The lines under the box's first one, as far as the time of signing; only the first where there is no time. */
function signatureBox(all: readonly Fragment[], start: Fragment): Fragment[] {
  const under = all.filter((one) => one.top >= start.top && Math.abs(one.left - start.left) < 2 * start.size);
  const lines = under.sort((a, b) => a.top - b.top).slice(0, MOST_LINES);
  const last = lines.findIndex((one) => SIGNED_AT.test(one.text));
  return lines.slice(0, last === -1 ? 1 : last + 1);
}

function without(row: Row, stamps: ReadonlySet<Fragment>): Row[] {
  const fragments = row.fragments.filter((one) => !stamps.has(one));
  if (fragments.length === row.fragments.length) return [row];
  return fragments.length === 0 ? [] : [{ ...row, fragments, ...around(fragments) }];
}
