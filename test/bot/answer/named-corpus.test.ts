import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../bot/answer.ts';
import { documentsOfYear } from '../../../bot/answer/of-year.ts';
import type { Library } from '../../../knowledge/library.ts';
import { CORPUS_HELD, openCorpus } from '../../fixtures/corpus.ts';

const TODAY = '2026-11-25';

describe.skipIf(!CORPUS_HELD)(
  `documents and places named in a hurry${CORPUS_HELD ? '' : ' (skipped: no corpus)'}`,
  () => {
    let answerer: Answerer;
    let library: Library;
    let close: () => void;

    beforeAll(async () => {
      const opened = await openCorpus(TODAY);
      ({ answerer, close } = opened);
      library = opened.knowledge.library;
    }, 120_000);
    afterAll(() => close());

    const ask = (text: string) => answerer.answer({ text, turns: [], on: TODAY });

    it.each([
      'luat giao thong phat nong do con bao nhieu',
      'luật giao thông phạt nồng độ cồn xe máy bao nhiêu',
    ])('asks for no choice among documents of which none is held: %s', async (text) => {
      const answer = await ask(text);
      expect(answer).toMatchObject({ outcome: 'cited_not_held', choices: [] });
      expect(answer.missing).toHaveLength(1);
      expect(library.document(answer.missing[0]?.document ?? '')).toBeUndefined();
    });

    it.each([
      ['luật rượu bia đ5 k5', '44/2019/QH14#d5.k5'],
      ['chỉ thị 30 CT TU mục 6', '30-CT/TU#m6'],
      ['lpctn điều 20 khoản 2 điểm b', '36/2018/QH14#d20.k2.b'],
      ['BLĐ 2019 Đ113 K1', '45/2019/QH14#d113.k1'],
      ['luật cbcc 2025 đ36 k1', '80/2025/QH15#d36.k1'],
      ['l44/2019 đ17 k1', '44/2019/QH14#d17.k1'],
      ['tt 04/2014 thanh tra chính phủ đ4 k3', '04/2014/TT-TTCP#d4.k3'],
    ])('looks up a place as it is typed on a phone: %s', async (text, provision) => {
      expect((await ask(text)).quotes[0]?.provision).toBe(provision);
    });

    it.each([
      ['nđ 244', '244/2026/NĐ-CP#tieu-de', 'Chương II Nghị định 244/2026/NĐ-CP'],
      ['Nghị định 244', '244/2026/NĐ-CP#tieu-de', 'Chương II Nghị định 244/2026/NĐ-CP'],
      ['nghị định 244/2026/NĐ-CP', '244/2026/NĐ-CP#tieu-de', 'Chương II Nghị định 244/2026/NĐ-CP'],
      ['luật cbcc', '80/2025/QH15#tieu-de', 'Chương II Luật 80/2025/QH15'],
      ['cho em xem luat bmnn voi a', '117/2025/QH15#tieu-de', 'Chương II Luật 117/2025/QH15'],
      ['chỉ thị 30', '30-CT/TU#tieu-de', 'Mục 3 Chỉ thị 30-CT/TU'],
      ['30-CT/TU', '30-CT/TU#tieu-de', 'Mục 3 Chỉ thị 30-CT/TU'],
      // These copies begin with Điều 1.
      ['thông tư 01/2021/TT-TTCP', '01/2021/TT-TTCP#d1', 'Điều 4 Thông tư 01/2021/TT-TTCP'],
      ['nghị định 30 về công tác văn thư', '30/2020/NĐ-CP#d1', 'Chương II Nghị định 30/2020/NĐ-CP'],
      ['luật báo chí', '103/2016/QH13#d1', 'Chương III Luật 103/2016/QH13'],
    ])('looks up a document that is named alone, and offers its parts: %s', async (text, provision, part) => {
      const answer = await ask(text);
      expect(answer).toMatchObject({ outcome: 'answered', verdict: 'informational' });
      expect(answer.quotes[0]?.provision).toBe(provision);
      expect(answer.text).toContain('Đang có hiệu lực');
      const choice = answer.choices.find((one) => one.startsWith(part)) ?? '';
      const read = await ask(choice);
      expect(read.outcome).toBe('answered');
      const { document } = answer.quotes[0] ?? {};
      expect(new Set(read.quotes.map((quote) => quote.document))).toEqual(new Set([document]));
    });

    it('shows a part that was offered from its beginning, whatever its heading says', async () => {
      const part = await ask('Chương II Luật 80/2025/QH15: NGHĨA VỤ, QUYỀN CỦA CÁN BỘ, CÔNG CHỨC');
      expect(part.quotes[0]?.provision).toBe('80/2025/QH15#d6.k1');
      expect(part.note).toContain('chưa trích');
    });

    it.each(['nđ 244 phát ngôn', 'luật cbcc nghĩa vụ của công chức'])(
      'searches where something is asked beside the name: %s',
      async (text) => {
        const answer = await ask(text);
        expect(answer.choices).toEqual([]);
        expect(answer.quotes[0]?.provision).not.toMatch(/#tieu-de$/u);
      },
    );

    it.each([
      ['điều 5 luật bmnn hiện hành', '117/2025/QH15#d5.k1'],
      ['dieu 5 den 7 luat bmnn hien hanh', '117/2025/QH15#d5.k1'],
      ['luật hiện hành về bí mật nhà nước điều 7', '117/2025/QH15#d7'],
      ['điều 7 luật đang có hiệu lực về bảo vệ bí mật nhà nước', '117/2025/QH15#d7'],
      ['luật bảo vệ bí mật nhà nước đang có hiệu lực điều 7', '117/2025/QH15#d7'],
      ['điều 5 tới 7 luật bmnn', '117/2025/QH15#d5.k1'],
      ['điều 5 – 7 luật bmnn', '117/2025/QH15#d5.k1'],
      ['điều 7 đến 5 luật bmnn', '117/2025/QH15#d5.k1'],
      ['mục 4 tới 2 chỉ thị 30', '30-CT/TU#m2.d1'],
    ])('reads which law and which range is meant: %s', async (text, provision) => {
      const answer = await ask(text);
      expect(answer.outcome).toBe('answered');
      expect(answer.quotes[0]?.provision).toBe(provision);
      expect(new Set(answer.quotes.map(({ validity }) => validity.status))).toEqual(new Set(['in_force']));
    });

    it('says what of a long range is not quoted, and what of it does not exist', async () => {
      const long = await ask('từ điều 20 tới điều 40 luật pctn');
      expect(long.quotes[0]?.provision).toBe('36/2018/QH14#d20.k1');
      expect(long.note).toMatch(/^Còn \d+ phần nữa chưa trích \(từ .+ đến Điều 40\)/u);
      const beyond = await ask('điều 27 đến 30 luật bmnn');
      expect(beyond.quotes.at(-1)?.provision).toBe('117/2025/QH15#d28');
      expect(beyond.note).toContain('không có Điều 29, Điều 30');
    });

    it.each(['điều 5 luật viên chức hiện hành', 'luật viên chức đang có hiệu lực điều 5'])(
      'names the law in force where its text is not held: %s',
      async (text) => {
        const answer = await ask(text);
        expect(answer.outcome).toBe('cited_not_held');
        expect(answer.missing[0]?.document).toBe('129/2025/QH15');
      },
    );

    it('names the former law where its text is not held', async () => {
      const answer = await ask('luật cán bộ công chức cũ điều 14');
      expect(answer.headline).toContain('22/2008/QH12 đã hết hiệu lực');
      expect(answer.quotes[0]?.provision).toBe('80/2025/QH15#d44.k3');
    });

    it('answers whether a document that is not held is still law by the clause that ended it', async () => {
      const answer = await ask('nghị định 78/2013 về minh bạch tài sản còn dùng được ko');
      expect(answer).toMatchObject({ outcome: 'answered', verdict: 'informational' });
      expect(answer.quotes[0]?.provision).toBe('130/2020/NĐ-CP#d24');
      expect(answer.missing[0]?.document).toBe('78/2013/NĐ-CP');
      const content = await ask('Nghị định 78/2013/NĐ-CP quy định gì về kê khai?');
      expect(content.outcome).toBe('cited_not_held');
    });

    it.each([
      ['luật xử lý vi phạm hành chính quy định thời hiệu bao lâu', '15/2012/QH13'],
      ['khoản 1 điều 52 luật xử lý vi phạm hành chính quy định phối hợp ra sao', '15/2012/QH13'],
      ['nđ 118/2021 về xử lý vi phạm hành chính có mẫu biên bản số mấy', '118/2021/NĐ-CP'],
      ['luật viên chức mới có cho mở công ty không', '129/2025/QH15'],
    ])('says of a law that is named and not held that it is not held: %s', async (text, number) => {
      const answer = await ask(text);
      expect(answer.outcome).toBe('cited_not_held');
      expect(answer.missing[0]?.document).toBe(number);
    });

    it('names what ended where only kind and year of it are said', async () => {
      const answer = await ask('vien chuc xin nghi khong luong theo luat 2010 duoc khong');
      expect(answer.outcome).toBe('not_in_corpus');
      expect(answer.text).toContain('58/2010/QH12 đã hết hiệu lực');
      expect(answer.text).toContain('129/2025/QH15 (chưa có trong thư viện)');
      expect(answer.quotes).toEqual([]);
    });

    it.each([
      ['theo nghị định năm 2017 thì ai phát ngôn cho ủy ban huyện', '09/2017/NĐ-CP', /^244\/2026\/NĐ-CP#d3/u],
      ['thời hạn bảo vệ bí mật nhà nước theo luật 2018', '29/2018/QH14', /^117\/2025\/QH15#d19\.k1/u],
      ['thời hạn bảo vệ bí mật nhà nước theo luật bmnn cũ', '29/2018/QH14', /^117\/2025\/QH15#d19\.k1/u],
      [
        'thời hạn bảo vệ bí mật nhà nước theo luật bảo vệ bí mật nhà nước năm 2018',
        '29/2018/QH14',
        /^117\/2025\/QH15#d19\.k1/u,
      ],
    ])(
      'answers by the successor under its own name, however the ended one is named: %s',
      async (text, ended, rule) => {
        const answer = await ask(text);
        expect(answer.note).toContain(`${ended} đã hết hiệu lực`);
        expect(answer.note).toContain('văn bản thay thế');
        expect(answer.quotes[0]?.provision).toMatch(rule);
        expect(answer.quotes.filter(({ validity }) => validity.status === 'expired')).toEqual([]);
      },
    );

    it('quotes the rule in force that says what of an ended law goes on', async () => {
      const answer = await ask('danh mục bí mật nhà nước lập theo luật 2018 nay còn dùng được không');
      expect(answer.quotes[0]?.provision).toMatch(/^117\/2025\/QH15#d28/u);
    });

    it.each([
      ['bị kỷ luật 2018 giờ còn tính không', []],
      ['nghị định 30 năm 2020 quy định lề trái', []],
      ['theo luật 2026 thì sao', []],
      ['thông tư cũ năm 2020 của bộ công an về dấu mật', ['24/2020/TT-BCA']],
    ])('reads kind and year as a document, and nothing else so: %s', (text, some) => {
      const found = documentsOfYear(text, library, TODAY);
      for (const number of some) expect(found).toContain(number);
      expect(found.size > 0).toBe(some.length > 0);
    });

    it.each([
      ['chỉ thị 30 CT TU của tỉnh ủy BN giao cho cơ quan nào đứng ra kiểm tra, đôn đốc', '30-CT/TU#m6'],
      ['Chỉ thị 30-CT/TU của Tỉnh uỷ Bắc Ninh do đồng chí nào ký?', '30-CT/TU#ky'],
    ])('reads BN as the province, and which comrade as who: %s', async (text, provision) => {
      expect((await ask(text)).quotes[0]?.provision).toBe(provision);
    });

    it('does not show a named place for what it does not hold', async () => {
      expect((await ask('luật rượu bia đ5 k5 phạt bao nhiêu tiền')).outcome).toBe('not_in_corpus');
      const when = await ask('điều 121 bộ luật lao động 2019 nội quy lao động bao giờ có hiệu lực');
      expect(when.quotes[0]?.provision).toMatch(/^45\/2019\/QH14#d121/u);
    });

    it('reads capitals and words run into a comma as what they are', async () => {
      const loud = await ask('NHẬN TL MẬT THẤY PHONG BÌ NHƯ BỊ BÓC TRC THÌ NGƯỜI NHẬN PHẢI BÁO AI');
      expect(loud.quotes[0]?.provision).toBe('26/2020/NĐ-CP#d4.k2.c');
      const run = await ask('Công chức xếp loại mấy mức,mức xuất sắc được thưởng bao nhiêu tháng lương');
      expect(run.quotes[0]?.provision).toBe('80/2025/QH15#d26.k1');
    });
  },
);
