import { defaultPolicy, type Policy } from './delivery/backoff.ts';
import type { Bell } from './delivery/bell.ts';
import { createGates } from './delivery/gate.ts';
import { createInbox } from './delivery/inbox.ts';
import { createOutbox } from './delivery/outbox.ts';
import type { Carrier, Delivery, DeliveryLog } from './delivery/types.ts';
import { nightAt } from './hours.ts';
import type { Mail } from './mail.ts';
import type { Occurred } from './trouble.ts';

export { createBell, type Bell } from './delivery/bell.ts';
export type { Carrier, Delivery, DeliveryLog, Sent } from './delivery/types.ts';
export type { Policy };

export interface DeliveryNeeds {
  readonly store: Mail;
  readonly now: () => Date;
  /** A number from 0 up to 1. */
  readonly chance: () => number;
  readonly log: DeliveryLog;
  readonly policy?: Partial<Policy>;
  /** Rung where somebody else wrote letters for a chat; they would be found at the next look. */
  readonly bell?: Bell;
  /** Told of what administrators may have to mend (`bot/troubles.ts`). */
  readonly trouble?: (occurred: Occurred) => void;
}
/** `main` makes one and hands it to every channel that lives on updates. */
export type OpenDelivery = (carrier: Carrier) => Delivery;

export function createDelivery(needs: DeliveryNeeds): OpenDelivery {
  const policy = { ...defaultPolicy, ...needs.policy };
  const { patience, late, wait } = policy;
  const times = { patience: patience * 1000, late: late * 1000, wait: wait * 1000 };
  const openGate = createGates(times, () => needs.now().getTime());
  return (carrier) => {
    const { store, now } = needs;
    const { channel } = carrier;
    const outbox = createOutbox({ ...needs, policy, carrier, gate: openGate() });
    const inbox = createInbox({ ...needs, policy, carrier, told: outbox.wake });
    let look: NodeJS.Timeout | null = null;
    // Before the start nothing is sent that was not asked for here: the platform may have refused the token. Nor after the stop.
    const wake = (chat: string): void => (look === null ? undefined : outbox.wake(chat));
    needs.bell?.listen(channel, wake);

    async function wakeAll(): Promise<void> {
      const waiting = await store.waiting(channel, nightAt(now()));
      waiting.letters.forEach(outbox.wake);
      waiting.arrived.forEach(inbox.wake);
    }
    return {
      start: async () => {
        inbox.inherit((await store.waiting(channel)).last);
        await wakeAll();
        const again = () =>
          void wakeAll().catch((error: unknown) => needs.log.error({ err: error }, 'delivery: no look'));
        look = setInterval(again, policy.look * 1000);
        look.unref();
      },
      receive: (update) => inbox.receive({ ...update, channel, at: now().toISOString() }),
      post: async (update, letters) => {
        const written = await store.post({ channel, update, letters, at: now().toISOString() });
        for (const { chat } of letters) outbox.wake(chat);
        return written;
      },
      wake,
      close: async (chat) => {
        const dropped = await store.closeChat(channel, chat);
        needs.log.info(
          { channel, dropped },
          'delivery: a chat has shut the bot out; its letters are dropped',
        );
      },
      busy: inbox.busy,
      stop: async () => {
        if (look !== null) clearInterval(look);
        look = null;
        await inbox.stop();
        await outbox.drain();
      },
    };
  };
}
