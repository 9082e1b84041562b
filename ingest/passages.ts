import { bodyOf, type Draft } from '../knowledge/snapshot.ts';
import type { Document, Passage, PassageFields, Provision } from '../knowledge/types.ts';

/** Names of places and people answer no question about a rule; they are read by id, not searched. */
const UNSEARCHED: readonly Provision['kind'][] = ['title', 'recipients', 'signature'];

/** The passages of all documents, in order: one for a Điều of a law, a đoạn of a Party text, a table outside Điều. */
export function makePassages(documents: readonly Document[]): Passage[] {
  return documents.flatMap(documentPassages).map((draft, row) => ({ ...draft, row }));
}

/** The passages of one document, before they have rows in a library. */
export function documentPassages(document: Document): Draft[] {
  const byId = new Map(document.provisions.map((provision) => [provision.id, provision]));
  const groups = new Map<string, Provision[]>();
  for (const provision of document.provisions) {
    if (provision.text === '' && provision.kind !== 'article') continue;
    if (UNSEARCHED.includes(provision.kind)) continue;
    const table = provision.kind === 'row' ? provision.parent : null;
    const key = articleOf(provision, byId)?.id ?? table ?? provision.id;
    const group = groups.get(key);
    if (group) group.push(provision);
    else groups.set(key, [provision]);
  }
  return [...groups.values()].map((group) => toPassage(document, group, byId));
}

function ancestors(provision: Provision, byId: ReadonlyMap<string, Provision>): Provision[] {
  const parent = provision.parent === null ? undefined : byId.get(provision.parent);
  return parent ? [...ancestors(parent, byId), parent] : [];
}

function articleOf(provision: Provision, byId: ReadonlyMap<string, Provision>): Provision | undefined {
  return [...ancestors(provision, byId), provision].find((one) => one.kind === 'article');
}

function toPassage(
  document: Document,
  group: readonly Provision[],
  byId: ReadonlyMap<string, Provision>,
): Draft {
  const [first] = group;
  const provisions = group.map(({ id }) => id);
  const fields: PassageFields = {
    heading: first?.heading ?? '',
    title: titleOf(document),
    trail: first ? trailOf(document, first, byId) : '',
    topic: '',
    body: bodyOf(provisions, byId),
  };
  return { document: document.number, provisions, fields };
}

/** Syllables of a mục's lead that go into the trail: whom it speaks to stands within the first 20; more is noise. */
const MAX_LEAD = 20;

/** `Chỉ thị 30-CT/TU về tăng cường …` */
function titleOf(document: Document): string {
  const subject = document.title.replace(/^Về(?=\s)/u, 'về');
  return `${document.kind} ${document.number} ${subject}`.trim();
}

/** Headings above; in a Party text, whom the mục speaks to: the first clause of its first đoạn. */
function trailOf(document: Document, provision: Provision, byId: ReadonlyMap<string, Provision>): string {
  const above = ancestors(provision, byId);
  const headings = above.flatMap((one) => one.heading ?? []);
  const section = above.find((one) => one.kind === 'section');
  const lead = provision.kind === 'paragraph' && section ? leadOf(document, section, provision) : null;
  return [...headings, ...(lead === null ? [] : [lead])].join(' › ');
}

function leadOf(document: Document, section: Provision, provision: Provision): string | null {
  const first = document.provisions.find((one) => one.parent === section.id && one.text !== '');
  const clause = first?.segments[0];
  if (first === undefined || clause === undefined || first.id === provision.id) return null;
  return first.text.slice(clause.start, clause.end).split(/\s+/u).slice(0, MAX_LEAD).join(' ');
}
