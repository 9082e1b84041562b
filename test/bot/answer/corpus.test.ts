import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../bot/answer.ts';
import { bindsStaff, staffIn, writeOutStaff } from '../../../bot/answer/people.ts';
import { isVerbatim } from '../../../bot/answer/quote.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { CORPUS_HELD, openCorpus } from '../../fixtures/corpus.ts';

const TODAY = '2026-11-25';
/** Questions written for training, with the provisions that decide them. */
const asked = new URL('../../../eval/questions/train/corpus/', import.meta.url);

describe.skipIf(!CORPUS_HELD)(
  `answers from many documents${CORPUS_HELD ? '' : ' (skipped: no corpus)'}`,
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

    it('quotes the law in force on the day that is asked about', async () => {
      const text = 'Soạn tài liệu mật trên máy nối Internet được không?';
      const now = await ask(text);
      expect(now).toMatchObject({ outcome: 'answered', verdict: 'prohibited' });
      expect(now.quotes[0]).toMatchObject({ document: '117/2025/QH15', locator: 'khoản 2 Điều 5' });
      const then = await ask(text, '2025-01-01');
      expect(then.quotes[0]).toMatchObject({ document: '29/2018/QH14', locator: 'khoản 5 Điều 5' });
    });

    it.each([
      'Nghị định 09/2017/NĐ-CP quy định ai là người phát ngôn?',
      'Điều 5 Nghị định 09/2017/NĐ-CP nói gì?',
      'Nghị định 09/2017/NĐ-CP còn hiệu lực không?',
    ])('says of an ended document that it ended, when, and what replaced it: %s', async (text) => {
      const { text: said, quotes } = await ask(text);
      expect(said).toMatch(/09\/2017\/NĐ-CP đã hết hiệu lực/u);
      expect(said).toMatch(/(?:0?1\/0?7\/2026)/u);
      expect(said).toContain('244/2026/NĐ-CP');
      expect(quotes.filter(({ validity }) => validity.status === 'expired')).toEqual([]);
    });

    it('takes a new question for one, and a short one for a continuation', async () => {
      const turns = ['cong chuc nhan qua tet cua doanh nghiep dc ko'];
      const fresh = await answerer.answer({
        text: 'luật công đoàn quy định đoàn phí thế nào',
        turns,
        on: TODAY,
      });
      expect(fresh.understood).toBeNull();
      const again = await answerer.answer({ text: 'Mực đóng dấu độ mật màu gì?', turns, on: TODAY });
      expect(again.understood ?? '').not.toContain('tiếp câu');
      expect(again.quotes[0]?.document).toBe('24/2020/TT-BCA');
      const leaning = await answerer.answer({ text: 'thế còn viên chức thì sao?', turns, on: TODAY });
      expect(leaning.understood).toContain('tiếp câu');
    });

    it.each([
      [
        'cong chuc nhan qua tet cua doanh nghiep dc ko',
        '36/2018/QH14',
        'không được trực tiếp hoặc gián tiếp',
      ],
      ['Con dấu độ mật mực màu gì', '24/2020/TT-BCA', 'màu đỏ'],
    ])(
      'quotes the provision whole, says how the question was read and how sure it is: %s',
      async (text, document, words) => {
        const answer = await ask(text);
        expect(answer.quotes[0]).toMatchObject({ document });
        expect(answer.quotes[0]?.text).toContain(words);
        expect(answer.confidence).toBeGreaterThan(0.5);
        if (text.startsWith('cong')) expect(answer.text).toContain('Đang tìm: công chức nhận quà tết');
      },
    );

    it('asks whom the question is about where the rules differ by kind of staff', async () => {
      const { outcome, choices } = await ask('Bị kỷ luật thì có những hình thức nào?');
      expect(outcome).toBe('clarify');
      expect(choices.some((choice) => choice.includes('công chức'))).toBe(true);
    });

    it.each([
      ['cuối năm xếp loại gồm những mức nào', 'viên chức'],
      ['được cơ quan cho đi học xong bỏ ngang thì có phải đền không', 'viên chức'],
    ])('asks whom, where other staff have a rule of their own on it: %s', async (text, kind) => {
      const { outcome, choices } = await ask(text);
      expect(outcome).toBe('clarify');
      expect(choices.some((choice) => choice.includes(kind))).toBe(true);
    });

    it.each([
      ['tết âm lịch được nghỉ mấy ngày', '45/2019/QH14#d112'],
      ['nghe lệnh sếp mà thấy trái luật thì phải làm gì', '80/2025/QH15#d'],
    ])('does not ask whom, where the other kinds have none: %s', async (text, provision) => {
      expect((await ask(text)).quotes[0]?.provision.startsWith(provision)).toBe(true);
    });

    it('answers nothing without a quote, also of a document whose end no held text states', async () => {
      const { outcome, quotes, text } = await ask('Luật Viên chức 58/2010/QH12 còn hiệu lực không?');
      expect({ outcome, quotes }).toEqual({ outcome: 'not_in_corpus', quotes: [] });
      expect(text).toMatch(/58\/2010\/QH12 đã hết hiệu lực/u);
    });

    it('quotes it all the same for a day on which it was law', async () => {
      const { quotes } = await ask('Điều 5 Nghị định 09/2017/NĐ-CP nói gì?', '2024-05-01');
      expect(quotes[0]).toMatchObject({ document: '09/2017/NĐ-CP', article: '5' });
    });

    it.each([
      ['Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?', 'không sử dụng đồ uống có cồn'],
      ['Giờ hành chính bán hàng online có được không?', 'không làm việc cá nhân'],
      ['Hút thuốc ở đâu?', 'hút thuốc lá đúng nơi quy định'],
    ])('leaves to the directive what it decides: %s', async (text, words) => {
      const { quotes } = await ask(text);
      expect(quotes[0]?.document).toBe('30-CT/TU');
      expect(quotes[0]?.text).toContain(words);
    });

    it.each([
      ['Thời hạn bảo vệ bí mật nhà nước độ tuyệt mật là bao lâu?', '117/2025/QH15', '30 năm'],
      ['khoản 2 điều 14 luật cbcc', '80/2025/QH15', 'tham nhũng'],
    ])('finds what the laws say: %s', async (text, document, words) => {
      const { quotes } = await ask(text);
      expect(quotes[0]?.document).toBe(document);
      expect(quotes[0]?.text).toContain(words);
    });

    it.each([
      ['luật rượu bia điều 5', '44/2019/QH14', '5'],
      ['luật bmnn điều 5', '117/2025/QH15', '5'],
      ['luật cán bộ công chức hiện hành điều 8', '80/2025/QH15', '8'],
      ['blld 2019 điều 105', '45/2019/QH14', '105'],
      ['bộ luật lao động điều 113 khoản 1', '45/2019/QH14', '113'],
      ['thông tư 01/2021 TTCP điều 5', '01/2021/TT-TTCP', '5'],
      ['nghị định 30 về công tác văn thư điều 8', '30/2020/NĐ-CP', '8'],
    ])('opens the place that people name their way: %s', async (text, document, article) => {
      expect((await ask(text)).quotes[0]).toMatchObject({ document, article });
    });

    it('takes no rule that decides a written question for one that does not bind its people', () => {
      const { normaliser, library } = knowledge;
      const barred = readdirSync(asked).flatMap((name) => {
        if (!name.startsWith('asked')) return [];
        const lines = readFileSync(new URL(name, asked), 'utf8').split('\n');
        return lines.filter((line) => {
          const [ids = '', , , , text = ''] = line.split('\t');
          const written = writeOutStaff(text);
          // Only these are mended: it is what takes time here.
          if (staffIn(written).size === 0) return false;
          // Within a document that is named, everything is a candidate.
          if (/\d\/\d{4}/u.test(text)) return false;
          const decides = ids.split(/[|+]/u).flatMap((id) => library.provision(id) ?? []);
          const binds = bindsStaff(normaliser.normalise(written).text, library);
          return decides.length > 0 && !decides.some(binds);
        });
      });
      expect(barred).toEqual([]);
    });

    it.each([
      ['Viên chức trường học bị khiển trách thì chậm nâng lương mấy tháng?', '58/2010/QH12'],
      ['vc làm việc theo hđ không thời hạn xin nghỉ thì báo trước bn ngày', '58/2010/QH12'],
    ])(
      'does not answer people by a law for others, and says that theirs has ended: %s',
      async (text, number) => {
        const { outcome, quotes, note } = await ask(text);
        expect({ outcome, quotes }).toEqual({ outcome: 'not_in_corpus', quotes: [] });
        expect(note).toContain(`${number} đã hết hiệu lực`);
        expect((await ask(text, '2024-03-01')).quotes[0]).toMatchObject({ document: number });
      },
    );

    it('says that the law of those asked about has ended, where no rule is likely', async () => {
      const text = 'Viên chức được nghỉ tham quan du lịch mấy ngày?';
      const { outcome, note } = await ask(text);
      expect(outcome).toBe('not_in_corpus');
      expect(note).toContain('Luật Viên chức 58/2010/QH12 đã hết hiệu lực từ 01/07/2026');
      expect(note).toContain('129/2025/QH15 chưa có trong thư viện');
      expect((await ask(text, '2024-03-01')).note).not.toContain('hết hiệu lực');
    });

    it.each([
      ['Bản sao lục được làm thế nào?', '2019-06-03', '110/2004/NĐ-CP', '30/2020/NĐ-CP#d37'],
      [
        'Được tặng quà trái quy định thì nộp lại trong mấy ngày?',
        '2018-05-02',
        '64/2007/QĐ-TTg',
        '59/2019/NĐ-CP#d88.k2.i',
      ],
    ])('names what was law before the rule that is held: %s', async (text, on, number, says) => {
      const { outcome, missing, quotes } = await ask(text, on);
      expect(outcome).toBe('cited_not_held');
      expect(missing.map(({ document }) => document)).toEqual([number]);
      expect(quotes.map(({ provision }) => provision)).toEqual([says]);
    });

    it('reads a question without the words that say its day of law', async () => {
      const [plain, said] = [
        await ask('dấu giáp lai đóng tối đa mấy tờ', '2021-05-04'),
        await ask('hồi tháng 5/2021 dấu giáp lai đóng tối đa mấy tờ', '2021-05-04'),
      ];
      expect(said.quotes).toEqual(plain.quotes);
      expect(said.confidence).toBe(plain.confidence);
    });

    it('says how much of a long place it left out', async () => {
      const { quotes, note } = await ask('điều 5 đến điều 7 nghị định 244');
      expect(quotes).toHaveLength(12);
      expect(note).toMatch(/^Còn 12 phần nữa chưa trích \(từ khoản 3 Điều 6 đến khoản 6 Điều 7\)/u);
    });

    it.each([
      ['luật cán bộ công chức 2008', /22\/2008\/QH12 đã hết hiệu lực từ 01\/07\/2025.*80\/2025\/QH15/su],
      ['luật viên chức 2025 quy định gì về nghỉ phép', /Chưa có toàn văn Luật 129\/2025\/QH15/u],
      ['luật giao thông đường bộ điều 8', /Chưa có toàn văn Luật 23\/2008\/QH12/u],
    ])('says what it knows of a law that is not held: %s', async (text, words) => {
      const answer = await ask(text);
      expect(answer.outcome).toBe('cited_not_held');
      expect(answer.text).toMatch(words);
    });

    it.each(['Hôm nay trời đẹp không?', 'Vé máy bay đi Đà Nẵng bao nhiêu tiền?'])(
      'is not tempted by many texts: %s',
      async (text) => {
        expect(await ask(text)).toMatchObject({ outcome: 'not_in_corpus', quotes: [] });
      },
    );
  },
);
