import type { Letter } from '../../channel.ts';
import type { ChannelLetters } from '../../escalated.ts';
import { pollOf, typedOf, type Numbered } from '../present.ts';
import type { Effect, RoundState } from '../round.ts';
import type { QuizVoice, QuizVoices } from './types.ts';
import {
  sayClosed,
  sayMissed,
  sayMoved,
  sayPaused,
  sayReminder,
  sayResults,
  sayResumed,
  sayStarted,
} from './words.ts';

/** What a round tells its chat, as letters of the channel; none where the channel cannot be written to. */
export function lettersOf(
  voices: QuizVoices,
  state: RoundState,
  effects: readonly Effect[],
  publicUrl: string | null = null,
): readonly ChannelLetters[] {
  const { channel, chat, place } = state.setup;
  const spoken = voices[channel];
  if (spoken === undefined || effects.length === 0) return [];
  const voice = voiceAt(spoken, place);
  const letters = effects.flatMap((effect) => lettersFor(voice, chat, state, effect, publicUrl));
  return letters.length === 0 ? [] : [{ channel, letters }];
}

/** The same voice, at the place where the round was set up. */
const voiceAt = ({ tell, poll, stop }: QuizVoice, place: unknown): QuizVoice => ({
  tell: (chat, notice) => tell(chat, notice, place),
  ...(poll === undefined ? {} : { poll: (chat, asked) => poll(chat, asked, place) }),
  ...(stop === undefined ? {} : { stop }),
});

function lettersFor(
  voice: QuizVoice,
  chat: string,
  state: RoundState,
  effect: Effect,
  publicUrl: string | null,
): readonly Letter[] {
  switch (effect.kind) {
    case 'tell_started':
      return voice.tell(chat, sayStarted(state.setup));
    case 'ask':
      return ask(voice, chat, state, effect.item);
    case 'tell_closed':
      return [...stop(voice, chat, state, effect), ...voice.tell(chat, sayClosed(state, effect.item))];
    case 'stop':
      return stop(voice, chat, state, { item: effect.item, stop: true });
    case 'tell_paused':
      return voice.tell(chat, sayPaused());
    case 'tell_resumed':
      return voice.tell(chat, sayResumed());
    case 'tell_moved':
      return voice.tell(chat, sayMoved(state));
    case 'tell_missed':
      return voice.tell(chat, sayMissed(state));
    case 'remind':
      return voice.tell(chat, sayReminder(state));
    case 'tell_results':
      return voice.tell(chat, sayResults(state, publicUrl));
  }
}

export const numberedOf = ({ setup }: RoundState, item: number): Numbered => ({
  number: item + 1,
  of: setup.questions.length,
  code: setup.code,
});

function ask(voice: QuizVoice, chat: string, state: RoundState, item: number): readonly Letter[] {
  const { id, seconds, questions, group } = state.setup;
  const question = questions[item];
  if (question === undefined) return [];
  const numbered = numberedOf(state, item);
  const typed = typedOf(question, numbered, seconds, group === false ? 'alone' : 'group');
  if (voice.poll === undefined) return voice.tell(chat, [[{ kind: 'text', text: typed }]]);
  const poll = pollOf(question, numbered, seconds);
  const before = poll.before === '' ? [] : voice.tell(chat, [[{ kind: 'text', text: poll.before }]]);
  return [...before, ...voice.poll(chat, { ...poll, round: id, item, typed })];
}

/** A poll that Telegram does not close itself, or not yet. */
function stop(
  voice: QuizVoice,
  chat: string,
  { setup, items }: RoundState,
  { item, stop: early }: Omit<Extract<Effect, { kind: 'tell_closed' }>, 'kind'>,
): readonly Letter[] {
  const message = items[item]?.message ?? null;
  const question = setup.questions[item];
  if (voice.stop === undefined || message === null || question === undefined) return [];
  const open = pollOf(question, { number: 1, of: 1, code: setup.code }, setup.seconds).seconds === null;
  return early || open ? voice.stop(chat, message) : [];
}
