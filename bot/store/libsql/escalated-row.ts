import { z } from 'zod';
import type { Row } from './connection.ts';
import { outcomeSchema, quoteSchema } from '../../contract.ts';
import type { Attendant, Escalated, Reached } from '../../escalated.ts';

/** Rows of questions passed to people, and of those who reply. */

const json = z.string().transform((text): unknown => JSON.parse(text));
export const channelSchema = z.enum(['terminal', 'web', 'telegram', 'zalo_bot', 'zalo_oa']);
const attendantSchema = z.object({
  person: z.string(),
  channel: channelSchema,
  chat: z.string(),
  at: z.string(),
  told: z.string().nullable(),
});
export const readAttendant = (row: Row): Attendant => attendantSchema.parse(row);

const rowSchema = z.object({
  number: z.int(),
  turn: z.string(),
  chat: z.string(),
  person: z.string(),
  channel: channelSchema,
  address: json.pipe(z.object({ chat: z.string(), place: z.unknown() })).nullable(),
  same: z.string(),
  body: json.pipe(
    z.object({ question: z.string(), understood: z.string().nullable(), outcome: outcomeSchema }),
  ),
  at: z.string(),
  answered: z.string().nullable(),
  answer: json.pipe(z.object({ text: z.string(), quotes: z.array(quoteSchema) })).nullable(),
  answerer: z.string().nullable(),
  returned: z.enum(['given_up', 'blocked']).nullable(),
  shown: z.string().nullable(),
  sending: z.int(),
  held: z.int(),
});

export function readRow(row: Row): Escalated {
  const { body, answered, answer, answerer, returned, shown, sending, held, address, ...rest } =
    rowSchema.parse(row);
  const reply = answered === null || answer === null ? null : { ...answer, at: answered };
  return {
    ...rest,
    ...body,
    address: address === null ? null : { chat: address.chat, place: address.place ?? null },
    answer: reply,
    by: answerer,
    reached:
      reply === null
        ? null
        : reachedOf(rest.channel, returned ?? (held === 1 ? 'held' : null), sending === 1, shown !== null),
  };
}

function reachedOf(
  channel: Escalated['channel'],
  returned: 'given_up' | 'blocked' | 'held' | null,
  sending: boolean,
  shown: boolean,
): Reached {
  if (returned !== null) return returned;
  if (channel === 'web' || channel === 'terminal') return shown ? 'sent' : 'kept';
  return sending ? 'sending' : 'sent';
}
