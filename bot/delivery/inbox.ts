import type { Arrived, Update } from '../mail.ts';
import { createAlone } from './alone.ts';
import { createLanes, type Step } from './lanes.ts';
import { STORE_REST, type OutboxNeeds } from './outbox.ts';
import { createTurnstile } from './turnstile.ts';

export interface InboxNeeds extends OutboxNeeds {
  /** A chat may have letters. */
  readonly told: (chat: string) => void;
}

/** Takes updates and has those of each chat handled in order. */
export interface Inbox {
  /** Rejects where the update could not be recorded: then it must not be acknowledged. */
  receive(update: Update): Promise<void>;
  readonly wake: (chat: string) => void;
  /** Updates up to this one were left by an earlier process. */
  inherit(last: number): void;
  readonly busy: () => number;
  stop(): Promise<void>;
}

export function createInbox({ store, carrier, now, log, policy, told, trouble }: InboxNeeds): Inbox {
  const { channel } = carrier;
  /** Chats that were told that they send too fast. */
  const slowed = new Set<string>();
  /** The updates of each chat that were handled: what is still there afterwards told nothing. */
  const handled = new Map<string, Set<number>>();
  /** Answering holds the processor for some milliseconds: what arrives meanwhile is recorded before the next answer. */
  const turn = createTurnstile();
  /** What was in work when a process died may be what killed it: one such at a time, so that a further death tells which. */
  const alone = createAlone(policy.alone * 1000);
  /** Left-over updates that this process has begun: another try of it tells nothing of deaths. */
  const begun = new Set<number>();
  let inherited = 0;
  let stopping = false;

  async function step(chat: string): Promise<Step> {
    try {
      const found = await store.nextArrived(channel, chat, carrier.numbered);
      if (found === null) return 'empty';
      if (handled.get(chat)?.has(found.sequence)) return await finish(found);
      if (found.begun === 0) await handleNext(found);
      else await alone(async () => (stopping ? undefined : handleNext(found)));
      return 'again';
    } catch (error) {
      if (!stopping)
        log.error({ err: error, channel }, 'delivery: an update was not handled; it comes again');
      return { rest: STORE_REST };
    }
  }
  async function handleNext(found: Arrived): Promise<void> {
    await turn();
    // One that stands before it may have come meanwhile.
    const arrived = carrier.numbered ? await store.nextArrived(channel, found.chat, true) : found;
    if (arrived === null || !(await mayBegin(arrived))) return;
    await carrier.handle(arrived);
    markHandled(arrived);
    told(arrived.chat);
  }
  function markHandled({ chat, sequence }: Arrived): void {
    begun.delete(sequence);
    const before = handled.get(chat);
    if (before === undefined) handled.set(chat, new Set([sequence]));
    else before.add(sequence);
  }
  /** Most updates leave the inbox with what answers them; this one was not answered. */
  async function finish({ id: update }: Arrived): Promise<Step> {
    await store.post({ channel, update, letters: [], at: now().toISOString() });
    return 'again';
  }
  /** False for an update that was in work each time that a process died: it is given up. */
  async function mayBegin({ sequence }: Arrived): Promise<boolean> {
    if (sequence > inherited || begun.has(sequence)) return true;
    const times = await store.begin(sequence);
    if (times <= policy.begins) {
      begun.add(sequence);
      return true;
    }
    const attempts = times - 1;
    await store.buryArrived(sequence, { ended: now().toISOString(), attempts, reason: 'process died' });
    log.error({ channel, attempts }, 'delivery: an update was given up; npm run letters shows it');
    trouble?.({ channel, kind: 'unhandled', count: 1, reason: 'process died' });
    return false;
  }

  const ended = (chat: string): void => {
    slowed.delete(chat);
    handled.delete(chat);
  };
  const lanes = createLanes({ step, most: policy.handling, ended });
  const { updates, letters } = policy;
  return {
    receive: async (update) => {
      const taken = await store.receive(update, { updates, letters });
      if (taken !== 'full') return taken === 'new' ? lanes.wake(update.chat) : undefined;
      if (slowed.has(update.chat)) return;
      slowed.add(update.chat);
      log.warn({ channel }, 'delivery: a chat sends faster than it is answered; updates of it are dropped');
      await carrier.full(update);
    },
    wake: lanes.wake,
    inherit: (last) => {
      inherited = last;
    },
    busy: lanes.busy,
    stop: () => {
      stopping = true;
      return lanes.stop();
    },
  };
}
