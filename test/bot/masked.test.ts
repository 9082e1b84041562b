import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerMasked } from '../../bot/masked.ts';
import type { Question } from '../../bot/answer.ts';
import { startEmbeddingsServer, type EmbeddingsServer } from '../fakes/embeddings-server.ts';
import { startJudgeServer, type JudgeServer } from '../fakes/judge-server.ts';
import { beer } from '../fakes/telegram/directive.ts';
import { LAW_2018 } from '../ingest/manage/excerpts.ts';
import { runProgram, startProgram, temporaryFolder } from '../support/program.ts';
import { decisionText } from '../support/rules.ts';

/**
 * Personal numbers leave the program on no road, whatever service is set: the real program over services that record what they
 * get. A second judge is asked where other texts than the shipped directive are held, and one of them may be what answers: so
 * two are taken in, and the question is one that the choice is not sure of.
 */

const QUESTION =
  'Công chức đeo thẻ trong giờ làm việc hay không? Số căn cước 024090001234, điện thoại 0912 345 678.';
const MASKED = 'Công chức đeo thẻ trong giờ làm việc hay không? Số căn cước ***, điện thoại ***.';
const NUMBERS = ['024090001234', '0912 345 678', '0912345678'];
const SAID = 'Tôi đã che số giấy tờ tùy thân, số điện thoại trong câu hỏi';

const folder = temporaryFolder();
let judge: JudgeServer;
let embeddings: EmbeddingsServer;
beforeAll(async () => {
  judge = await startJudgeServer();
  embeddings = await startEmbeddingsServer();
  const texts = { 'quyet-dinh-61.txt': decisionText('61/2026/QĐ-UBND', 1), 'luat-29.txt': LAW_2018 };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder.path, name), text);
  const paths = Object.keys(texts).map((name) => join(folder.path, name));
  const taken = await runProgram([...paths, '--data', folder.path, '--yes'], { main: 'ingest/main.ts' });
  expect(taken.code, taken.stderr).toBe(0);
}, 240_000);
afterAll(async () => {
  await judge.close();
  await embeddings.close();
  folder.remove();
});
/** Patient, so that a busy machine has the judge asked each time. */
const env = (kind = 'rerank', path = '/v1') => ({
  KY_CUONG_JUDGE: kind,
  KY_CUONG_JUDGE_URL: `${judge.url}${path}`,
  KY_CUONG_JUDGE_MODEL: 'm',
  KY_CUONG_JUDGE_DEADLINE: '30000',
  EMBEDDINGS_URL: embeddings.url,
  EMBEDDINGS_MODEL: 'bge-m3',
});
/** What each service has got since the last look, whole; the passages that were indexed at the first opening among it. */
function received(): { readonly judged: string; readonly embedded: string } {
  const judged = judge.asked.flatMap(({ query, texts }) => [query, ...texts]);
  const embedded = embeddings.asked.flatMap(({ input }) => [input].flat());
  (judge.asked as unknown[]).length = 0;
  (embeddings.asked as unknown[]).length = 0;
  return { judged: judged.join('\n'), embedded: embedded.join('\n') };
}
function expectMasked(said: string): void {
  expect(said).toContain(SAID);
  const { judged, embedded } = received();
  for (const number of NUMBERS) {
    expect(judged).not.toContain(number);
    expect(embedded).not.toContain(number);
  }
  // Both were asked, with the question as it is kept everywhere.
  expect(judged).toContain(MASKED);
  expect(embedded.split('\n')).toContain(MASKED);
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
  }, 240_000);

  it.each([
    ['tei', '/rerank'],
    ['chat', '/v1'],
  ])(
    'are masked for a judge of another kind (%s)',
    async (kind, path) => {
      const one = await runProgram(['ask', '--data', folder.path, QUESTION], { env: env(kind, path) });
      expect(one.code, one.stderr).toBe(0);
      expectMasked(one.stdout.replace(/\s+/g, ' '));
    },
    240_000,
  );

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
  }, 240_000);

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
