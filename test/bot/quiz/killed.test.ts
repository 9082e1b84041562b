import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newRound, replay, standings } from '../../../bot/quiz/round.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import { startProgram, type Running } from '../../support/program.ts';
import { crowdOf, makeTrainer, roundIn } from '../../support/quiz/crowd.ts';
import { lineOf, readLine, recount, timesIn, type Sent } from '../../support/quiz/recount.ts';
import { freePort, webCrowdOf } from '../../support/quiz/web-crowd.ts';
import { dataFolders } from '../../support/started.ts';

/** The whole program, killed with SIGKILL in the middle of a round, over the strict double of Telegram and its own web page. */

const folders = dataFolders();
beforeAll(() => folders.build(), 120_000);
afterAll(() => folders.remove());

const started = (server: TelegramServer, data: string, port: number): Running =>
  startProgram([data], {
    main: 'test/fixtures/quiz-program.ts',
    env: {
      TELEGRAM_BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.root,
      PORT: String(port),
      LOG_LEVEL: 'error',
    },
  });

const PEOPLE = 300;
const ITEMS = 3;
/** An item lasts longer than the program takes to start twice on a busy machine. */
const SECONDS = 30;

describe('a live round with 300 people in a group and 300 on the web page', () => {
  it('counts every answer once and ranks as a second count of what people sent does, though the process is killed in the middle', async () => {
    const server = await startTelegramServer();
    const [data, port] = [folders.fresh(), await freePort()];
    const trainer = server.person('Cô Hoa');
    const nameOf = await makeTrainer(data, trainer.id);
    const group = server.group('Phòng Tổ chức');
    const people = Array.from({ length: PEOPLE }, (_, index) => server.person(`Người thứ ${String(index)}`));
    const crowd = crowdOf({ server, people, below: randomInt });
    const web = webCrowdOf({ url: `http://127.0.0.1:${String(port)}`, count: PEOPLE, below: randomInt });
    crowd.answer();
    let running = started(server, data, port);
    await running.until(/t\.me/);
    const said = (pattern: RegExp) => server.seen(group).find(({ text }) => pattern.test(text))?.text;
    server.write({ from: trainer, chat: group, text: `/quiz ${ITEMS} câu ${SECONDS} giây` });
    await server.when(() => said(/Đã soạn bài/) !== undefined);
    await web.join(/bài (\w{6})/.exec(said(/Đã soạn bài/) ?? '')?.[1] ?? '');
    web.answer();
    server.write({ from: trainer, chat: group, text: '/batdau' });
    // In the first item and in the second, while answers come in; once while it starts.
    for (const item of [1, 2]) {
      await server.when(() => server.world.polls.length >= item && crowd.cast.size > (item - 1) * 260 + 60);
      await running.stop('SIGKILL');
      running = started(server, data, port);
      if (item === 2) continue;
      await new Promise((over) => setTimeout(over, randomInt(1_000)));
      await running.stop('SIGKILL');
      running = started(server, data, port);
    }
    await server.when(() => said(/Kết quả/) !== undefined);
    web.stop();
    crowd.stop();
    // Answers in the group that are still under way count too, and move ranks: the pages are read once these stay.
    const ends = await stay(web.ends);
    await running.stop();
    expect(server.refused).toEqual([]);

    const { setup, events } = await roundIn(data, group.id);
    const votes = events.flatMap((event) => (event.kind === 'vote' ? [event] : []));
    const counted = votes.map(({ person, item, options }) =>
      keyOf({ person, item, option: options[0] ?? -1 }),
    );
    const inGroup = [...crowd.cast].map(([key, cast]): Sent => {
      const [question = '', id = ''] = key.split('\0');
      const item = Number(/^Câu (\d+)/.exec(question)?.[1]) - 1;
      return { person: nameOf('telegram', id), item, ...cast, acknowledged: Infinity };
    });
    const onWeb = [...web.tried].map(([key, cast]): Sent => {
      const [session = '', item = ''] = key.split(' ');
      const acknowledged = web.cast.get(key)?.acknowledged ?? Infinity;
      return { person: nameOf('web', session), item: Number(item) - 1, ...cast, acknowledged };
    });
    // Nothing twice; of the group's and of what the page acknowledged nothing lost; nothing that nobody sent.
    expect(new Set(votes.map(({ person, item }) => `${String(item)} ${person}`)).size).toBe(counted.length);
    const owed = [...inGroup, ...onWeb.filter(({ acknowledged }) => acknowledged < Infinity)];
    expect(owed.map(keyOf).filter((one) => !counted.includes(one))).toEqual([]);
    const sent = [...inGroup, ...onWeb];
    const known = new Set(sent.map(keyOf));
    expect(counted.filter((one) => !known.has(one))).toEqual([]);
    expect(inGroup.length).toBeGreaterThan(PEOPLE * ITEMS * 0.9);
    // Everybody on the page took part; whose looks fell into an outage did not answer each item.
    expect(web.people.size).toBe(PEOPLE);
    expect(new Set([...web.cast.keys()].map((key) => key.split(' ')[0])).size).toBe(PEOPLE);

    // The times of the log lie between the clocks of those who sent and of those who were told.
    const times = timesIn(events);
    const taken = sent.filter((one) => counted.includes(keyOf(one)));
    expect(taken.length).toBe(counted.length);
    expect(
      taken.filter((one) => !(one.sent <= times.came(one) && times.came(one) <= one.acknowledged)),
    ).toEqual([]);
    const polls = Array.from({ length: ITEMS }, (_, item) =>
      server.world.polls.find(({ question }) => question.startsWith(`Câu ${String(item + 1)}/`)),
    );

    // Counted again from what people sent, by what Telegram was told is right.
    const names = new Map([
      ...people.map((one) => [nameOf('telegram', String(one.id)), one.first_name] as const),
      ...[...web.people].map(([session, name]) => [nameOf('web', session), name] as const),
    ]);
    const own = recount({
      people: new Set([
        ...taken.map(({ person }) => person),
        ...[...web.people.keys()].map((id) => nameOf('web', id)),
      ]),
      answers: taken,
      rights: polls.map((poll) => poll?.right ?? -1),
      used: (answer) => Math.min(Math.max(times.came(answer) - times.shown(answer.item), 0), SECONDS * 1000),
    });
    const all = standings(replay(newRound(setup), events));
    expect(
      new Map(all.map(({ person, rank, right, milliseconds }) => [person, { right, milliseconds, rank }])),
    ).toEqual(own);
    const ranks = [...own.values()].map(({ rank }) => rank).sort((a, b) => a - b);
    expect(new Set(ranks).size, 'some are equal').toBeLessThan(ranks.length);
    // What the group was told, and what each person on the web reads of themselves.
    const lines = new Map(
      [...own].map(([person, one]) => [names.get(person), lineOf(names.get(person) ?? '', one)]),
    );
    const told = (said(/^Kết quả/) ?? '').split('\n').slice(1, 11).map(readLine);
    expect(told).toEqual(told.map((line) => lines.get(line?.name)));
    expect(told.map((line) => line?.rank)).toEqual(ranks.slice(0, 10));
    for (const [session, page] of ends) {
      expect(readLine(/<p class="standing">([^<]*)</u.exec(page)?.[1] ?? '')).toEqual(
        lines.get(web.people.get(session)),
      );
    }
    await server.close();
  }, 400_000);
});

/** What is read, once it was read twice alike. */
async function stay(read: () => Promise<ReadonlyMap<string, string>>): Promise<ReadonlyMap<string, string>> {
  const standingsOf = (pages: ReadonlyMap<string, string>) =>
    [...pages.values()].map((page) => /<p class="standing">([^<]*)</u.exec(page)?.[1]).join('\n');
  let before = await read();
  for (;;) {
    const now = await read();
    if (standingsOf(now) === standingsOf(before)) return now;
    before = now;
  }
}

const keyOf = ({ person, item, option }: Pick<Sent, 'person' | 'item' | 'option'>): string =>
  `${String(item)} ${person} ${String(option)}`;
