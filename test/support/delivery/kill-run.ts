import type { Running } from '../program.ts';
import { countChat, type ChatCount } from './count.ts';
import type { PlatformName, Road, Writer } from './platform.ts';
import { learnAnswers, openSubject } from './subject.ts';
import { openBoxes, whereaboutsOf, type Whereabouts } from './whereabouts.ts';

export interface KillPlan {
  readonly channel: PlatformName;
  readonly road: Road;
  /** A data folder with the library in it. */
  readonly data: string;
  readonly kills: number;
  readonly people: number;
  /** Milliseconds between questions of all people. */
  readonly every: number;
  /** A whole number below. */
  readonly below: (limit: number) => number;
}
export interface KillCount {
  readonly channel: PlatformName;
  readonly road: Road;
  readonly kills: number;
  readonly asked: number;
  /** The load: people who ask by turns, milliseconds between two questions of all, and how long the kills took, seconds. */
  readonly people: number;
  readonly every: number;
  readonly seconds: number;
  /** Questions without an answer at the moment of each kill: under load there are some. */
  readonly openAtKills: { readonly least: number; readonly median: number; readonly most: number };
  readonly lost: number;
  readonly reordered: number;
  /** Messages that went out twice, over all chats. */
  readonly doubled: number;
  /** Messages that went out twice with no death between: none. */
  readonly doubledUnkilled: number;
  /**
   * At how many kills so many messages went out twice: the promise is that no key is over 1. A message counts for the kill after
   * its earlier copy, whenever the later one came: a process that is killed at once sends nothing again, and the next one does.
   */
  readonly killsByDoubles: Readonly<Record<number, number>>;
  /** The most messages of one chat that went out twice at one kill: 1 at most, whatever the platform does. */
  readonly mostOfOneChatAtOneKill: number;
  /** Where those of `lost` stand. */
  readonly unanswered: Whereabouts;
  /** Updates and replies that the program gave up, by its own log. */
  readonly givenUp: number;
  /** What the double refused. */
  readonly refused: readonly string[];
}

/** A question waits for an answer at most so many deep in one chat: fewer than the bot drops (8). */
const MOST_OPEN = 4;
/** Milliseconds within which a kill comes after the program serves; one in five comes while it starts. */
const KILL_WITHIN = 800;
/** Seconds without any message after which what is not answered is lost. */
const SILENCE = 60;
/** The same while something still waits somewhere: a machine may be so busy that a start takes minutes. */
const LONGEST_SILENCE = 600;

/** People ask without pause while the program is killed with SIGKILL, at random moments, and started again. */
export async function killRun(plan: KillPlan): Promise<KillCount> {
  const { channel, road, kills, people, below } = plan;
  const subject = await openSubject(channel, road, plan.data);
  const { platform, received } = subject;
  let running: Running = await subject.start();
  const answers = await learnAnswers(subject);
  const known = new Set(answers.values());
  const questions = [...answers.keys()];
  const crowd = Array.from({ length: people }, (_, index) => platform.person(`Người ${index}`));
  const asked = new Map<Writer, string[]>(crowd.map((person) => [person, []]));
  const count = (person: Writer) => {
    const expected = (asked.get(person) ?? []).map((question) => answers.get(question) ?? '');
    return countChat(expected, subject.receivedBy(person.id), known);
  };
  let turn = 0;
  const asking = setInterval(() => {
    const person = crowd[turn++ % people] as Writer;
    const mine = asked.get(person) ?? [];
    if (count(person).lost >= MOST_OPEN) return;
    const question = questions[mine.length % questions.length] as string;
    mine.push(question);
    person.say(question);
  }, plan.every);

  /** How many messages the double had accepted at each kill, and how many questions waited. */
  const killedAt: number[] = [];
  const openAt: number[] = [];
  const began = performance.now();
  let logged = '';
  for (let kill = 0; kill < kills; kill++) {
    await new Promise((over) => setTimeout(over, below(KILL_WITHIN)));
    openAt.push(crowd.reduce((sum, person) => sum + count(person).lost, 0));
    logged += (await running.stop('SIGKILL')).stderr;
    // What the dead process had sent is read first: it is of its life, not of the next one's.
    await platform.quiet();
    killedAt.push(received.length);
    running = kill % 5 === 4 ? subject.spawn() : await subject.start();
  }
  clearInterval(asking);
  const seconds = Math.round((performance.now() - began) / 1000);
  openAt.sort((a, b) => a - b);
  await running.until(platform.serves);
  await answeredOrStill(
    () => crowd.every((person) => count(person).lost === 0),
    () => received.length,
    () => platform.held().length > 0 || waitsIn(plan),
  );
  logged += (await running.stop()).stderr;

  const counts = crowd.map(count);
  const unanswered = crowd.flatMap(({ id: chat }, index) => {
    const questions = counts[index]?.lost ?? 0;
    const held = platform.held().filter((of) => of === chat).length;
    return questions === 0 ? [] : [{ chat, questions, held, received: subject.receivedBy(chat) }];
  });
  const killOf = (place: number) => killedAt.filter((killed) => killed <= place).length;
  const killsOf = (chat: ChatCount) =>
    chat.doubled
      .filter(({ earlier, place }) => killOf(earlier) < killOf(place))
      .map(({ earlier }) => killOf(earlier));
  const doubled = counts.flatMap(killsOf);
  const all = counts.reduce((sum, chat) => sum + chat.doubled.length, 0);
  const ofOneChat = counts.map((chat) => Math.max(0, ...tally(killsOf(chat))));
  const refused = [...platform.refused];
  await platform.close();
  const doubles = tally(doubled);
  return {
    channel,
    road,
    kills,
    asked: [...asked.values()].reduce((sum, { length }) => sum + length, 0),
    people,
    every: plan.every,
    seconds,
    openAtKills: {
      least: openAt[0] ?? 0,
      median: openAt[Math.floor(openAt.length / 2)] ?? 0,
      most: openAt.at(-1) ?? 0,
    },
    lost: counts.reduce((sum, chat) => sum + chat.lost, 0),
    reordered: counts.filter((chat) => chat.reordered).length,
    doubled: all,
    doubledUnkilled: all - doubled.length,
    killsByDoubles: histogram([...doubles, ...Array.from({ length: kills - doubles.length }, () => 0)]),
    mostOfOneChatAtOneKill: Math.max(0, ...ofOneChat),
    unanswered: whereaboutsIn(plan, unanswered),
    givenUp: logged.split('was given up').length - 1,
    refused,
  };
}

/** Whether anything waits in the store. */
function waitsIn({ data, channel }: KillPlan): boolean {
  const boxes = openBoxes(data, channel);
  const { inbox, outbox } = boxes.of(null);
  boxes.close();
  return inbox + outbox > 0;
}

function whereaboutsIn({ data, channel }: KillPlan, chats: Parameters<typeof whereaboutsOf>[0]): Whereabouts {
  const boxes = openBoxes(data, channel);
  const found = whereaboutsOf(chats, boxes.of);
  boxes.close();
  return found;
}

/** How often each value comes. */
const tally = (values: readonly number[]): readonly number[] => Object.values(histogram(values));

function histogram(values: readonly number[]): Record<number, number> {
  const times: Record<number, number> = {};
  for (const value of values) times[value] = (times[value] ?? 0) + 1;
  return times;
}

/** Waits while anything still comes, ten times as long where something still `waits`. */
export async function answeredOrStill(
  done: () => boolean,
  accepted: () => number,
  waits: () => boolean = () => false,
): Promise<void> {
  for (let [silence, last] = [0, -1]; !done(); silence++) {
    if (accepted() !== last) [silence, last] = [0, accepted()];
    if (silence >= LONGEST_SILENCE || (silence >= SILENCE && !waits())) return;
    await new Promise((over) => setTimeout(over, 1000));
  }
}
