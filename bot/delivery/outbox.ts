import type { Carrier, DeliveryLog, Sent } from './types.ts';
import type { Mail, WaitingLetter } from '../mail.ts';
import type { Occurred, TroubleKind } from '../trouble.ts';
import { nightAt } from '../hours.ts';
import { restAfter, type Policy } from './backoff.ts';
import type { Gate } from './gate.ts';
import { createLanes, type Lanes, type Step } from './lanes.ts';
import { createUnasked } from './unasked.ts';

export interface OutboxNeeds {
  readonly store: Mail;
  readonly carrier: Carrier;
  readonly now: () => Date;
  readonly chance: () => number;
  readonly log: DeliveryLog;
  readonly policy: Policy;
  /** Told of what administrators may have to mend. */
  readonly trouble?: (occurred: Occurred) => void;
}
/** `gate`: of all channels of the process. */
export type OutgoingNeeds = OutboxNeeds & { readonly gate: Gate };

/** A letter that the platform has accepted. */
interface Accepted {
  readonly sequence: number;
  readonly note: Extract<Sent, { kind: 'accepted' }>['note'];
}

/** Milliseconds until the store is asked again after a fault of its own. */
export const STORE_REST = 1_000;

/** Sends the letters of each chat in order, one after the other was accepted. `drain` sends what it can at once, and waits for nothing. */
export function createOutbox(needs: OutgoingNeeds): Pick<Lanes, 'wake' | 'drain'> {
  const { store, carrier, log, policy, gate } = needs;
  /** Accepted letters that could not be recorded as such: they must not go out again while this process lives. */
  const accepted = new Map<string, Accepted>();
  let draining = false;
  const report = (kind: TroubleKind, count: number, reason: string): void =>
    needs.trouble?.({ channel: carrier.channel, kind, count, reason });

  async function step(chat: string): Promise<Step> {
    try {
      return await sendNext(chat);
    } catch (error) {
      log.error({ err: error, channel: carrier.channel }, 'delivery: the outbox cannot be read or written');
      return { rest: STORE_REST };
    }
  }
  async function sendNext(chat: string): Promise<Step> {
    const done = accepted.get(chat);
    if (done !== undefined) return record(chat, done);
    const letter = await nextOf(chat);
    if (letter === null) return 'empty';
    const wait = Date.parse(letter.due) - needs.now().getTime();
    if (wait > 0) return { rest: wait };
    return gate.pass(async () => settle(letter, await carrier.send(letter.body).catch(asLater)));
  }
  /** What people ask for passes what waits for the morning, or for its turn among thousands. */
  async function nextOf(chat: string): Promise<WaitingLetter | null> {
    const { channel } = carrier;
    const letter = await store.nextLetter(channel, chat, nightAt(needs.now()));
    if (letter?.unasked === undefined || unasked === null || unasked.mayGo(chat)) return letter;
    return store.nextLetter(channel, chat, FOR_GOOD);
  }
  async function record(chat: string, done: Accepted): Promise<Step> {
    accepted.set(chat, done);
    const { sequence, note } = done;
    const at = needs.now().toISOString();
    await store.delivered(sequence, note === undefined ? undefined : { ...note, at });
    accepted.delete(chat);
    return 'again';
  }
  async function settle(letter: WaitingLetter, sent: Sent): Promise<Step> {
    const { channel } = carrier;
    switch (sent.kind) {
      case 'accepted':
        return record(letter.chat, { sequence: letter.sequence, note: sent.note });
      case 'later':
        // A call that was cut by the stop says nothing about the letter.
        return draining ? { rest: 0 } : tryLater(letter, sent);
      case 'refused':
        return giveUp(letter, letter.attempts + 1, sent.reason, sent.trouble ?? 'refused');
      case 'closed': {
        const dropped = await store.closeChat(channel, letter.chat);
        log.info({ channel, dropped }, 'delivery: the chat has shut the bot out; its letters are dropped');
        if (sent.trouble !== undefined) report(sent.trouble, dropped, '');
        return 'again';
      }
    }
  }
  async function tryLater(letter: WaitingLetter, sent: Extract<Sent, { kind: 'later' }>): Promise<Step> {
    const attempts = letter.attempts + 1;
    if (attempts >= policy.attempts) return giveUp(letter, attempts, sent.reason, 'given_up');
    // Once for each letter, and not for what passes at once.
    if (attempts === policy.tell && sent.trouble !== undefined) report(sent.trouble, 1, sent.reason);
    const rest = restAfter(attempts, sent.after, policy, needs.chance);
    // As many more stand behind it.
    if (letter.unasked !== undefined && isTooFast(sent)) unasked?.hold(rest);
    await store.delay(letter.sequence, attempts, new Date(needs.now().getTime() + rest).toISOString());
    log.info({ channel: carrier.channel, attempts, rest, fault: sent.reason }, 'delivery: tried again later');
    return { rest };
  }
  async function giveUp(
    { sequence }: WaitingLetter,
    attempts: number,
    reason: string,
    kind: TroubleKind,
  ): Promise<Step> {
    const end = { ended: needs.now().toISOString(), attempts, reason };
    const letters = await store.buryLetter(sequence, end);
    log.error(
      { channel: carrier.channel, attempts, letters, fault: reason },
      'delivery: a reply was given up; npm run letters shows it',
    );
    report(kind, letters, reason);
    return 'again';
  }

  const lanes = createLanes({ step, most: policy.sending });
  // After the stop nothing is begun.
  const call = (chat: string): void => (draining ? undefined : lanes.wake(chat));
  const unasked = carrier.pace === undefined ? null : createUnasked(carrier.pace, call);
  return {
    wake: lanes.wake,
    drain: () => {
      draining = true;
      return lanes.drain();
    },
  };
}

/** A night later than any hour that was chosen: then only what somebody asked for goes. */
const FOR_GOOD = '9999';

const isTooFast = ({ after, trouble }: Extract<Sent, { kind: 'later' }>): boolean =>
  after !== null || trouble === 'limit';

/** A channel says what became of a try; one that throws has a fault of its own, which may pass. */
const asLater = (error: unknown): Sent => ({
  kind: 'later',
  after: null,
  reason: error instanceof Error ? error.name : 'unknown',
});
