import { describe, expect, it } from 'vitest';
import { telegramVoice } from '../../../bot/channel/telegram/poll-letter.ts';
import { makeItems } from '../../../bot/quiz/items.ts';
import { lettersOf } from '../../../bot/quiz/host/letters.ts';
import { joined } from '../../../bot/quiz/lines.ts';
import { questionOf } from '../../../bot/quiz/present.ts';
import { newRound, replay, type Effect, type RoundState } from '../../../bot/quiz/round.ts';
import type { Item } from '../../../bot/quiz-item.ts';
import type { RoundEvent, RoundQuestion } from '../../../bot/quiz-rounds.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { CORPUS_HELD, readCorpus } from '../../fixtures/corpus.ts';
import { roundWith } from '../../fixtures/quiz-items.ts';
import { withoutCorpus } from '../../support/corpus.ts';
import { directiveLibrary } from '../../support/practice.ts';

/** What Telegram is sent for each item that there is, held against the documentation of sendPoll and sendMessage. */

const ON = '2026-11-26';
const at = '2026-11-26T01:00:00.000Z';

/** Every question of the items as the only one of a round that asks it and then ends it. */
function roundOf(question: RoundQuestion): RoundState {
  const setup = roundWith({ questions: [question], channel: 'telegram', chat: '-100', group: true, confirms: true, seconds: 30 });
  const events: RoundEvent[] = [
    { kind: 'started', at },
    { kind: 'asked', item: 0, at },
    { kind: 'shown', item: 0, person: null, poll: null, message: 7, at },
    { kind: 'closed', item: 0, by: 'time', at },
  ];
  return replay(newRound(setup), events);
} // prettier-ignore

interface Sent {
  readonly plain?: string;
  readonly poll?: {
    readonly question: string;
    readonly options: readonly string[];
    readonly right: number;
    readonly explanation: string;
    readonly seconds: number | null;
  };
}
function sentFor(state: RoundState, effect: Effect): Sent[] {
  const letters = lettersOf({ telegram: telegramVoice }, state, [effect]).flatMap(({ letters: own }) => own);
  return letters.map(({ body }) => body as Sent);
}
const words = (text: string): string => text.replace(/\s+/gu, '');

/** What is wrong with what is sent for an item; none where all is well. */
function faultsOf(item: Item): string[] {
  const question = questionOf(item, 'seed');
  if (question === null) return ['cannot be asked'];
  const state = roundOf(question);
  const asked = sentFor(state, { kind: 'ask', item: 0 });
  const [poll, before] = [asked.at(-1)?.poll, asked.slice(0, -1)];
  if (poll === undefined) return ['is no poll'];
  const read = before.map(({ plain = '' }) => plain);
  const told = sentFor(state, { kind: 'tell_closed', item: 0, stop: false }).flatMap(({ plain }) => plain ?? []);
  const shown = words([...read, poll.question, ...poll.options].join(''));
  const { options, explanation, seconds } = poll;
  const holds: Record<string, boolean> = {
    'question of 1 to 300': poll.question.length >= 1 && poll.question.length <= 300,
    '2 to 12 options': options.length >= 2 && options.length <= 12,
    'options of 1 to 100': options.every((one) => one.trim().length >= 1 && one.length <= 100),
    'no two options alike': new Set(options).size === options.length,
    'the right option': options[poll.right] !== undefined && poll.right === question.right,
    'explanation to 200 and two line feeds': explanation.length <= 200 && explanation.split('\n').length <= 3,
    '5 to 600 seconds': seconds !== null && seconds >= 5 && seconds <= 600,
    'messages of 1 to 4096': [...read, ...told].every(({ length }) => length >= 1 && length <= 4096),
    'the whole stem, before or in the poll': shown.includes(words(item.stem)),
    'each option whole': question.options.every((one) => shown.includes(words(one))),
    'the quote after': item.quote === null || words(told.join('')).includes(words(joined(item.quote.text))),
  };
  return Object.entries(holds).flatMap(([what, held]) => (held ? [] : [`${item.id}: ${what}`]));
} // prettier-ignore

describe('the polls of every item', () => {
  it('of the directive keep all limits, a long clause before them and the quote after', () => {
    const items = makeItems(directiveLibrary(), { on: ON, lexicon: readLexicon() });
    expect(items.length).toBeGreaterThanOrEqual(150);
    expect(items.flatMap(faultsOf)).toEqual([]);
  });

  it.skipIf(!CORPUS_HELD)(
    `of the official texts do too${withoutCorpus}`,
    async () => {
      const corpus = await readCorpus(ON);
      try {
        const items = makeItems(corpus.library, { on: ON, lexicon: readLexicon() });
        expect(items.length).toBeGreaterThanOrEqual(1_500);
        expect(items.flatMap(faultsOf)).toEqual([]);
        // Some have a clause that is read before: else nothing was shown of it.
        const long = items.filter(({ stem }) => stem.length > 160);
        expect(long.length).toBeGreaterThan(0);
      } finally {
        corpus.close();
      }
    },
    180_000,
  );
});
