import { readFileSync } from 'node:fs';
import type { Fault } from '../../fakes/telegram/faults.ts';
import { addMessage, type Person, type Seen } from '../../fakes/telegram/world.ts';
import { countChat, isAnswer } from './count.ts';
import { learnAnswers, openSubject, SECRET } from './subject.ts';

export interface LoadPlan {
  readonly data: string;
  readonly chats: number;
  /** Messages a second, over all chats, through the webhook. */
  readonly rate: number;
  readonly seconds: number;
  /** Share of the double's calls of sendMessage that go wrong: floods, server errors, resets and stalls alike. */
  readonly faults: number;
  /** From 0 up to 1. */
  readonly chance: () => number;
}
export interface LoadCount {
  readonly chats: number;
  readonly rate: number;
  readonly faults: number;
  readonly asked: number;
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  /** Milliseconds from the beginning of a delivery to the double's acceptance of the first reply. */
  readonly firstReply: { readonly p50: number; readonly p99: number; readonly most: number };
  /** Deliveries that had to come again (503). */
  readonly again: number;
  /** Resident memory of the program, MB, every tenth of the run. */
  readonly memory: readonly number[];
  readonly refused: readonly string[];
}

/** Milliseconds until a delivery that was refused comes again; Telegram begins with about a second. */
const AGAIN = 500;
/** Seconds of a stall. */
const STALL = 10;

/** N chats write M messages a second for some seconds; then everything is waited for. */
export async function loadRun(plan: LoadPlan): Promise<LoadCount> {
  const { rate, seconds, chance } = plan;
  const { server, relay, start } = await openSubject('webhook', plan.data);
  const running = await start();
  const answers = await learnAnswers(server);
  const questions = [...answers.keys()];
  const crowd = Array.from({ length: plan.chats }, (_, index) => server.person(`Người ${index}`));
  const chats = new Map(
    crowd.map((person) => [person.id, { expected: [] as string[], began: [] as number[] }]),
  );
  const acceptedAt = new Map<Seen, number>();
  const { seen } = server.world;
  const push = seen.push.bind(seen);
  seen.push = (...messages) => {
    for (const message of messages) acceptedAt.set(message, performance.now());
    return push(...messages);
  };
  if (plan.faults > 0) server.failSome('sendMessage', () => drawFault(plan.faults, chance));

  let again = 0;
  let update = 800_000_000;
  async function deliver(person: Person): Promise<void> {
    const chat = chats.get(person.id);
    const place = server.world.chats.get(person.id);
    if (chat === undefined || place === undefined) return;
    const text = questions[chat.expected.length % questions.length] ?? '';
    chat.expected.push(answers.get(text) ?? '');
    chat.began.push(performance.now());
    const body = JSON.stringify({
      update_id: update++,
      message: addMessage(server.world, place, { from: person, text }),
    });
    const headers = { 'content-type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': SECRET };
    for (;;) {
      const status = await fetch(relay, { method: 'POST', headers, body }).then(
        async (response) => (await response.arrayBuffer(), response.status),
        () => 0,
      );
      if (status === 200) return;
      again += 1;
      await new Promise((over) => setTimeout(over, AGAIN));
    }
  }

  const total = rate * seconds;
  const memory: number[] = [];
  const began = performance.now();
  const deliveries: Promise<void>[] = [];
  while (deliveries.length < total) {
    const due = Math.min(total, ((performance.now() - began) / 1000) * rate);
    while (deliveries.length < due) {
      deliveries.push(deliver(crowd[deliveries.length % crowd.length] as Person));
      if (deliveries.length % Math.ceil(total / 10) === 0) memory.push(residentMegabytes(running.pid));
    }
    await new Promise((over) => setTimeout(over, 2));
  }
  await Promise.all(deliveries);
  await answeredOrStill(() => seen.filter(isAnswer).length >= total + answers.size);
  await running.stop();

  const seenBy = new Map<number, Seen[]>();
  for (const message of seen) seenBy.set(message.chat, [...(seenBy.get(message.chat) ?? []), message]);
  const seenOf = (id: number) => seenBy.get(id) ?? [];
  const counts = crowd.map(({ id }) => countChat(chats.get(id)?.expected ?? [], seenOf(id), () => 0));
  const waits = crowd.flatMap(({ id }) => waitsOf(chats.get(id)?.began ?? [], seenOf(id), acceptedAt));
  waits.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0);
  const refused = server.refused.splice(0);
  await server.close();
  return {
    chats: plan.chats,
    rate,
    faults: plan.faults,
    asked: total,
    lost: counts.reduce((sum, { lost }) => sum + lost, 0),
    doubled: counts.reduce((sum, { doubled }) => sum + doubled.length, 0),
    reordered: counts.filter(({ reordered }) => reordered).length,
    firstReply: { p50: at(0.5), p99: at(0.99), most: at(1) },
    again,
    memory,
    refused,
  };
}

/** The first message of a chat answers its first question, greeting or not; then each answer its own. */
function waitsOf(
  began: readonly number[],
  seen: readonly Seen[],
  acceptedAt: ReadonlyMap<Seen, number>,
): number[] {
  const answers = seen.filter(isAnswer);
  return began.flatMap((start, index) => {
    const reply = index === 0 ? seen[0] : answers[index];
    const accepted = reply && acceptedAt.get(reply);
    return accepted === undefined ? [] : [accepted - start];
  });
}

function drawFault(share: number, chance: () => number): Fault | null {
  if (chance() >= share) return null;
  const faults: readonly Fault[] = [
    { kind: 'flood', retryAfter: 1 },
    { kind: 'error', code: 500, description: 'Internal Server Error' },
    { kind: 'reset' },
    { kind: 'slow', seconds: STALL },
  ];
  return faults[Math.floor(chance() * faults.length)] ?? null;
}

/** Waits while anything still comes; a minute of silence says that the rest is lost. */
async function answeredOrStill(done: () => boolean): Promise<void> {
  for (let silence = 0; silence < 60 && !done(); silence++)
    await new Promise((over) => setTimeout(over, 1000));
}

/** Linux only; 0 elsewhere. */
function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}
