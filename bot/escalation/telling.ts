import type { Attendant, ChannelLetters, Escalated } from '../escalated.ts';
import { isDecentHour, unasked } from '../hours.ts';
import { sendHeld } from './answering.ts';
import { NOTICE_MS } from './limits.ts';
import type { EscalationNeeds } from './types.ts';
import { returnedNotice, waitingNotice } from './words.ts';

/** Sends what was held, and tells those who reply, in their private chats, by day. Each notice is written with the mark that it was told. */
export async function tellWhatIsNew(
  needs: EscalationNeeds,
  mayAnswer: (person: string) => Promise<boolean>,
): Promise<void> {
  await sendHeld(needs);
  const [untold, returned] = [await needs.store.countUntold(), await needs.store.returnedUntold()];
  if (untold > 0 || returned.length > 0) {
    const attendants = [];
    for (const one of await needs.store.attendants()) if (await mayAnswer(one.person)) attendants.push(one);
    if (mayTell(needs, attendants)) {
      if (untold > 0) await tellWaiting(needs, attendants);
      if (returned.length > 0) await tellReturned(needs, attendants, returned);
    }
  }
  await needs.store.dropAddresses();
}

/** By night nobody's phone rings; what a terminal shows disturbs nobody. */
const mayTell = ({ now }: EscalationNeeds, attendants: readonly Attendant[]): boolean =>
  isDecentHour(now()) || attendants.every(({ channel }) => channel === 'terminal');

/** All of them together, or nobody yet: as long as one was told a while ago only, the questions stay untold. */
async function tellWaiting(needs: EscalationNeeds, attendants: readonly Attendant[]): Promise<void> {
  const { store, now } = needs;
  const before = new Date(now().getTime() - NOTICE_MS).toISOString();
  if (attendants.length === 0 || attendants.some(({ told }) => told !== null && told > before)) return;
  const text = waitingNotice(await store.countEscalated(false));
  const persons = attendants.map(({ person }) => person);
  await store.tellWaiting(now().toISOString(), persons, mailTo(needs, attendants, text));
  deliver(needs, attendants, text);
}

/** Who replied is told; where that person has no private chat here, all who may reply. */
async function tellReturned(
  needs: EscalationNeeds,
  attendants: readonly Attendant[],
  returned: readonly Escalated[],
): Promise<void> {
  for (const one of returned) {
    const own = attendants.filter(({ person }) => person === one.by);
    const told = own.length > 0 ? own : attendants;
    if (told.length === 0 || one.reached === null) continue;
    const text = returnedNotice([{ number: one.number, reached: one.reached }]);
    await needs.store.tellReturned([one.number], needs.now().toISOString(), mailTo(needs, told, text));
    deliver(needs, told, text);
  }
}

const mailTo = ({ writers }: EscalationNeeds, told: readonly Attendant[], text: string): ChannelLetters[] =>
  told.map(({ channel, chat }) => ({
    channel,
    letters: unasked(writers[channel]?.notice(chat, text) ?? []),
  }));

/** Letters are woken; who sits at the terminal reads it there. */
function deliver({ writers, bell, tell }: EscalationNeeds, told: readonly Attendant[], text: string): void {
  for (const { channel, chat } of told) {
    if (writers[channel] !== undefined) bell.ring(channel, chat);
    else if (channel === 'terminal') tell(text);
  }
}
