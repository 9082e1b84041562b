import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createWebChannel } from '../../../bot/channel/web.ts';
import { keepPlayed, officeOf } from '../../support/quiz/played-round.ts';
import { signIn } from './web/administrator.ts';
import { openVisitor, textOf, type Page } from './web/visitor.ts';
import { openWorld, plainOptions, type World } from './web/world.ts';

/** Lists of rounds with results, and the page of the whole office, over real HTTP. */

const [TRAINER, OTHER, CHIEF] = ['trainer-a', 'trainer-b', 'chief'] as const;
const PAGE = '/ket-qua/K7Q2MD';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const id of [TRAINER, OTHER]) await world.store.putPerson({ id, role: 'trainer', since: '' });
  await world.store.putPerson({ id: CHIEF, role: 'administrator', since: '' });
});
afterAll(() => world.close());
afterEach(() => world.store.expire('2030-01-01T00:00:00.000Z'));

const trainer = () => signIn(world, TRAINER);
const words = ({ html }: Page) => textOf(html).replace(/\s+/g, ' ');
const keep = (changes: Parameters<typeof keepPlayed>[1] = {}, people?: Parameters<typeof keepPlayed>[2]) =>
  keepPlayed(world.store, { trainer: TRAINER, at: '2026-11-23T01:00:00.000Z', ...changes }, people);

describe('lists', () => {
  it('show a trainer the own rounds, an administrator all and the whole office, nobody else any', async () => {
    await keep();
    await keep({ id: 'round-b', code: 'BBBBBB', trainer: OTHER, title: 'Quà tặng' });
    const own = words(await (await trainer()).get('/ket-qua'));
    expect(own).toContain('Bài tôi đã soạn Rượu bia (K7Q2MD)');
    expect(own).not.toMatch(/BBBBBB|toàn cơ quan/);
    const chief = await signIn(world, CHIEF);
    const all = words(await chief.get('/ket-qua'));
    expect(all).toMatch(/Các bài đố của cơ quan .*K7Q2MD/);
    expect(all).toContain('Quà tặng (BBBBBB)');
    const overall = await chief.get('/ket-qua/toan-co-quan');
    expect(words(overall)).toMatch(
      /đúng \d+% \(\d+\/190 lượt\).*Chủ đề .*Quy định ít được nhớ .*Tiến bộ theo tuần/,
    );
    expect(overall.html).not.toContain('Nguyễn Thị Lan');
    for (const visitor of [await trainer(), openVisitor(world.url)])
      expect((await visitor.get('/ket-qua/toan-co-quan')).status).toBe(403);
  });

  it('count nothing that fewer than five people answered', async () => {
    await keep({}, officeOf(8).slice(0, 4));
    const overall = words(await (await signIn(world, CHIEF)).get('/ket-qua/toan-co-quan'));
    expect(overall).not.toMatch(/Chủ đề .*rượu bia|Tiến bộ theo tuần/);
    expect(words(await (await trainer()).get(PAGE))).not.toContain('Tiến bộ theo tuần');
  });

  it('are not there where there is no quiz', async () => {
    const plain = createWebChannel(plainOptions());
    await plain.start();
    for (const path of [PAGE, `${PAGE}/ket-qua.xlsx`, '/ket-qua/toan-co-quan', '/chung-nhan'])
      expect((await openVisitor(plain.address()).get(path)).status).toBe(404);
    await plain.stop();
  });
});
