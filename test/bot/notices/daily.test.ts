import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { candidatesOf, pickOfDay } from '../../../bot/notices/daily.ts';
import { LAW_2018, LAW_2025 } from '../../ingest/manage/excerpts.ts';
import { made, statedFrom } from '../../ingest/made.ts';
import { openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';

const law = made('29/2018/QH14', LAW_2018, { validity: statedFrom('2020-07-01') });
const ids = (day: string, document = law) => candidatesOf(document, day).map(({ id }) => id.split('#')[1]);

describe('the provisions that may be the one of a day', () => {
  it('are in force that day and say something by themselves', () => {
    expect(ids('2026-11-26')).toEqual(['d1', 'd2.k1', 'd2.k2', 'd3.k1', 'd3.k3']);
    expect(ids('2020-06-30')).toEqual([]);
    const ended = { ...law, validity: { ...law.validity, until: '2026-03-01' } };
    expect(ids('2026-11-26', ended)).toEqual([]);
  });
  it('are not those that another document has ended', () => {
    const validity = { from: '2020-07-01', until: '2026-01-01', how: '', replacedBy: null };
    const provisions = law.provisions.map((one) => (one.id.endsWith('#d2.k2') ? { ...one, validity } : one));
    expect(ids('2026-11-26', { ...law, provisions })).not.toContain('d2.k2');
    expect(ids('2025-11-26', { ...law, provisions })).toContain('d2.k2');
  });
});

describe('the provision of a person and day', () => {
  const candidates = candidatesOf(law, '2026-11-26');
  const dayOf = (count: number) => new Date(Date.UTC(2026, 10, 26 + count)).toISOString().slice(0, 10);

  it('is the same whenever it is asked for, and none comes again before all have', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 500 }), (person, start) => {
        let shown = new Set<string>();
        const rounds: string[][] = [[]];
        for (let count = 0; count < 3 * candidates.length; count++) {
          const day = dayOf(start + count);
          const picked = pickOfDay(candidates, shown, person, day)!;
          expect(pickOfDay([...candidates].reverse(), shown, person, day)).toEqual(picked);
          if (picked.anew) rounds.push([]);
          shown = new Set([...(picked.anew ? [] : shown), picked.id]);
          rounds.at(-1)?.push(picked.id);
        }
        expect(rounds).toHaveLength(3);
        for (const round of rounds) expect(new Set(round).size).toBe(candidates.length);
      }),
      { numRuns: 50 },
    );
  });
  it('differs between people, and a library without any gives none', () => {
    const first = new Set(
      Array.from(
        { length: 60 },
        (_, person) => pickOfDay(candidates, new Set(), String(person), dayOf(0))?.id,
      ),
    );
    expect(first.size).toBe(candidates.length);
    expect(pickOfDay([], new Set(['x']), 'a', dayOf(0))).toBeNull();
  });
});

describe('/moingay', () => {
  let world: NoticeWorld;
  const morning = (day: number, clock = '07:30') =>
    new Date(`2026-11-${String(day)}T${clock}:00+07:00`).toISOString();
  beforeEach(async () => {
    world = await openNoticeWorld();
    await world.publish({ 'luat.txt': LAW_2018, 'moi.txt': LAW_2025 }, '2026-11-20');
    world.time = morning(20, '15:00');
  });
  afterEach(() => world.close());
  const lookAt = async (day: number, clock: string) => {
    world.time = morning(day, clock);
    await world.notices.look();
    return world.letters();
  };

  it('brings one provision a day at that time, with its exact words and its place', async () => {
    // The law that is held for these tests ended on 1 March 2026, so it is told by one that is in force.
    const inForce = LAW_2018.replace('29/2018/QH14', '30/2026/QH15');
    await world.publish({ 'moi-nua.txt': inForce }, '2026-11-20');
    expect(await world.say('/moingay 7h30')).toContain('Từ ngày mai, lúc 07:30');
    expect(await lookAt(20, '16:00')).toEqual([]);
    expect(await lookAt(21, '07:29')).toEqual([]);
    const [text = '', ...more] = await lookAt(21, '07:30');
    expect(more).toEqual([]);
    expect(text).toContain('Mỗi ngày một điều, 21/11/2026');
    expect(text).toContain('/moingay tắt');
    const quoted = [...text.matchAll(/“([^”]+)”/gu)].at(-1)?.[1] ?? '';
    const provision = world.library
      .document('30/2026/QH15')
      ?.provisions.find(({ text: words }) => words === quoted);
    expect(text.toLowerCase()).toContain(`\n${provision?.locator.toLowerCase() ?? '?'}, `);
    expect(await lookAt(21, '12:00')).toEqual([]);
    await world.restart();
    expect(await lookAt(21, '13:00')).toEqual([]);
    expect(await lookAt(22, '09:00')).toHaveLength(1);
    expect(await world.say('/moingay')).toContain('lúc 07:30');
    expect(await world.say('/moingay tắt')).toContain('Đã dừng');
    expect(await lookAt(23, '09:00')).toEqual([]);
  });

  it('set for a time still to come begins the same day, and is not sent twice by being set again', async () => {
    expect(await world.say('/moingay 16:00')).toContain('Từ hôm nay');
    await lookAt(20, '16:00');
    expect((await world.store.daily({ channel: 'telegram', chat: '1001' }))?.last).toBe('2026-11-20');
    expect(await world.say('/moingay 17:00')).toContain('Từ ngày mai');
    expect(await lookAt(20, '17:00')).toEqual([]);
  });

  it('says so where the time cannot be read', async () => {
    expect(await world.say('/moingay sáng sớm')).toContain('Không đọc được giờ “sáng sớm”');
  });

  it('on Zalo’s official account is left out on days on which Zalo takes nothing', async () => {
    const oa = { channel: 'zalo_oa', chat: 'u1' } as const;
    expect(await world.say('/moingay 7:30', oa)).toContain('48 giờ');
    world.time = morning(26);
    await world.notices.look();
    expect(await world.letters('u1', 'zalo_oa')).toEqual([]);
    await world.notices.heard(oa);
    await world.notices.look();
    expect((await world.store.daily(oa))?.last).toBe('2026-11-26');
  });
});
