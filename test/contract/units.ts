import { expect, it } from 'vitest';
import type { Store } from '../../bot/store.ts';

export function unitsContract(store: () => Store): void {
  it('keeps one unit a person, until it is deleted, for as long as the person wants', async () => {
    const { unitsOf, unitsInUse, putUnit, expire } = store();
    await putUnit('p1', 'Phòng Nội vụ');
    await putUnit('p1', 'Văn phòng');
    await putUnit('p2', 'Phòng Tài chính – Kế hoạch');
    await expire('2099-01-01T00:00:00.000Z');
    expect([...(await unitsOf(['p1', 'p2', 'p3']))].sort()).toEqual([
      ['p1', 'Văn phòng'],
      ['p2', 'Phòng Tài chính – Kế hoạch'],
    ]);
    expect([...(await unitsOf([]))]).toEqual([]);
    await putUnit('p4', 'Phòng Tài chính – Kế hoạch');
    expect(await unitsInUse('p5')).toEqual(['Phòng Tài chính – Kế hoạch', 'Văn phòng']);
    expect(await unitsInUse('p1')).toEqual(['Phòng Tài chính – Kế hoạch']);
    expect(await putUnit('p1', null)).toBe(true);
    expect(await putUnit('p1', null)).toBe(false);
    expect([...(await unitsOf(['p1']))]).toEqual([]);
  });
}
