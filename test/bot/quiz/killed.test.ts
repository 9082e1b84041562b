import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ranking } from '../../../bot/quiz/round.ts';
import { standingLine } from '../../../bot/quiz/host/words.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import { startProgram, type Running } from '../../support/program.ts';
import { crowdOf, makeTrainer, roundIn } from '../../support/quiz/crowd.ts';
import { dataFolders } from '../../support/started.ts';

/** The whole program, killed with SIGKILL in the middle of a round, over the strict double of Telegram. */

const folders = dataFolders();
beforeAll(() => folders.build(), 120_000);
afterAll(() => folders.remove());

const started = (server: TelegramServer, data: string): Running =>
  startProgram([data], {
    main: 'test/fixtures/quiz-program.ts',
    env: { TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.root, LOG_LEVEL: 'error' },
  });

const PEOPLE = 300;
const ITEMS = 3;

describe('a live round with 300 people', () => {
  it('counts every answer once and ranks as the log does, though the process is killed in the middle', async () => {
    const server = await startTelegramServer();
    const data = folders.fresh();
    const trainer = server.person('Cô Hoa');
    const nameOf = await makeTrainer(data, trainer.id);
    const group = server.group('Phòng Tổ chức');
    const people = Array.from({ length: PEOPLE }, (_, index) => server.person(`Người thứ ${String(index)}`));
    const crowd = crowdOf({ server, people, below: randomInt });
    crowd.answer();
    let running = started(server, data);
    await running.until(/t\.me/);
    const said = (pattern: RegExp) => server.seen(group).some(({ text }) => pattern.test(text));
    server.write({ from: trainer, chat: group, text: `/quiz ${String(ITEMS)} câu 8 giây` });
    await server.when(() => said(/Đã soạn bài/));
    server.write({ from: trainer, chat: group, text: '/batdau' });
    // In the first item and in the second, while answers come in; once while it starts.
    for (const item of [1, 2]) {
      await server.when(() => server.world.polls.length >= item && crowd.cast.size > (item - 1) * 280 + 60);
      await running.stop('SIGKILL');
      running = started(server, data);
      if (item === 1) {
        await new Promise((over) => setTimeout(over, randomInt(1_000)));
        await running.stop('SIGKILL');
        running = started(server, data);
      }
    }
    await server.when(() => said(/Kết quả/));
    const ended = await running.stop();
    crowd.stop();
    expect(server.refused).toEqual([]);

    const { setup, events } = await roundIn(data, group.id);
    const votes = events.flatMap((event) => (event.kind === 'vote' ? [event] : []));
    const counted = votes.map(({ person, item, options }) => `${String(item)} ${person} ${String(options)}`);
    const itemOf = (question: string) => Number(/^Câu (\d+)/.exec(question)?.[1]) - 1;
    const cast = [...crowd.cast].map(([key, option]) => {
      const [question = '', id = ''] = key.split('\0');
      return `${String(itemOf(question))} ${nameOf(Number(id))} ${String(option)}`;
    });
    expect(cast.length, ended.stderr).toBeGreaterThan(PEOPLE * ITEMS * 0.9);
    expect(counted.sort()).toEqual(cast.sort());

    const all = ranking(setup, events);
    const right = new Map<string, number>();
    for (const line of cast) {
      const [item = '', person = '', option = ''] = line.split(' ');
      const good = setup.questions[Number(item)]?.right === Number(option);
      right.set(person, (right.get(person) ?? 0) + (good ? 1 : 0));
    }
    expect(new Map(all.map((one) => [one.person, one.right]))).toEqual(right);
    const told = server.seen(group).find(({ text }) => text.startsWith('Kết quả'))?.text ?? '';
    expect(told.split('\n').slice(1, 11)).toEqual(all.slice(0, 10).map(standingLine));
    await server.close();
  }, 240_000);
});
