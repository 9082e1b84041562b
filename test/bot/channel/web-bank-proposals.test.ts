import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BANK_PATH, PROPOSE_PATH } from '../../../bot/channel/web/bank-fields.ts';
import { createChatProposer, type AskModel } from '../../../bot/quiz/proposing.ts';
import { openChatModel } from '../../../knowledge/judge/chat.ts';
import { startJudgeServer, type JudgeModel } from '../../fakes/judge-server.ts';
import { says } from '../../support/quiz/proposed.ts';
import { openAdministrator, signIn, type Administrator } from './web/administrator.ts';
import { openVisitor, textOf } from './web/visitor.ts';
import { openWorld, type World } from './web/world.ts';

/** A model proposes questions on the bank's pages, over HTTP to a chat service. */

let world: World;
let lan: Administrator;
let minh: Administrator;
/** Asks the service of the test; waits where the test holds it. */
let ask: AskModel;
/** Whoever asks waits for this first. */
let held: Promise<void>;
let open: () => void;
const hold = (): void => void (held = new Promise((resolve) => (open = resolve)));

beforeAll(async () => {
  const proposer = {
    model: 'qwen-thu',
    where: 'mo-hinh.example.vn',
    ask: async (...asked: Parameters<AskModel>) => {
      await Promise.race([held, aborted(asked[2])]);
      return ask(...asked);
    },
  };
  world = await openWorld({}, { history: true, signIn: true, proposer });
  const trainer = async (letter: string) => {
    await world.store.putPerson({ id: letter.repeat(64), role: 'trainer', since: '' });
    return signIn(world, letter.repeat(64));
  };
  [lan, minh] = [await trainer('b'), await trainer('c')];
});
afterAll(() => world.close());
beforeEach(() => void (held = Promise.resolve()));

const aborted = (stop: AbortSignal | undefined) =>
  new Promise<void>((resolve) => void stop?.addEventListener('abort', () => resolve()));

/** A service for one test. */
async function serve(model: JudgeModel): Promise<{ asked: readonly unknown[]; close: () => Promise<void> }> {
  const server = await startJudgeServer(model);
  ask = createChatProposer(
    openChatModel({ url: `${server.url}/v1`, model: 'qwen-thu', key: null }, fetch, 1_500),
  );
  return server;
}
const wordsOf = (html: string): string => textOf(html).replace(/\s+/gu, ' ');
const words = async (visitor: Administrator, path = PROPOSE_PATH) => wordsOf((await visitor.get(path)).html);
const begin = (visitor: Administrator, fields: Record<string, string> = {}) =>
  visitor.post(PROPOSE_PATH, { 'van-ban': '', 'chu-de': '', so: '20', ...fields });
/** The page once nothing is awaited. */
async function settled(visitor: Administrator): Promise<string> {
  for (;;) {
    const { html } = await visitor.get(PROPOSE_PATH);
    if (!html.includes('data-looks')) return wordsOf(html);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('is for trainers and administrators, by forms of this site alone, where a chat model is set', async () => {
  const asker = await signIn(world, 'd'.repeat(64));
  for (const visitor of [openVisitor(world.url), asker])
    for (const path of [PROPOSE_PATH, `${PROPOSE_PATH}/dung`]) {
      expect((await visitor.get(PROPOSE_PATH)).status).toBe(403);
      expect((await visitor.post(path, { so: '5' })).status).toBe(403);
    }
  expect((await lan.post(PROPOSE_PATH, { so: '5' }, { Origin: 'https://xau.example' })).status).toBe(403);
  expect(await words(lan)).not.toContain('Mô hình đang soạn');
  expect((await lan.get(`${BANK_PATH}?van-ban=30-CT%2FTU`)).html).toContain(
    `href="${PROPOSE_PATH}?van-ban=30-CT%2FTU"`,
  );
  expect((await lan.get(`${PROPOSE_PATH}?van-ban=30-CT%2FTU`)).html).toMatch(
    /<option value="30-CT\/TU" selected>/u,
  );
  const without = await openWorld();
  try {
    const chief = await openAdministrator(without);
    expect((await chief.get(BANK_PATH)).html).not.toMatch(/Đề xuất câu hỏi|mô hình đề xuất/u);
    const none = await chief.get(PROPOSE_PATH);
    expect([none.status, textOf(none.html)]).toEqual([
      404,
      expect.stringContaining('KY_CUONG_JUDGE=chat, KY_CUONG_JUDGE_URL và KY_CUONG_JUDGE_MODEL'),
    ]);
    expect((await chief.post(PROPOSE_PATH, { so: '5' })).status).toBe(404);
  } finally {
    await without.close();
  }
});

it('what makes no sense is refused at its field, and nobody is asked', async () => {
  const server = await serve({ says });
  for (const so of ['0', '201', 'nhiều', '']) {
    const page = await begin(lan, { so });
    expect(page.status).toBe(422);
    expect(wordsOf(page.html)).toContain('Số điều khoản là số từ 1 đến 200.');
    expect(page.html).toMatch(/aria-invalid="true" aria-describedby="so-loi"/u);
  }
  expect(server.asked).toEqual([]);
  await server.close();
});

it('works on while people look elsewhere, is the same after loading anew, and ends with drafts to be reviewed', async () => {
  const server = await serve({ says });
  hold();
  const begun = await begin(lan);
  expect([begun.status, begun.headers.get('location')]).toEqual([303, PROPOSE_PATH]);
  await expect.poll(() => words(lan)).toMatch(/Đã hỏi 0 trên \d+ điều khoản\. Nhận 0 câu thành nháp/u);
  const page = await lan.get(PROPOSE_PATH);
  expect(page.html).toMatch(/<noscript><meta http-equiv="refresh"/u);
  expect(wordsOf(page.html)).toContain('mọi chủ đề, mọi văn bản, bạn bắt đầu lúc');
  expect(page.html).not.toContain('Bắt đầu đề xuất');
  expect(await words(minh)).toContain('người khác bắt đầu lúc');
  const second = await begin(minh);
  expect([second.status, wordsOf(second.html)]).toEqual([
    422,
    expect.stringContaining('đang soạn một đợt khác'),
  ]);
  // The other pages answer meanwhile.
  expect((await minh.get(BANK_PATH)).status).toBe(200);
  open();
  const done = await settled(lan);
  expect(done).toMatch(/Đã xong lúc .+ Nhận 1 câu thành nháp, không nhận \d+ câu\./u);
  for (const why of [
    'Trích dẫn “không uống quá hai cốc bia mỗi bữa” không có nguyên văn',
    'Phương án “Phản biện xã hội” cũng có trong điều khoản',
    'Mô hình không trả lời đúng dạng JSON',
  ])
    expect(done).toContain(why);
  expect(await words(lan)).toBe(done);
  const drafts = await lan.get(`${BANK_PATH}?xem=proposed`);
  expect(wordsOf(drafts.html)).toMatch(
    /mô hình đề xuất \(1\).*1 câu.*Đáp án: Thông tin chưa được kiểm chứng/u,
  );
  const id = /name="chon:(q-[^"]+)"/u.exec(drafts.html)?.[1] ?? '';
  expect((await lan.get(PROPOSE_PATH)).html).toContain(`href="${BANK_PATH}/cau?ma=${id}"`);
  const held = await world.store.bankItem(id);
  expect([held?.state, held?.by, held?.note]).toEqual(['draft', lan.person, 'Mô hình qwen-thu đề xuất.']);
  expect((await world.store.audits(20)).map(({ act }) => act)).toContain('quiz_propose');
  await server.close();
});

it('what the bank asks already is not taken again', async () => {
  const server = await serve({ says });
  await begin(minh);
  expect(await settled(minh)).toMatch(/Nhận 0 câu thành nháp.*Ngân hàng đã có câu này\./u);
  await server.close();
});

it('can be stopped in the middle of a question; nothing goes on behind it', async () => {
  const server = await serve({ says });
  hold();
  await begin(lan);
  await expect.poll(() => words(lan)).toContain('Đã hỏi 0 trên');
  const stopped = await fetch(`${world.url}${PROPOSE_PATH}/dung`, {
    method: 'POST',
    body: new URLSearchParams(),
    headers: { Origin: world.url, Cookie: minh.cookie(), 'X-Fragment': '1' },
  });
  const piece = await stopped.text();
  expect(piece).toMatch(/^<section\s+id="quiz"/u);
  expect(wordsOf(piece)).toContain('Đã dừng giữa chừng.');
  expect(piece).toContain('Bắt đầu đề xuất');
  open();
  expect(server.asked.length).toBeLessThanOrEqual(1);
  await server.close();
});

it('a service that refuses is told in words, nothing that it wrote is shown, and one may try again', async () => {
  const server = await serve({ says, instead: { status: 500, body: '{"xyzzy": 1}' } });
  await begin(lan);
  const done = await settled(lan);
  expect(done).toContain('Mô hình ở mo-hinh.example.vn trả lời HTTP 500');
  expect(done).not.toContain('xyzzy');
  expect(done).toContain('Bắt đầu đề xuất');
  await server.close();
});

it('what a model wrote is shown as text', async () => {
  const nasty = JSON.stringify({
    ...{ question: '<img src=x onerror=alert(1)>', options: ['a', 'b'], correct: 0 },
    ...{ quote: '<script>1</script>', key: 'a' },
  });
  const server = await serve({ says: () => nasty });
  await begin(lan, { so: '1' });
  await settled(lan);
  const { html } = await lan.get(PROPOSE_PATH);
  expect(textOf(html)).toContain('<img src=x onerror=alert(1)>');
  expect(html).not.toMatch(/<img|<script(?![^>]*\ssrc=)/iu);
  await server.close();
});
