import type { ChannelName } from '../../../bot/channel.ts';
import type { Mail } from '../../../bot/mail.ts';

/** Says when nothing is on its way any more, so that no test rests. */
export interface Watch {
  /** The mail, watched; to be handed to the delivery. */
  readonly mail: Mail;
  /** Resolves once these updates were taken, and neither an update nor a letter of the channel waits. */
  quiet(channel: ChannelName, updates: readonly string[]): Promise<void>;
}

/** `taken`: ids of updates that were recorded, kept over restarts. */
export function watchMail(store: Mail, taken: Set<string>): Watch {
  let listeners: (() => void)[] = [];
  const fire = () => {
    const woken = listeners;
    listeners = [];
    woken.forEach((wake) => wake());
  };
  const watched =
    (call: (...given: unknown[]) => Promise<unknown>) =>
    (...given: unknown[]) =>
      call(...given).finally(fire);
  const mail = Object.fromEntries(
    Object.entries(store).map(([name, call]) => [
      name,
      watched(call as (...given: unknown[]) => Promise<unknown>),
    ]),
  ) as unknown as Mail;
  const { receive } = mail;
  return {
    mail: {
      ...mail,
      receive: async (update, most) => {
        const outcome = await receive(update, most);
        taken.add(update.id);
        fire();
        return outcome;
      },
    },
    quiet: async (channel, updates) => {
      for (;;) {
        const moved = new Promise<void>((resolve) => listeners.push(resolve));
        if (updates.every((id) => taken.has(id))) {
          const { arrived, letters } = await store.waiting(channel);
          if (arrived.length + letters.length === 0) return;
        }
        await moved;
      }
    },
  };
}
