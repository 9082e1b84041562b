import type { Item, ItemQuote } from '../quiz-item.ts';

/** Items of one round: what is told after one is not what another asks. */

interface Place {
  readonly provision: string;
  readonly start: number;
  readonly end: number;
}

interface Candidate {
  readonly item: Item;
  readonly kind: string;
  /** Whether it asks where something stands, or what it says. */
  readonly group: 'place' | 'matter';
  /** What has to be known. */
  readonly asked: readonly Place[];
  /** What is read once it is closed. */
  readonly told: readonly Place[];
  /** What its wrong options show. */
  readonly hinted: readonly Place[];
  /** Of those chosen: how many tell or are told, are of the same provision, hint or are hinted at. */
  clashes: number;
  sharing: number;
  hints: number;
}

/**
 * `number` of the items, the first of those that fit best: asking and telling nothing that another does, of a provision of their
 * own, of kinds that are not yet enough, no wrong option showing what another asks. Where not all fit, who tells comes after who asks.
 */
export function withoutGiving(items: readonly Item[], number: number): Item[] {
  const left = new Set(items.map(candidateOf));
  const byPlace = indexOf(left);
  const most = mostOf([...left], number);
  const counts = new Map<string, number>();
  const chosen: Candidate[] = [];
  while (chosen.length < number && left.size > 0) {
    const beyond = (of: string) => Math.max(0, 1 + (counts.get(of) ?? 0) - (most.get(of) ?? 1));
    const best = bestOf(left, ({ kind, group }) => beyond(kind) + beyond(group));
    if (best === null) break;
    left.delete(best);
    chosen.push(best);
    for (const of of [best.kind, best.group]) counts.set(of, (counts.get(of) ?? 0) + 1);
    for (const other of near(best, byPlace)) if (left.has(other)) count(best, other);
  }
  return inOrder(chosen).map(({ item }) => item);
}

/** Kinds that ask for places, which matter less in work than what to do: at most two of five in a round. */
const PLACES: ReadonlySet<string> = new Set([
  'heading',
  'listed',
  'listed-truth',
  'part',
  'said',
  'said-truth',
]);
const MOST_PLACES = 0.4;

function candidateOf(item: Item): Candidate {
  const kind = /~([a-z-]+)\.\d+$/u.exec(item.id)?.[1] ?? item.type;
  const right = item.correct.flatMap((at) => item.reasons[at]?.quote ?? []);
  const wrong = item.reasons.flatMap(({ quote }, at) =>
    quote === null || item.correct.includes(at) ? [] : [quote],
  );
  const { quote, span, provision } = item;
  const own = quote === null || span === null ? [] : [{ provision: quote.provision, ...span }];
  return {
    item,
    kind,
    group: PLACES.has(kind) ? 'place' : 'matter',
    // A false statement is decided where it does stand.
    asked: [...own, ...right.filter((one) => one.provision !== provision)],
    told: [...(quote === null ? [] : [quote]), ...right],
    hinted: wrong.filter((one) => !isSame(one, quote)),
    ...{ clashes: 0, sharing: 0, hints: 0 },
  };
}

const isSame = (one: ItemQuote, other: ItemQuote | null): boolean =>
  one.provision === other?.provision && one.start === other.start && one.end === other.end;

type ByPlace = ReadonlyMap<string, readonly Candidate[]>;

const placesOf = ({ asked, told, hinted }: Candidate): ReadonlySet<string> =>
  new Set([...asked, ...told, ...hinted].map(({ provision }) => provision));

function indexOf(all: Iterable<Candidate>): ByPlace {
  const byPlace = new Map<string, Candidate[]>();
  for (const one of all)
    for (const place of placesOf(one)) {
      const there = byPlace.get(place);
      if (there === undefined) byPlace.set(place, [one]);
      else there.push(one);
    }
  return byPlace;
}

const near = (one: Candidate, byPlace: ByPlace): ReadonlySet<Candidate> =>
  new Set([...placesOf(one)].flatMap((place) => byPlace.get(place) ?? []));

const meets = (some: readonly Place[], others: readonly Place[]): boolean =>
  some.some((one) =>
    others.some(
      (other) => one.provision === other.provision && one.start < other.end && other.start < one.end,
    ),
  );

/** Whether whoever has read the answer to one knows the answer to the other. */
const gives = (one: Candidate, other: Candidate): boolean => meets(one.told, other.asked);

/**
 * Those of the items that may stand between others of a round: nothing before tells the answer of one, nor does it tell the
 * answer of what comes after. The first are those that fit best, as in `withoutGiving`.
 */
export function fittingBetween(
  items: readonly Item[],
  before: readonly Item[],
  after: readonly Item[],
): Item[] {
  const [earlier, later] = [before.map(candidateOf), after.map(candidateOf)];
  const fitting = items
    .map(candidateOf)
    .filter(
      (one) => !earlier.some((other) => gives(other, one)) && !later.some((other) => gives(one, other)),
    );
  for (const one of fitting) for (const other of [...earlier, ...later]) count(other, one);
  const costOf = ({ clashes, sharing, hints }: Candidate) => [clashes, sharing, hints];
  const compared = (a: Candidate, b: Candidate) =>
    isLess(costOf(a), costOf(b)) ? -1 : isLess(costOf(b), costOf(a)) ? 1 : 0;
  return fitting.sort(compared).map(({ item }) => item);
}

function count(chosen: Candidate, other: Candidate): void {
  if (gives(chosen, other) || gives(other, chosen)) other.clashes++;
  if (chosen.item.provision !== null && chosen.item.provision === other.item.provision) other.sharing++;
  if (meets(chosen.hinted, other.asked) || meets(other.hinted, chosen.asked)) other.hints++;
}

/** Items of each kind that are enough: by the root of how many there are, so that no kind fills a round, and none is always there. */
function mostOf(all: readonly Candidate[], number: number): ReadonlyMap<string, number> {
  const stock = new Map<string, number>();
  for (const { kind } of all) stock.set(kind, (stock.get(kind) ?? 0) + 1);
  const sum = [...stock.values()].reduce((total, one) => total + Math.sqrt(one), 0);
  const kinds = [...stock].map(([kind, one]) => [kind, Math.ceil((number * Math.sqrt(one)) / sum)] as const);
  return new Map([...kinds, ['place', Math.ceil(number * MOST_PLACES)], ['matter', number]]);
}

/** The first with the fewest clashes, then of the fewest provisions asked already, then of a kind that is not enough, then with the fewest hints. */
function bestOf(left: Iterable<Candidate>, beyond: (one: Candidate) => number): Candidate | null {
  let best: Candidate | null = null;
  let cost: readonly number[] = [];
  for (const one of left) {
    const own = [one.clashes, one.sharing, beyond(one), one.hints];
    if (best === null || isLess(own, cost)) [best, cost] = [one, own];
    if (own.every((part) => part === 0)) break;
  }
  return best;
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((part, place) => part !== other[place]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

/** As they were chosen, but who tells another's answer after that one; of two that tell each other, the one that tells fewer first. */
function inOrder(chosen: readonly Candidate[]): Candidate[] {
  const byPlace = indexOf(chosen);
  const given = new Map(
    chosen.map((one) => [
      one,
      new Set([...near(one, byPlace)].filter((other) => other !== one && gives(one, other))),
    ]),
  );
  const left = new Set(chosen);
  const ordered: Candidate[] = [];
  while (left.size > 0) {
    let next: Candidate | null = null;
    let fewest = Infinity;
    for (const one of left) {
      const open = [...(given.get(one) ?? [])].filter((other) => left.has(other)).length;
      if (open < fewest) [next, fewest] = [one, open];
      if (open === 0) break;
    }
    if (next === null) break;
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}
