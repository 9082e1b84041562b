import type { RoundAbout, RoundSetup } from '../../quiz-rounds.ts';
import { questionOf, timeOf } from '../present.ts';
import { remindersOf } from './hours.ts';
import type { Request } from './request.ts';
import type { Subject } from './subject.ts';
import type { QuizNeeds, Speaker } from './types.ts';

/** Where a line of `/quiz` says nothing. */
export const DEFAULT_COUNT = 10;
/** For a question that came in later, in a round whose times are by length. */
const DEFAULT_SECONDS = 30;
/** Seconds between two items: long enough to read the rule's words. */
const REST = 8;
/** Seconds for answers under way when an item's time is over. */
const GRACE = 2;

/** Those of `ROUND_CODE`. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456789';
const CODE_LENGTH = 6;
/** Tries for a code that is free. */
const TRIES = 5;

/** Makes a round and keeps it; null where there is no item for it. */
export async function makeRound(
  needs: QuizNeeds,
  speaker: Speaker,
  subject: Subject,
  request: Request,
): Promise<RoundSetup | null> {
  const id = needs.newId();
  const { topics, documents, tags = [], title } = subject;
  const about = aboutOf({ topics, documents, tags, types: request.types ?? [], approved: request.approved });
  const count = request.count ?? DEFAULT_COUNT;
  const items = await needs.items.pick({ ...about, count, seed: id });
  const asked = items.flatMap((item) => questionOf(item, id) ?? []).slice(0, count);
  if (asked.length === 0) return null;
  const at = needs.now();
  const alone = request.deadline !== null || (needs.voices[speaker.channel] === undefined && !request.live);
  const byLength = !alone && request.seconds === null;
  const questions = byLength ? asked.map((one) => ({ ...one, seconds: timeOf(one) })) : asked;
  const setup: Omit<RoundSetup, 'code'> = {
    id,
    kind: alone ? 'assignment' : request.startsAt === null ? 'live' : 'scheduled',
    channel: speaker.channel,
    chat: speaker.chat,
    trainer: speaker.person,
    title,
    questions,
    seconds: alone ? null : (request.seconds ?? DEFAULT_SECONDS),
    rest: REST,
    grace: GRACE,
    startsAt: request.startsAt,
    deadline: request.deadline,
    reminders: remindersOf(request.deadline, at),
    anonymous: request.anonymous,
    teams: Array.from({ length: request.teams }, (_, index) => `Đội ${String(index + 1)}`),
    closesWhenAll: !alone && (request.whenAll ?? false),
    confirms: needs.voices[speaker.channel]?.poll !== undefined,
    group: speaker.group,
    ...(speaker.place === undefined ? {} : { place: speaker.place }),
    at: at.toISOString(),
    ...(request.pass === null ? {} : { pass: request.pass }),
    about,
  };
  for (let tried = 0; tried < TRIES; tried++) {
    const whole = { ...setup, code: codeOf(needs.random(CODE_LENGTH)) };
    if (await needs.store.putRound(whole)) return whole;
  }
  throw new Error('no code is free for a round');
}

/** What is not narrowed is left out. */
export const aboutOf = ({ topics, documents, types, approved, tags = [] }: Chosen): RoundAbout => ({
  ...{ topics, documents, types },
  ...(approved === true ? { approved } : {}),
  ...(tags.length === 0 ? {} : { tags }),
});
type Chosen = Omit<RoundAbout, 'approved'> & { readonly approved?: boolean | undefined };

/** 28 letters of a byte's 256 values: the first four come a little more often, which a join code can bear. */
export const codeOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');

export { ROUND_CODE as CODE } from '../../quiz-rounds.ts';
