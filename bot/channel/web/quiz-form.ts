import { z } from 'zod';
import { ITEM_TYPES, type ItemType } from '../../quiz-item.ts';
import {
  DEFAULT_COUNT,
  LEAST_SECONDS,
  MOST_COUNT,
  MOST_SECONDS,
  MOST_TEAMS,
  type Offered,
  type RoundWanted,
} from '../../quiz.ts';
import type { Fields } from './form.ts';

/** The form by which a trainer sets a round up: what was typed, read field by field, so that each fault stands at its field. */

export const ROUND_FIELDS = ['ten', 'so-cau', 'so-giay', 'so-doi', 'cach', 'luc', 'han', 'dat'] as const;
export type RoundField = (typeof ROUND_FIELDS)[number] | ListField;
export type RoundFaults = Readonly<Partial<Record<RoundField, string>>>;

/** Boxes are named by their place in the list or by their kind: of one name only the last would count. */
const BOXES = { 'chu-de': 'cd-', 'van-ban': 'vb-', the: 'th-' } as const;
export type ListField = keyof typeof BOXES;
export const boxOf = (list: ListField, index: number): string => `${BOXES[list]}${String(index)}`;
/** Values of the boxes of a list that are checked. */
export const checkedIn = (fields: Fields, list: ListField): string[] =>
  Object.entries(fields).flatMap(([name, value]) => (name.startsWith(BOXES[list]) ? [value] : []));
/** The box by which only approved questions are asked. */
export const APPROVED = 'da-duyet';
/** The button that makes a round whose questions are looked at before it begins. */
export const LOOK_FIRST = 'xem';
export const typeBox = (type: ItemType): string => `loai-${type}`;

/** Characters of a title. */
export const TITLE_LENGTH = 120;
/** Percent of right answers from which there may be a certificate. */
export const LEAST_PASS = 1;
export const MOST_PASS = 100;
/** What the form holds before anybody types. */
export const FRESH: Fields = {
  'so-cau': String(DEFAULT_COUNT),
  'so-giay': '',
  'so-doi': '0',
  cach: 'truc-tiep',
};

export type RoundForm =
  | { readonly wanted: RoundWanted; readonly faults: null }
  | { readonly wanted: null; readonly faults: RoundFaults };

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
/** Empty where there is none. */
const share = z.union([z.literal('').transform(() => null), whole(LEAST_PASS, MOST_PASS)]);
/** `2026-11-27T14:00`, as the field for a moment sends it: the clock of Viet Nam. */
const moment = z.iso
  .datetime({ local: true, precision: -1 })
  .transform((text) => new Date(`${text}:00+07:00`));
const MOST_AHEAD_DAYS = 366;

/** What is to be asked about. */
export interface Chosen extends Required<
  Pick<RoundWanted, 'topics' | 'documents' | 'types' | 'approved' | 'tags'>
> {
  readonly faults: RoundFaults;
}

/** Where what was chosen is not offered any more, without it a round would be about something else. */
const GONE = 'Danh sách vừa thay đổi. Hãy chọn lại.';

export function chosenIn(fields: Fields, offered: Offered): Chosen {
  const faults: Partial<Record<RoundField, string>> = {};
  const among = (list: ListField, ids: readonly string[]): string[] => {
    const values = checkedIn(fields, list);
    if (values.some((value) => !ids.includes(value))) faults[list] = GONE;
    return ids.filter((id) => values.includes(id));
  };
  return {
    topics: among('chu-de', offered.topics.map(({ id }) => id)),
    documents: among('van-ban', offered.documents.map(({ number }) => number)),
    tags: among('the', offered.tags.map(({ tag }) => tag)),
    approved: fields[APPROVED] !== undefined,
    types: ITEM_TYPES.filter((type) => fields[typeBox(type)] !== undefined),
    faults,
  };
} // prettier-ignore

export function readRoundForm(fields: Fields, offered: Offered, now: Date): RoundForm {
  const faults: Partial<Record<RoundField, string>> = {};
  const read = <T>(field: RoundField, form: z.ZodType<T>, why: string): T | null => {
    const { data, success } = form.safeParse((fields[field] ?? '').trim());
    if (!success) faults[field] = why;
    return success ? data : null;
  };
  const number = (field: RoundField, least: number, most: number, what: string) =>
    read(field, whole(least, most), `${what} là số từ ${String(least)} đến ${String(most)}.`) ?? least;
  const later = (field: RoundField, what: string): string | null => {
    const at = read(field, moment, `Hãy chọn ngày và giờ ${what}.`);
    if (at === null) return null;
    const days = (at.getTime() - now.getTime()) / (24 * 60 * 60 * 1_000);
    if (days <= 0) faults[field] = 'Giờ này đã qua. Hãy chọn một giờ sắp tới.';
    if (days > MOST_AHEAD_DAYS) faults[field] = 'Hãy chọn một ngày trong vòng một năm tới.';
    return at.toISOString();
  };
  const title = read('ten', z.string().max(TITLE_LENGTH), `Tên dài quá ${String(TITLE_LENGTH)} ký tự.`) ?? '';
  const way = read('cach', z.enum(WAYS), 'Hãy chọn cách làm bài.');
  const chosen = chosenIn(fields, offered);
  Object.assign(faults, chosen.faults);
  const wanted = {
    ...{ title, topics: chosen.topics, documents: chosen.documents, types: chosen.types },
    ...{ approved: chosen.approved, tags: chosen.tags, held: fields['viec'] === LOOK_FIRST },
    count: number('so-cau', 1, MOST_COUNT, 'Số câu'),
    // What another way alone needs is not looked at: its field is hidden.
    seconds:
      way === 'tu-lam' || (fields['so-giay'] ?? '').trim() === ''
        ? null
        : number('so-giay', LEAST_SECONDS, MOST_SECONDS, 'Số giây mỗi câu'),
    startsAt: way === 'hen-gio' ? later('luc', 'bắt đầu') : null,
    deadline: way === 'tu-lam' ? later('han', 'hết hạn') : null,
    teams: way === 'tu-lam' ? 0 : number('so-doi', 0, MOST_TEAMS, 'Số đội'),
    anonymous: fields['an-danh'] !== undefined,
    whenAll: fields['dong-som'] !== undefined,
    pass: read(
      'dat',
      share,
      `Phần trăm để cấp chứng nhận là số từ ${String(LEAST_PASS)} đến ${String(MOST_PASS)}, hoặc để trống.`,
    ),
  };
  if (wanted.teams === 1) faults['so-doi'] = 'Một đội thì không thi với ai: để 0, hoặc từ 2 đội.';
  return Object.keys(faults).length === 0 ? { wanted, faults: null } : { wanted: null, faults };
}

/** Live by hand, live from a time on, everyone at their own pace until a deadline. */
const WAYS = ['truc-tiep', 'hen-gio', 'tu-lam'] as const;
