import type { Provision } from '../../knowledge/types.ts';
import type { Furniture, LineOf } from '../structure.ts';
import type { Finding } from './finding.ts';

/** How many characters (UTF-16 units, white space not counted) belong to what. */
export interface Accounting {
  readonly characters: number;
  readonly provisions: number;
  readonly labels: number;
  readonly headings: number;
  /** Dropped blocks by reason: `letterhead`, `rule`, `noise`, `attachment`, `remark`. */
  readonly dropped: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

/** Proves that every character but white space belongs to exactly one provision, label, heading or dropped block. */
export function accountFor(
  text: string,
  provisions: readonly Provision[],
  furniture: readonly Furniture[],
  lineOf: LineOf,
): Accounting {
  const white = whiteSpace(text);
  const size = (spans: readonly { start: number; end: number }[]): number =>
    spans.reduce((sum, { start, end }) => sum + countSigns(white, start, end), 0);
  const role = (wanted: Furniture['role']): Furniture[] => furniture.filter((one) => one.role === wanted);
  const dropped: Record<string, number> = {};
  for (const one of role('dropped')) dropped[one.reason] = (dropped[one.reason] ?? 0) + size([one]);
  return {
    characters: countSigns(white, 0, text.length),
    provisions: size(provisions),
    labels: size(role('label')),
    headings: size(role('heading')),
    dropped,
    findings: [
      ...wrongOwners(text, white, [...provisions, ...furniture], lineOf),
      ...notVerbatim(text, provisions, lineOf),
    ],
  };
}

function whiteSpace(text: string): Uint8Array {
  const white = new Uint8Array(text.length);
  for (const { index } of text.matchAll(/\s/gu)) white[index] = 1;
  return white;
}

function countSigns(white: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) count += 1 - (white[at] ?? 0);
  return count;
}

/** Longest excerpt of a message, UTF-16 units. */
const MAX_EXCERPT = 60;

function wrongOwners(
  text: string,
  white: Uint8Array,
  spans: readonly { start: number; end: number }[],
  lineOf: LineOf,
): Finding[] {
  const owners = new Uint8Array(text.length);
  for (const { start, end } of spans) for (let at = start; at < end; at++) owners[at] = (owners[at] ?? 0) + 1;
  const findings: Finding[] = [];
  for (let at = 0; at < text.length; at++) {
    const count = owners[at] ?? 0;
    if (white[at] === 1 || count === 1) continue;
    const start = at;
    while (at < text.length && white[at] === 0 && owners[at] === count) at++;
    const words = text.slice(start, Math.min(at, start + MAX_EXCERPT));
    const what = count === 0 ? 'không thuộc phần nào' : `thuộc ${count} phần cùng lúc`;
    const kind = count === 0 ? 'unowned' : 'owned_twice';
    findings.push({ kind, provision: null, line: lineOf(start), message: `"${words}" ${what}` });
  }
  return findings;
}

function notVerbatim(text: string, provisions: readonly Provision[], lineOf: LineOf): Finding[] {
  return provisions.flatMap(({ id, start, end, text: words, locator }) => {
    if (text.slice(start, end) === words) return [];
    const message = `${locator}: lời lưu giữ khác với văn bản`;
    return [{ kind: 'not_verbatim' as const, provision: id, line: lineOf(start), message }];
  });
}
