import { conflict } from './refusal.ts';
import { deliverToWebhook, lastError, type LastError, type Webhook, type WireUpdate } from './webhook.ts';

export interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  /** Seconds. */
  readonly timeout: number;
  readonly allowed: readonly string[] | null;
  /** Fires when the client has gone. */
  readonly gone: AbortSignal;
}

/** What the bot is told, by long polling or by webhook: one at a time, as at Telegram. */
export interface Updates {
  /** Queues an update unless its kind is not allowed; null then. */
  push(kind: string, payload: unknown): number | null;
  /** Delivers an update again under its old id. */
  repeat(id: number): void;
  poll(request: PollRequest): Promise<readonly WireUpdate[]>;
  setWebhook(webhook: Webhook | null, allowed: readonly string[] | null): void;
  webhook(): Webhook | null;
  /** Of the webhook that is set; null where none has failed. */
  lastError(): LastError | null;
  waiting(): readonly WireUpdate[];
  readonly deliveries: { readonly update: number; readonly status: number }[];
  close(): void;
}

/** Documentation, getUpdates: kinds that are left out unless they are asked for by name. */
const mustBeNamed: ReadonlySet<string> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
]);

interface Waiting {
  readonly request: PollRequest;
  readonly end: (answer: readonly WireUpdate[]) => void;
  readonly fail: (error: Error) => void;
}

export function createUpdates(fire: () => void): Updates {
  const history: WireUpdate[] = [];
  const deliveries: { update: number; status: number }[] = [];
  let queue: WireUpdate[] = [];
  let allowedKinds: readonly string[] | null = null;
  let hook: Webhook | null = null;
  let failure: LastError | null = null;
  let open: Waiting | null = null;
  let delivering: Promise<void> | null = null;
  let closed = false;

  const ready = (request: PollRequest) =>
    queue.filter((update) => update.update_id >= request.offset).slice(0, request.limit);

  function wake(): void {
    fire();
    if (hook) delivering ??= deliver().finally(() => (delivering = null));
    if (!open || ready(open.request).length === 0) return;
    open.end(ready(open.request));
    open = null;
  }
  async function deliver(): Promise<void> {
    for (let next = queue[0]; next && hook && !closed; next = queue[0]) {
      const status = await deliverToWebhook(hook, next);
      deliveries.push({ update: next.update_id, status });
      if (status >= 200 && status < 300) queue = queue.filter((update) => update !== next);
      else failure = lastError(status);
      fire();
    }
  }
  function add(update: WireUpdate): void {
    queue = [...queue, update];
    wake();
  }

  function poll(request: PollRequest): Promise<readonly WireUpdate[]> {
    if (hook)
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    open?.fail(
      conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
    );
    open = null;
    if (request.allowed) allowedKinds = request.allowed.length > 0 ? request.allowed : null;
    // Documentation, getUpdates: an update is confirmed by a call with an offset higher than its id.
    queue = queue.filter((update) => update.update_id >= request.offset);
    fire();
    const now = ready(request);
    if (now.length > 0 || request.timeout === 0) return Promise.resolve(now);
    const held = new Promise<readonly WireUpdate[]>((end, fail) => (open = { request, end, fail }));
    return leaveInTime(held, request);
  }
  function leaveInTime(held: Promise<readonly WireUpdate[]>, request: PollRequest) {
    const leave = () => {
      if (open?.request !== request) return;
      open.end([]);
      open = null;
    };
    const timer = setTimeout(leave, request.timeout * 1000);
    request.gone.addEventListener('abort', leave);
    return held.finally(() => clearTimeout(timer));
  }

  return {
    deliveries,
    push: (kind, payload) => {
      if (allowedKinds ? !allowedKinds.includes(kind) : mustBeNamed.has(kind)) return null;
      // Any rising number will do; Telegram's are large.
      const update = { update_id: 700_000_001 + history.length, [kind]: payload };
      history.push(update);
      add(update);
      return update.update_id;
    },
    repeat: (id) => {
      const update = history.find((known) => known.update_id === id);
      if (update) add(update);
    },
    poll,
    setWebhook: (webhook, allowed) => {
      hook = webhook;
      failure = null;
      if (allowed) allowedKinds = allowed.length > 0 ? allowed : null;
      if (webhook) open?.fail(conflict('terminated by setWebhook request'));
      if (webhook) open = null;
      wake();
    },
    webhook: () => hook,
    lastError: () => failure,
    waiting: () => queue,
    close: () => {
      closed = true;
      open?.end([]);
    },
  };
}
