import { parseReferences, type Reference } from '../../knowledge/references.ts';
import type { Provision } from '../../knowledge/types.ts';
import { foldSame } from './days.ts';
import type { Basis, Ending } from './fact.ts';

/** What the final articles say of other rules, over folded text. */
const VERBS: readonly (readonly [Ending['verb'], RegExp])[] = [
  ['expires', /(?<!\p{L})(?:het|cham dut|khong con)\s+hieu\s+luc(?!\p{L})/u],
  ['repeals', /(?<!\p{L})(?:bai|huy)\s+bo(?!\p{L})/u],
  ['replaces', /(?<!\p{L})thay\s+the(?!\p{L})/u],
];
/** Headings of articles that say it. */
const FINAL = /hieu luc|thi hanh|bai bo|thay the/u;
/** What stands before the rules that amended one: those do not end by themselves. */
const AMENDED = /(?:sua doi|bo sung|dinh chinh)[^;.]{0,40}(?:theo|boi|tai)(?:\s+cac)?\s+$/u;
/** What joins a further rule to the one before it. */
const JOINED = /(?:,|;|(?<!\p{L})va)\s*$/u;
/** Words after which a rule is only spoken of. */
const LATER = /(?<!\p{L})(?:sua doi|bo sung|kem theo|huong dan|quy dinh chi tiet|thi hanh)(?!\p{L})/u;
/** "Bãi bỏ các biểu mẫu tại Quyết định …": a part without a number. */
const WITHIN = /(?<!\p{L})(?:tai|trong)\s*$/u;
/** A part of a rule is named before it. */
const PART = /(?<!\p{L})(?:dieu|khoan|diem|chuong|muc|phu luc|mau so)\s+[\divx]|cum tu/u;

/** What the document ends of other documents, in its final articles. */
export function findEndings(provisions: readonly Provision[], own: string): Ending[] {
  const final = new Set(
    provisions.flatMap((one) => (one.kind === 'article' && isFinal(one) ? [one.place.article] : [])),
  );
  const inside = provisions.filter(
    (one) =>
      one.place.appendix === undefined &&
      (one.place.article === null ? one.kind === 'closing' : final.has(one.place.article)),
  );
  return inside.flatMap((provision) => endingsIn(provision, inside, own));
}

function isFinal(article: Provision): boolean {
  return FINAL.test(foldSame(article.heading ?? unquoted(article.text).slice(0, OPENING)));
}

/** How much of an article without a heading says what it is about, UTF-16 units. */
const OPENING = 200;

/** The words without what they quote, at the same offsets: quoted words speak for another rule. */
function unquoted(words: string): string {
  return words.replace(/“[^“”]*(?:“[^“”]*”[^“”]*)*”/gu, (quoted) => ' '.repeat(quoted.length));
}

function endingsIn(provision: Provision, inside: readonly Provision[], own: string): Ending[] {
  return provision.segments.flatMap((segment) => {
    const written = provision.text.slice(segment.start, segment.end);
    const verb = verbOf(unquoted(written));
    if (verb === null) return [];
    const children = inside.filter((one) => one.parent === provision.id);
    const listed = written.trimEnd().endsWith(':') ? children : [];
    const items = listed.map((one) => ({
      provision: one.id,
      written: one.text,
      start: 0,
      end: one.text.length,
    }));
    const alone = { provision: provision.id, written, start: segment.start, end: segment.end };
    if (items.length === 0)
      return ended(written, own, verb).map((target) => ({ ...alone, verb: verb.name, ...target }));
    return items.flatMap((item) =>
      ended(item.written, own, null).map((target) => ({ ...item, verb: verb.name, ...target })),
    );
  });
}

/** The verb of a sentence, with where it stands and on which side of it the rules stand that end. */
interface Verb {
  readonly name: Ending['verb'];
  readonly at: number;
  readonly passive: boolean;
}

function verbOf(written: string): Verb | null {
  const folded = foldSame(written);
  for (const [name, pattern] of VERBS) {
    const at = folded.search(pattern);
    if (at === -1) continue;
    const passive = name === 'expires' || /(?:bi|duoc)\s+$/u.test(folded.slice(0, at));
    return { name, at, passive };
  }
  return null;
}

type Target = Pick<Ending, 'number' | 'name' | 'whole'>;

/** The first rule on the verb's side, and those that are joined to it by "và", "," or ";". */
function ended(quoting: string, own: string, verb: Verb | null): Target[] {
  const written = unquoted(quoting);
  const folded = foldSame(written);
  const named = parseReferences(written).filter(
    (one) =>
      isOther(one, own) && (verb === null || (verb.passive ? one.end <= verb.at : one.start > verb.at)),
  );
  const first = named[0];
  // An item of a list is one rule; where its own number cannot be read, no other number of the item may stand for it.
  if (verb === null && (first === undefined || LATER.test(folded.slice(0, first.start))))
    return [{ number: null, name: null, whole: true }];
  return named.flatMap((reference, index) => {
    const before = folded.slice(named[index - 1]?.end ?? 0, reference.start);
    if (index > 0 && (reference.number === null || !JOINED.test(before))) return [];
    if (index > 0 && isAmending(folded, named, index)) return [];
    const whole = reference.places.length === 0 && !PART.test(before) && !WITHIN.test(before);
    return [{ number: reference.number, name: nameOf(reference), whole }];
  });
}

function nameOf({ name }: Reference): string | null {
  return name?.replace(/\s+(?:hết|được|đã|số|ngày|chấm dứt)(?=\s).*$/su, '') ?? null;
}

/** "… sửa đổi theo Nghị định A và Nghị định B": B amended too. */
function isAmending(folded: string, named: readonly Reference[], index: number): boolean {
  const [previous, one] = [named[index - 1], named[index]];
  const from = folded.slice(0, previous?.start ?? 0);
  return AMENDED.test(from) || AMENDED.test(folded.slice(previous?.end ?? 0, one?.start ?? 0));
}

function isOther(reference: Reference, own: string): boolean {
  return (
    !reference.self && reference.number !== own && (reference.number !== null || reference.name !== null)
  );
}

/** The rules that the document rests on: paragraphs of its preamble that begin with "Căn cứ". */
export function findBases(provisions: readonly Provision[]): Basis[] {
  return provisions
    .filter(
      (one) => one.kind === 'preamble' && /^(?:[-–]\s*)?can cu\s/u.test(foldSame(one.text.slice(0, 20))),
    )
    .map((one) => ({
      provision: one.id,
      written: one.text
        .replace(/^[-–]\s*/u, '')
        .replace(/\s+/gu, ' ')
        .replace(/[;,.]$/u, ''),
      numbers: [...new Set(parseReferences(one.text).flatMap((reference) => reference.number ?? []))],
    }));
}
