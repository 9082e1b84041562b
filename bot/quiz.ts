import { answerAlone } from './quiz/host/alone.ts';
import { answerDraft, draftOf } from './quiz/host/asking.ts';
import { answersSomething } from './quiz/host/mended.ts';
import { runCommand } from './quiz/host/commands.ts';
import type { Host } from './quiz/host/host.ts';
import { liveRounds, type LiveRounds } from './quiz/host/live-view.ts';
import { createRunner } from './quiz/host/runner.ts';
import { setUp } from './quiz/host/setting.ts';
import { takeOut } from './quiz/host/taking-out.ts';
import { trainerRounds, type TrainerRounds } from './quiz/host/trainers.ts';
import type { PollVote, Quiz, QuizNeeds, Speaker } from './quiz/host/types.ts';
import { readHead, readTyped, sayNoLetter } from './quiz/present.ts';
import { openItem } from './quiz/round.ts';
import { linkedVoices } from './quiz/sources.ts';
import { VOID, type PollPlace } from './quiz-rounds.ts';

export { joined } from './quiz/lines.ts';
export type { Because } from './quiz/present.ts';
export type { LiveQuestion } from './quiz/host/live-question.ts';
export type { LiveMe, LiveRounds, LiveView } from './quiz/host/live-view.ts';
export type { LiveAnswered } from './quiz/host/own-pace.ts';
export { DEFAULT_COUNT } from './quiz/host/making.ts';
export { REVISIONS, type Revised, type Revision } from './quiz/host/preparing.ts';
export { stemOf } from './quiz/present.ts';
export { LEAST_SECONDS, MOST_COUNT, MOST_SECONDS, MOST_TEAMS } from './quiz/host/request.ts';
export { readTags, sayUnknownTag } from './quiz/host/narrowing.ts';
export { readSubject, unknownIn } from './quiz/host/subject.ts';
export type { SteeredView, SteeringAct } from './quiz/host/steered-view.ts';
export type { Offered, OwnRound, RoundWanted, TrainerRounds } from './quiz/host/trainers.ts';
export type { ItemsOptions } from './quiz/command/request.ts';
export type { Practice } from './quiz/practice.ts';
export type {
  CourseLine,
  FileOffer,
  HeatLine,
  ItemLine,
  ManyItemLine,
  ManyRounds,
  Mine,
  Overall,
  OwnAnswer,
  OwnReport,
  RankedLine,
  Results,
  RoundFacts,
  RoundReport,
  RoundsWanted,
  Rule,
  RuleLine,
  Seen,
  Share,
  ShareLine,
} from './quiz/results.ts';
export { shareOf } from './quiz/results.ts';
export type { ItemSource } from './quiz/items-wanted.ts';
export {
  QUIZ_COMMANDS,
  type PollVote,
  type Quiz,
  type QuizCommand,
  type QuizNeeds,
  type QuizVoice,
  type QuizVoices,
  type RoundPoll,
  type Speaker,
} from './quiz/host/types.ts';
export { ranking, standings, teamStandings, type Standing, type TeamStanding } from './quiz/round.ts';

/** Makes the service that runs rounds. What people do is on the disk when a call resolves. */
export function createQuiz(
  given: QuizNeeds,
): Quiz & { readonly live: LiveRounds; readonly trainers: TrainerRounds } {
  const { store, voices, sourceLink } = given;
  const needs = sourceLink === undefined ? given : { ...given, voices: linkedVoices(voices, sourceLink) };
  const runner = createRunner(needs);
  const host: Host = { needs, runner };
  /** Polls of rounds that run, so that an answer costs no reading. */
  const places = new Map<string, PollPlace>();

  async function placeOf(poll: string): Promise<PollPlace | null> {
    const place = places.get(poll) ?? (await store.pollPlace(poll));
    if (place !== null && places.size >= MOST_POLLS) places.clear();
    if (place !== null) places.set(poll, place);
    return place;
  }
  async function voted(vote: PollVote): Promise<void> {
    const { poll, person, name, options, at, update } = vote;
    const place = await placeOf(poll);
    if (place !== null) {
      const ballot = { person, item: place.item, options, name, update: update.id, sealed: true };
      return void (await runner.take(place.round, { kind: 'vote', ...ballot }, new Date(at), update));
    }
    // Told of before the poll's sending was recorded; or, where the process died, never recorded.
    await store.keepStray({ poll, person, name, options, at }, update);
    if ((await placeOf(poll)) !== null) await claim();
  }
  /** Counts answers that came before their poll was known. Harmless when done twice. */
  async function claim(): Promise<void> {
    for (const { poll, person, name, options, at, round, item } of await store.foundStrays()) {
      const ballot = { person, item, options, name, update: null, sealed: true };
      await runner.take(round, { kind: 'vote', ...ballot }, new Date(at));
      await store.dropStray(poll, person);
    }
  }
  async function show(place: PollPlace, poll: string | null, message: number | null, at: Date) {
    const { round, item } = place;
    await runner.take(round, { kind: 'shown', item, person: null, poll, message }, at);
    await claim();
  }

  return {
    live: liveRounds(host),
    trainers: trainerRounds(host),
    start: async () => {
      await runner.start();
      await claim();
    },
    stop: runner.stop,
    look: runner.look,
    command: (name, speaker, rest) => runCommand(host, name, speaker, rest.normalize('NFC').trim()),
    heard: (speaker, text) => heard(host, speaker, text),
    answers: (speaker, text) => answersSomething(host, speaker, text),
    voted,
    shown: ({ round, item, poll, message, at }) => show({ round, item }, poll, message, at),
    pollSeen: async (poll, question) => {
      if ((await placeOf(poll)) !== null) return;
      const head = readHead(question);
      const setup = head === null ? null : await store.roundByCode(head.code);
      if (head === null || setup === null) return;
      const place = { round: setup.id, item: head.number - 1 };
      await show(place, poll, null, needs.now());
    },
    chatMoved: runner.chatMoved,
    takeOut: (round, items, notice) => takeOut(host, round, items, notice),
    forget: async (person) => {
      const gone = await store.forgetPlayer(person);
      runner.forgetEnded(person);
      return gone;
    },
    openWith: (person) => runner.openWith(person).map(({ setup }) => setup.code),
    moved: async ({ channel, chat, person }, there) => {
      const mine = runner.openIn(channel, chat).filter(({ setup }) => setup.trainer === person);
      for (const { setup } of mine)
        await runner.take(setup.id, { kind: there ? 'trainer_back' : 'trainer_left' });
    },
  };
}

/** Polls whose place is kept in memory: a day of rounds of a busy house. About 200 bytes each. */
const MOST_POLLS = 10_000;

async function heard(host: Host, speaker: Speaker, text: string): Promise<string | null> {
  const { needs, runner } = host;
  const live = await answerLive(host, speaker, text);
  if (live !== null) return live;
  const draft = await draftOf(needs, speaker);
  if (draft?.kind === 'doing') return answerAlone(needs, runner, speaker, draft.round, text);
  if (draft === null) return null;
  const next = await answerDraft(needs, speaker, draft, text);
  if (next === null) return null;
  return 'say' in next ? next.say : setUp(host, speaker, next.request);
}

/** A typed answer to the item that is open in the chat. */
async function answerLive({ runner }: Host, speaker: Speaker, text: string): Promise<string | null> {
  const { channel, chat, person } = speaker;
  const state = runner.openIn(channel, chat).find((one) => openItem(one) !== null);
  const item = state === undefined ? null : openItem(state);
  const question = state?.setup.questions[item ?? -1];
  if (state === undefined || item === null || question === undefined) return null;
  const option = readTyped(text, question);
  if (option === null) return sayNoLetter(text, question);
  const name = speaker.name ?? null;
  const ballot = { person, item, options: [option], name, update: null, sealed: false };
  const taken = await runner.take(state.setup.id, { kind: 'vote', ...ballot });
  return taken === null ? null : sayTaken('refused' in taken ? taken.refused : null);
}

function sayTaken(refused: string | null): string {
  switch (refused) {
    case 'voided':
      return `Câu này ${VOID}.`;
    case null:
      return 'Đã ghi nhận.';
    case 'voted_before':
    case 'already':
      return 'Bạn đã trả lời câu này; câu trả lời đầu được tính.';
    default:
      return 'Câu này đã hết giờ.';
  }
}
