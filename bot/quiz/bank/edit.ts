import { z } from 'zod';
import type { Item } from '../../quiz-item.ts';
import { foldText } from '../../quiz-shape.ts';

/** What a trainer may change of an item; what is left out stays. Never its place in the law. */
export const editSchema = z.strictObject({
  stem: z.string().optional(),
  options: z.array(z.string()).optional(),
  correct: z.array(z.int().nonnegative()).optional(),
  accepts: z.array(z.string()).optional(),
  explanation: z.string().optional(),
  /** Sentences, one for each option. */
  whys: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  topic: z.string().nullable().optional(),
});
export type Edit = z.infer<typeof editSchema>;

/** The edited item: quote, span, provision and version are what they were. */
export function edited(item: Item, edit: Edit): Item {
  const options = (edit.options ?? item.options).map(tidied);
  const reasons = options.map((text, at) => {
    const same = item.options.findIndex((one) => foldText(one) === foldText(text));
    const from = item.reasons[same] ?? (options.length === item.options.length ? item.reasons[at] : undefined);
    // A reason quotes why its option is wrong; of another option it would prove nothing.
    const quote = same >= 0 || item.correct.includes(at) ? (from?.quote ?? null) : null;
    return { why: tidied(edit.whys?.[at] ?? (same >= 0 ? from?.why : undefined) ?? ''), quote };
  });
  return {
    ...item,
    stem: tidied(edit.stem ?? item.stem),
    options,
    correct: edit.correct ?? item.correct,
    accepts: (edit.accepts ?? item.accepts).map(tidied),
    explanation: tidied(edit.explanation ?? item.explanation),
    reasons,
    tags: [...new Set((edit.tags ?? item.tags).map(tidied))],
    topic: edit.topic === undefined ? item.topic : edit.topic,
  };
} // prettier-ignore

const tidied = (text: string): string => text.normalize('NFC').trim();

/** What of another item's words would be an edit of this one. */
export const editFrom = ({
  stem,
  options,
  correct,
  accepts,
  explanation,
  reasons,
  tags,
  topic,
}: Item): Edit => ({
  stem,
  options: [...options],
  correct: [...correct],
  accepts: [...accepts],
  explanation,
  whys: reasons.map(({ why }) => why),
  tags: [...tags],
  topic,
});

/** Whether two items say the same to people; tags and topic are for finding only. */
export const sameWords = (one: Item, other: Item): boolean => wordsOf(one) === wordsOf(other);

const wordsOf = ({ type, stem, options, correct, accepts, explanation, reasons }: Item): string =>
  JSON.stringify([
    type,
    stem,
    options,
    correct,
    accepts,
    explanation,
    reasons.map(({ why, quote }) => [why, quote?.text ?? null]),
  ]);

export const sameItem = (one: Item, other: Item): boolean =>
  sameWords(one, other) && boundAs(one) === boundAs(other);

const boundAs = ({ tags, topic, version, quote, uses }: Item): string =>
  JSON.stringify([tags, topic, version, quote?.text, uses ?? []]);
