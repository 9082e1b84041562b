import type { Question } from './answer.ts';
import type { AnswerOf, ChannelName, Desk, Glance, Message, Reply, Told, Vote } from './channel.ts';
import { MAX_QUESTION_LENGTH, questionTooLong, type Answer } from './contract.ts';
import { runCommand } from './conversation/commands.ts';
import { answerQuiz, type DeskQuiz } from './conversation/quizzing.ts';
import { placeOf } from './conversation/escalating.ts';
import { refuseMended } from './conversation/mended.ts';
import { practisingOf, type Known } from './conversation/known.ts';
import { createChatQueue } from './conversation/queue.ts';
import { doubted, greeted, shownLast } from './conversation/shown.ts';
import { dayInVietNam } from './day.ts';
import type { Escalation } from './escalation.ts';
import { tellMasked } from './masked.ts';
import type { Notices } from './notices.ts';
import type { People } from './people.ts';
import { keyedHash, maskPersonalNumbers } from './privacy.ts';
import type { Practised, PracticeDesk } from './quiz-practice.ts';
import { SHORT_MEMORY_HOURS, SHORT_MEMORY_TURNS } from './short-memory.ts';
import type { Store, Turn } from './store.ts';

/** What the desk logs: never a text, a name or an id. A pino logger fits. */
export interface DeskLog {
  info(fields: object, message: string): void;
}

export interface DeskNeeds {
  readonly store: Store;
  readonly answer: (question: Question) => Promise<Answer>;
  readonly people: People;
  /** Without it questions are not passed to people. */
  readonly escalation?: Escalation;
  /** Who follows rules and is told of their changes; without it those commands are unknown. */
  readonly notices?: Pick<Notices, 'command'>;
  /** Rounds of the quiz; without it those commands are unknown. */
  readonly quiz?: DeskQuiz;
  /** Practice of a person alone; without it its commands are unknown, and no letter is an answer. */
  readonly practice?: PracticeDesk;
  /** From `openHashKey`. */
  readonly hashKey: string;
  readonly now: () => Date;
  /** A fresh id that nobody can guess. */
  readonly newId: () => string;
  readonly log?: DeskLog;
}

/** Earlier questions handed to the answerer. A follow-up leans on the last one or two; six leave room for small talk between. */
const MOST_TURNS = 6;
/** How long a question may be leaned on, milliseconds: 2 hours, half a working day. Later, "thế còn ngày trực?" starts anew. */
const MEMORY_MS = 2 * 60 * 60 * 1_000;

/** Makes the desk at which all channels ask: one conversation a chat, follow-ups by chat and person. */
export function createDesk(needs: DeskNeeds): Desk {
  const queue = createChatQueue();
  return {
    ask: (message) => {
      const known = recognise(needs, message);
      return queue.run(known.chat, () => reply(needs, known));
    },
    answerOpen: (message) => {
      const known = recognise(needs, message);
      return queue.run(known.chat, () => replyOpen(needs, known));
    },
    glance: (question) => glance(needs, question),
    vote: (vote) => putVote(needs, vote),
    move: async ({ channel, from, to }) => {
      const [old, fresh] = [from, to].map((id) => keyedHash(needs.hashKey, channel, id));
      if (old !== undefined && fresh !== undefined)
        await queue.run(old, async () => {
          await needs.store.moveChat(old, fresh);
          await needs.store.moveFollowed({ channel, chat: from }, to);
          await needs.store.moveRounds(channel, from, to);
          needs.quiz?.chatMoved(channel, from, to);
        });
    },
    handOver: ({ channel, from, to, person }) => {
      const visit = keyedHash(needs.hashKey, channel, from);
      const chat = keyedHash(needs.hashKey, channel, to);
      // Behind what is in work there: a question asked before signing in comes along.
      return queue.run(visit, () => needs.store.handOver(visit, { chat, person }));
    },
    answerOf: async (asked) => (await turnOf(needs, asked))?.answer ?? null,
    greeted: (asker) => greeted(needs, asker),
    shownLast: (asker) => shownLast(needs, asker),
  };
}

/** From a message to its reply. Nothing is remembered of a message whose reply did not come about: it may come again. */
async function reply(needs: DeskNeeds, known: Known): Promise<Reply> {
  const { channel, update, text, edited = false } = known.message;
  if (update !== null && (await needs.store.seen(channel, update))) return { kind: 'duplicate' };
  await needs.escalation?.heard(placeOf(known));
  const notice = tooLong(text) ?? (await (edited ? refuseMended : runCommand)(needs, known));
  if (notice !== null) return finishNotice(needs, known.message, notice);
  const taken = edited ? null : await takeOpen(needs, known);
  if (taken !== null) return taken;

  const { text: question, found } = maskPersonalNumbers(text);
  const turns = await earlierQuestions(needs, known);
  const on = known.message.on ?? dayInVietNam(needs.now());
  const answer = tellMasked(await needs.answer({ text: question, turns, on }), found);

  const firstContact = turns.length === 0 && !(await needs.store.hasTurns(known.chat));
  const turn = makeTurn(needs, known, question, answer);
  const told: Told = { kind: 'answer', id: turn.id, answer, firstContact };
  const most = isVisit(turn) ? SHORT_MEMORY_TURNS : undefined;
  const letters = known.message.compose?.(told);
  if (!(await needs.store.addTurn(turn, update, letters, most))) return { kind: 'duplicate' };
  needs.log?.info({ channel, outcome: answer.outcome, masked: found, earlier: turns.length }, 'answered');
  return told;
}

/** What `/quiz` asked or an open item takes, in a round or in practice; null where nothing of these is open, or it is none of theirs. */
async function takeOpen(needs: DeskNeeds, known: Known): Promise<Reply | null> {
  const { message, person } = known;
  const notice = await answerQuiz(needs, known);
  if (notice !== null) return finishNotice(needs, message, notice);
  const practised = (await needs.practice?.answer(practisingOf(known), message.text)) ?? null;
  if (practised === null) return null;
  // Before what lasts: a mark too many ends by itself.
  if (message.passing === true) await needs.store.sawVisitor(person, needs.now().toISOString());
  return finishPractised(needs, message, practised);
}

async function replyOpen(needs: DeskNeeds, known: Known): Promise<Reply | null> {
  const { channel, update } = known.message;
  if (update !== null && (await needs.store.seen(channel, update))) return { kind: 'duplicate' };
  return takeOpen(needs, known);
}

/** Of one person who types on; so it stands in no chat's queue. */
async function glance(needs: DeskNeeds, { channel, text }: Glance): Promise<Answer> {
  const { text: question, found } = maskPersonalNumbers(text);
  const answer = await needs.answer({ text: question, turns: [], on: dayInVietNam(needs.now()) });
  needs.log?.info({ channel, outcome: answer.outcome, masked: found }, 'glanced at');
  return answer;
}

function recognise({ hashKey }: DeskNeeds, message: Message): Known {
  return {
    message,
    chat: keyedHash(hashKey, message.channel, message.chat),
    person: message.signedIn ?? keyedHash(hashKey, message.channel, message.person),
  };
}

const tooLong = ({ length }: string): string | null =>
  length <= MAX_QUESTION_LENGTH ? null : questionTooLong(length);

/** A command has taken effect by now: its update is marked after it, so at worst it runs again and never not at all. */
async function finishNotice({ store, now }: DeskNeeds, message: Message, text: string): Promise<Reply> {
  const told: Told = { kind: 'notice', text };
  const { channel, update } = message;
  const letters = message.compose?.(told) ?? [];
  const written = await store.post({ channel, update, letters, at: now().toISOString() });
  return written ? told : { kind: 'duplicate' };
}

/** An answer in practice is stored with its update and its letters: it is counted once, whatever dies. */
async function finishPractised(
  { now }: DeskNeeds,
  { channel, update, compose }: Message,
  { text, save }: Practised,
): Promise<Reply> {
  const told: Told = { kind: 'notice', text };
  const written = await save({ channel, update, letters: compose?.(told) ?? [], at: now().toISOString() });
  return written ? told : { kind: 'duplicate' };
}

/** Of this person in this chat: in a group, another member's question is not what mine leans on. */
async function earlierQuestions(
  { store, now }: DeskNeeds,
  { chat, person }: Known,
): Promise<readonly string[]> {
  const since = new Date(now().getTime() - MEMORY_MS).toISOString();
  return store.lastQuestions({ chat, person, since, limit: MOST_TURNS });
}

function makeTurn(
  needs: DeskNeeds,
  { chat, person, message }: Known,
  question: string,
  answer: Answer,
): Turn {
  const { channel } = message;
  return { id: needs.newId(), chat, person, channel, question, answer, at: needs.now().toISOString() };
}

/** A chat of the web that is nobody's: its history is kept by the browser, and here only what `short-memory.ts` says. */
const isVisit = ({ channel, chat, person }: Turn): boolean => channel === 'web' && chat === person;

/** The turn of an answer, for the chat that got it; null for every other. */
async function turnOf({ store, hashKey }: DeskNeeds, asked: AnswerOf): Promise<Turn | null> {
  const turn = await store.turn(asked.answer);
  return turn?.chat === keyedHash(hashKey, asked.channel, asked.chat) ? turn : null;
}

async function putVote(needs: DeskNeeds, vote: Vote): Promise<boolean> {
  const turn = await turnOf(needs, vote);
  if (turn === null) return false;
  const { store, hashKey, now } = needs;
  const person = keyedHash(hashKey, vote.channel, vote.person);
  if (!vote.helpful) await doubted(needs, vote);
  await store.putVote({ turn: turn.id, person, helpful: vote.helpful, at: now().toISOString() });
  return true;
}

/** Turns that a page shows again where it does not say. A longer conversation is read on paper, not on a phone. */
const USUALLY_SHOWN = 30;

/** The last `most` remembered turns of a chat, oldest first, for a page that shows its conversation again. */
export function chatHistory(
  { store, hashKey }: Pick<DeskNeeds, 'store' | 'hashKey'>,
  channel: ChannelName,
  chat: string,
  most = USUALLY_SHOWN,
): Promise<readonly Turn[]> {
  return store.lastTurns({
    chat: keyedHash(hashKey, channel, chat),
    person: null,
    since: '',
    limit: most,
  });
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Drops what is older than the days of retention; `main` calls it at start and once a day. Returns how many rows went. */
export function expireConversations(store: Store, days: number, now: () => Date): Promise<number> {
  return store.expire(new Date(now().getTime() - days * DAY_MS).toISOString());
}

const HOUR_MS = 60 * 60 * 1_000;

/**
 * Drops what is remembered of conversations that are nobody's once its hours are over; `main` calls it now and again. Each call
 * looks at what has come of age since the one before, the first at all of it. Returns how many turns went.
 */
export function visitsExpiry(store: Pick<Store, 'expireVisits'>, now: () => Date): () => Promise<number> {
  let done = '';
  return async () => {
    const before = new Date(now().getTime() - SHORT_MEMORY_HOURS * HOUR_MS).toISOString();
    const gone = await store.expireVisits(done, before);
    done = before;
    return gone;
  };
}
