import type { LexiconData } from '../../../knowledge/lexicon.ts';
import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import { validityOn } from '../../../knowledge/validity.ts';
import type {
  BankProposals,
  Offered,
  ProposalsAsked,
  ProposalsOffered,
  ProposalsRun,
} from '../../quiz-proposals.ts';
import type { Bank, Doing } from '../bank.ts';
import { topicName } from '../pool.ts';
import { entered, propose, sayAway, type Proposal, type Proposer } from '../proposing.ts';

/** A model proposes questions while people do other things: pages begin it, look how far it is, and end it. */

export interface ProposalsNeeds {
  readonly proposer: Proposer;
  readonly library: () => Library;
  readonly today: () => Day;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly lexicon: () => LexiconData;
  readonly bank: () => Bank;
  readonly doing: (person: string) => Doing;
  /** Topics that questions of the bank are on. */
  readonly topics: () => Promise<ProposalsOffered['topics']>;
  readonly audit: (person: string, act: string, detail: string) => Promise<void>;
  /** What nobody expected is told here; the page says that it ended. */
  readonly log: { error(fields: object, message: string): void };
}

interface Run extends Omit<ProposalsRun, 'own'> {
  readonly person: string;
}

export interface RunningProposals extends BankProposals {
  /** Ends what runs, and resolves when nothing is written any more. */
  close(): Promise<void>;
}

/** One run at a time: a model without a graphics card takes a minute for each question. */
export function createProposals(needs: ProposalsNeeds): RunningProposals {
  const { proposer, now, audit } = needs;
  let run: Run | null = null;
  let stopping = new AbortController();
  let work: Promise<void> = Promise.resolve();
  const put = (change: Partial<Run>): void => void (run = run === null ? null : { ...run, ...change });
  const tell = (proposal: Proposal): void => {
    if (run === null) return;
    const done = run.done + 1;
    if (proposal.kind === 'refused') return put({ done, refused: [...run.refused, proposal] });
    const { id, stem, quote } = proposal.item;
    put({ done, taken: [...run.taken, { id, stem, place: quote?.locator ?? '' }] });
  };

  async function go(person: string, asked: ProposalsAsked, stop: AbortSignal): Promise<string | null> {
    try {
      const freshId = () => `q-${needs.newId()}`;
      const [library, on, lexicon] = [needs.library(), needs.today(), needs.lexicon()];
      const wanted = { ...asked, seed: needs.newId() };
      const made = await propose({ library, on, lexicon, freshId, stop, ask: proposer.ask }, wanted);
      put({ of: made.count });
      const enter = (item: Parameters<Bank['propose']>[0]) =>
        needs.bank().propose(item, proposer.model, needs.doing(person));
      for await (const proposal of entered(made, enter)) tell(proposal);
      return made.count === 0 ? NONE : null;
    } catch (error) {
      if (stop.aborted) return 'Đã dừng giữa chừng.';
      needs.log.error({ err: error }, 'quiz: proposing ended');
      return sayAway(error, proposer.where);
    }
  }

  return {
    model: proposer.model,
    where: proposer.where,
    offered: async () => ({
      documents: documentsIn(needs.library(), needs.today()),
      topics: await needs.topics(),
    }),
    begin: async (person, asked) => {
      if (run?.ended === null) return 'Mô hình đang soạn một đợt khác: hãy chờ đợt đó xong, hoặc dừng nó.';
      stopping = new AbortController();
      const { signal } = stopping;
      run = { person, asked, about: aboutOf(asked), at: now().toISOString(), ended: null, done: 0, of: null, taken: [], refused: [], fault: null };
      await audit(person, 'quiz_propose', `${String(asked.number)} provisions`);
      work = go(person, asked, signal).then((fault) => put({ fault, ended: now().toISOString() }));
      return null;
    },
    stop: async (person) => {
      if (run?.ended !== null) return;
      await audit(person, 'quiz_propose_stop', '');
      stopping.abort();
      await work;
    },
    run: (person) => {
      if (run === null) return null;
      const { person: by, ...rest } = run;
      return { ...rest, own: by === person };
    },
    close: async () => {
      stopping.abort();
      await work;
    },
  };
} // prettier-ignore

const NONE = 'Không có điều khoản nào phù hợp: hãy bớt điều kiện.';

const aboutOf = ({ document, topic }: ProposalsAsked): string =>
  [topic === null ? 'mọi chủ đề' : topicName(topic), document ?? 'mọi văn bản'].join(', ');

/** Documents in force. */
function documentsIn(library: Library, on: Day): Offered[] {
  return library.documents
    .filter(({ validity }) => validityOn(validity, on) === 'in_force')
    .map(({ number, title }) => ({ id: number, label: title === '' ? number : `${number}: ${title}` }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'));
}
