import type { Row } from './connection.ts';
import { z } from 'zod';
import { ITEM_TYPES } from '../../quiz-item.ts';
import { itemSchema } from '../../quiz-shape.ts';
import type { FoundStray, RoundEvent, RoundHead, RoundSetup } from '../../quiz-rounds.ts';

/** Rows of rounds. What a newer program wrote and this one cannot read is passed over. */

const json = z.string().transform((text): unknown => JSON.parse(text));
const channel = z.enum(['terminal', 'web', 'telegram', 'zalo_bot', 'zalo_oa']);
const time = z.string().nullable();

const bodySchema = z.object({
  kind: z.enum(['live', 'scheduled', 'assignment']),
  trainer: z.string(),
  title: z.string(),
  questions: z.array(
    z.object({
      ...{ item: itemSchema, options: z.array(z.string()), right: z.int() },
      seconds: z.number().exactOptional(),
    }),
  ),
  seconds: z.number().nullable(),
  rest: z.number(),
  grace: z.number(),
  startsAt: time,
  deadline: time,
  reminders: z.array(z.string()),
  anonymous: z.boolean(),
  teams: z.array(z.string()),
  closesWhenAll: z.boolean(),
  confirms: z.boolean(),
  group: z.boolean().exactOptional(),
  place: z.unknown().optional(),
  pass: z.int().nullable().exactOptional(),
  about: z
    .object({
      topics: z.array(z.string()),
      documents: z.array(z.string()),
      types: z.array(z.enum(ITEM_TYPES)),
      approved: z.boolean().exactOptional(),
      tags: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
});
const roundSchema = z.object({
  id: z.string(),
  code: z.string(),
  channel,
  chat: z.string(),
  body: json.pipe(bodySchema),
  at: z.string(),
});

export function readRound(row: Row): RoundSetup[] {
  const { data } = roundSchema.safeParse(row);
  if (data === undefined) return [];
  const { body, ...columns } = data;
  return [{ ...columns, ...body }];
}

const headSchema = z.object({
  code: z.string(),
  title: z.string(),
  kind: bodySchema.shape.kind,
  at: z.string(),
  ended: time,
});
export const readHead = (row: Row): RoundHead[] => {
  const { data } = headSchema.safeParse(row);
  return data === undefined ? [] : [data];
};

/** What the columns do not hold. */
export function bodyOf(setup: RoundSetup): string {
  const { id, code, channel: where, chat, at, ...body } = setup;
  void [id, code, where, chat, at];
  return JSON.stringify(body);
}

const name = z.string().nullable();
const item = z.int();
const at = z.string();
const person = z.string();
const eventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), at }),
  z.object({ kind: z.literal('joined'), person, name, team: z.int().nullable(), at }),
  z.object({ kind: z.literal('left_team'), person, at }),
  z.object({ kind: z.literal('forgotten'), at }),
  z.object({ kind: z.literal('asked'), item, at }),
  z.object({
    kind: z.literal('shown'),
    item,
    person: person.nullable(),
    poll: z.string().nullable(),
    message: z.int().nullable(),
    at,
  }),
  z.object({
    kind: z.literal('vote'),
    person,
    item,
    options: z.array(z.int()),
    name,
    update: z.string().nullable(),
    sealed: z.boolean(),
    at,
  }),
  z.object({ kind: z.literal('closed'), item, by: z.enum(['time', 'all', 'trainer']), at }),
  z.object({ kind: z.literal('paused'), at }),
  z.object({ kind: z.literal('resumed'), at }),
  z.object({ kind: z.literal('trainer_left'), at }),
  z.object({ kind: z.literal('trainer_back'), at }),
  z.object({
    kind: z.literal('moved'),
    startsAt: time,
    deadline: time,
    reminders: z.array(z.string()),
    at,
  }),
  z.object({ kind: z.literal('voided'), items: z.array(item), at }),
  z.object({ kind: z.literal('missed'), at }),
  z.object({ kind: z.literal('reminded'), index: z.int(), at }),
  z.object({ kind: z.literal('ended'), by: z.enum(['items', 'trainer', 'deadline']), at }),
]);
const lineSchema = z.object({ body: json.pipe(eventSchema) });
export const readEvent = (row: Row): RoundEvent[] => {
  const { data } = lineSchema.safeParse(row);
  return data === undefined ? [] : [data.body];
};

const straySchema = z.object({
  poll: z.string(),
  person,
  body: json.pipe(z.object({ name, options: z.array(z.int()) })),
  at,
  round: z.string(),
  item,
});
export function readStray(row: Row): FoundStray[] {
  const { data } = straySchema.safeParse(row);
  if (data === undefined) return [];
  const { body, ...columns } = data;
  return [{ ...columns, ...body }];
}

export const placeSchema = z.object({ round: z.string(), item });
export const draftSchema = z.object({ body: json });
const anyDraftSchema = z.object({ person, body: json });
export const readDraft = (row: Row): { person: string; draft: unknown } => {
  const { person: who, body } = anyDraftSchema.parse(row);
  return { person: who, draft: body };
};
