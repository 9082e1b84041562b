import { fold } from '../../../knowledge/vietnamese.ts';
import { TOPIC_LABELS } from '../pool.ts';

/** Documents and topics as people type them at a terminal: with or without marks, capitals and signs. */

const plain = (text: string): string =>
  fold(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The number that is meant, as it is held; what was typed where none is. */
export const heldNumber = (typed: string, held: readonly string[]): string =>
  held.find((one) => one === typed) ?? held.find((one) => plain(one) === plain(typed)) ?? typed;

/** The topic that is meant, by its id or what trainers call it; what was typed where it is neither: trainers name topics too. */
export function topicMeant(typed: string): string {
  if (TOPIC_LABELS.has(typed)) return typed;
  const [known] = [...TOPIC_LABELS].find(([, label]) => plain(label) === plain(typed)) ?? [];
  return known ?? typed;
}
