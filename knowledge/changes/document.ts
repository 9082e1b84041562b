import { difference } from '../difference.ts';
import type { Library } from '../library.ts';
import type { Document, EarlierWording, Provision } from '../types.ts';
import { actingOn, firstDayOf, newWords, type Acting } from './acting.ts';
import { changeOf, documentChange, quoted } from './change.ts';
import type { Change } from './types.ts';

/** Changes of one document that are told one by one. An amending law touches ten to thirty places; more is a new text. */
export const MOST_IN_DOCUMENT = 40;

/** Not rules: who signed and who gets a copy. */
const BESIDE = new Set<Provision['kind']>(['recipients', 'signature', 'title', 'closing']);

/** What a document says otherwise than before. `sameWords`: its provisions and their validity are known to be the same. */
export function changesInDocument(was: Document, is: Document, after: Library, sameWords: boolean): Change[] {
  const whole = validityChange(was, is);
  if (sameWords) return whole;
  const words = wordChanges(was, is, after);
  // Read again from the same bytes: the reader has changed, not the rule.
  if (words.length > 0 && was.sha256 === is.sha256)
    return [
      ...whole,
      changeOf('reread', is, { count: words.length }),
      ...atMost(is, effects(was, is, after)),
    ];
  return [...whole, ...atMost(is, [...words, ...effects(was, is, after)])];
}

function validityChange(was: Document, is: Document): Change[] {
  const [before, now] = [was.validity, is.validity];
  if (before.from === now.from && before.until === now.until) return [];
  return [documentChange('document_validity', is)];
}

/** The changes themselves, or how many there are. */
export function atMost(document: Document, changes: Change[]): Change[] {
  return changes.length <= MOST_IN_DOCUMENT
    ? changes
    : [changeOf('many', document, { count: changes.length })];
}

/** Words that came, went or became others. */
function wordChanges(was: Document, is: Document, after: Library): Change[] {
  const { added, removed, changed } = difference(was, is);
  const old = new Map(was.provisions.map((one) => [one.id, one]));
  const [came, changedIds, gone] = [new Set(added), new Set(changed), new Set(removed)];
  const now = is.provisions.flatMap((provision) => {
    const before = old.get(provision.id);
    if (BESIDE.has(provision.kind)) return [];
    if (came.has(provision.id)) return [addition(provision, is, after)];
    if (before === undefined || !changedIds.has(provision.id)) return [];
    return [replacement(before, provision, is, after)];
  });
  const went = was.provisions
    .filter(({ id, kind }) => gone.has(id) && !BESIDE.has(kind))
    .map((provision) => {
      const { until = null, how = '' } = lastWording(is, provision) ?? {};
      return changeOf('provision_removed', is, { before: quoted(provision), on: until, how });
    });
  return [...now, ...went];
}

/** A day only where an amendment that quotes these words gives one: a document's own first day is older than what is added to it. */
function addition(provision: Provision, is: Document, after: Library): Change {
  const acting = actingOn(provision, after).find(({ newText }) => includes(newText, provision.text));
  return changeOf('provision_added', is, {
    after: quoted(provision),
    ...(acting === undefined ? {} : { on: firstDayOf(acting, after), how: acting.how, by: acting.from }),
  });
}

function replacement(before: Provision, provision: Provision, is: Document, after: Library): Change {
  const { until = null, how = '' } = lastWording(is, before) ?? {};
  const acting = actingOn(provision, after).find(({ newText }) => includes(newText, provision.text));
  const words = { before: quoted(before), after: quoted(provision), on: until, how };
  return changeOf('provision_changed', is, { ...words, by: acting?.from ?? null });
}

/** The newest record that these were the words. */
function lastWording({ earlier = [] }: Document, { id, text }: Provision): EarlierWording | undefined {
  return earlier.findLast(({ provision }) => provision.id === id && plain(provision.text) === plain(text));
}

/** What other documents now do to provisions whose words are the same. */
function effects(was: Document, is: Document, after: Library): Change[] {
  const old = new Map(was.provisions.map((one) => [one.id, one]));
  const told = new Set<Acting>();
  return is.provisions.flatMap((provision) => {
    const before = old.get(provision.id);
    if (before === undefined || plain(before.text) !== plain(provision.text) || BESIDE.has(provision.kind))
      return [];
    return effectOn(before, provision, is, { after, told });
  });
}

function effectOn(
  before: Provision,
  now: Provision,
  is: Document,
  { after, told }: { readonly after: Library; readonly told: Set<Acting> },
): Change[] {
  const [was, validity] = [before.validity, now.validity];
  if (was?.until === validity?.until && was?.how === validity?.how) return [];
  if (validity === undefined) return [changeOf('provision_restored', is, { before: quoted(now) })];
  const by = validity.replacedBy ?? actingOn(now, after).at(-1)?.from ?? null;
  const { words, acting } = newWords(now, by, after, told);
  const common = { before: quoted(now), after: words, how: validity.how, by };
  const until = validity.until === is.validity.until ? null : validity.until;
  if (until !== null) return [changeOf('provision_ended', is, { ...common, on: until })];
  return [changeOf('provision_amended', is, { ...common, on: acting && firstDayOf(acting, after) })];
}

const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();
const includes = (newText: string | null, text: string) =>
  newText !== null && plain(newText).includes(plain(text));
