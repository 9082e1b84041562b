import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPlayed } from '../../support/quiz/played-round.ts';
import { signIn } from './web/administrator.ts';
import { textOf, type Visitor } from './web/visitor.ts';
import { openWorld, type World } from './web/world.ts';

let world: World;
let trainer: Visitor;
const TRAINER = 'd1'.repeat(32);
beforeAll(async () => {
  world = await openWorld();
  await world.store.putPerson({ id: TRAINER, role: 'trainer', since: '' });
  trainer = await signIn(world, TRAINER);
});
afterAll(() => world.close());

const keep = (changes: Parameters<typeof keepPlayed>[1]) =>
  keepPlayed(world.store, { trainer: TRAINER, at: '2026-11-23T01:00:00.000Z', ...changes });
const wordsAt = async (path: string) => textOf((await trainer.get(path)).html).replace(/\s+/gu, ' ');

describe('the results of a round, for its trainer', () => {
  it('show the units that people say to be of, before their teams, on the page and in files', async () => {
    await world.store.putUnit('person-0', 'Phòng Tài chính');
    await keep({ teams: ['Phòng A', 'Phòng B'] });
    const said = await wordsAt('/ket-qua/K7Q2MD');
    expect(said).toMatch(/Phòng Tài chính \d+\/8 \d+%/u);
    expect(said).toMatch(/Phòng A \d+\/\d+ \d+%/u);
    expect(await wordsAt('/ket-qua/K7Q2MD/don-vi.csv')).toMatch(/Phòng Tài chính,\d,8,/u);
  });

  it('of an anonymous round show none', async () => {
    await world.store.putUnit('person-0', 'Phòng Tài chính');
    await keep({ id: 'round-b', code: 'BBBBBB', anonymous: true });
    expect(await wordsAt('/ket-qua/BBBBBB')).not.toContain('Phòng Tài chính');
    expect(await wordsAt('/ket-qua/BBBBBB/don-vi.csv')).not.toContain('Phòng Tài chính');
  });
});
