import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiRoutes } from '../../../bot/channel/web/api.ts';
import type { WebParts } from '../../../bot/channel/web/options.ts';
import { healthSchema, openapiRoutes, problemSchema } from '../../../bot/channel/web/openapi.ts';
import { answerSchema, MAX_QUESTION_LENGTH } from '../../../bot/contract.ts';
import { textOf } from './web/visitor.ts';
import { openWorld, type World } from './web/world.ts';

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());

interface Described {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<
      string,
      {
        readonly operationId: string;
        readonly requestBody?: {
          readonly content: Record<
            string,
            { schema: { required: string[]; properties: Record<string, object> }; example: object }
          >;
        };
        readonly responses: Record<string, object>;
      }
    >
  >;
  readonly components: { readonly schemas: Record<string, object> };
}
const described = async () => (await (await fetch(`${world.url}/api/openapi.json`)).json()) as Described;

describe('the description of the API', () => {
  it('is OpenAPI 3.1; every reference in it leads somewhere', async () => {
    const api = await described();
    expect(api.openapi).toMatch(/^3\.1\./);
    const references = [...JSON.stringify(api).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.length).toBeGreaterThan(3);
    for (const name of references) expect(Object.keys(api.components.schemas)).toContain(name);
  });

  it('says of the request what the door checks', async () => {
    const { schema } = (await described()).paths['/api/ask']!['post']!.requestBody!.content[
      'application/json'
    ]!;
    expect(schema.required).toEqual(['text']);
    expect(schema.properties['text']).toMatchObject({ type: 'string', maxLength: MAX_QUESTION_LENGTH });
    expect(schema.properties['on']).toMatchObject({ type: 'string', format: 'date' });
    expect(schema.properties['conversation']).toMatchObject({ pattern: '^[A-Za-z0-9_-]{8,64}$' });
  });

  it('its example is answered as described, and refusals are the problems described', async () => {
    const { requestBody, responses } = (await described()).paths['/api/ask']!['post']!;
    const ask = (body: string, type = 'application/json') =>
      fetch(`${world.url}/api/ask`, { method: 'POST', body, headers: { 'Content-Type': type } });
    const answered = await ask(JSON.stringify(requestBody!.content['application/json']!.example));
    expect(answered.status).toBe(200);
    answerSchema.parse(await answered.json());
    for (const refused of [
      await ask('{'),
      await ask('{}'),
      await ask('{}', 'text/plain'),
      await ask(`"${'a'.repeat(20_000)}"`),
    ]) {
      expect(Object.keys(responses)).toContain(String(refused.status));
      expect(problemSchema.parse(await refused.json()).status).toBe(refused.status);
    }
    healthSchema.parse(await (await fetch(`${world.url}/healthz`)).json());
  });

  it('every answer that the routes of the API give is described, with the headers it has', async () => {
    const limited = await openWorld({ askRate: { requests: 30, seconds: 60 } });
    const { paths } = await described();
    // The channel reads neither before a request comes.
    const parts = { publicUrl: null } as unknown as WebParts;
    const routed = [apiRoutes(parts), openapiRoutes(parts)].flatMap(({ routes }) => routes);
    const own = [...new Set(routed.map(({ path }) => path)), '/healthz'].filter((path) => path !== '/api');
    expect(own.length).toBeGreaterThan(2);
    for (const path of own) expect(Object.keys(paths)).toContain(path);
    const json = { 'Content-Type': 'application/json' };
    const bodies: RequestInit[] = [
      ...['{', '{}', '{"text":"Trưa nay uống bia được không?"}', `"${'a'.repeat(20_000)}"`].map((body) => ({
        body,
        headers: json,
      })),
      { body: 'text=bia', headers: { 'Content-Type': 'text/plain' } },
      { body: 'text=bia', headers: { ...form, Origin: 'https://other.example.vn' } },
    ];
    const tries: [string, string, RequestInit][] = [...own, '/api/khong-co'].flatMap((path) => [
      ...['GET', 'PUT', 'DELETE'].map((method): [string, string, RequestInit] => [path, method, {}]),
      ...bodies.map((init): [string, string, RequestInit] => [path, 'POST', init]),
    ]);
    const seen = new Set<number>();
    for (const [path, method, init] of tries) {
      const answer = await fetch(`${limited.url}${path}`, { ...init, method });
      await answer.arrayBuffer();
      seen.add(answer.status);
      const item = paths[path] ?? paths['/api/{path}'] ?? {};
      // What no operation takes is told by the one that is there.
      const { responses } = item[method.toLowerCase()] ?? Object.values(item)[0]!;
      const found = responses[String(answer.status)] as { headers?: object } | undefined;
      expect([method, path, answer.status, found !== undefined]).toEqual([method, path, answer.status, true]);
      for (const name of ['Retry-After', 'Allow'])
        expect([name, name in (found?.headers ?? {})]).toEqual([name, answer.headers.has(name)]);
    }
    expect([...seen].sort()).toEqual([200, 400, 403, 404, 405, 413, 415, 422, 429]);
    await limited.close();
  });

  it('a page shows it, with nothing from elsewhere', async () => {
    const html = await (await fetch(`${world.url}/api`)).text();
    for (const part of [
      'POST /api/ask',
      'GET /healthz',
      'conversation',
      'YYYY-MM-DD',
      'quotes',
      'not_in_corpus',
    ])
      expect(textOf(html)).toContain(part);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    // Whoever copies the example asks here.
    expect(textOf(html)).toMatch(new RegExp(`curl .+ ${world.url}/api/ask`));
  });
});
