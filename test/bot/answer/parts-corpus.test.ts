import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../bot/answer.ts';
import { CORPUS_HELD, openCorpus } from '../../fixtures/corpus.ts';

const TODAY = '2026-11-26';
/** How a part that no rule held decides is named. */
const MISSING = 'Chưa thấy quy định đang có trả lời phần';

describe.skipIf(!CORPUS_HELD)(
  `questions of several parts over many documents${CORPUS_HELD ? '' : ' (skipped: no corpus)'}`,
  () => {
    let answerer: Answerer;
    let close: () => void;
    beforeAll(async () => {
      ({ answerer, close } = await openCorpus(TODAY));
    }, 120_000);
    afterAll(() => close());
    const ask = (text: string) => answerer.answer({ text, turns: [], on: TODAY });

    it('answers a later part from another article, though the one before it is near', async () => {
      const { quotes, note } = await ask('thời giờ làm thêm tối đa bao nhiêu và nghỉ phép năm mấy ngày');
      const places = quotes.map(({ provision }) => provision);
      expect(places[0]).toMatch(/^45\/2019\/QH14#d107\.k2/u);
      expect(places).toContain('45/2019/QH14#d113.k1.a');
      expect(new Set(quotes.map(({ provision, start }) => `${provision} ${start}`)).size).toBe(quotes.length);
      expect(note).not.toContain(MISSING);
    });

    it('answers one part and names the one that nothing held decides', async () => {
      const answer = await ask(
        'người lao động thử việc tối đa mấy ngày và thuế thu nhập cá nhân tính bao nhiêu phần trăm',
      );
      expect(answer.quotes[0]?.provision).toMatch(/^45\/2019\/QH14#d25/u);
      expect(answer.note).toContain(`${MISSING} “thuế thu nhập cá nhân tính bao nhiêu phần trăm”`);
    });

    it('does not answer where what is missing only asks on', async () => {
      const answer = await ask('phóng viên dọa đăng bài để lấy tiền thì tội gì, mấy năm tù');
      expect(answer.outcome).not.toBe('answered');
    });

    it('takes no question apart that has one condition or list', async () => {
      const { quotes, note } = await ask('con đẻ và con nuôi cưới thì được nghỉ mấy ngày');
      expect(quotes[0]?.provision).toBe('45/2019/QH14#d115.k1.b');
      expect(note).not.toContain(MISSING);
    });

    it('tells provisions of one list apart by a word', async () => {
      const first = async (text: string) => (await ask(text)).quotes[0]?.provision;
      expect(await first('thế nào là bí mật nhà nước độ tối mật')).toBe('117/2025/QH15#d8.k2');
      expect(await first('thế nào là bí mật nhà nước độ mật')).toBe('117/2025/QH15#d8.k3');
    });

    it.each(['có phải trực ngày lễ không', 'ngày trực có được đổi ca không'])(
      'quotes no rule that only shares a time with the question: %s',
      async (text) => {
        const { outcome, quotes } = await ask(text);
        expect({ asked: ['not_in_corpus', 'clarify'].includes(outcome), quotes }).toEqual({
          asked: true,
          quotes: [],
        });
        expect((await ask('ngày trực có được uống bia không')).quotes[0]?.provision).toBe('30-CT/TU#m3.d2');
      },
    );

    it('quotes no word of a place that is no longer law where its topic is asked', async () => {
      const answer = await ask('luật viên chức 58/2010/QH12 điều 19 những việc viên chức không được làm');
      expect(answer.quotes).toEqual([]);
      expect(answer.text).toContain('58/2010/QH12 đã hết hiệu lực từ 01/07/2026');
      expect(answer.text).toContain('129/2025/QH15');
      expect(answer.choices).toContain('Xem lại luật viên chức 58/2010/QH12 điều 19');
    });
  },
);
