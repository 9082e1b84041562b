import { z } from 'zod';
import { BANK_DOINGS, BANK_VIEWS, type BankAsked, type BankEdit, type BankWanted } from '../../quiz-bank.ts';
import {
  MOST_PROPOSALS,
  type Offered,
  type ProposalsAsked,
  type ProposalsOffered,
} from '../../quiz-proposals.ts';
import { ITEM_TYPES, type Item } from '../../quiz-item.ts';
import { letterOf, MOST } from '../../quiz-shape.ts';
import type { Fields } from './form.ts';

/** What addresses and forms of the bank's pages say, read at the door. */

export const BANK_PATH = '/ngan-hang';

const text = z.string().max(300).optional().catch(undefined);
/** What makes no sense is as if it were not there. */
const query = z.object({
  xem: z.enum(BANK_VIEWS).nullable().catch(null),
  loai: z.enum(ITEM_TYPES).nullable().catch(null),
  'van-ban': text,
  'chu-de': text,
  the: text,
  tim: z.string().max(200).catch(''),
  trang: z.coerce.number().int().min(1).max(100_000).catch(1),
});

const given = (word: string | undefined): string | null =>
  word === undefined || word === '' ? null : word.normalize('NFC');

export function wantedOf(asked: Readonly<Record<string, unknown>>): BankWanted & { readonly page: number } {
  const { xem, loai, tim, trang, the, ...rest } = query.parse(asked);
  return {
    view: xem,
    type: loai,
    document: given(rest['van-ban']),
    topic: given(rest['chu-de']),
    tag: given(the),
    words: tim.trim(),
    page: trang,
  };
}

/** The address of a list; what is not asked for is left out. */
export function bankPath(
  { view, type, document, topic, tag, words }: BankWanted,
  more: Readonly<Record<string, string>> = {},
  path = BANK_PATH,
): string {
  const all = { xem: view, loai: type, 'van-ban': document, 'chu-de': topic, the: tag, tim: words, ...more };
  const said = Object.entries(all).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said).toString()}`;
}

/** Where a person writes a question. */
export const OWN_PATH = `${BANK_PATH}/moi`;

export const itemPath = (id: string, path = 'cau'): string =>
  `${BANK_PATH}/${path}?${new URLSearchParams({ ma: id }).toString()}`;

/** Where a model proposes questions; on the same document and topic as a list. */
export const PROPOSE_PATH = `${BANK_PATH}/de-xuat`;
export const proposePath = ({ document, topic }: Pick<BankWanted, 'document' | 'topic'>): string =>
  bankPath({ ...ANY, document, topic }, {}, PROPOSE_PATH);
const ANY: BankWanted = { view: null, type: null, document: null, topic: null, tag: null, words: '' };

/** Names of checkboxes and of the hidden fields for a whole page; an item's id follows. */
export const CHOSEN = 'chon:';
export const SHOWN = 'ca:';
/** The box that means all of the page instead of those chosen, and the field of tags to add or take away. */
export const WHOLE = 'ca-trang';
export const TAGS = 'gan-the';

const acts = z.object({
  viec: z.enum(BANK_DOINGS),
  'ly-do': z.string().trim().max(500).default(''),
  [TAGS]: z.string().max(1_000).default(''),
});

/** What is to be done with which items; null where the form is none of ours. */
export function askedOf(fields: Fields): BankAsked | null {
  const [viec, whole] = (fields['viec'] ?? '').split('+');
  const read = acts.safeParse({ ...fields, viec }).data;
  if (read === undefined) return null;
  const prefix = whole === undefined && fields[WHOLE] === undefined ? CHOSEN : SHOWN;
  const chosen = Object.entries(fields)
    .filter(([name, value]) => name.startsWith(prefix) && /^\d{1,9}$/u.test(value))
    .map(([name, value]) => [name.slice(prefix.length), Number(value)] as const);
  const isTagging = read.viec === 'tag' || read.viec === 'untag';
  const tags = isTagging ? listed(read[TAGS].normalize('NFC'), /[,\n]/u) : [];
  return { doing: read.viec, chosen: new Map(chosen), why: read['ly-do'], tags };
}

const oneItem = z.object({
  ma: z.string().min(1).max(300),
  ban: z.coerce.number().int().min(1).max(1_000_000_000),
});

/** Which item, and which version of it the person saw; null where the form is none of ours. */
export function seenOf(fields: Fields): { readonly id: string; readonly seen: number } | null {
  const read = oneItem.safeParse(fields).data;
  return read === undefined ? null : { id: read.ma, seen: read.ban };
}

const proposalFields = z.object({
  'van-ban': text,
  'chu-de': text,
  so: z.coerce.number().int().min(1).max(MOST_PROPOSALS).nullable().catch(null),
});

/** What a model is to propose on; `number` null where it makes no sense, what is not offered as if it were not there. */
export function proposalsOf(
  fields: Readonly<Record<string, unknown>>,
  { documents, topics }: ProposalsOffered,
): Pick<ProposalsAsked, 'document' | 'topic'> & { readonly number: number | null } {
  const read = proposalFields.parse(fields);
  const one = (choices: readonly Offered[], wanted: string | undefined): string | null =>
    choices.find(({ id }) => id === given(wanted))?.id ?? null;
  return { document: one(documents, read['van-ban']), topic: one(topics, read['chu-de']), number: read.so };
}

/** Browsers send line ends as CR LF. */
const typed = (fields: Fields, name: string): string => (fields[name] ?? '').replaceAll('\r\n', '\n');

const listed = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** What the form of an item says; options without words are left out. */
export function editOf(fields: Fields, item: Pick<Item, 'type' | 'options'>): BankEdit {
  const rows = Array.from({ length: MOST.options }, (_, at) => ({
    at,
    option: typed(fields, `pa-${String(at)}`).trim(),
    why: typed(fields, `ld-${String(at)}`).trim(),
  })).filter(({ option }) => option !== '');
  const fixed = item.type === 'true_false';
  return {
    stem: typed(fields, 'cau'),
    options: fixed ? item.options : rows.map(({ option }) => option),
    whys: fixed
      ? item.options.map((_, at) => typed(fields, `ld-${String(at)}`).trim())
      : rows.map(({ why }) => why),
    correct: correctOf(
      fields,
      item,
      rows.map(({ at }) => at),
    ),
    accepts: item.type === 'fill_blank' ? listed(typed(fields, 'chap-nhan'), /\n/u) : [],
    explanation: typed(fields, 'giai-thich'),
    ...findingOf(fields),
  };
}

function correctOf(fields: Fields, { type }: Pick<Item, 'type'>, kept: readonly number[]): number[] {
  if (type === 'order')
    return [...typed(fields, 'thu-tu').toUpperCase().matchAll(/[A-J]/gu)].map(
      ([letter]) => letter.charCodeAt(0) - letterOf(0).charCodeAt(0),
    );
  const right = Number(fields['dung'] || '-1');
  if (type === 'true_false') return [0, 1].includes(right) ? [right] : [];
  const at = kept.indexOf(right);
  return at < 0 ? [] : [at];
}

/** Tags and topic alone. */
export const findingOf = (fields: Fields): Pick<BankEdit, 'tags' | 'topic'> => ({
  tags: listed(typed(fields, 'the'), /[,\n]/u),
  topic: given(fields['chu-de']?.trim()),
});
