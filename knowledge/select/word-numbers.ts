/** Words in numbers, and which of them a question asks with: a text is matched without looking at its letters. */
export interface WordNumbers {
  readonly size: number;
  /** The number of a word, from 0; it gets one where it has none. */
  numberOf(word: string): number;
  wordOf(number: number): string;
  /** Sets which words are asked with: each has its place in `words` from now on, those of the question before have none. */
  ask(words: readonly string[]): void;
  /**
   * Of each number the place among the words asked with, -1 for all others. Another array once it has grown: to be read anew
   * for each text.
   */
  readonly asked: Int32Array;
}

/** Numbers for which there is room at first; it doubles. */
const ROOM = 1 << 12;

export function createWordNumbers(): WordNumbers {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  let asked = new Int32Array(ROOM).fill(-1);
  let before: number[] = [];
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    const number = words.push(word) - 1;
    numbers.set(word, number);
    if (number < asked.length) return number;
    const wider = new Int32Array(2 * asked.length).fill(-1);
    wider.set(asked);
    asked = wider;
    return number;
  };
  return {
    get size() {
      return words.length;
    },
    numberOf,
    wordOf: (number) => words[number] ?? '',
    ask(question) {
      for (const number of before) asked[number] = -1;
      before = question.map(numberOf);
      before.forEach((number, place) => (asked[number] = place));
    },
    get asked() {
      return asked;
    },
  };
}
