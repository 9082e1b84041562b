import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyedHash } from '../../../bot/privacy.ts';
import { group } from '../../../bot/quiz/results.ts';
import { HASH_KEY } from '../../support/desk-on-disk.ts';
import { openPracticeWorld, type PracticeWorld } from '../../support/practice.ts';
import type { QuizHouse } from '../../support/quiz/house.ts';
import { eachWithHouse } from '../../support/quiz/opened.ts';

/** A person says once of which unit they are. */

describe('/donvi', () => {
  let world: PracticeWorld;
  beforeEach(async () => {
    world = await openPracticeWorld();
  });
  afterEach(() => world.close());
  const KEY = keyedHash(HASH_KEY, 'telegram', '1001');
  const unitOf = async (key = KEY) => (await world.disk.store.unitsOf([key])).get(key) ?? null;

  it('keeps the unit over a restart, and practice counts for it', async () => {
    expect(await world.say('/donvi')).toMatch(/^Bạn chưa ghi đơn vị\. .*\/donvi Phòng Nội vụ/);
    expect(await world.say('/donvi  Phòng   Nội vụ ')).toMatch(/^Đã ghi đơn vị của bạn: Phòng Nội vụ\./);
    await world.disk.restart();
    expect(await world.say('/đơnvị')).toMatch(/^Đơn vị của bạn: Phòng Nội vụ\./);
    await world.say('/luyen');
    await world.answer(true);
    expect(await world.disk.store.attempts({ person: KEY, round: null, since: '' })).toMatchObject([
      { unit: 'Phòng Nội vụ' },
    ]);
  });

  it('is one unit however it is written, as whoever named it first', async () => {
    await world.say('/donvi Phòng Nội vụ');
    expect(await world.say('/donvi phong noi vu', '1002')).toContain('Phòng Nội vụ');
    expect(await unitOf(keyedHash(HASH_KEY, 'telegram', '1002'))).toBe('Phòng Nội vụ');
  });

  it('keeps the spelling of nobody who had it deleted', async () => {
    await world.disk.store.putValueOnce('unit_name phong noi vu', 'PHÒNG NỘI VỤ');
    await world.say('/donvi phòng nội vụ');
    expect(await unitOf()).toBe('phòng nội vụ');
    expect(await world.disk.store.value('unit_name phong noi vu')).toBeNull();
    // Alone in the unit one may write it in another way.
    await world.say('/donvi Phòng Nội vụ');
    expect(await unitOf()).toBe('Phòng Nội vụ');
    await world.say('/quen');
    await world.say('/donvi Phòng nội vụ', '1002');
    expect(await unitOf(keyedHash(HASH_KEY, 'telegram', '1002'))).toBe('Phòng nội vụ');
  });

  it('takes no long text and no number of a person', async () => {
    expect(await world.say(`/donvi ${'x'.repeat(81)}`)).toMatch(/dài 81 ký tự, tối đa là 80/);
    expect(await unitOf()).toBeNull();
    await world.say('/donvi Phòng Nội vụ 0912345678');
    expect(await unitOf()).not.toContain('0912345678');
  });

  it('is deleted when asked, and by /quen, which says so; in a group it stays', async () => {
    await world.say('/donvi Phòng Nội vụ');
    expect(await world.say('/donvi xóa')).toBe('Đã xóa đơn vị của bạn.');
    expect(await unitOf()).toBeNull();
    await world.say('/donvi Phòng Nội vụ');
    await world.disk.ask({ text: '/quen', chat: '-100', person: '1001' });
    expect(await unitOf()).toBe('Phòng Nội vụ');
    expect((await world.say('/quen')).match(/Tôi đã xóa đơn vị của bạn\./gu)).toHaveLength(1);
    expect(await unitOf()).toBeNull();
  });
});

describe('results of a round', () => {
  let house: QuizHouse;
  eachWithHouse((opened) => void (house = opened));

  async function played(line: string) {
    await house.store.putUnit('lan', 'Phòng Nội vụ');
    await house.say('hoa', `/quiz rượu bia 1 câu ${line}`);
    await house.say('hoa', '/batdau');
    for (const person of ['lan', 'minh']) await house.say(person, '/doi 2');
    await house.pass(5);
    for (const person of ['lan', 'minh']) await house.say(person, 'a');
    await house.say('hoa', '/ketthuc');
    return house.store.attempts({ person: null, round: null, since: '' });
  }

  it('count for the unit that a person named, else for the team', async () => {
    const attempts = await played('2 đội');
    expect(attempts.map(({ person, unit }) => [person, unit]).sort()).toEqual([
      ['lan', 'Phòng Nội vụ'],
      ['minh', 'Đội 2'],
    ]);
    expect(
      group(attempts, 'unit')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['Phòng Nội vụ', 'Đội 2']);
  });

  it('tell no unit where nobody is to be known', async () => {
    expect((await played('ẩn danh')).map(({ unit }) => unit)).toEqual([null, null]);
  });
});
