import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addBankCommands } from '../../../bot/quiz/commands/bank.ts';
import { createChatProposer } from '../../../bot/quiz/proposing.ts';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';
import { openChatModel } from '../../../knowledge/judge/chat.ts';
import { createLibrary, type Library } from '../../../knowledge/library.ts';
import { startJudgeServer, type JudgeModel } from '../../fakes/judge-server.ts';
import { QUOTE, says } from '../../support/quiz/proposed.ts';
import { libraryWith, NUMBER } from '../../support/quiz-bank.ts';
import { decision, directive } from '../../support/rules.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ky-cuong-propose-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openStore = () => openLibsqlStore({ path: join(folder, 'app.db') });

/** `npm run quiz -- propose …` on a real store, over HTTP to the service; `model` null: none is set. */
async function propose(words: readonly string[], library: Library, model: JudgeModel | null = { says }) {
  const server = await startJudgeServer(model ?? {});
  const service = { url: `${server.url}/v1`, model: 'qwen-thu', key: null };
  const ask = createChatProposer(openChatModel(service, fetch, 1_500));
  const [out, err]: [string[], string[]] = [[], []];
  let [code, count] = [-1, 0];
  const root = new Command().exitOverride();
  addBankCommands(root, {
    open: async () => {
      const store = await openStore();
      return { store, library, close: () => store.close() };
    },
    now: () => new Date('2026-11-26T02:00:00.000Z'),
    today: () => '2026-11-26',
    freshId: () => `q-${String((count += 1))}`,
    by: 'terminal',
    say: (line) => void out.push(line),
    complain: (line) => void err.push(line),
    end: (ended) => void (code = ended),
    proposer: model === null ? null : { model: 'qwen-thu', where: '127.0.0.1', ask },
  });
  await root.parseAsync(['propose', ...words], { from: 'user' });
  await server.close();
  return { code, out: out.join('\n'), err: err.join('\n'), asked: server.asked };
}

const rules = createLibrary('chi-thi', [directive()], []);

it('what passes all checks is a draft that names the model; the rest is listed with why', async () => {
  const { code, out, asked } = await propose(['--number', '20'], rules);
  expect(code).toBe(0);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.every(({ path }) => path === '/v1/chat/completions')).toBe(true);
  const store = await openStore();
  const drafts = await store.bankItems({ states: ['draft'], document: null, topic: null, tag: null, limit: 9, offset: 0 });
  await store.close();
  expect(drafts).toHaveLength(1);
  const [{ item, note, by }] = drafts as [(typeof drafts)[0]];
  expect({ note, by, origin: item.origin }).toEqual({ note: 'Mô hình qwen-thu đề xuất.', by: 'terminal', origin: 'proposed' });
  expect(item.options[item.correct[0] ?? -1]).toBe('Thông tin chưa được kiểm chứng');
  const text = rules.provision(item.provision ?? '')?.text ?? '';
  expect(text.slice(item.quote?.start, item.quote?.end)).toBe(QUOTE);
  expect(text.slice(item.span?.start, item.span?.end)).toBe('chưa được kiểm chứng');
  expect(item.stem).toContain('30-CT/TU');
  expect(item.reasons.every(({ quote }) => quote?.text === QUOTE)).toBe(true);
  expect(out).toContain('Trích dẫn “không uống quá hai cốc bia mỗi bữa” không có nguyên văn');
  expect(out).toContain('Phương án “Phản biện xã hội” cũng có trong điều khoản');
  expect(out).toContain('Phương án đúng dài hơn hẳn');
  expect(out).toContain('Mô hình không trả lời đúng dạng JSON');
  expect(out).toMatch(/nhận 1 câu thành nháp, không nhận \d+ câu/u);
}); // prettier-ignore

it('what the bank asks already is not taken again', async () => {
  await propose(['--number', '20'], rules);
  expect((await propose(['--number', '20'], rules)).out).toContain('Ngân hàng đã có câu này.');
});

it('a wrong option that another rule in force gives for the same matter is refused', async () => {
  const inForce = libraryWith((text) => text, { from: '2026-10-05' });
  const other = decision('62/2026/QĐ-UBND', 1);
  const provisions = other.provisions.map((one) => ({ ...one, text: one.text.replace('phòng máy chủ', 'kho lưu trữ') }));
  const first = inForce.document(NUMBER);
  if (first === undefined) throw new Error('the decision is gone');
  const both = createLibrary('hai', [first, { ...other, provisions, validity: first.validity }], []);
  const { out } = await propose(['--document', NUMBER, '--number', '9'], both);
  expect(out).toMatch(/“Trong kho lưu trữ” có thể cũng đúng theo khoản 2 Điều 1 .*62\/2026\/QĐ-UBND/u);
  expect((await propose(['--document', NUMBER, '--number', '9'], inForce)).out).toContain('nhận 2 câu');
}); // prettier-ignore

it('without a model, or with a wrong number, it is used wrongly; a service that refuses is told in words', async () => {
  const none = await propose([], rules, null);
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('KY_CUONG_JUDGE=chat')]);
  expect((await propose(['--number', 'nhiều'], rules)).code).toBe(2);
  const refused = await propose([], rules, { says, instead: { status: 500, body: '{"bí mật": 1}' } });
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('trả lời HTTP 500')]);
  expect(refused.out + refused.err).not.toContain('bí mật');
});
