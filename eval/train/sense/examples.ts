import type { Material } from './material.ts';

/** A question that is learned, by where its words come from and its place there. */
export interface Example {
  readonly from: 'asked' | 'phrases' | 'own';
  readonly at: number;
  /** Places of the provisions that answer: of a khoản without own words those below it. */
  readonly right: readonly number[];
  /** Those that are right and all below them: no wrong answers. */
  readonly spared: ReadonlySet<number>;
  /** Ids as they were labelled. */
  readonly labels: readonly string[];
}

export interface Examples {
  readonly asked: readonly Example[];
  readonly phrases: readonly Example[];
  readonly own: readonly Example[];
  /** Places of the questions that no rule decides. */
  readonly undecided: readonly number[];
  /** Places of the written questions on each label. */
  readonly byLabel: ReadonlyMap<string, readonly number[]>;
}

export function listExamples({ read, asked, phrases }: Material): Examples {
  const below = placesBelow(read.map(({ id }) => id));
  const own = new Map(read.map(({ id }, at) => [id, at]));
  const exampleOf = (from: Example['from'], at: number, labels: readonly string[]): Example => ({
    ...{ from, at, labels },
    right: labels.flatMap((id) => {
      const place = own.get(id);
      return place === undefined ? (below.get(id) ?? []) : [place];
    }),
    spared: new Set(labels.flatMap((id) => below.get(id) ?? [])),
  });
  const learned = asked.map(({ provisions }, at) => exampleOf('asked', at, provisions));
  const byLabel = new Map<string, number[]>();
  for (const { at, labels } of learned)
    for (const label of labels) byLabel.set(label, [...(byLabel.get(label) ?? []), at]);
  const isTaught = ({ right }: Example): boolean => right.length > 0;
  return {
    asked: learned.filter(isTaught),
    phrases: phrases.map(({ provision }, at) => exampleOf('phrases', at, [provision])).filter(isTaught),
    own: read.map(({ id }, at) => exampleOf('own', at, [id])),
    undecided: learned.flatMap(({ at, labels }) => (labels.length === 0 ? [at] : [])),
    byLabel,
  };
}

/** Of each id the places of the provisions that are it or stand below it. */
function placesBelow(ids: readonly string[]): Map<string, number[]> {
  const below = new Map<string, number[]>();
  ids.forEach((id, at) => {
    const from = id.indexOf('#');
    for (let end = id.length; end > from; end = id.lastIndexOf('.', end - 1)) {
      const above = id.slice(0, end);
      const own = below.get(above);
      if (own === undefined) below.set(above, [at]);
      else own.push(at);
    }
  });
  return below;
}

/** Provisions that are easily taken for one another: of the same article, of the same document. */
export function createRivals(read: Material['read'], chance: () => number): (place: number) => number {
  const [byArticle, byDocument] = [new Map<string, number[]>(), new Map<string, number[]>()];
  const note = (groups: Map<string, number[]>, key: string, at: number): void => {
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [at]);
    else own.push(at);
  };
  read.forEach(({ id, document }, at) => {
    note(byArticle, articleOf(id), at);
    note(byDocument, document, at);
  });
  return (place) => {
    const { id, document } = read[place] ?? { id: '', document: '' };
    const group = (chance() < SAME_ARTICLE ? byArticle.get(articleOf(id)) : byDocument.get(document)) ?? [];
    return group[Math.floor(chance() * group.length)] ?? place;
  };
}

/** Share of the rivals from the same article. */
const SAME_ARTICLE = 0.6;

function articleOf(id: string): string {
  return /^[^#]*#[^.]*/u.exec(id)?.[0] ?? id;
}
