import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerMasked } from '../../bot/masked.ts';
import type { Question } from '../../bot/answer.ts';
import { startEmbeddingsServer, type EmbeddingsServer } from '../fakes/embeddings-server.ts';
import { startJudgeServer, type JudgeServer } from '../fakes/judge-server.ts';
import { beer } from '../fakes/telegram/directive.ts';
import { runProgram, startProgram, temporaryFolder } from '../support/program.ts';

/** Personal numbers leave the program on no road, whatever service is set: the real program over services that record what they get. */

const QUESTION = 'Tôi có số căn cước 024090001234, điện thoại 0912 345 678, trưa nay uống bia được không?';
const MASKED = 'Tôi có số căn cước ***, điện thoại ***, trưa nay uống bia được không?';
const NUMBERS = ['024090001234', '0912 345 678', '0912345678'];
const SAID = 'Tôi đã che số giấy tờ tùy thân, số điện thoại trong câu hỏi';

const folder = temporaryFolder();
let judge: JudgeServer;
let embeddings: EmbeddingsServer;
beforeAll(async () => {
  judge = await startJudgeServer();
  embeddings = await startEmbeddingsServer();
});
afterAll(async () => {
  await judge.close();
  await embeddings.close();
  folder.remove();
});
const env = () => ({
  KY_CUONG_JUDGE: 'rerank',
  KY_CUONG_JUDGE_URL: `${judge.url}/rerank`,
  EMBEDDINGS_URL: embeddings.url,
  EMBEDDINGS_MODEL: 'bge-m3',
});
/** What both services have got since the last look; the passages that were indexed at the first opening among it. */
function received(): string {
  const all = [
    ...judge.asked.map(({ query }) => query),
    ...embeddings.asked.flatMap(({ input }) => [input].flat()),
  ];
  (judge.asked as unknown[]).length = 0;
  (embeddings.asked as unknown[]).length = 0;
  return all.join('\n');
}
function expectMasked(said: string): void {
  expect(said).toContain(SAID);
  const sent = received();
  for (const number of NUMBERS) expect(sent).not.toContain(number);
  // They were asked, with the question as it is kept everywhere.
  expect(sent.split('\n')).toContain(MASKED);
}

describe('personal numbers', () => {
  it('are masked by the command that asks, one question or a batch with earlier ones', async () => {
    const one = await runProgram(['ask', '--data', folder.path, QUESTION], { env: env() });
    expect(one.code, one.stderr).toBe(0);
    expectMasked(one.stdout.replace(/\s+/g, ' '));
    const line = JSON.stringify({ id: 1, text: QUESTION, turns: [`Trước đó: ${QUESTION}`] });
    const batch = await runProgram(['ask', '--data', folder.path, '--batch', '-'], {
      env: env(),
      input: `${line}\n`,
    });
    expect(batch.code, batch.stderr).toBe(0);
    expectMasked((JSON.parse(batch.stdout) as { note: string }).note);
  }, 120_000);

  it('are masked by the interface for machines, with a conversation and without', async () => {
    const running = startProgram(['start', '--data', folder.path], { env: env() });
    const [address = ''] = /http:\/\/[\d.:]+/.exec(await running.until(/http:\/\/[\d.]+:\d+/)) ?? [];
    for (const conversation of [undefined, 'mot-cuoc-hoi-thoai-01']) {
      const response = await fetch(`${address}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: QUESTION, conversation }),
      });
      expect(response.status).toBe(200);
      expectMasked(((await response.json()) as { note: string }).note);
    }
    await running.stop();
  }, 120_000);

  it('are masked in what was asked before too, and the rest of the question is left as it was', async () => {
    const asked: Question[] = [];
    const answer = answerMasked(async (question) => {
      asked.push(question);
      return beer;
    });
    const plain = {
      text: 'Điều 12 Nghị định 112/2020/NĐ-CP',
      turns: ['30-CT/TU năm 2023'],
      on: '2026-11-26',
    };
    expect(await answer(plain)).toBe(beer);
    await answer({ text: QUESTION, turns: [QUESTION], on: '2024-01-15' });
    expect(asked).toEqual([plain, { text: MASKED, turns: [MASKED], on: '2024-01-15' }]);
  });
});
