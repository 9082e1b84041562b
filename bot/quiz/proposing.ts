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
  shelvesIn,
  shuffled,
  type Source,
} from './items.ts';
import type { AskModel } from './proposing/model.ts';
import { readReply } from './proposing/reply.ts';
import { createVerifier } from './proposing/verify.ts';

export { sayAway } from './proposing/away.ts';
export { createChatProposer, type AskModel } from './proposing/model.ts';

/** A chat model that proposes questions. */
export interface Proposer {
  /** As people call it. */
  readonly model: string;
  /** Its host, for sentences. */
  readonly where: string;
  readonly ask: AskModel;
}

/** How whoever runs the program sets one. */
export const NO_MODEL =
  'Chưa đặt mô hình chat: hãy đặt KY_CUONG_JUDGE=chat, KY_CUONG_JUDGE_URL và KY_CUONG_JUDGE_MODEL (xem .env.example).';

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
  /** Ends it in the middle of a question. */
  readonly stop?: AbortSignal;
}

/** What is going to be asked, and what becomes of it. */
export interface Proposals {
  /** Provisions that the model is asked about. */
  readonly count: number;
  /** One after the other, each checked; ends with a rejection where the model is away or it is to stop. */
  readonly each: AsyncIterable<Proposal>;
}

/** Shortest provision that is asked about, characters: less says nothing that could be asked. */
const SHORTEST = 40;

/** Chooses the provisions; the model is asked as one goes through the proposals. What else the process does goes on meanwhile. */
export async function propose(needs: ProposingNeeds, wanted: ProposalsWanted): Promise<Proposals> {
  const { library, on, lexicon, stop } = needs;
  const isSound = createScreen(lexicon.syllables);
  const topicOf = createTopics(createLexicon(lexicon));
  const [sources, fitting]: [Source[], Source[]] = [[], []];
  for (const shelf of shelvesIn(library, on, isSound)) {
    sources.push(...shelf.sources);
    fitting.push(...shelf.sources.filter((source) => isFitting(source, wanted, topicOf)));
    await breath();
    stop?.throwIfAborted();
  }
  const chosen = shuffled(fitting, ({ provision }) => provision.id, wanted.seed).slice(0, wanted.number);
  const verify = createVerifier({ ...needs, topicOf, isSound, sources });
  return { count: chosen.length, each: verified(needs, chosen, verify) };
}

/** Lets the process do what waits. */
const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

const isFitting = (
  source: Source,
  { document, topic }: ProposalsWanted,
  topicOf: ReturnType<typeof createTopics>,
): boolean =>
  isAskable(source) &&
  (document === null || source.document.number === document) &&
  (topic === null || topicOf(source, source.provision.text) === topic);

const isAskable = ({ provision }: Source): boolean =>
  provision.text.length >= SHORTEST && !refersElsewhere(lineOf(provision));

async function* verified(
  { ask, stop }: ProposingNeeds,
  chosen: readonly Source[],
  verify: ReturnType<typeof createVerifier>,
): AsyncGenerator<Proposal> {
  for (const source of chosen) {
    stop?.throwIfAborted();
    yield proposalOf(source, await ask(source.place, source.provision.text, stop), verify);
  }
}

function proposalOf(source: Source, text: string, verify: ReturnType<typeof createVerifier>): Proposal {
  const reply = readReply(text);
  const refused = (stem: string, faults: readonly string[]): Proposal => ({
    ...{ kind: 'refused', place: source.place, stem, faults },
  });
  if (reply === null) return refused('', ['Mô hình không trả lời đúng dạng JSON đã yêu cầu.']);
  const made = verify(source, reply);
  return Array.isArray(made) ? refused(reply.question, made) : { kind: 'sound', item: made };
}

/** The same once the bank has seen them: what it does not take is refused. `enter` gives sentences where it does not. */
export async function* entered(
  { each }: Proposals,
  enter: (item: Item) => Promise<readonly string[]>,
): AsyncGenerator<Proposal> {
  for await (const proposal of each) {
    const faults = proposal.kind === 'sound' ? await enter(proposal.item) : [];
    if (proposal.kind === 'refused' || faults.length === 0) yield proposal;
    else
      yield {
        kind: 'refused',
        place: proposal.item.quote?.locator ?? '',
        stem: proposal.item.stem,
        faults,
      };
  }
}
