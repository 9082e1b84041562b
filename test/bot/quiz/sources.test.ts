import { describe, expect, it } from 'vitest';
import { questionOf } from '../../../bot/quiz/present.ts';
import { sayClosed, textOf } from '../../../bot/quiz/host/words.ts';
import { linkedVoices } from '../../../bot/quiz/sources.ts';
import { createJoinLinks } from '../../../bot/start/join-links.ts';
import { sourceLinks } from '../../../bot/start/source-links.ts';
import { quoteUrl } from '../../../bot/channel/chat/quote-url.ts';
import { chatLinks } from '../../../bot/channel/telegram/links.ts';
import { quizItems } from '../../fixtures/quiz-items.ts';
import { openPracticeWorld } from '../../support/practice.ts';
import { playing } from '../../support/quiz-round.ts';

/** Quotes in chats lead to where they are read in full, as those of answers do. */

const [first] = quizItems;
const question = first === undefined ? null : questionOf(first, 'seed');
if (first?.quote === undefined || first.quote === null || question === null) throw new Error('no item');
const { quote } = first;
const MARKED = `?p=m3.d2&s=${String(quote.start)}&e=${String(quote.end)}#m3.d2`;

const known = createJoinLinks();
known.know(chatLinks('kycuong_bot'));
const noBot = createJoinLinks();

describe('where a quote leads', () => {
  it('is its page with the words marked, where a phone can open it', () => {
    const link = sourceLinks('https://ky-cuong.example.vn', known, quoteUrl);
    for (const channel of ['telegram', 'zalo_bot', 'zalo_oa'] as const)
      expect(link(channel, quote)).toBe(`https://ky-cuong.example.vn/d/30-CT/TU${MARKED}`);
    expect(link('web', quote)).toBeNull();
    expect(link('terminal', quote)).toBeNull();
  });

  it('is on Telegram the provision in the chat with the bot where there is no such page, once the bot is known', () => {
    for (const publicUrl of [null, 'http://localhost:3000']) {
      expect(sourceLinks(publicUrl, known, quoteUrl)('telegram', quote)).toMatch(
        /^https:\/\/t\.me\/kycuong_bot\?start=/u,
      );
      expect(sourceLinks(publicUrl, known, quoteUrl)('zalo_bot', quote)).toBeNull();
      expect(sourceLinks(publicUrl, noBot, quoteUrl)('telegram', quote)).toBeNull();
    }
  });
});

describe('what is told in a chat', () => {
  it('has the way under each place of a quote at the end of an item', () => {
    const round = playing({ questions: [question] });
    round.vote(6, 'An', 0, true);
    const told: string[] = [];
    const voices = linkedVoices(
      { telegram: { tell: (_, notice) => (told.push(textOf(notice)), []) } },
      sourceLinks('https://ky-cuong.example.vn', known, quoteUrl),
    );
    voices.telegram?.tell('1', sayClosed(round.state(), 0));
    expect(told[0]).toContain(
      `${quote.locator}, 30-CT/TU\nToàn văn: https://ky-cuong.example.vn/d/30-CT/TU${MARKED}`,
    );
  });

  it('has it after each answer of practice, and nothing where nothing leads there', async () => {
    for (const [sourceLink, expected] of [
      [sourceLinks(null, known, quoteUrl), /\)\nToàn văn: https:\/\/t\.me\/kycuong_bot\?start=\S+\nGặp lại/u],
      [sourceLinks(null, noBot, quoteUrl), /\(Mục [^)]*\)\nGặp lại/u],
    ] as const) {
      const world = await openPracticeWorld({ sourceLink });
      await world.say('/luyen');
      expect(await world.answer(true)).toMatch(expected);
      await world.close();
    }
  });
});
