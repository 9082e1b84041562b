import { tokenise } from '../../knowledge/vietnamese.ts';
import type { FieldName } from '../../knowledge/types.ts';
import type { BeirPassage } from '../beir.ts';

/** Ids of articles, best first, at most `limit`. */
export type PeerSearch = (question: string, limit: number) => Promise<readonly string[]>;

/** A search engine that is compared with ours. */
export interface Peer {
  /** Name and version. */
  readonly title: string;
  /** How it is set, for readers: its best reasonable settings. */
  readonly settings: string;
  /** Indexes the articles. `folder` is a temporary one, for those that write files. */
  readonly build: (passages: readonly BeirPassage[], folder: string) => Promise<PeerSearch>;
}

/**
 * The words of a text as every peer that lets itself be told gets them: our own normalised syllables with their marks, so
 * that no peer loses by its splitting of Vietnamese.
 */
export function words(text: string): string[] {
  return tokenise(text).map(({ norm }) => norm);
}

/** Each word once: as in our own first stage, a word that a question repeats counts no more. */
export function distinctWords(text: string): string[] {
  return [...new Set(words(text))];
}

/** The fields under each other, for peers that index one text. */
export function wholeText({ fields }: BeirPassage): string {
  const { heading, title, topic, trail, body } = fields;
  return [heading, title, topic, trail, body].filter((field) => field !== '').join('\n');
}

/** The fields in the order of the engines' columns. */
export const FIELDS = ['heading', 'title', 'topic', 'trail', 'body'] as const satisfies readonly FieldName[];

/** How much a field counts, for engines that weigh fields. */
export type FieldWeights = Readonly<Record<FieldName, number>>;

export function weightsText(weights: FieldWeights): string {
  return FIELDS.map((field) => `${field} ${weights[field]}`).join(', ');
}
