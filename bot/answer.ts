import type { Judge } from '../knowledge/judge.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { plainText } from '../knowledge/query.ts';
import type { Day } from '../knowledge/types.ts';
import { fold } from '../knowledge/vietnamese.ts';
import { notHeld } from './answer/absence.ts';
import { recognisedDraft } from './answer/answered.ts';
import { citedDraft } from './answer/cited.ts';
import { composeWithParts } from './answer/compound.ts';
import { clarification, refusal, smallTalk, tooLong, whichPlace, whichStaff } from './answer/courtesy.ts';
import { decide, type Settled } from './answer/decide.ts';
import { chosenDraft, chooseElsewhere, type Elsewhere } from './answer/elsewhere.ts';
import { isAsSure, type Draft, type Setting } from './answer/draft.ts';
import { finish, verify } from './answer/finish.ts';
import { findClauses, findWithin, EVERYWHERE } from './answer/find.ts';
import { noLongerLaw, withOwnLaw } from './answer/ended.ts';
import { asksWhereItStands, leansOpenly } from './answer/follow-up.ts';
import { lacksWhatIsNamed, wordsOf } from './answer/lacking.ts';
import { readLeaning, wholeText, type Leaning } from './answer/lean.ts';
import { isMisuse, readSmallTalk } from './answer/manners.ts';
import { namesOnlyTimes, type Frame } from './answer/frame.ts';
import { hasNoTopic, isIdle, readMessage } from './answer/message.ts';
import { composeMended } from './answer/mended.ts';
import { isByTheWay, lookUp, placeAlone, type Named } from './answer/named.ts';
import { namedDraft } from './answer/named-draft.ts';
import { isOnlyOfYear } from './answer/of-year.ts';
import { createChooser } from './answer/provision.ts';
import { askingFeatures, createRecogniser, shippedNetwork, type Asking } from './answer/recognise.ts';
import { settle } from './answer/settle.ts';
import { resolveTurns, type Resolved } from './answer/turns.ts';
import { namesOnlyAKind, opensByPointing, pointsNowhere, saysTooLittle } from './answer/wording.ts';
import { isQuotable, notInForce } from './answer/validity.ts';
import { MAX_QUESTION_LENGTH, type Answer } from './contract.ts';

export { citeNamed, type Cited } from './answer/cite.ts';
export { asLawsAreAsked } from './answer/elsewhere.ts';
export { DIRECTIVE_LABEL, LAW_LABEL } from './answer/recognise.ts';

/** What a person asked, with the same person's earlier messages, oldest first, and the day of law. */
export interface Question {
  readonly text: string;
  readonly turns: readonly string[];
  readonly on: Day;
}

/** Answers questions from one snapshot. Never throws for any text. */
export interface Answerer {
  answer(question: Question): Promise<Answer>;
}

/** What was understood of a question and its draft. */
interface Composed {
  readonly draft: Draft;
  readonly understood: string | null;
  readonly searched: number;
}

/** Parts that may be others than those that are shipped. */
export interface AnswererParts {
  /** An encoded network. */
  readonly network?: Uint8Array;
  /** A second judge of the provisions chosen; none by default. */
  readonly judge?: Judge | null;
}

/** `clock` gives monotonic milliseconds, for `took`. */
export function createAnswerer(
  knowledge: Knowledge,
  clock: () => number,
  { network = shippedNetwork(), judge = null }: AnswererParts = {},
): Answerer {
  const recogniser = createRecogniser(network, knowledge);
  const known = recogniser?.documents ?? new Set<string>();
  const others = knowledge.library.documents.some(({ number }) => !known.has(number));
  const chooser = others ? createChooser(knowledge, judge) : null;
  return {
    answer: async (question) => {
      const began = clock();
      const setting = { knowledge, recogniser, chooser, on: question.on };
      const apart = (whole: Question): Promise<Composed> =>
        composeWithParts(whole, (one) => compose(one, setting, clock), setting);
      const composed = await composeMended(question, apart, knowledge);
      const verified = verify(composed.draft, knowledge);
      return finish(verified, composed, question.on, knowledge.library.id, clock() - began);
    },
  };
}

/** The whole road from a question to its draft. */
async function compose(question: Question, setting: Setting, clock: () => number): Promise<Composed> {
  const plain = (draft: Draft): Composed => ({ draft, understood: null, searched: 0 });
  if (question.text.length > MAX_QUESTION_LENGTH) return plain(tooLong(MAX_QUESTION_LENGTH));
  if (isMisuse(question.text.normalize('NFC'))) return plain(refusal());

  const { knowledge } = setting;
  const { text, references, own } = readMessage(question.text, knowledge, question.on);
  const courtesy = references.length === 0 && isIdle(own) ? readSmallTalk(text) : null;
  if (courtesy !== null) return plain(smallTalk(courtesy, knowledge.library));

  const before = question.turns.at(-1);
  const open = opensByPointing(text) || (hasNoTopic(own) && (pointsNowhere(text) || namesOnlyAKind(text)));
  if (before === undefined && open) return plain(clarification());
  if (before !== undefined && asksWhereItStands(own)) {
    const again = await compose(
      { ...question, text: before, turns: question.turns.slice(0, -1) },
      setting,
      clock,
    );
    return { ...again, understood: again.understood ?? `${text} (tiếp câu “${plainText(before)}”)` };
  }
  const resolved = await resolveTurns(own, references, question.turns, setting);
  const { frame, named, understood } = resolved;
  const meant = lookUp(named, knowledge.library, setting.on).filter(
    (one) => !isByTheWay(one, text) && !isOnlyOfYear(one, knowledge.library, setting.on),
  );
  const byName = await namedDraft(meant, frame, setting);
  if (byName !== null) return { draft: byName, understood, searched: 0 };

  const place = placeAlone(named, knowledge.library);
  if (place !== null) return { draft: whichPlace(place), understood, searched: 0 };

  const searchBegan = clock();
  const asking = await weighClauses(own, resolved, knowledge, setting.recogniser?.documents ?? null);
  const drafted = await draftOf(asking, readLeaning(own.query.text, question.turns), meant, setting);
  const joined = { draft: drafted, understood, searched: clock() - searchBegan };
  if (understood === null || setting.chooser === null || leansOpenly(own)) return joined;
  const alone = await compose({ ...question, turns: [] }, setting, clock);
  // Laws and decrees were looked for alone as well.
  return alone.draft.chosen !== true && isAsSure(alone.draft, drafted) ? alone : joined;
}

async function weighClauses(
  own: Frame,
  { frame, before, earlier }: Resolved,
  knowledge: Knowledge,
  documents: ReadonlySet<string> | null,
): Promise<Asking> {
  const scope = { ...EVERYWHERE, before };
  const weighed =
    documents === null
      ? await findClauses(frame, knowledge, scope)
      : await findWithin(frame, knowledge, scope, documents);
  return { query: own.query, frame, earlier, weighed };
}

/** The features by which a question is recognised; for training. `documents`: numbers of those trained on. */
export async function questionFeatures(
  question: Question,
  knowledge: Knowledge,
  documents: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const { references, own } = readMessage(question.text, knowledge);
  const resolved = await resolveTurns(own, references, question.turns, {
    knowledge,
    on: question.on,
    chooser: null,
    recogniser: null,
  });
  return askingFeatures(await weighClauses(own, resolved, knowledge, documents), documents, knowledge);
}

/** How sure a provision is that is quoted for two or three words: "phép năm", and not "thời hạn". */
const CLEAR = 0.8;
/** Probability, 0 to 1, that a document which is not law on the day answers, from which a question is none of no words. */
const SURE_ENDED = 0.75;

async function draftOf(
  asking: Asking,
  text: string | Leaning,
  named: readonly Named[],
  setting: Setting,
): Promise<Draft> {
  const { frame, weighed } = asking;
  const { lexicon, library } = setting.knowledge;
  const chosen = await chooseElsewhere(text, asking, named, setting);
  const settled = decideOn(asking, chosen, setting);
  const unanswered = settled.kind === 'not_in_corpus' || settled.kind === 'clarify';
  if (settled.kind === 'elsewhere' || unanswered) {
    const staff =
      named.length > 0
        ? []
        : ((await setting.chooser?.staff(text, frame.query, setting.on, unanswered)) ?? []);
    if (staff.length > 0)
      return whichStaff(staff, setting.knowledge.normaliser.normalise(asking.query.text).text);
  }
  const vague = typeof text === 'string' && saysTooLittle(text);
  if (settled.kind === 'elsewhere')
    return vague && settled.choice.sure < CLEAR
      ? clarification()
      : chosenDraft(settled.choice, frame, setting, settled.beside);
  if (settled.kind === 'answered') return recognisedDraft(settled, frame, setting);
  if (settled.kind === 'clarify' && (chosen === null || text === asking.query.text)) return clarification();
  if (settled.kind === 'not_in_corpus' && chosen?.best && vague) return clarification();
  if (settled.kind === 'refused') return refusal();
  if (settled.kind === 'small_talk') return smallTalk('acknowledged', library);
  if (settled.kind === 'cited')
    return citedDraft(settled.number, frame, setting) ?? notHeld('nothing', frame, null);
  if (chosen?.ended) return noLongerLaw(chosen.ended, wholeText(text), frame, setting);
  const ended = decide(frame, weighed, lexicon);
  const held = ended.kind === 'answered' && !ended.clauses.every((clause) => isQuotable(clause, setting));
  if (held) return notInForce(ended.clauses, setting);
  const lacking = settled.kind === 'not_in_corpus' ? settled : null;
  const nearest = lacking?.nearest ?? chosen?.best?.clauses[0] ?? null;
  const draft = notHeld(lacking?.reason ?? 'nothing', frame, nearest);
  return withOwnLaw(draft, wholeText(text), setting);
}

/** What the rules decide from the clauses in force, joined with what the question is recognised as. */
function decideOn(asking: Asking, chosen: Elsewhere | null, setting: Setting): Settled {
  const { recogniser, knowledge } = setting;
  const { frame } = asking;
  const inForce = asking.weighed.filter(({ clause }) => isQuotable(clause, setting));
  const rules = decide(frame, inForce, knowledge.lexicon);
  const elsewhere = chosen?.enough ?? null;
  if (recogniser === null) return elsewhere === null ? rules : { kind: 'elsewhere', choice: elsewhere };
  const settled = settle({
    rules,
    recognised: recogniser.recognise(asking),
    elsewhere,
    quotable: (clause) => isQuotable(clause, setting),
    line: fold(frame.query.text.toLowerCase()),
  });
  // A rule that was law on another day is asked for, however vague the words seem beside those on the directive.
  if (settled.kind === 'clarify' && (chosen?.ended?.within ?? 0) >= SURE_ENDED)
    return { kind: 'not_in_corpus', reason: 'nothing', nearest: null };
  if (settled.kind !== 'answered') return settled;
  const lacks = namesOnlyTimes(frame) || lacksWhatIsNamed(asking.query.text, wordsOf(settled.clauses));
  return lacks ? { kind: 'not_in_corpus', reason: 'asked', nearest: settled.clauses[0] ?? null } : settled;
}
