import { chatWords } from '../../../bot/channel/chat/words.ts';
import { countChat } from './count.ts';
import { createHarm, withoutThoseBehind, type Wait } from './harm.ts';
import { answeredOrStill } from './kill-run.ts';
import { processorSeconds, residentMegabytes, seriesOf, type Series } from './memory.ts';
import type { PlatformName, Trouble, Writer } from './platform.ts';
import { learnAnswers, openSubject } from './subject.ts';

export interface LoadPlan {
  readonly channel: PlatformName;
  readonly data: string;
  readonly chats: number;
  /** Messages a second, over all chats, through the webhook. */
  readonly rate: number;
  readonly seconds: number;
  /** Share of the double's sends that go wrong: floods, server errors, resets and stalls alike. */
  readonly faults: number;
  /** Seconds of a stall. */
  readonly stall: number;
  /** From 0 up to 1. */
  readonly chance: () => number;
}
export interface LoadCount {
  readonly channel: PlatformName;
  readonly chats: number;
  readonly rate: number;
  readonly seconds: number;
  readonly faults: number;
  readonly asked: number;
  readonly lost: number;
  /** Notices to chats of which more waited than is taken: what they leave out counts as lost. */
  readonly told: number;
  readonly doubled: number;
  readonly reordered: number;
  /** From the beginning of a delivery to the double's acceptance of the first reply. */
  readonly firstReply: Times;
  /** The same of messages none of whose calls went wrong; with `faults` alone. */
  readonly firstReplyUnfaulted?: Times;
  /** Of those, such as did not wait behind one of their own chat whose calls went wrong. */
  readonly firstReplyFree?: Times;
  /** How many messages the times above are of, and how many calls went wrong in which way; with `faults` alone. */
  readonly counted?: {
    readonly all: number;
    readonly unfaulted: number;
    readonly free: number;
    readonly troubles: Readonly<Record<Trouble, number>>;
  };
  /** Deliveries that had to come again (503). */
  readonly again: number;
  /** Chats of which a message was delivered before the one before it was accepted: these may come in another order, by the load's own doing. */
  readonly overtaking: number;
  /** Resident memory of the program. */
  readonly memory: Series;
  /** Seconds of the processor for each 1,000 messages: hardly disturbed by other programs, as times are. */
  readonly processor: { readonly program: number; readonly doubleAndLoad: number };
  readonly refused: readonly string[];
}
/** Milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** Milliseconds until a delivery that was refused comes again; Telegram begins with about a second. */
const AGAIN = 500;

/** N chats write M messages a second for some seconds; then everything is waited for. */
export async function loadRun(plan: LoadPlan): Promise<LoadCount> {
  const { channel, rate, seconds, chance } = plan;
  const subject = await openSubject(channel, 'webhook', plan.data);
  const { platform, relay, received } = subject;
  const running = await subject.start();
  const answers = await learnAnswers(subject);
  const known = new Set(answers.values());
  const questions = [...answers.keys()];
  const crowd = Array.from({ length: plan.chats }, (_, index) => platform.person(`Người ${index}`));
  const chats = new Map(crowd.map((person) => [person, newChat()] as const));
  const harm = createHarm((chat) => subject.receivedBy(chat).filter(({ text }) => known.has(text)).length);
  const troubles = { flood: 0, error: 0, reset: 0, stall: 0 };
  if (plan.faults > 0)
    platform.trouble((chat) => {
      const trouble = drawTrouble(plan.faults, chance);
      if (trouble === null) return null;
      harm.mark(chat);
      troubles[trouble] += 1;
      return trouble;
    }, plan.stall);

  let again = 0;
  async function deliver(person: Writer): Promise<void> {
    const chat = chats.get(person);
    if (chat === undefined) return;
    const text = questions[chat.expected.length % questions.length] ?? '';
    chat.expected.push(answers.get(text) ?? '');
    chat.began.push(performance.now());
    const delivery = person.delivery(text);
    const before = platform.inOrder ? chat.accepted : Promise.resolve();
    if (chat.open > 0 && !platform.inOrder) chat.overtaking = true;
    chat.open += 1;
    await (chat.accepted = before.then(() => post(delivery)));
    chat.open -= 1;
  }
  async function post({ headers, body }: ReturnType<Writer['delivery']>): Promise<void> {
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

  const total = Math.round(rate * seconds);
  const every = seconds >= 120 ? 10 : 1;
  const memory = [residentMegabytes(running.pid)];
  const watch = setInterval(() => memory.push(residentMegabytes(running.pid)), every * 1000);
  const [began, used, mine] = [performance.now(), processorSeconds(running.pid), process.cpuUsage()];
  const under = new Set<Promise<void>>();
  for (let sent = 0; sent < total;) {
    for (const due = Math.min(total, ((performance.now() - began) / 1000) * rate); sent < due; sent++) {
      const delivery = deliver(crowd[sent % crowd.length] as Writer).finally(() => under.delete(delivery));
      under.add(delivery);
    }
    await new Promise((over) => setTimeout(over, 2));
  }
  while (under.size > 0) await Promise.all(under);
  const count = (person: Writer) =>
    countChat(chats.get(person)?.expected ?? [], subject.receivedBy(person.id), known, TOO_FAST);
  await answeredOrStill(
    () => crowd.every((person) => count(person).lost === 0),
    () => received.length,
  );
  const own = process.cpuUsage(mine);
  const perThousand = (cpu: number) => Math.round((cpu / total) * 100_000) / 100;
  const processor = {
    program: perThousand(processorSeconds(running.pid) - used),
    doubleAndLoad: perThousand((own.user + own.system) / 1e6),
  };
  clearInterval(watch);
  await running.stop();

  const counts = crowd.map((person) => ({ person, ...count(person) }));
  /** The first message of a chat answers its first question, greeting or not; then each answer its own. */
  const waits = counts.flatMap(({ person, answers: got }) =>
    (chats.get(person)?.began ?? []).flatMap((start, index) => {
      const reply = index === 0 ? subject.receivedBy(person.id)[0] : got[index];
      const over = got[index]?.at ?? reply?.at;
      if (reply === undefined || over === undefined) return [];
      return [{ chat: person.id, index, start, end: reply.at, over }];
    }),
  );
  const unfaulted = waits.filter(({ chat, index }) => !harm.of(chat, index));
  const free = withoutThoseBehind(waits, harm);
  const refused = [...platform.refused];
  await platform.close();
  return {
    channel,
    chats: plan.chats,
    rate,
    seconds,
    faults: plan.faults,
    asked: total,
    lost: counts.reduce((sum, { lost }) => sum + lost, 0),
    doubled: counts.reduce((sum, { doubled }) => sum + doubled.length, 0),
    reordered: counts.filter(({ reordered }) => reordered).length,
    told: counts.reduce((sum, { told }) => sum + told, 0),
    firstReply: timesOf(waits),
    ...(plan.faults > 0
      ? {
          firstReplyUnfaulted: timesOf(unfaulted),
          firstReplyFree: timesOf(free),
          counted: { all: waits.length, unfaulted: unfaulted.length, free: free.length, troubles },
        }
      : {}),
    again,
    overtaking: [...chats.values()].filter((chat) => chat.overtaking).length,
    memory: seriesOf(memory, every),
    processor,
    refused,
  };
}

/** What a chat reads of which messages were left out, as too many waited. */
const TOO_FAST = new Set<string>([chatWords.tooFast]);

/** A chat of the load. */
const newChat = () => ({
  expected: [] as string[],
  began: [] as number[],
  /** Its deliveries so far are accepted. */
  accepted: Promise.resolve(),
  /** Deliveries that are not. */
  open: 0,
  overtaking: false,
});

function timesOf(waits: readonly Wait[]): Times {
  const sorted = waits.map(({ start, end }) => end - start).sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

const TROUBLES: readonly Trouble[] = ['flood', 'error', 'reset', 'stall'];

const drawTrouble = (share: number, chance: () => number): Trouble | null =>
  chance() < share ? (TROUBLES[Math.floor(chance() * TROUBLES.length)] ?? null) : null;
