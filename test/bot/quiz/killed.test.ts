import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingLine } from '../../../bot/quiz/host/result-words.ts';
import { ranking } from '../../../bot/quiz/round.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import { startProgram, type Running } from '../../support/program.ts';
import { crowdOf, makeTrainer, roundIn } from '../../support/quiz/crowd.ts';
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
const SECONDS = 20;

describe('a live round with 300 people in a group and 300 on the web page', () => {
  it('counts every answer once and ranks as the log does, though the process is killed in the middle', async () => {
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
    await running.stop();
    expect(server.refused).toEqual([]);

    const { setup, events } = await roundIn(data, group.id);
    const votes = events.flatMap((event) => (event.kind === 'vote' ? [event] : []));
    const counted = votes.map(({ person, item, options }) => `${String(item)} ${person} ${String(options)}`);
    const inGroup = [...crowd.cast].map(([key, option]) => {
      const [question = '', id = ''] = key.split('\0');
      const item = Number(/^Câu (\d+)/.exec(question)?.[1]) - 1;
      return `${String(item)} ${nameOf('telegram', id)} ${String(option)}`;
    });
    const onWeb = (cast: ReadonlyMap<string, number>) =>
      [...cast].map(([key, option]) => {
        const [session = '', item = ''] = key.split(' ');
        return `${String(Number(item) - 1)} ${nameOf('web', session)} ${String(option)}`;
      });
    // All of the group's, all that the page acknowledged, and of what it did not acknowledge nothing twice.
    expect(new Set(counted).size).toBe(counted.length);
    expect([...inGroup, ...onWeb(web.cast)].filter((one) => !counted.includes(one))).toEqual([]);
    const sent = new Set([...inGroup, ...onWeb(web.tried)]);
    expect(counted.filter((one) => !sent.has(one))).toEqual([]);
    expect(inGroup.length).toBeGreaterThan(PEOPLE * ITEMS * 0.9);
    // Whose looks fell into an outage, or were slow on a busy machine, did not answer each item.
    expect(web.cast.size).toBeGreaterThan(PEOPLE / 2);

    const all = ranking(setup, events);
    const right = new Map(all.map((one) => [one.person, 0]));
    for (const line of counted) {
      const [item = '', person = '', option = ''] = line.split(' ');
      if (setup.questions[Number(item)]?.right === Number(option))
        right.set(person, (right.get(person) ?? 0) + 1);
    }
    expect(new Map(all.map((one) => [one.person, one.right]))).toEqual(right);
    const told = (said(/^Kết quả/) ?? '').split('\n').slice(1, 11);
    expect(told).toEqual(all.slice(0, 10).map(standingLine));
    await server.close();
  }, 300_000);
});
