import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyedHash } from '../../../../bot/privacy.ts';
import type { Item } from '../../../../bot/quiz-item.ts';
import { makeItems } from '../../../../bot/quiz/items.ts';
import { labelOf } from '../../../../bot/quiz/pool.ts';
import { readLexicon } from '../../../../knowledge/lexicon.ts';
import { HASH_KEY } from '../../../support/desk-on-disk.ts';
import { directiveLibrary, openPracticeWorld, type PracticeWorld } from '../../../support/practice.ts';

/** Practice on a subject in one's own words, over the questions that the directive really gives. */

const generated = makeItems(directiveLibrary(), { on: '2026-11-23', lexicon: readLexicon() });
const KEY = keyedHash(HASH_KEY, 'telegram', '1001');
let world: PracticeWorld;
beforeEach(async () => {
  world = await openPracticeWorld({ topicName: labelOf });
  world.items = generated;
});
afterEach(() => world.close());

/** The item that is asked after the line. */
async function asked(text: string): Promise<{ readonly said: string; readonly item: Item }> {
  const said = await world.say(text);
  const { question } = await world.practice.view({ chat: KEY, person: KEY });
  const item = generated.find(({ stem }) => question?.stem.endsWith(stem));
  if (item === undefined) throw new Error(said);
  return { said, item };
}
const wordsOf = ({ stem, quote }: Item) => `${stem} ${quote?.text ?? ''}`.toLowerCase();

describe('/luyen with words of one’s own', () => {
  it.each(['giờ làm việc', 'gio lam viec', 'GIỜ LÀM VIỆC'])(
    'asks on the topic that the words mean: %s',
    async (words) => {
      const { said, item } = await asked(`/luyen ${words}`);
      expect(item.topic).toBe('time_discipline');
      expect(said).toMatch(/Về “[^”]+”: chủ đề giờ giấc làm việc, \d+ điều có câu hỏi\./u);
    },
  );

  it.each(['lề lối làm việc', 'le loi lam viec', 'phản biện xã hội', 'buổi trưa ngày trực', 'trưa trực'])(
    'asks the items whose clause holds the words: %s',
    async (words) => {
      const { said, item } = await asked(`/luyen ${words}`);
      expect(said).toMatch(/\d+ điều có câu hỏi/u);
      const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
      for (const word of words.split(' ')) expect(plain(wordsOf(item))).toContain(plain(word));
    },
  );

  it('says what comes nearest where no rule has all of the words', async () => {
    const { said, item } = await asked('/luyen rượu nếp cẩm');
    expect(item.topic).toBe('alcohol');
    expect(said).toContain('Chưa có câu hỏi đúng về “rượu nếp cẩm”. Gần nhất: chủ đề rượu bia');
  });

  it.each(['con mèo', 'con meo', 'xin chao', 'khong co chu de nay'])(
    'finds nothing for what no rule is about, and for words that only look like a term: %s',
    async (words) => {
      expect(await world.say(`/luyen ${words}`)).toMatch(/^Chưa có câu hỏi về “/u);
    },
  );

  it('keeps to the words in a session outside the schedule', async () => {
    const { item } = await asked('/luyen thêm buổi trưa');
    expect(wordsOf(item)).toContain('buổi trưa');
  });

  it('names the topics that there are where it finds nothing, and all of them where one asks', async () => {
    const said = await world.say('/luyen tàu vũ trụ');
    expect(said).toMatch(/^Chưa có câu hỏi về “tàu vũ trụ”\./u);
    expect(said).toMatch(/Chủ đề có câu hỏi: [^.]*rượu bia[^.]*\. Xem hết: \/luyen danh sách\./u);
    const listed = await world.say('/luyen danh sach');
    const topics = new Set(generated.map(({ topic }) => labelOf(topic ?? '')));
    for (const label of topics) expect(listed).toContain(label ?? '');
    expect(listed).toContain('Văn bản có câu hỏi: 30-CT/TU.');
  });

  it('shows on the page what was found', async () => {
    await world.say('/luyen giờ làm việc');
    const { question } = await world.practice.view({ chat: KEY, person: KEY });
    expect(question?.found).toMatch(/^Về “giờ làm việc”: chủ đề giờ giấc làm việc/u);
    await world.say('/luyen dừng');
    await world.say('/luyen');
    expect((await world.practice.view({ chat: KEY, person: KEY })).question?.found).toBe('');
  });
});
