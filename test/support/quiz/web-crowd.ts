import { createServer } from 'node:net';
import type { Cast } from './crowd.ts';

/** Many people on the web page of a round, as browsers with its script act: they look every two seconds and answer once. */
export interface WebCrowd {
  /** Joins everybody; resolves when all are in. */
  join(code: string): Promise<void>;
  answer(): void;
  /** What was acknowledged and when, by session id and number of the item (from 1). */
  readonly cast: ReadonlyMap<string, Cast & { readonly acknowledged: number }>;
  /** What was sent, acknowledged or not; when it was sent first. */
  readonly tried: ReadonlyMap<string, Cast>;
  /** Everybody who has joined, by session id: the name. */
  readonly people: ReadonlyMap<string, string>;
  /** What each person's own page says of them once the round has ended, by session id. */
  ends(): Promise<ReadonlyMap<string, string>>;
  stop(): void;
}

export interface WebCrowdPlan {
  readonly url: string;
  readonly count: number;
  /** A whole number below. */
  readonly below: (limit: number) => number;
}

/** Milliseconds between looks, as `quiz.js` has it. */
const LOOK = 2_000;
const rest = (milliseconds: number) => new Promise((over) => setTimeout(over, milliseconds));

export function webCrowdOf({ url, count, below }: WebCrowdPlan): WebCrowd {
  const cast = new Map<string, Cast & { acknowledged: number }>();
  const tried = new Map<string, Cast>();
  const people = new Map<string, string>();
  const cookies: string[] = [];
  let page = '';
  let stopped = false;

  const post = (path: string, cookie: string, fields: Record<string, string>): Promise<Response> =>
    fetch(path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Sec-Fetch-Site': 'same-origin', ...(cookie === '' ? {} : { cookie }) },
      body: new URLSearchParams(fields),
    });
  async function enter(name: string): Promise<void> {
    const response = await post(`${page}/vao`, '', { name });
    if (response.status !== 303) throw new Error(`joining: ${response.status} ${await response.text()}`);
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    cookies.push(cookie);
    people.set(sessionOf(cookie), name);
  }
  /** One look; an answer where there is something to answer. A server that is away is looked at again. */
  async function look(cookie: string): Promise<void> {
    const response = await fetch(page, { headers: { cookie, 'X-Fragment': '1' } });
    const shown = await response.text();
    const item = /name="item" value="(\d+)"/.exec(shown)?.[1];
    if (item === undefined) return;
    const key = `${sessionOf(cookie)} ${item}`;
    const options = shown.split('name="option"').length - 1;
    const { option, sent } = tried.get(key) ?? { option: below(options), sent: Date.now() };
    tried.set(key, { option, sent });
    const answered = await post(page, cookie, { item, option: String(option) });
    const said = answered.status === 303 ? '' : await answered.text();
    if (answered.status === 303 || said.includes('câu trả lời đầu được tính'))
      cast.set(key, { option, sent, acknowledged: cast.get(key)?.acknowledged ?? Date.now() });
    else if (!said.includes('hết giờ')) throw new Error(`an answer: ${answered.status} ${said}`);
  }
  async function live(cookie: string): Promise<void> {
    await rest(below(LOOK));
    while (!stopped) {
      await look(cookie).catch((error: unknown) => {
        // The program is killed in the middle: a browser sees the connection end.
        if (!(error instanceof TypeError)) throw error;
      });
      await rest(LOOK);
    }
  }
  return {
    cast,
    tried,
    people,
    ends: async () => {
      const told = new Map<string, string>();
      for (const cookie of cookies)
        told.set(sessionOf(cookie), await (await fetch(page, { headers: { cookie } })).text());
      return told;
    },
    join: async (code) => {
      page = `${url}/quiz/${code}`;
      await Promise.all(Array.from({ length: count }, (_, index) => enter(`Trang ${String(index)}`)));
    },
    answer: () => cookies.forEach((cookie) => void live(cookie)),
    stop: () => void (stopped = true),
  };
}

/** The id in the session's cookie, before its signature. */
const sessionOf = (cookie: string): string =>
  decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)).split('.')[0] ?? '';

/** A port that nobody has now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
