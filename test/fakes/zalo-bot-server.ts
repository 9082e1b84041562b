import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults, type Draw, type Fault } from './telegram/faults.ts';
import { untilQuiet } from './quiet.ts';
import { createSignal } from './telegram/signal.ts';
import { no, ok, type Answered } from './zalo-bot/answered.ts';
import { isMethod, methods, type Method } from './zalo-bot/rules.ts';
import { createUpdates, type ZaloBotServerOptions } from './zalo-bot/updates.ts';

/**
 * A strict double of the Zalo Bot Platform, over HTTP on 127.0.0.1. It refuses unknown methods and fields, empty and
 * over-long texts, unknown chats, a wrong token, a webhook that is not https or whose secret is short; it gives no updates
 * to polls while a webhook is set; a poll without news ends with 408; an update is given out once and has no offset.
 * The rules come from copies of the platform's documentation (design, channels.md), not from a live account. What is not
 * documented can be switched: one update as an object or in an array, deliveries with or without the envelope, and
 * whether a poll beside a webhook is refused or just stays empty.
 */
export interface ZaloBotServer {
  readonly root: string;
  readonly token: string;
  /** What the rules refused; a well-behaved bot leaves it empty. */
  readonly refused: string[];
  readonly calls: readonly { readonly method: string; readonly parameters: unknown }[];
  /** Status of each delivery, 0 where no answer came. */
  readonly deliveries: number[];
  webhook(): { readonly url: string; readonly secret: string } | null;
  /** As another program with the same token would. */
  setWebhook(url: string): void;
  person(name: string): ZaloPerson;
  group(): ZaloChat;
  /** Writes to the bot; the update's id. */
  say(from: ZaloPerson, text: string, more?: Partial<Written>): string;
  /** Hands an update out again, as after a lost acknowledgement. */
  repeat(message: string): void;
  seen(chat: { readonly id: string }): readonly string[];
  until(chat: { readonly id: string }, count: number): Promise<readonly string[]>;
  when(condition: () => boolean): Promise<void>;
  fail(method: Method, fault: Fault, times?: number): void;
  /** Asks for a fault at every call of a method. */
  failSome(method: Method, draw: Draw): void;
  faultsLeft(method: Method): number;
  /** Resolves once nobody is connected: whatever a dead program had sent has been read. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export interface ZaloPerson {
  readonly id: string;
  readonly name: string;
}
export interface ZaloChat {
  readonly id: string;
}
export interface Written {
  readonly group: ZaloChat;
  readonly event: string;
  readonly caption: string;
  readonly isBot: boolean;
}
const ME = {
  id: '1459232241454765289',
  account_name: 'bot.VDKyCuong',
  account_type: 'BASIC',
  can_join_groups: true,
};
export const BOT_NAME = 'Bot Kỷ Cương';
export async function startZaloBotServer(options: ZaloBotServerOptions = {}): Promise<ZaloBotServer> {
  const token = '1459232241454765289:DOUBLE-token_for-tests_AbCdEf';
  const signal = createSignal();
  const faults = createFaults();
  const refused: string[] = [];
  const calls: { method: string; parameters: unknown }[] = [];
  const chats = new Map<string, string[]>();
  const sent = new Map<string, object>();
  const updates = createUpdates(signal, options);
  let next = 1;

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, given, method = ''] = /^\/bot([^/]*)\/(\w+)$/.exec(request.url ?? '') ?? [];
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const { status, body } = await answer(given, method, text, request, response, gone.signal);
    if (response.destroyed || response.writableEnded || status === 0) return;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    signal.fire();
  }

  async function answer(
    given: string | undefined,
    method: string,
    text: string,
    request: IncomingMessage,
    response: ServerResponse,
    gone: AbortSignal,
  ): Promise<Answered> {
    if (given !== token) return no(401, 'Unauthorized');
    if (request.method !== 'POST' || !isMethod(method)) return refuse(method, no(404, 'Not Found'));
    const parameters: unknown = text === '' ? {} : JSON.parse(text);
    calls.push({ method, parameters });
    signal.fire();
    const fault = faults.take(method, (parameters as { chat_id?: unknown }).chat_id);
    if (fault?.kind === 'slow') {
      await new Promise((over) => setTimeout(over, fault.seconds * 1000));
      if (gone.aborted) return { status: 0, body: {} };
    } else if (fault !== null) return goWrong(fault, request, response);
    const parsed = methods[method].safeParse(parameters);
    if (!parsed.success)
      return refuse(method, no(400, `Bad Request: ${parsed.error.issues[0]?.message ?? ''}`));
    return act(method, parsed.data, gone);
  }

  function refuse(method: string, answered: Answered): Answered {
    refused.push(`${method}: ${JSON.stringify(answered.body)}`);
    return answered;
  }

  async function act(method: Method, parameters: object, gone: AbortSignal): Promise<Answered> {
    const given = parameters as Record<string, string>;
    switch (method) {
      case 'getMe':
        return ok({ ...ME, display_name: BOT_NAME });
      case 'getUpdates':
        return updates.poll(Number(given['timeout'] ?? 30), gone);
      case 'setWebhook':
        updates.setWebhook(given['url'] ?? '', given['secret_token'] ?? '');
        return ok({ url: given['url'], updated_at: 1749538250568 });
      case 'deleteWebhook':
        updates.deleteWebhook();
        return ok({ url: '', updated_at: 1749538250568 });
      case 'getWebhookInfo':
        return ok({ url: updates.webhook()?.url ?? '', updated_at: 1749538250568 });
      case 'sendChatAction':
        return chats.has(given['chat_id'] ?? '')
          ? { status: 200, body: { ok: true } }
          : refuse(method, no(400, 'chat not found'));
      case 'sendMessage': {
        const seen = chats.get(given['chat_id'] ?? '');
        if (seen === undefined) return refuse(method, no(400, 'Bad Request: chat not found'));
        seen.push(given['text'] ?? '');
        return ok({ message_id: `out-${next++}`, date: 1749538250568 });
      }
    }
  }

  function say(from: ZaloPerson, text: string, more: Partial<Written> = {}): string {
    const message_id = `msg-${next++}`;
    const { event = 'text', group, caption, isBot = false } = more;
    const content =
      event === 'text' ? { text } : event === 'image' ? { photo: 'https://example.vn/a.jpg', caption } : {};
    const update = {
      event_name: `message.${event}.received`,
      message: {
        from: { id: from.id, display_name: from.name, is_bot: isBot },
        chat: { id: group?.id ?? from.id, chat_type: group === undefined ? 'PRIVATE' : 'GROUP' },
        message_id,
        date: 1750316131602,
        ...content,
      },
    };
    sent.set(message_id, update);
    // In groups only a message that names the bot reaches it.
    if (group === undefined || text.includes(`@${BOT_NAME}`)) updates.push(update);
    return message_id;
  }

  const seen = (chat: { readonly id: string }) => chats.get(chat.id) ?? [];
  const add = (prefix: string) => {
    const id = `${prefix}${next++}b88fe6d6a9`;
    chats.set(id, []);
    return id;
  };
  return {
    root,
    token,
    refused,
    calls,
    deliveries: updates.deliveries,
    webhook: updates.webhook,
    setWebhook: (url) => updates.setWebhook(url, 'of-another-program'),
    person: (name) => ({ id: add('6ede9afa66'), name }),
    group: () => ({ id: add('g-9afa66') }),
    say,
    repeat: (message) => updates.push(sent.get(message) ?? {}),
    seen,
    until: (chat, count) => signal.until(() => (seen(chat).length >= count ? seen(chat) : undefined)),
    when: async (condition) => void (await signal.until(() => (condition() ? true : undefined))),
    fail: (method, fault, times = 1) => faults.add(method, fault, times),
    failSome: (method, draw) => faults.draw(method, draw),
    faultsLeft: (method) => faults.left(method),
    quiet: () => untilQuiet(server),
    close: async () => {
      const delivered = updates.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await delivered;
    },
  };
}

function goWrong(fault: Fault, request: IncomingMessage, response: ServerResponse): Answered {
  if (fault.kind === 'error') return no(fault.code, fault.description);
  if (fault.kind === 'reset') request.socket.destroy();
  if (fault.kind === 'gateway') response.writeHead(502).end('<html>502 Bad Gateway</html>');
  if (fault.kind === 'flood')
    response
      .writeHead(429, { 'content-type': 'application/json', 'retry-after': String(fault.retryAfter) })
      .end(JSON.stringify({ ok: false, error_code: 429, description: 'Too Many Requests' }));
  return { status: 0, body: {} };
}
