import type { Day, Document, EarlierWording, Provision } from '../knowledge/types.ts';
import { citesPlace, type DatedRelation } from '../knowledge/validity.ts';
import { difference } from '../knowledge/difference.ts';

/** Words that changed or went when a document was read again: kept, so that a day before still finds them. */

/**
 * The document as read again on a day, with the earlier wording of what changed or went since the version held. White space
 * is no change. Words that the library held for less than a day answer for no day and are not kept.
 */
export function keepEarlier(before: Document | undefined, now: Document, day: Day): Document {
  if (before === undefined) return now;
  const { changed, removed } = difference(before, now);
  const gone = new Set([...changed, ...removed]);
  const known = before.earlier ?? [];
  const today = new Set(known.filter(({ replacedOn }) => replacedOn >= day).map((one) => one.provision.id));
  const added = before.provisions
    .filter(({ id, text }) => gone.has(id) && text !== '' && !today.has(id))
    .map((provision) => wordingOf(provision, before, day));
  return withEarlier(now, dropRepeated([...known, ...added], now));
}

function wordingOf(provision: Provision, { fileName, sha256 }: Document, day: Day): EarlierWording {
  return { provision, fileName, sha256, replacedOn: day, until: day, how: heldUntil(day) };
}

function heldUntil(day: Day): string {
  return `Lời văn trong thư viện cho đến ngày ${dated(day)}, khi một bản có lời văn khác được phát hành.`;
}

function withEarlier(document: Document, earlier: readonly EarlierWording[]): Document {
  return earlier.length === 0 ? document : { ...document, earlier };
}

/** A wording that came back unchanged was a fault of a reading in between. */
function dropRepeated(earlier: readonly EarlierWording[], now: Document): EarlierWording[] {
  const following = followers(earlier, now);
  return earlier.filter((one) => words(following.get(one)?.text ?? null) !== words(one.provision.text));
}

/** What came after each wording: the next earlier one of the same provision, else the provision as it is; null where it went. */
function followers(
  earlier: readonly EarlierWording[],
  { provisions }: Document,
): Map<EarlierWording, Provision | null> {
  const next = new Map<string, Provision>(provisions.map((one) => [one.id, one]));
  const following = new Map<EarlierWording, Provision | null>();
  for (const wording of earlier.toReversed()) {
    following.set(wording, next.get(wording.provision.id) ?? null);
    next.set(wording.provision.id, wording.provision);
  }
  return following;
}

/**
 * Dates earlier wordings anew by what the library knows: a wording ended on the day of the amendment that quotes the words
 * which came after it, or of the repeal of a provision that went; elsewhere on the day when other words were published.
 */
export function dateEarlier(document: Document, relations: readonly DatedRelation[]): Document {
  if (document.earlier === undefined) return document;
  const touching = relations.filter(({ to, places }) => to === document.number && places.length > 0);
  const following = followers(document.earlier, document);
  const endOf = new Map<string, Day>();
  const dating = document.earlier.toReversed().map((wording) => {
    const found = dateOf(wording, following.get(wording) ?? null, touching);
    // A reading that was mended later was wrong for no longer than what mended it was right.
    const latest = endOf.get(wording.provision.id);
    const until = latest !== undefined && latest < found.until ? latest : found.until;
    endOf.set(wording.provision.id, until);
    return { ...wording, ...found, until };
  });
  return { ...document, earlier: dating.toReversed() };
}

function dateOf(
  { provision, replacedOn }: EarlierWording,
  next: Provision | null,
  relations: readonly DatedRelation[],
): { until: Day; how: string } {
  const [first] = relations
    .filter(({ places }) => places.some((place) => citesPlace(place, provision.place)))
    .filter((relation) => (next === null ? ends(relation) : quotes(relation, provision, next)))
    .flatMap((relation) => (relation.day === null ? [] : [{ ...relation, day: relation.day }]))
    .sort((a, b) => a.day.localeCompare(b.day));
  if (first === undefined) return { until: replacedOn, how: heldUntil(replacedOn) };
  const does = first.kind === 'amends' ? 'sửa đổi' : 'bãi bỏ hoặc thay thế';
  return { until: first.day, how: `${first.from} ${does} từ ngày ${dated(first.day)} (${first.how}).` };
}

function ends({ kind }: DatedRelation): boolean {
  return kind === 'repeals' || kind === 'replaces';
}

/** Only an amendment whose own words are the new ones proves the day: another may have touched another part. */
function quotes({ kind, newText }: DatedRelation, old: Provision, next: Provision): boolean {
  if (kind !== 'amends' || newText === null) return false;
  const quoted = words(newText);
  return quoted.includes(words(next.text)) && !quoted.includes(words(old.text));
}

function words(text: string | null): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}

/** `2026-11-25` → `25/11/2026` */
function dated(day: Day): string {
  return day.split('-').reverse().join('/');
}
