import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../bot/answer.ts';
import { isVerbatim } from '../../../bot/answer/quote.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { CORPUS_HELD, openCorpus } from '../../fixtures/corpus.ts';

const TODAY = '2026-11-25';

describe.skipIf(!CORPUS_HELD)(
  `conversations about many documents${CORPUS_HELD ? '' : ' (skipped: no corpus)'}`,
  () => {
    let knowledge: Knowledge;
    let answerer: Answerer;
    let close: () => void;

    beforeAll(async () => {
      ({ knowledge, answerer, close } = await openCorpus(TODAY));
    }, 120_000);
    afterAll(() => close());

    const ask = async (text: string, on = TODAY) => {
      const answer = await answerer.answer({ text, turns: [], on });
      expect(answer.quotes.filter((quote) => !isVerbatim(quote, knowledge.library))).toEqual([]);
      return answer;
    };

    it('asks whom a question means where the rules differ, and answers the choice', async () => {
      const text = 'Có những hình thức kỷ luật nào?';
      const back = await ask(text);
      expect(back.outcome).toBe('clarify');
      expect(back.choices).toContain('Có những hình thức kỷ luật nào đối với cán bộ?');
      const choice = back.choices.find((one) => one.endsWith('cán bộ?')) ?? '';
      const answer = await answerer.answer({ text: choice, turns: [text], on: '2026-11-26' });
      expect(answer.quotes[0]).toMatchObject({ document: '80/2025/QH15', article: '35' });
      const said = await answerer.answer({
        text: 'viên chức',
        turns: ['Thời hiệu xử lý kỷ luật là bao lâu?'],
        on: TODAY,
      });
      expect(said.outcome).toBe('not_in_corpus');
      expect(said.text).toContain('58/2010/QH12');
    });

    it('does not ask whom a question means where an earlier message says it', async () => {
      const turns = ['em hỏi về người lao động ký hợp đồng lao động ở công ty nhà nước'];
      const answer = await answerer.answer({ text: 'thời hiệu kỷ luật là mấy tháng', turns, on: TODAY });
      expect(answer.quotes[0]).toMatchObject({ document: '45/2019/QH14', article: '123' });
    });

    it('asks of which document a lone place is, and finds one apart from its document', async () => {
      expect((await ask('dieu 5 quy dinh gi')).outcome).toBe('clarify');
      const answer = await ask(
        'nghị định 30/2020 về văn thư, Điều 15 khoản 2 nói cấp số văn bản giấy lúc nào?',
      );
      expect(answer.quotes[0]).toMatchObject({ document: '30/2020/NĐ-CP', locator: 'khoản 2 Điều 15' });
    });

    it('answers both parts of a question in their order', async () => {
      const { quotes } = await ask(
        'Đóng dấu lên chữ ký thì trùm bao nhiêu phần, dấu giáp lai mỗi lần tối đa mấy tờ?',
      );
      const places = quotes.map(({ locator }) => locator);
      expect(places[0]).toBe('điểm b khoản 1 Điều 33');
      expect(places).toContain('điểm đ khoản 1 Điều 33');
    });
  },
);
