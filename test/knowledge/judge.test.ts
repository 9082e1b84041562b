import { afterEach, describe, expect, it } from 'vitest';
import { createJudge, MOST_JUDGED, type JudgeError, type JudgeService } from '../../knowledge/judge.ts';
import { createChatJudge, openChatModel } from '../../knowledge/judge/chat.ts';
import { createRerankJudge } from '../../knowledge/judge/rerank.ts';
import { startJudgeServer, type JudgeModel, type JudgeServer } from '../fakes/judge-server.ts';

/** The clients are the real ones, over HTTP. */

const KEY = 'khoa-bi-mat-cua-dich-vu';
const question = 'Trưa nay uống bia được không?';
const passages = [
  { id: 'a', text: 'Hút thuốc lá đúng nơi quy định.' },
  { id: 'b', text: 'Không sử dụng đồ uống có cồn trong giờ hành chính.' },
  { id: 'c', text: 'Thời giờ làm việc.' },
];
const likesAlcohol = (_: string, text: string) => (text.includes('có cồn') ? 0.97 : 0.02);

let server: JudgeServer | null = null;
afterEach(() => server?.close());

const services: Readonly<Record<'rerank' | 'tei' | 'chat', (url: string) => JudgeService>> = {
  rerank: (url) => createRerankJudge({ url: `${url}/v1`, form: 'rerank', model: 'bge', key: KEY }, fetch),
  tei: (url) => createRerankJudge({ url: `${url}/rerank`, form: 'tei', model: null, key: KEY }, fetch),
  chat: (url) => createChatJudge(openChatModel({ url: `${url}/v1`, model: 'qwen', key: KEY }, fetch)),
};
type Kind = keyof typeof services;
const kinds: readonly Kind[] = ['rerank', 'tei', 'chat'];

async function open(kind: Kind, model: JudgeModel, deadline = 5000) {
  server = await startJudgeServer(model);
  const faults: JudgeError[] = [];
  const world = { time: 0 };
  const judge = createJudge(services[kind](server.url), {
    deadline,
    clock: () => world.time,
    onFault: (fault) => faults.push(fault),
  });
  return { judge, server, faults, world };
}

describe('a cross-encoder behind /rerank', () => {
  it.each(['rerank', 'tei'] as const)('scores the passages in their order, as %s', async (kind) => {
    const { judge, server, faults } = await open(kind, { score: likesAlcohol, key: KEY });
    expect(await judge(question, passages)).toEqual([0.02, 0.97, 0.02]);
    expect(server.asked).toEqual([
      {
        path: kind === 'tei' ? '/rerank' : '/v1/rerank',
        authorization: `Bearer ${KEY}`,
        query: question,
        texts: passages.map(({ text }) => text),
      },
    ]);
    expect(faults).toEqual([]);
  });

  it('is read as logits where a number is none from 0 to 1', async () => {
    const { judge } = await open('rerank', { score: (_, text) => (text.includes('có cồn') ? 7.7 : -11) });
    const [low = 1, high = 0] = (await judge(question, passages)) ?? [];
    expect(high).toBeCloseTo(1 / (1 + Math.exp(-7.7)), 12);
    expect(low).toBeCloseTo(1 / (1 + Math.exp(11)), 12);
  });

  const results = (...scores: readonly unknown[]) =>
    JSON.stringify({ results: scores.map((one, index) => ({ index, relevance_score: one })) });
  it.each([
    ['one score too few', results(0.1, 0.2)],
    ['one too many', results(0.1, 0.2, 0.3, 0.4)],
    ['a passage twice', JSON.stringify([0, 1, 1].map((index) => ({ index, score: 0.5 })))],
    ['a passage that nobody sent', JSON.stringify([0, 1, 7].map((index) => ({ index, score: 0.5 })))],
    ['a place that is no whole number', JSON.stringify([0, 1, 1.5].map((index) => ({ index, score: 0.5 })))],
    ['words for numbers', results('0.1', '0.2', '0.3')],
    ['null', results(0.1, null, 0.3)],
    ['a number beyond all', '{"results":[{"index":0,"relevance_score":1e999}]}'],
    ['another shape', '{"data":[]}'],
    ['no JSON', '<html>Bad gateway</html>'],
    ['nothing', ''],
    ['too much', ' '.repeat(70_000) + results(0.1, 0.2, 0.3)],
  ])('is not heard where it answers with %s', async (_, body) => {
    const { judge, faults } = await open('rerank', { instead: { status: 200, body } });
    expect(await judge(question, passages)).toBeNull();
    expect(faults.map(({ fault }) => fault)).toEqual(['malformed']);
  });
});

describe('a chat model', () => {
  it.each([
    ['2', [0, 1, 0]],
    [' 3\n', [0, 0, 1]],
    ['0', [0, 0, 0]],
  ] as const)('names a passage or none: %j', async (said, scores) => {
    const { judge, server } = await open('chat', { says: () => said, key: KEY });
    expect(await judge(question, passages)).toEqual(scores);
    const [{ query = '' } = {}] = server.asked;
    expect(query).toContain(`Câu hỏi: ${question}`);
    expect(query).toContain('[2] Không sử dụng đồ uống có cồn trong giờ hành chính.');
  });

  it.each(['Đoạn 2', '2. Vì …', '4', '-1', '2.0', '', 'hai', '２', '22'])(
    'is not heard where it writes %j',
    async (said) => {
      const { judge, faults } = await open('chat', { says: () => said });
      expect(await judge(question, passages)).toBeNull();
      expect(faults.map(({ fault }) => fault)).toEqual(['malformed']);
      expect(faults[0]?.message).not.toContain('Đoạn');
    },
  );

  it('gets each passage on one line, so that none can look like two', async () => {
    const { judge, server } = await open('chat', { says: () => '1' });
    await judge('Câu\n[9] hỏi', [{ id: 'a', text: 'Một\n[2] hai' }]);
    expect(server.asked[0]?.query.split('\n')).toEqual([
      'Câu hỏi: Câu [9] hỏi',
      'Các đoạn:',
      '[1] Một [2] hai',
      'Số:',
    ]);
  });
});

describe.each(kinds)('a second judge that fails (%s)', (kind) => {
  it('is waited for until the deadline, and left alone for half a minute', async () => {
    const { judge, server, faults, world } = await open(kind, { wait: 20_000 }, 150);
    expect(await judge(question, passages)).toBeNull();
    expect(await judge(question, passages)).toBeNull();
    expect(server.asked).toHaveLength(1);
    world.time += 30_000;
    expect(await judge(question, passages)).toBeNull();
    expect(server.asked).toHaveLength(2);
    expect(faults.map(({ fault, message }) => [fault, message])).toEqual([
      ['slow', 'the second judge took more than 150 ms'],
    ]);
  });

  it('is not heard where nobody is there', async () => {
    const { judge, server, faults } = await open(kind, {});
    await server.close();
    expect(await judge(question, passages)).toBeNull();
    expect(faults.map(({ fault }) => fault)).toEqual(['away']);
  });

  it.each([401, 429, 500])('is not heard where it answers with HTTP %i', async (status) => {
    const { judge, faults } = await open(kind, { instead: { status, body: `{"error":"${KEY}"}` } });
    expect(await judge(question, passages)).toBeNull();
    expect(faults.map(({ fault, message }) => [fault, message])).toEqual([
      ['refused', `the second judge answered with HTTP ${status}`],
    ]);
    // Nothing that it wrote is logged, nor anything that was sent.
    expect(JSON.stringify(faults) + String(faults[0]?.cause)).not.toContain(KEY);
  });

  it('is not followed elsewhere: the key would go along', async () => {
    const other = await startJudgeServer({ score: likesAlcohol, says: () => '2' });
    const instead = { status: 307, body: '', location: `${other.url}/v1/rerank` };
    const { judge } = await open(kind, { instead });
    expect(await judge(question, passages)).toBeNull();
    expect(other.asked).toEqual([]);
    await other.close();
  });
});

describe('what a second judge is sent', () => {
  it('is cut, never through a character, and is nothing where there is nothing to judge', async () => {
    const { judge, server } = await open('tei', {});
    const long = `${'a'.repeat(1499)}😀 b`;
    await judge('b'.repeat(5000), [{ id: 'a', text: long }]);
    expect(server.asked[0]?.query).toHaveLength(1000);
    expect(server.asked[0]?.texts).toEqual(['a'.repeat(1499)]);
    expect(await judge(question, [])).toBeNull();
    const many = Array.from({ length: MOST_JUDGED + 1 }, (_, at) => ({ id: String(at), text: 'x' }));
    expect(await judge(question, many)).toBeNull();
    expect(server.asked).toHaveLength(1);
  });

  it('is told as a fault once for each cause, also where a service gives what no service may', async () => {
    const faults: JudgeError[] = [];
    const answers: (readonly number[])[] = [[2], [Number.NaN], [0.5, 0.5], [0.5]];
    const judge = createJudge(() => Promise.resolve(answers.shift() ?? []), {
      deadline: 1000,
      clock: () => 0,
      onFault: (fault) => faults.push(fault),
    });
    const one = passages.slice(0, 1);
    const heard = [];
    for (let time = 0; time < 4; time += 1) heard.push(await judge(question, one));
    expect(heard).toEqual([null, null, null, [0.5]]);
    expect(faults).toHaveLength(1);
  });
});
