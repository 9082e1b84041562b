import { readLexicon } from '../../knowledge/lexicon.ts';
import { createNormaliser, shippedLanguage } from '../../knowledge/normaliser.ts';

/** A file of written questions, as `readWritten` reads it. */
interface WrittenFile {
  readonly name: string;
  readonly questions: readonly {
    readonly text: string;
    readonly turns: readonly string[];
    readonly labels: readonly string[];
  }[];
}

/** The label of written questions that have nothing to do with rules. */
const OFF_TOPIC = 'X:far';

/**
 * Questions that no rule answers, from the written files of odd number (for training) or of even number (for measurement),
 * spelled as the bot spells them.
 */
export function offTopic(files: readonly WrittenFile[], part: 'train' | 'measure'): string[] {
  const { shortForms: abbreviations, chatPairs: pairs } = readLexicon();
  const normaliser = createNormaliser({
    model: shippedLanguage(),
    library: null,
    abbreviations,
    pairs,
  });
  return files
    .filter(({ name }) => (Number(/\d+/.exec(name)?.[0] ?? 0) % 2 === 1) === (part === 'train'))
    .flatMap(({ questions }) => questions)
    .filter(({ labels, turns }) => labels[0] === OFF_TOPIC && turns.length === 0)
    .map(({ text }) => normaliser.normalise(text).text);
}
