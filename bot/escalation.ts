import { answerQuestion, replyOf, sendReturned } from './escalation/answering.ts';
import { passOn } from './escalation/passing.ts';
import { tellWhatIsNew } from './escalation/telling.ts';
import type { Escalation, EscalationNeeds, Place, Shown } from './escalation/types.ts';
import type { Escalated } from './escalated.ts';

export type {
  Escalation,
  EscalationLog,
  EscalationNeeds,
  HumanReply,
  Page,
  Place,
  Said,
  Shown,
  Standing,
  Writer,
  Writers,
} from './escalation/types.ts';
export { LIST_SIZE, MAX_PLACES_LENGTH, MAX_REPLY_LENGTH, PAGE_SIZE } from './escalation/limits.ts';
export {
  ASK_A_PERSON,
  channelNames,
  gone,
  listText,
  NOT_THE_RULE,
  offersPerson,
  ONLY_THOSE_WHO_REPLY,
  outcomeNames,
  QUOTED_BY_MACHINE,
  questionText,
  reachedNames,
  shortened,
} from './escalation/words.ts';

/** Makes the service. Each act of those who reply (`questions_listed`, `question_read`, `question_answered`, `refused`) is in the audit before it takes effect. */
export function createEscalation(needs: EscalationNeeds): Escalation {
  const { store, now, log } = needs;
  const audit = (person: string, act: string, detail: string) =>
    store.audit({ at: now().toISOString(), person, act, detail });
  const mayAnswer = async (person: string) => {
    const role = await needs.people.role(person);
    return role === 'administrator' || (role === 'trainer' && needs.trainers);
  };
  const look = inTurn(() => tellWhatIsNew(needs, mayAnswer));
  const attend = attendance(needs);
  return {
    mayAnswer,
    look,
    refuse: (person, what) => audit(person, 'refused', what),
    pass: async (place, answer) => {
      const said = await passOn(needs, place, answer);
      // The question is taken: a notice that fails now is told at the next look.
      await look().catch((error: unknown) => log.error({ err: error }, 'those who reply were not told'));
      return said;
    },
    list: async (person, { answered, page, size }) => {
      await audit(person, 'questions_listed', answered ? 'answered' : 'waiting');
      const wanted = { answered, limit: size, offset: (page - 1) * size };
      const questions = (await store.listEscalated(wanted)).map(shownOf);
      return { questions, count: await store.countEscalated(answered) };
    },
    find: async (person, number) => {
      const found = await store.escalated(number);
      if (found === null) return null;
      await audit(person, 'question_read', `question ${String(number)}`);
      return shownOf(found);
    },
    answer: (person, number, text, places) => answerQuestion(needs, person, number, { text, places }),
    heard: async (place) => {
      await attend(place);
      await sendReturned(needs, place.chat);
    },
    ofChat: async (chat) =>
      (await store.escalatedOf(chat)).map((one) => ({
        turn: one.turn,
        number: one.number,
        question: one.question,
        reply: replyOf(one),
        seen: one.reached === 'sent',
      })),
    kept: async (channel) => (await store.keptIn(channel)).flatMap((one) => replyOf(one) ?? []),
    markShown: (number) => store.markShown(number, now().toISOString()),
  };
}

/** Nothing of who asked: neither hashes nor addresses, nor the answer's id. */
function shownOf({ number, question, understood, outcome, channel, at, answer, reached }: Escalated): Shown {
  return { number, question, understood, outcome, channel, at, answer, reached };
}

/** One run after the other: two at once would tell the same twice. */
function inTurn(run: () => Promise<void>): () => Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  return () => {
    const turn = before.then(run);
    before = turn.catch(() => undefined);
    return turn;
  };
}

/** Remembers the private chats of those who have a role, where they are told what they must know; one who stays away is forgotten with the retention. */
function attendance({ store, people, now }: EscalationNeeds): (place: Place) => Promise<void> {
  return async ({ channel, person, alone, address }) => {
    if (channel === 'web' || !alone || (await people.role(person)) === 'asker') return;
    await store.putAttendant({ person, channel, chat: address.chat, at: now().toISOString() });
  };
}
