import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../bot/answer.ts';
import { CORPUS_HELD, openCorpus } from '../../fixtures/corpus.ts';

const TODAY = '2026-11-25';

describe.skipIf(!CORPUS_HELD)(
  `places of ended documents, of the message before, and several at once${CORPUS_HELD ? '' : ' (skipped: no corpus)'}`,
  () => {
    let answerer: Answerer;
    let close: () => void;

    beforeAll(async () => {
      ({ answerer, close } = await openCorpus(TODAY));
    }, 120_000);
    afterAll(() => close());

    const ask = (text: string, turns: readonly string[] = []) => answerer.answer({ text, turns, on: TODAY });

    it.each([
      ['điều 19 luật bmnn năm 2018', '29/2018/QH14#d19.k1', 'Luật 117/2025/QH15 (đã có trong thư viện)'],
      ['luật bmnn 2018 điều 7', '29/2018/QH14#d7', 'Luật 117/2025/QH15 (đã có trong thư viện)'],
      ['luật bmnn cũ điều 7', '29/2018/QH14#d7', 'Luật 117/2025/QH15 (đã có trong thư viện)'],
      ['luat bmnn cu dieu 7', '29/2018/QH14#d7', 'Luật 117/2025/QH15 (đã có trong thư viện)'],
      ['nđ 09/2017 điều 3', '09/2017/NĐ-CP#d3.k1', 'Nghị định 244/2026/NĐ-CP (đã có trong thư viện)'],
      ['Điều 8 Luật An ninh mạng 2018', '24/2018/QH14#d8.k1', '116/2025/QH15 (chưa có trong thư viện)'],
      ['luật viên chức điều 5', '58/2010/QH12#d5.k1', '129/2025/QH15 (chưa có trong thư viện)'],
    ])(
      'shows a place of an ended document as ended, and what took its place: %s',
      async (text, provision, next) => {
        const answer = await ask(text);
        expect(answer).toMatchObject({ outcome: 'answered', verdict: 'informational' });
        expect(answer.headline).toContain('đã hết hiệu lực từ');
        expect(answer.note).toContain(next);
        expect(answer.quotes[0]?.provision).toBe(provision);
        expect(new Set(answer.quotes.map(({ validity }) => validity.status))).toEqual(new Set(['expired']));
      },
    );

    it('offers the old words of a place where it is asked what they command, and shows them on demand', async () => {
      const asked = await ask('điều 8 luật an ninh mạng 24/2018 cấm cái gì thế bác');
      expect(asked.quotes).toEqual([]);
      const [old = ''] = asked.choices;
      expect((await ask(old)).quotes[0]?.provision).toBe('24/2018/QH14#d8.k1');
      const absent = await ask('điều 99 luật bmnn 2018');
      expect(absent.outcome).toBe('not_in_corpus');
      expect(absent.note).toContain('đã hết hiệu lực');
    });

    it('leads to the successor’s article on the same matter where the likeliest rule has ended', async () => {
      const { outcome, headline, note, choices, quotes } = await ask(
        'ai được phát ngôn với báo chí của ubnd xã',
      );
      expect({ outcome, headline, quotes }).toEqual({
        outcome: 'not_in_corpus',
        headline: 'Quy định cũ về việc này đã hết hiệu lực.',
        quotes: [],
      });
      expect(note).toContain('09/2017/NĐ-CP đã hết hiệu lực từ 01/07/2026');
      expect(note).toContain('nay ở Điều 3 Nghị định 244/2026/NĐ-CP (Người phát ngôn)');
      const [place = ''] = choices;
      expect(place).toBe('Điều 3 Nghị định 244/2026/NĐ-CP');
      const shown = await ask(place);
      expect(shown.quotes.map(({ locator }) => locator)).toContain('khoản 2 Điều 3');
    });

    it.each(['khoản 3 điều 9999 luật cbcc', 'khoản 9999 điều 14 luật cbcc', 'đ12345 luật cbcc'])(
      'says of a number that no law reaches that it is not there: %s',
      async (text) => {
        const answer = await ask(text);
        expect(answer).toMatchObject({ outcome: 'not_in_corpus', quotes: [] });
        expect(answer.headline).toBe('Luật 80/2025/QH15 không có phần được hỏi.');
      },
    );

    it.each([
      ['thế còn điều 7?', ['điều 5 luật bmnn'], '117/2025/QH15#d7'],
      ['the con dieu 7?', ['dieu 5 luat bmnn'], '117/2025/QH15#d7'],
      ['còn khoản 3 thì sao', ['điều 5 luật cbcc'], '80/2025/QH15#d5.k3'],
      ['khoản 2?', ['khoản 1 điều 13 luật cbcc'], '80/2025/QH15#d13.k2'],
      ['điểm b?', ['khoản 1 điều 13 luật cbcc'], '80/2025/QH15#d13.k1.b'],
      ['điểm c?', ['khoản 1 điều 13 luật cbcc', 'khoản 2?'], '80/2025/QH15#d13.k2.c'],
      ['thế còn mục 4?', ['mục 3 chỉ thị 30'], '30-CT/TU#m4'],
      ['đoạn 2?', ['mục 3 chỉ thị 30'], '30-CT/TU#m3.d2'],
      ['điều tiếp theo', ['nđ 244 điều 5'], '244/2026/NĐ-CP#d6.k1'],
      ['luật bmnn', ['điều 7 quy định gì'], '117/2025/QH15#d7'],
      ['luat bmnn', ['dieu 7 quy dinh gi'], '117/2025/QH15#d7'],
      ['khoản 2 thì sao', ['điều 7 quy định gì', 'của luật bmnn ạ'], '117/2025/QH15#d7.k2'],
      ['điều 7', ['luật bmnn'], '117/2025/QH15#d7'],
    ])('goes on from the place that was named before: %s after %j', async (text, turns, provision) => {
      const answer = await ask(text, turns);
      expect(answer.outcome).toBe('answered');
      expect(answer.quotes[0]?.provision).toBe(provision);
      expect(answer.understood).toContain(turns.at(-1));
    });

    it('still asks back which document is meant where none was named', async () => {
      for (const turns of [[], ['công chức nhận quà Tết của doanh nghiệp được không']])
        expect((await ask('điều 7 quy định gì', turns)).headline).toContain('của văn bản nào');
    });

    it('quotes every place of a message, or says what is missing', async () => {
      const both = await ask('khoản 1 điều 13 luật cbcc và khoản 2 điều 5 luật bmnn');
      const quoted = both.quotes.map(({ provision }) => provision);
      expect(quoted).toContain('80/2025/QH15#d13.k1.a');
      expect(quoted).toContain('117/2025/QH15#d5.k2');
      const long = await ask('điều 5 luật cbcc và điều 7 luật bmnn nói gì');
      expect(new Set(long.quotes.map(({ document }) => document)).size).toBe(2);
      expect(long.note.match(/chưa trích/gu)).toHaveLength(2);
      const half = await ask('khoản 1 điều 13 luật cbcc và khoản 2 điều 5 luật đất đai');
      expect(half.quotes[0]?.provision).toBe('80/2025/QH15#d13.k1');
      expect(half.note).toContain('kho văn bản chưa có “khoản 2 điều 5 luật đất đai”');
    });

    it.each(['Nghị định 244 có hiệu lực khi nào? thay thế văn bản nào?', 'nđ 244 thay thế văn bản nào'])(
      'says what a document replaced: %s',
      async (text) => {
        const answer = await ask(text);
        expect(answer.text).toContain('Đang có hiệu lực từ 01/07/2026');
        expect(answer.note).toContain('09/2017/NĐ-CP');
        expect(answer.quotes.map(({ provision }) => provision)).toContain('244/2026/NĐ-CP#d11.k2');
      },
    );

    it('says of a document that names none that none is found, and quotes nothing', async () => {
      const answer = await ask('Chỉ thị 30 thay thế văn bản nào');
      expect(answer.outcome).toBe('not_in_corpus');
      expect(answer.note).toBe('Không thấy văn bản này ghi thay thế văn bản nào.');
      expect(answer.quotes).toEqual([]);
    });
  },
);
