import type { Standing } from '../../escalation.ts';
import type { WebParts } from './options.ts';
import { chatOf, type Session } from './session.ts';

/** Questions of a conversation that went to people. */

/** What stands, by the answer that it is about; replies that are seen for the first time are marked as seen. */
export async function standings(session: Session, { escalation }: WebParts): Promise<Map<string, Standing>> {
  if (escalation === undefined) return new Map();
  const all = await escalation.ofChat(chatOf(session));
  for (const { number, reply, seen } of all)
    if (reply !== null && !seen) await escalation.service.markShown(number);
  return new Map(all.map((standing) => [standing.turn, standing]));
}
