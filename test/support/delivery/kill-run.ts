import type { Person } from '../../fakes/telegram/world.ts';
import type { Running } from '../program.ts';
import { countChat, isAnswer, identityOf } from './count.ts';
import { learnAnswers, openSubject, type Road } from './subject.ts';

export interface KillPlan {
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
  readonly road: Road;
  readonly kills: number;
  readonly asked: number;
  readonly lost: number;
  readonly reordered: number;
  /** Messages that went out twice, and the most of them at one kill, over all chats. */
  readonly doubled: number;
  readonly mostAtOneKill: number;
  /** Kills after which more than one message of one chat went out twice: never. */
  readonly mostOfOneChatAtOneKill: number;
  /** What the double refused. */
  readonly refused: readonly string[];
}

/** A question waits for an answer at most so many deep in one chat: fewer than the bot drops (8). */
const MOST_OPEN = 4;
/** Milliseconds within which a kill comes after the program serves; one in five comes while it starts. */
const KILL_WITHIN = 800;

/** People ask without pause while the program is killed with SIGKILL, at random moments, and started again. */
export async function killRun(plan: KillPlan): Promise<KillCount> {
  const { road, kills, people, below } = plan;
  const { server, start, spawn } = await openSubject(road, plan.data);
  let running: Running = await start();
  const answers = await learnAnswers(server);
  const questions = [...answers.keys()];
  const crowd = Array.from({ length: people }, (_, index) => server.person(`Người ${index}`));
  const asked = new Map<Person, string[]>(crowd.map((person) => [person, []]));
  const answered = (person: Person) => new Set(server.seen(person).filter(isAnswer).map(identityOf)).size;
  let turn = 0;
  const asking = setInterval(() => {
    const person = crowd[turn++ % people] as Person;
    const mine = asked.get(person) ?? [];
    if (mine.length - answered(person) >= MOST_OPEN) return;
    const question = questions[mine.length % questions.length] as string;
    mine.push(question);
    server.say(person, question);
  }, plan.every);

  /** How many messages the double had seen at each kill. */
  const killedAt: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await new Promise((over) => setTimeout(over, below(KILL_WITHIN)));
    await running.stop('SIGKILL');
    killedAt.push(server.world.seen.length);
    running = kill % 5 === 4 ? spawn() : await start();
  }
  clearInterval(asking);
  await running.until(/t\.me/);
  await server.when(() => crowd.every((person) => answered(person) >= (asked.get(person)?.length ?? 0)));
  await running.stop();

  const place = (seen: object) => server.world.seen.indexOf(seen as never);
  const counts = crowd.map((person) => {
    const expected = (asked.get(person) ?? []).map((question) => answers.get(question) ?? '');
    return countChat(expected, server.seen(person), place);
  });
  const killOf = (at: number) => killedAt.filter((killed) => killed <= at).length;
  const most = (places: readonly number[]) => {
    const byKill = new Map<number, number>();
    for (const at of places) byKill.set(killOf(at), (byKill.get(killOf(at)) ?? 0) + 1);
    return Math.max(0, ...byKill.values());
  };
  const doubled = counts.flatMap((count) => count.doubled);
  const { refused } = server;
  await server.close();
  return {
    road,
    kills,
    asked: [...asked.values()].reduce((sum, { length }) => sum + length, 0),
    lost: counts.reduce((sum, count) => sum + count.lost, 0),
    reordered: counts.filter((count) => count.reordered).length,
    doubled: doubled.length,
    mostAtOneKill: most(doubled),
    mostOfOneChatAtOneKill: Math.max(0, ...counts.map((count) => most(count.doubled))),
    refused,
  };
}
