import type { Selected } from '../../knowledge/select.ts';
import { foldWords } from '../../knowledge/references.ts';

/** Provisions of one list that differ in a word or two: "độ Mật", "độ Tối mật", "độ Tuyệt mật". */

/** How likely beside the first, 0 to 1, another of its list must be to go before it. By judgment: nearer is a matter of words. */
const NEAR = 0.5;

/**
 * Of khoản or điểm that stand side by side and are about as likely, the one first that has what the first has of the question's
 * pairs of words, and more. The others keep their order, all their probabilities.
 */
export function byOwnWords(selected: readonly Selected[], question: string): readonly Selected[] {
  const [first, ...rest] = selected;
  if (first === undefined) return selected;
  const { parent } = first.provision;
  const near = rest.filter(
    ({ provision, probability }) =>
      parent !== null && provision.parent === parent && probability >= NEAR * first.probability,
  );
  if (near.length === 0) return selected;
  const asked = pairs(question);
  const own = (one: Selected): string[] => [...pairs(one.provision.text)].filter((pair) => asked.has(pair));
  const held = own(first);
  const nearer = near.find((one) => {
    const words = new Set(own(one));
    return words.size > held.length && held.every((pair) => words.has(pair));
  });
  return nearer === undefined ? selected : [nearer, ...selected.filter((one) => one !== nearer)];
}

function pairs(text: string): Set<string> {
  const words = foldWords(text);
  return new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`));
}
