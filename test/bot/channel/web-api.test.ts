import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSchema, MAX_QUESTION_LENGTH } from '../../../bot/contract.ts';
import { openWorld, TODAY, type World } from './web/world.ts';

const QUESTION = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const CLAUSE = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());

function post(body: string | Uint8Array, type = 'application/json'): Promise<Response> {
  return fetch(`${world.url}/api/ask`, { method: 'POST', body, headers: { 'Content-Type': type } });
}
const ask = async (request: object) => answerSchema.parse(await (await post(JSON.stringify(request))).json());

/** A problem as RFC 9457 wants it. */
async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as {
    status: number;
    title: string;
    detail: string;
    errors: { path: string; message: string }[];
  };
}

describe('POST /api/ask', () => {
  it('answers with the contract, the clause verbatim in its provision', async () => {
    const answer = await ask({ text: QUESTION });
    expect(answer).toMatchObject({ outcome: 'answered', verdict: 'prohibited', on: TODAY });
    const [quote] = answer.quotes;
    expect(quote?.text).toBe(CLAUSE);
    const provision = world.knowledge.library.provision(quote?.provision ?? '');
    expect(provision?.text.slice(quote?.start, quote?.end)).toBe(CLAUSE);
  });

  it('has exactly the fields of the contract', async () => {
    const answer = (await (await post(JSON.stringify({ text: QUESTION }))).json()) as object;
    expect(answerSchema.strict().safeParse(answer).error).toBeUndefined();
  });

  it('asks for the day of law that is named', async () => {
    expect(await ask({ text: QUESTION, on: '2020-01-01' })).toMatchObject({
      outcome: 'not_in_corpus',
      on: '2020-01-01',
    });
  });

  it('remembers within a conversation and not without', async () => {
    const conversation = 'cuoc-hoi-thoai-1';
    await ask({ text: 'Buổi trưa ngày làm việc có được uống rượu, bia không?', conversation });
    const followed = await ask({ text: 'thế còn ngày trực?', conversation });
    expect(followed.quotes[0]?.text).toBe(CLAUSE);
    expect(followed.understood).not.toBeNull();
    expect((await ask({ text: 'thế còn ngày trực?' })).understood).toBeNull();
  });

  it('a conversation cannot name the session of a browser', async () => {
    const response = await fetch(`${world.url}/ask`, {
      method: 'POST',
      body: new URLSearchParams({ text: 'Buổi trưa ngày làm việc có được uống rượu, bia không?' }),
      headers: { Origin: world.url },
      redirect: 'manual',
    });
    const session = /ky_cuong=([^.;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect(session).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect((await ask({ text: 'thế còn ngày trực?', conversation: session })).understood).toBeNull();
  });

  it('gives a command its notice in the shape of the contract', async () => {
    const answer = await ask({ text: '/quen', conversation: 'cuoc-hoi-thoai-2' });
    expect(answer).toMatchObject({ outcome: 'small_talk', quotes: [], headline: answer.text });
    expect(answer.text).not.toBe('');
  });

  it.each(['/help', '/trợ_giúp', ' /START'])('gives the help to %s without a conversation', async (text) => {
    const answer = await ask({ text });
    expect(answer).toMatchObject({ quotes: [], headline: answer.text });
    expect(answer.text).toContain('Bạn gõ câu hỏi như hỏi một đồng nghiệp');
    expect(answer.text).toContain('Các lệnh: /chuyen');
  });

  it('says of a command that needs a conversation how to name one', async () => {
    const answer = await ask({ text: '/quen' });
    expect(answer.text).toContain('hãy thêm `conversation`');
    expect(answer.quotes).toEqual([]);
  });

  it('needs no cookie and no origin, and sets no cookie', async () => {
    const response = await post(JSON.stringify({ text: QUESTION }), 'application/json; charset=utf-8');
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});

describe('what POST /api/ask refuses, and says why in Vietnamese', () => {
  it.each(['', '{', 'text=bia', '{"text":"bia"', "{'text':'bia'}"])('no JSON: %j', async (body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).detail).toBe('Thân yêu cầu không phải JSON hợp lệ (UTF-8).');
  });

  it('bytes that are not UTF-8', async () => {
    const bytes = new Uint8Array([...Buffer.from('{"text":"'), 0xff, 0xfe, ...Buffer.from('"}')]);
    expect((await post(bytes)).status).toBe(400);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data'])(
    'the type %s',
    async (type) => {
      const response = await fetch(`${world.url}/api/ask`, {
        method: 'POST',
        body: '{}',
        // As a program sends it: without the page it comes from.
        headers: { 'Content-Type': type },
      });
      expect(response.status).toBe(415);
      expect((await problemOf(response)).detail).toContain('application/json');
    },
  );

  it.each([
    ['null', '', 'đối tượng JSON'],
    ['[]', '', 'đối tượng JSON'],
    ['"bia"', '', 'đối tượng JSON'],
    ['{}', 'text', 'chuỗi ký tự'],
    ['{"text":5}', 'text', 'chuỗi ký tự'],
    ['{"text":null}', 'text', 'chuỗi ký tự'],
    ['{"text":"bia","on":"hôm nay"}', 'on', 'YYYY-MM-DD'],
    ['{"text":"bia","on":"2026-02-30"}', 'on', 'YYYY-MM-DD'],
    ['{"text":"bia","conversation":"ngắn"}', 'conversation', '8 đến 64'],
    ['{"text":"bia","conversation":1}', 'conversation', '8 đến 64'],
  ])('%s', async (body, path, says) => {
    const response = await post(body);
    expect(response.status).toBe(422);
    const problem = await problemOf(response);
    expect(problem.errors.map((error) => error.path)).toEqual([path]);
    expect(problem.detail).toContain(says);
  });

  it('names every field at fault at once', async () => {
    const problem = await problemOf(await post('{"text":1,"on":2,"conversation":3}'));
    expect(problem.errors.map((error) => error.path)).toEqual(['text', 'on', 'conversation']);
  });

  it('a question of one character too many, with both lengths', async () => {
    expect((await post(JSON.stringify({ text: 'ạ'.repeat(MAX_QUESTION_LENGTH) }))).status).toBe(200);
    const response = await post(JSON.stringify({ text: 'ạ'.repeat(MAX_QUESTION_LENGTH + 1) }));
    expect(response.status).toBe(422);
    expect((await problemOf(response)).detail).toContain('dài 2001 ký tự, tối đa là 2000');
  });

  it.each([false, true])('a body of 1 MB (in pieces: %s), and serves the next request', async (pieces) => {
    const bytes = Buffer.from(JSON.stringify({ text: 'a'.repeat(1_000_000) }));
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let at = 0; at < bytes.length; at += 50_000) controller.enqueue(bytes.subarray(at, at + 50_000));
        controller.close();
      },
    });
    const init = pieces ? { body: stream, duplex: 'half' } : { body: bytes };
    const response = await fetch(`${world.url}/api/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      ...init,
    } as RequestInit);
    expect(response.status).toBe(413);
    expect((await problemOf(response)).detail).toContain('16 kB');
    expect((await ask({ text: QUESTION })).outcome).toBe('answered');
  });

  it('other methods', async () => {
    const response = await fetch(`${world.url}/api/ask`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect((await problemOf(response)).status).toBe(405);
  });
});

describe('any text whatever', () => {
  it('is answered by the contract, or refused with a problem', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const response = await post(JSON.stringify({ text: value }));
        expect(response.status).toBe(200);
        expect(answerSchema.safeParse(await response.json()).success).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(world.faults).toEqual([]);
  });

  it('any JSON whatever gets an answer or a 422', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 3 }), async (body) => {
        expect([200, 413, 422]).toContain((await post(body)).status);
      }),
      { numRuns: 100 },
    );
  });
});
