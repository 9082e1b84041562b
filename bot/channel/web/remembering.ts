import type { HumanReply, Standing } from '../../escalation.ts';
import { standings } from './escalating.ts';
import { DEFAULT_RETENTION_DAYS, type WebParts } from './options.ts';
import type { Exchange } from './page/exchange.ts';
import type { Keeper } from './page/kept.ts';
import type { Voted } from './page/vote-form.ts';
import { chatOf, type Session } from './session.ts';

/** What of a conversation a page shows again, and who keeps it. */

/** Exchanges that a page shows, and as many more each time the reader asks for earlier ones. Three hundred weigh a megabyte. */
export const STEP = 30;
export const MOST_SHOWN = 300;

/** How many the address asks for (`?xem=60`). */
export function mostShown(asked: string | undefined): number {
  const number = /^\d{1,4}$/.test(asked ?? '') ? Number(asked) : STEP;
  return Math.min(MOST_SHOWN, Math.max(STEP, number));
}

/** The conversation so far, with what people replied. `voted`: the answer that was just judged. */
export async function remembered(
  session: Session | null,
  parts: WebParts,
  voted: { readonly answer: string; readonly as: Voted } = { answer: '', as: null },
  most = STEP,
): Promise<{ exchanges: Exchange[]; late: HumanReply[] }> {
  if (session === null) return { exchanges: [], late: [] };
  const turns = (await parts.history?.(chatOf(session), most)) ?? [];
  const passed = await standings(session, parts);
  const exchanges = turns.map(({ id, question, answer }): Exchange => {
    const standing = standingOf(parts.escalation, passed.get(id) ?? null);
    const judged = id === voted.answer ? voted.as : null;
    return {
      question,
      reply: { kind: 'answer', id, answer, voted: judged, keeps: keeps(session), ...standing },
    };
  });
  const there = new Set(turns.map(({ id }) => id));
  // Of an account earlier exchanges can be reached, with the replies in them: at the end stands what is new.
  const late = [...passed.values()].flatMap(({ turn, reply, seen }) =>
    there.has(turn) || (seen && !keeps(session)) ? [] : (reply ?? []),
  );
  return { exchanges, late };
}

/** What is a person's is kept here, on no device. */
export const keeps = ({ person }: Session): boolean => person === null;

/** Absent where questions cannot be passed on. */
export const standingOf = (escalation: WebParts['escalation'], standing: Standing | null) =>
  escalation === undefined ? {} : { standing };

/** Without a session nobody is signed in. */
export const keeperOf = (
  session: Session | null,
  { retentionDays = DEFAULT_RETENTION_DAYS }: WebParts,
): Keeper =>
  session === null || keeps(session) ? { kind: 'device' } : { kind: 'account', days: retentionDays };
