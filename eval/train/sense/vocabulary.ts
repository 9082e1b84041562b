import { hashFeature } from '../../../knowledge/network.ts';
import { countSenseFeatures, SENSE_FIELDS, senseValue } from '../../../knowledge/select.ts';
import type { Material } from './material.ts';

/** A text as numbered features with values; those that are not learned are left out. */
export interface Text {
  readonly features: Int32Array;
  readonly values: Float32Array;
}

export interface Vocabulary {
  /** Hash of each feature's name. */
  readonly keys: Uint32Array;
  /** Logarithm of each feature's inverse frequency, positive. */
  readonly rarity: Float32Array;
}

/** All texts of the material, by the places they have there. */
export interface NumberedTexts {
  readonly vocabulary: Vocabulary;
  readonly asked: readonly Text[];
  /** In the order of `SENSE_FIELDS`. */
  readonly read: readonly (readonly Text[])[];
  readonly phrases: readonly (readonly Text[])[];
}

type Counts = ReadonlyMap<string, number>;

/** Features that occur `leastAsked` times in questions and phrases, or in `leastRead` provisions. */
export function numberTexts(
  { asked, read, phrases }: Material,
  { leastAsked, leastRead }: { readonly leastAsked: number; readonly leastRead: number },
): NumberedTexts {
  const ofAsked = asked.map(({ words }) => countSenseFeatures(words));
  const ofPhrases = phrases.map((one) => one.phrases.map(countSenseFeatures));
  const ofRead = read.map(({ fields }) => SENSE_FIELDS.map((field) => countSenseFeatures(fields[field])));
  const inAsked = countTexts([...ofAsked, ...ofPhrases.flat()]);
  const inRead = countTexts(ofRead.map(([own, , heading]) => new Map([...(own ?? []), ...(heading ?? [])])));
  const names = [...new Set([...inAsked.keys(), ...inRead.keys()])].filter(
    (name) => (inAsked.get(name) ?? 0) >= leastAsked || (inRead.get(name) ?? 0) >= leastRead,
  );
  const numbers = new Map(names.map((name, at) => [name, at]));
  const number = (counts: Counts): Text => {
    const known = [...counts].filter(([name]) => numbers.has(name));
    return {
      features: Int32Array.from(known, ([name]) => numbers.get(name) ?? 0),
      values: Float32Array.from(known, ([, count]) => senseValue(count)),
    };
  };
  const texts = asked.length + read.length;
  const seen = (name: string): number => (inAsked.get(name) ?? 0) + (inRead.get(name) ?? 0);
  return {
    vocabulary: {
      keys: Uint32Array.from(names, hashFeature),
      rarity: Float32Array.from(names, (name) => Math.log(1 + texts / seen(name))),
    },
    asked: ofAsked.map(number),
    read: ofRead.map((fields) => fields.map(number)),
    phrases: ofPhrases.map((one) => one.map(number)),
  };
}

/** In how many texts each feature occurs. */
function countTexts(texts: readonly Counts[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const name of text.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
