import type { LexiconData } from '../../knowledge/lexicon.ts';
import { createLexicon } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Day } from '../../knowledge/types.ts';
import type { Item } from '../quiz-item.ts';
import {
  createScreen,
  createTopics,
  lineOf,
  refersElsewhere,
  shelvesOf,
  shuffled,
  type Source,
} from './items.ts';
import type { AskModel } from './proposing/model.ts';
import { readReply } from './proposing/reply.ts';
import { createVerifier } from './proposing/verify.ts';

export { createChatProposer, type AskModel } from './proposing/model.ts';

/** Which provisions a model is asked about. */
export interface ProposalsWanted {
  /** Number of a document, id of a topic; null for any. */
  readonly document: string | null;
  readonly topic: string | null;
  readonly number: number;
  /** Chooses among them. */
  readonly seed: string;
}

/** What became of a proposal. */
export type Proposal =
  | { readonly kind: 'sound'; readonly item: Item }
  /** `stem`: what it asked; empty where that could not be read. */
  | {
      readonly kind: 'refused';
      readonly place: string;
      readonly stem: string;
      readonly faults: readonly string[];
    };

export interface ProposingNeeds {
  readonly library: Library;
  readonly on: Day;
  readonly lexicon: LexiconData;
  readonly ask: AskModel;
  /** A new id that begins with `q-`. */
  readonly freshId: () => string;
}

/** Shortest provision that is asked about, characters: less says nothing that could be asked. */
const SHORTEST = 40;

/** Proposals one after the other, each checked; ends with a rejection where the model is away. */
export async function* proposals(needs: ProposingNeeds, wanted: ProposalsWanted): AsyncGenerator<Proposal> {
  const { library, on, lexicon, ask } = needs;
  const isSound = createScreen(lexicon.syllables);
  const shelves = shelvesOf(library, on, isSound);
  const topicOf = createTopics(createLexicon(lexicon));
  const verify = createVerifier({
    ...needs,
    topicOf,
    isSound,
    sources: shelves.flatMap(({ sources }) => sources),
  });
  const fitting = shelves
    .flatMap(({ sources }) => sources)
    .filter((source) => isAskable(source))
    .filter(({ document }) => wanted.document === null || document.number === wanted.document)
    .filter((source) => wanted.topic === null || topicOf(source, source.provision.text) === wanted.topic);
  const chosen = shuffled(fitting, ({ provision }) => provision.id, wanted.seed).slice(0, wanted.number);
  for (const source of chosen) yield verified(source, await ask(source.place, source.provision.text), verify);
}

const isAskable = ({ provision }: Source): boolean =>
  provision.text.length >= SHORTEST && !refersElsewhere(lineOf(provision));

function verified(source: Source, text: string, verify: ReturnType<typeof createVerifier>): Proposal {
  const reply = readReply(text);
  const refused = (stem: string, faults: readonly string[]): Proposal => ({
    ...{ kind: 'refused', place: source.place, stem, faults },
  });
  if (reply === null) return refused('', ['Mô hình không trả lời đúng dạng JSON đã yêu cầu.']);
  const made = verify(source, reply);
  return Array.isArray(made) ? refused(reply.question, made) : { kind: 'sound', item: made };
}
