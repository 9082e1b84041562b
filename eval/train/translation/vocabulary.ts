import { hashFeature } from '../../../knowledge/network.ts';
import { isPair } from '../../../knowledge/select.ts';
import type { Counted } from './estimate.ts';
import type { Material } from './material.ts';
import type { TranslationOptions } from './options.ts';

/** The material in numbers, and what the numbers are. */
export interface Numbered extends Counted {
  /** Hashes, ascending, of the names of questions; of those of provisions, whose numbers begin with 1. */
  readonly asked: Uint32Array;
  readonly read: Uint32Array;
  /** Share of each name among all names of questions. */
  readonly background: Float32Array;
  /** Questions that are learned, each as often as provisions decide it. */
  readonly questions: number;
}

/** A question with one of the provisions that decide it, by hashes. */
interface Example {
  readonly names: readonly number[];
  readonly provision: string;
}

/** Names of one hash are one name here, as they are for the model. */
export function numberMaterial(material: Material, options: TranslationOptions): Numbered {
  const pairs = new Set<number>();
  const hashesOf = (names: readonly string[]): number[] => {
    const hashes = names.map(hashFeature);
    names.forEach((name, at) => isPair(name) && pairs.add(hashes[at] ?? 0));
    return [...new Set(hashes)];
  };
  const read = new Map([...material.read].map(([id, names]) => [id, hashesOf(names)]));
  const examples = material.asked.flatMap(({ names, provisions }): Example[] => {
    const hashes = hashesOf(names);
    const known = provisions.filter((id) => read.has(id)).slice(0, options.mostProvisions);
    return known.map((provision) => ({ names: hashes, provision }));
  });
  const inAsked = countAll(examples.map(({ names }) => names));
  const inRead = countAll(examples.map(({ provision }) => read.get(provision) ?? []));
  const asked = keysOf(inAsked, (key) => (pairs.has(key) ? options.leastPair : options.leastWord));
  const keys = keysOf(inRead, (key) => (pairs.has(key) ? options.leastReadPair : 1));
  const all = asked.reduce((sum, key) => sum + (inAsked.get(key) ?? 0), 0);
  return {
    ...{ asked, read: keys, questions: examples.length },
    background: Float32Array.from(asked, (key) => (inAsked.get(key) ?? 0) / all),
    ...numberExamples(examples, { read, placeOf: placesOf(asked), wordOf: placesOf(keys) }),
  };
}

function numberExamples(
  examples: readonly Example[],
  {
    read,
    placeOf,
    wordOf,
  }: {
    readonly read: ReadonlyMap<string, readonly number[]>;
    readonly placeOf: ReadonlyMap<number, number>;
    readonly wordOf: ReadonlyMap<number, number>;
  },
): Counted {
  const ids = [...new Set(examples.map(({ provision }) => provision))];
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const times = Array.from(placeOf, () => new Map<number, number>());
  for (const { names, provision } of examples)
    for (const key of names) {
      const about = times[placeOf.get(key) ?? -1];
      const number = numbers.get(provision) ?? 0;
      about?.set(number, (about.get(number) ?? 0) + 1);
    }
  return {
    provisions: ids.map((id) =>
      Int32Array.from([
        0,
        ...(read.get(id) ?? []).flatMap((key) => {
          const place = wordOf.get(key);
          return place === undefined ? [] : [place + 1];
        }),
      ]),
    ),
    said: times.map((about) => ({
      provisions: Int32Array.from(about.keys()),
      times: Int32Array.from(about.values()),
    })),
    words: wordOf.size + 1,
  };
}

function countAll(lists: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const list of lists) for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function keysOf(counts: ReadonlyMap<number, number>, leastOf: (key: number) => number): Uint32Array {
  return Uint32Array.from([...counts].flatMap(([key, count]) => (count < leastOf(key) ? [] : [key]))).sort();
}

function placesOf(keys: Uint32Array): Map<number, number> {
  return new Map(Array.from(keys, (key, place) => [key, place]));
}
