import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { untilQuiet } from './quiet.ts';
import { createSignal } from './telegram/signal.ts';
import { createOauth, type Oauth } from './zalo-oa/oauth.ts';

/**
 * A strict double of Zalo's servers for Official Accounts, over HTTP on 127.0.0.1: tokens and messages. It refuses unknown
 * fields, over-long texts (-210), unknown and ended access tokens (-216, -220), refresh tokens and codes that were used, a
 * wrong secret key, people who do not follow (-213) or whose window is over (-230): with HTTP 200, as Zalo does. It delivers
 * signed events and again where the answer is not 200, or comes after 2 s. The rules are second-hand (design, channels.md).
 */
export interface ZaloOaServer {
  readonly root: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly webhookSecret: string;
  readonly oauth: Oauth;
  /** What the rules refused but planned faults, spoiled tokens, windows and followers. */
  readonly refused: string[];
  /** Status of each delivery; 0 where no answer came in time. */
  readonly deliveries: number[];
  /** Calls to send a message. */
  sends(): number;
  person(): OaPerson;
  /** -213 and -230 for this person from now on; 0: all well. */
  shut(person: OaPerson, error: -213 | -230 | -232 | 0): void;
  /** The next sends are answered with this `error` (HTTP 200), HTTP status, or a cut connection. */
  failSends(fault: SendFault, times?: number): void;

  /** Asks for a fault at every send; `slow`: done and answered after so many seconds, not at all where the client has gone by then. */
  failSome(draw: (user: string) => SendFault | { slow: number } | null): void;
  /** The next exchange is done, and its answer lost. */
  loseExchange(): void;
  event(from: OaPerson, name: string, message?: object): string;
  say(from: OaPerson, text: string): string;
  /** What `say` would deliver, for a test that posts it itself. */
  signed(from: OaPerson, text: string): Signed;
  repeat(message: string): void;
  seen(person: OaPerson): readonly string[];
  until(person: OaPerson, count: number): Promise<readonly string[]>;
  when(condition: () => boolean): Promise<void>;
  /** Resolves once nobody is connected: whatever a dead program had sent has been read. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}
/** A delivery as Zalo posts it. */
export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export type SendFault = { error: number } | { status: number } | 'reset';

export interface OaPerson {
  readonly id: string;
}
export interface ZaloOaServerOptions {
  /** The form of the signature's header. Default `mac=`. */
  readonly signature?: 'mac=' | 'bare';
  readonly relay?: string;
}

const messageSchema = z.strictObject({
  recipient: z.strictObject({ user_id: z.string().min(1) }),
  message: z.strictObject({ text: z.string().min(1) }),
});
const userIn = (text: string): string =>
  messageSchema.safeParse(JSON.parse(text)).data?.recipient.user_id ?? '';
/** Milliseconds until a delivery that failed comes again; Zalo waits 30 s and longer. */
const REDELIVER = 30;
/** Milliseconds in which Zalo wants its answer. */
const PATIENCE = 2_000;

export async function startZaloOaServer(options: ZaloOaServerOptions = {}): Promise<ZaloOaServer> {
  const [appId, appSecret, webhookSecret] = ['4312345678901234567', 'app-secret-DOUBLE', 'oa-secret-DOUBLE'];
  const signal = createSignal();
  const refused: string[] = [];
  const oauth = createOauth(appId, appSecret, refused);
  const deliveries: number[] = [];
  const chats = new Map<string, string[]>();
  const shut = new Map<string, number>();
  const sent = new Map<string, string>();
  const faults: SendFault[] = [];
  let drawFault: (user: string) => SendFault | { slow: number } | null = () => null;
  let delivering = Promise.resolve();
  let [closed, lose, next, sends] = [false, false, 1, 0];

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
    const header = (name: string) => request.headers[name]?.toString();
    const answer = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'POST' && request.url === '/v4/oa/access_token') {
      const body = oauth.grant(new URLSearchParams(text), header('secret_key'));
      if (lose) request.socket.destroy();
      else answer(body);
      lose = false;
    } else if (request.method === 'POST' && request.url === '/v3.0/oa/message/cs') {
      sends++;
      const fault = faults.shift() ?? drawFault(userIn(text)) ?? undefined;
      if (fault !== undefined && fault !== 'reset' && 'slow' in fault) {
        await new Promise((over) => setTimeout(over, fault.slow * 1000));
        if (!response.destroyed) answer({ message: 'x', error: send(text, header('access_token')) });
      } else if (fault === 'reset') request.socket.destroy();
      else if (fault !== undefined && 'status' in fault) response.writeHead(fault.status).end('<html>');
      else answer({ message: 'x', ...(fault ?? { error: send(text, header('access_token')) }) });
    } else {
      refused.push(`${request.method} ${request.url}`);
      answer({ error: -404 }, 404);
    }
    signal.fire();
  }

  /** The `error` of a message; 0 where it went out. */
  function send(text: string, access: string | undefined): number {
    const wrong = oauth.check(access);
    if (wrong !== 0) return wrong;
    const parsed = messageSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return refuse(-201, text);
    const { recipient, message } = parsed.data;
    const seen = chats.get(recipient.user_id);
    if (seen === undefined) return refuse(-201, 'unknown user');
    if (message.text.length > 2000) return refuse(-210, 'text too long');
    const error = shut.get(recipient.user_id) ?? 0;
    if (error === 0) seen.push(message.text);
    return error;
  }
  function refuse(code: number, what: string): number {
    refused.push(`${code} ${what}`);
    return code;
  }

  function signed(body: string): Signed {
    const { timestamp } = JSON.parse(body) as { timestamp: string };
    const mac = createHash('sha256').update(`${appId}${body}${timestamp}${webhookSecret}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'X-ZEvent-Signature': options.signature === 'bare' ? mac : `mac=${mac}`,
    };
    return { headers, body };
  }
  function deliver(body: string): void {
    const { headers } = signed(body);
    delivering = delivering.then(async () => {
      for (let status = 0; status !== 200 && !closed;) {
        const request = { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE) };
        status = await fetch(options.relay ?? '', request).then(
          (response) => response.status,
          () => 0,
        );
        deliveries.push(status);
        signal.fire();
        if (status !== 200) await new Promise((resolve) => setTimeout(resolve, REDELIVER));
      }
    });
  }

  function event(from: OaPerson, name: string, message?: object): string {
    const { id, body } = eventOf(from, name, message);
    deliver(body);
    return id;
  }
  function eventOf(from: OaPerson, name: string, message?: object): { id: string; body: string } {
    const msg_id = `oa-msg-${next++}`;
    const who = /^(?:un)?follow$/.test(name)
      ? { follower: from }
      : { sender: from, user_id_by_app: `app-${from.id}` };
    const body = JSON.stringify({
      app_id: appId,
      event_name: name,
      timestamp: String(1_764_000_000_000 + next),
      recipient: { id: '4318657068771012646' },
      ...who,
      ...(message === undefined ? {} : { message: { msg_id, ...message } }),
    });
    sent.set(msg_id, body);
    return { id: msg_id, body };
  }
  const seen = (person: OaPerson) => chats.get(person.id) ?? [];

  return {
    root,
    appId,
    appSecret,
    webhookSecret,
    oauth,
    refused,
    deliveries,
    sends: () => sends,
    person: () => {
      const id = `2512523625412515${next++}`;
      chats.set(id, []);
      return { id };
    },
    shut: (person, error) => void shut.set(person.id, error),
    failSends: (fault, times = 1) => void faults.push(...Array.from({ length: times }, () => fault)),
    failSome: (draw) => void (drawFault = draw),
    loseExchange: () => void (lose = true),
    event,
    say: (from, text) => event(from, 'user_send_text', { text }),
    signed: (from, text) => signed(eventOf(from, 'user_send_text', { text }).body),
    repeat: (message) => deliver(sent.get(message) ?? '{}'),
    seen,
    until: (person, count) => signal.until(() => (seen(person).length >= count ? seen(person) : undefined)),
    when: async (condition) => void (await signal.until(() => (condition() ? true : undefined))),
    quiet: () => untilQuiet(server),
    close: async () => {
      closed = true;
      signal.fire();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await delivering;
    },
  };
}
