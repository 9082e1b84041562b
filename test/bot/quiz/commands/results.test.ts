import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attemptsOf } from '../../../../bot/quiz/round.ts';
import { playing } from '../../../support/quiz-round.ts';
import { quizDesk, type QuizDesk } from '../../../support/quiz/commands.ts';

let desk: QuizDesk;
const run: QuizDesk['run'] = (...given) => desk.run(...given);
beforeEach(() => {
  desk = quizDesk(null);
});
afterEach(() => desk.remove());

/** Two people answer the first item, one rightly; the round is kept as the runner keeps it. */
async function played(anonymous = false) {
  const round = playing({ anonymous });
  round.vote(8, 'Lan', 0);
  round.vote(9, 'Minh', 0, false);
  const store = await desk.open();
  const { setup } = round.state();
  await store.putRound(setup);
  for (const event of round.events) await store.record({ round: setup.id, event, update: null, mail: [] });
  await store.addAttempts(attemptsOf(round.state(), '2026-11-26T01:01:00.000Z'));
  await store.close();
  return setup;
}

describe('attempts of a round', () => {
  it('say what each chose, as the item lists it, how long it took, and for whom', () => {
    const round = playing({ teams: ['Phòng A', 'Phòng B'] });
    round.at(6, { kind: 'joined', person: 'Lan', name: 'Lan', team: 1 });
    round.vote(8, 'Lan', 0);
    const [question] = round.state().setup.questions;
    const chosen = question?.options[question.right] ?? '';
    expect(attemptsOf(round.state(), '2026-11-26T01:01:00.000Z')).toEqual([
      {
        ...{ person: 'Lan', item: question?.item.id, provision: question?.item.provision },
        ...{ topic: question?.item.topic, round: round.state().setup.id, correct: true },
        ...{ choice: question?.item.options.indexOf(chosen), ms: 3000, unit: 'Phòng B' },
        at: '2026-11-26T01:01:00.000Z',
      },
    ]);
  });

  it('name nobody where the round is anonymous', () => {
    const round = playing({ anonymous: true });
    round.vote(8, 'Lan', 0);
    const [attempt] = attemptsOf(round.state(), '2026-11-26T01:01:00.000Z');
    expect(attempt?.person).toBe(`${round.state().setup.id}:1`);
  });
});

describe('npm run quiz -- results', () => {
  it('shows who knew what, and writes it to files', async () => {
    const { code } = await played();
    const shown = await run(['results', code.toLowerCase()]);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('## Từng người');
    expect(shown.out).toMatch(/^Lan \| 1 \| 1 \| 1/mu);
    expect(shown.out).toMatch(/^Minh \| 0 \| 1 \| 1 \| 0/mu);
    const csv = desk.file('ket-qua.csv');
    expect(await run(['results', code, '--file', csv])).toMatchObject({ code: 0 });
    expect(readFileSync(csv, 'utf8')).toContain('Lan,1,1,1');
    const book = desk.file('ket-qua.xlsx');
    expect(await run(['results', code, '--file', book])).toMatchObject({ code: 0 });
    expect(readFileSync(book).subarray(0, 2).toString()).toBe('PK');
  });

  it('tells the unit that somebody says to be of', async () => {
    const { code } = await played();
    const store = await desk.open();
    await store.putUnit('Lan', 'Phòng Tài chính');
    await store.close();
    const { out } = await run(['results', code]);
    expect(out).toMatch(/^Phòng Tài chính \| 1 \| 1 \| 1/mu);
  });

  it('has no names of an anonymous round', async () => {
    const { code } = await played(true);
    const store = await desk.open();
    await store.putUnit('Lan', 'Phòng Tài chính');
    await store.close();
    expect((await run(['results', code])).out).not.toMatch(/Lan|Minh|Tài chính/u);
  });

  it('says which round, file or table it does not know', async () => {
    const { code } = await played();
    expect(await run(['results', 'NONE99'])).toMatchObject({
      code: 1,
      err: 'Không có bài đố mang mã “NONE99”.',
    });
    expect((await run(['results', code, '--file', 'a.pdf'])).code).toBe(2);
    const unknown = await run(['results', code, '--file', desk.file('a.csv'), '--table', 'Gì đó']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('Từng người');
  });
});
