import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerer, type Answerer } from '../../../bot/answer.ts';
import { isVerbatim } from '../../../bot/answer/quote.ts';
import { ingestFiles } from '../../../ingest/ingest.ts';
import { openSources } from '../../../ingest/sources/main.ts';
import { openStaticEmbeddings } from '../../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../../knowledge/indexes.ts';
import { openKnowledge, type Knowledge } from '../../../knowledge/knowledge.ts';
import { createLexicon, readLexicon } from '../../../knowledge/lexicon.ts';
import { openSnapshot } from '../../../knowledge/snapshot.ts';

/** Official texts that are not part of the project; without them nothing here can be asked. */
const corpus =
  process.env['KY_CUONG_CORPUS'] ?? fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const TODAY = '2026-11-25';

const held = existsSync(corpus);

describe.skipIf(!held)(`answers from many documents${held ? '' : ' (skipped: no corpus)'}`, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ky-cuong-corpus-'));
  let knowledge: Knowledge;
  let answerer: Answerer;

  beforeAll(async () => {
    const sources = await openSources({ environment: process.env, fetch, tell: () => undefined });
    const lexiconData = readLexicon();
    const lexicon = createLexicon(lexiconData);
    const embeddings = openStaticEmbeddings();
    await ingestFiles([corpus], {
      dataDir,
      sources,
      now: () => new Date(`${TODAY}T03:00:00.000Z`),
      accept: () => Promise.resolve(true),
      writeIndexes: (dir, passages) => writeIndexes(dir, passages, { embeddings, lexicon }),
    });
    sources.close();
    knowledge = await openKnowledge(await openSnapshot(dataDir), { embeddings, lexiconData });
    answerer = createAnswerer(knowledge, () => 0);
  }, 120_000);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

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
    ['cong chuc nhan qua tet cua doanh nghiep dc ko', '36/2018/QH14', 'không được trực tiếp hoặc gián tiếp'],
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
});
