import type { Clause } from '../../knowledge/clauses.ts';
import type { Judge } from '../../knowledge/judge.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Normalised } from '../../knowledge/normaliser.ts';
import { understand, type Query } from '../../knowledge/query.ts';
import {
  createSelector,
  readShippedSelection,
  type Selected,
  type Selector,
} from '../../knowledge/select.ts';
import type { Day, Provision } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { byAuthority } from './authority.ts';
import { hearJudge } from './judged.ts';
import { lacksWhatIsNamed, wordsOf } from './lacking.ts';
import { mixSelections, wholeText, type Leaning } from './lean.ts';
import { staffWithOwnRules } from './own-rules.ts';
import { byOwnWords } from './siblings.ts';
import { differingStaff, heldKinds, leavesStaffOpen, saysNoStaff } from './staff.ts';
import { surenessOf, within } from './sureness.ts';
import { readTogether } from './together.ts';
import { asksOfDisciplineAlone } from './wording.ts';

/** Which provision of laws, decrees and other texts that an administrator added answers a question. */

/** How sure (`Choice.sure`), 0 to 1, a provision must be to be quoted. Chosen on the golden sets for building. */
export const ENOUGH = 0.55;
/** The same where the question named the document: it says where to look. */
export const ENOUGH_NAMED = 0.35;
/** Passages that are judged provision by provision. */
const PASSAGES = 40;

export interface Choice {
  /** What is to be quoted: the provision first, then what is read with it. */
  readonly clauses: readonly Clause[];
  readonly provision: Provision;
  readonly probability: number;
  /**
   * How sure it is that this is where the answer stands, 0 to 1: between the probability that some provision of its article
   * answers and that any provision does. Two khoản that both answer halve each other's probability and nobody's doubt. 0
   * where it does not state what is asked for by its name (`lacking.ts`).
   */
  readonly sure: number;
  /** Probability that some provision of the same document is what answers, 0 to 1. */
  readonly within: number;
  /** How much likelier it is than the likeliest provision of the documents known otherwise, -1 to 1. */
  readonly lead: number;
  /** Provisions of other documents that rule the same, one of each (`authority.ts`). */
  readonly also: readonly Provision[];
  /** How the question was read, where it was not as typed; null where nothing but short forms was written out. */
  readonly meant: string | null;
  /** Parts of the question, as written, that no rule held answers. */
  readonly missing: readonly string[];
}

export interface Chooser {
  /**
   * Kinds of staff whose rules on a question differ, where it does not say whom it means; else none. `unanswered`: nothing
   * was likely enough, as for a question whose answer is another for each kind; then those that have a law held.
   */
  staff(text: string | Leaning, query: Query, on: Day, unanswered: boolean): Promise<string[]>;
  /**
   * The likeliest provision among those allowed; null where none is. `text`: the question, or one that may lean on what
   * went before. `known`: documents that another part answers from; their provisions compete, and are not chosen. A second
   * judge is heard, where one is set.
   */
  choose(
    text: string | Leaning,
    query: Query,
    allowed: (provision: Provision) => boolean,
    known?: ReadonlySet<string>,
  ): Promise<Choice | null>;
  /** The same without a second judge: where nothing is to be quoted. */
  readonly chooseAlone: Chooser['choose'];
}

/** Opens the shipped selection for a library; what was written for provisions that it does not hold is left out. */
export function createChooser(knowledge: Knowledge, judge: Judge | null = null): Chooser {
  let made: Selector | null = null;
  const selector = (): Selector => (made ??= openSelector(knowledge));
  const look: Look = async (text, query, allowed) => {
    const one = async (written: string, read: Query | null): Promise<Looked> => {
      const meant = asMeant(written, knowledge);
      const ranked = knowledge.retrieve(meant, PASSAGES, await knowledge.embed(meant));
      const asked = read ?? understand(meant.text, knowledge.lexicon);
      return {
        meant,
        joined: null,
        all: selector().select({ text: meant.text, query: asked, ranked, allowed }),
      };
    };
    return typeof text === 'string' ? one(text, query) : lookLeaning(text, one);
  };
  const chooseBy =
    (heard: Judge | null): Chooser['choose'] =>
    async (text, query, allowed, known = NONE) => {
      const { meant, joined, all } = await look(text, query, allowed);
      const { selected: found, rival } = apart(all, known);
      const judged = await hearJudge(found, meant.text, { judge: heard, knowledge });
      const selected = byOwnWords(judged, meant.text);
      const [best] = selected;
      const strongest = byAuthority(selected, knowledge);
      if (best === undefined || strongest === null) return null;
      const { probability } = best;
      const provision = strongest.first;
      const clauses = readTogether(provision, knowledge);
      const own = typeof text === 'string' ? meant.text : knowledge.normaliser.normalise(text.own).text;
      const lacks = lacksWhatIsNamed(own, wordsOf(clauses));
      return {
        provision,
        probability,
        sure: lacks ? 0 : surenessOf(selected),
        within: within(selected, best.provision.document),
        lead: probability * (1 - rival.mass) - rival.best,
        clauses,
        also: strongest.also,
        meant: joined ?? (meant.words.some(({ kind }) => kind !== 'abbreviation') ? meant.text : null),
        missing: [],
      };
    };
  return {
    async staff(text, query, on, unanswered) {
      const written = wholeText(text);
      const meant = asMeant(written, knowledge).text;
      if (!saysNoStaff(written, meant)) return [];
      if (!leavesStaffOpen(written, meant))
        return unanswered || typeof text !== 'string'
          ? []
          : staffWithOwnRules(text, query, { knowledge, on, look });
      const { library } = knowledge;
      const ended = ({ document }: Provision): boolean => {
        const validity = library.document(document)?.validity;
        return validity !== undefined && validityOn(validity, on) === 'expired';
      };
      const alone = asksOfDisciplineAlone(written);
      const differing = differingStaff((await look(text, query, () => true)).all, library, ended, alone);
      return differing.length === 0 && (unanswered || alone) ? heldKinds(library) : differing;
    },
    choose: chooseBy(judge),
    chooseAlone: chooseBy(null),
  };
}

interface Looked {
  readonly meant: Normalised;
  /** How a message that leans on others was read; null where it stands alone. */
  readonly joined: string | null;
  readonly all: readonly Selected[];
}

type Look = (
  text: string | Leaning,
  query: Query,
  allowed: (provision: Provision) => boolean,
) => Promise<Looked>;

async function lookLeaning(
  text: Leaning,
  look: (written: string, read: null) => Promise<Looked>,
): Promise<Looked> {
  const [alone, joined, earlier] = await Promise.all([
    look(text.own, null),
    look(`${text.earlier}. ${text.own}`, null),
    look(text.earlier, null),
  ]);
  const { selected, leans } = mixSelections(text, {
    alone: alone.all,
    joined: joined.all,
    earlier: earlier.all,
  });
  return {
    meant: leans ? joined.meant : alone.meant,
    joined: leans && !text.part ? `${text.own} (tiếp câu “${text.earlier}”)` : null,
    all: selected,
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Those to choose from, as if the documents known otherwise were no candidates; and how likely these are. */
function apart(
  all: readonly Selected[],
  known: ReadonlySet<string>,
): { selected: Selected[]; rival: { best: number; mass: number } } {
  const rivals = all.filter(({ provision }) => known.has(provision.document));
  const mass = Math.min(
    0.999,
    rivals.reduce((sum, { probability }) => sum + probability, 0),
  );
  const selected = all
    .filter(({ provision }) => !known.has(provision.document))
    .map(({ provision, probability }) => ({ provision, probability: probability / (1 - mass) }));
  return { selected, rival: { best: rivals[0]?.probability ?? 0, mass } };
}

/** Within quotation marks: "tìm đúng chữ này". */
const LITERAL = /^\s*["“”«](.+)["“”»]\s*$/su;

/** Mended, but for a question within quotation marks, which is searched as it was typed. */
function asMeant(text: string, { normaliser }: Knowledge): Normalised {
  const literal = LITERAL.exec(text)?.[1];
  return literal === undefined ? normaliser.normalise(text) : { text: literal, changed: false, words: [] };
}

function openSelector({ library, indexes }: Knowledge): Selector {
  const { trees, questions, everyday, sense, translation } = readShippedSelection();
  const held = new Set(library.documents.map(({ number }) => number));
  const isHeld = (id: string): boolean => held.has(id.slice(0, id.indexOf('#')));
  const kept = questions.flatMap((question) => {
    const { provisions } = question;
    const own = provisions.filter(isHeld);
    return own.length === 0 && provisions.length > 0 ? [] : [{ ...question, provisions: own }];
  });
  return createSelector(
    trees,
    { questions: kept, everyday: new Map([...everyday].filter(([id]) => isHeld(id))), sense, translation },
    { library, lexical: indexes.lexical },
  );
}
