import { describe, expect, it } from 'vitest';
import { citesOther, createResolver, type Resolved } from '../../knowledge/citations.ts';
import type { Document, ValidityStatus } from '../../knowledge/types.ts';
import { made, statedFrom } from '../ingest/made.ts';

const law = (number: string, title: string, from: string) =>
  made(
    number,
    `LUẬT\n${title}\n\nQuốc hội ban hành Luật này.\n\nĐiều 1. Phạm vi\nLuật này quy định.\nĐiều 2. Cấm\n1. Một hành vi.\n2. Hành vi khác:\na) Thứ nhất;\nb) Thứ hai.`,
    { title, aliases: [`Luật ${title}`], validity: statedFrom(from) },
  );
const old = { ...law('22/2008/QH12', 'Cán bộ, công chức', '2010-01-01') };
const young = law('80/2025/QH15', 'Cán bộ, công chức', '2025-07-01');
const decree = (text: string, from: string) =>
  made('9/2012/NĐ-CP', `NGHỊ ĐỊNH\nThử\n\nBan hành.\n\nĐiều 1. Phạm vi\n${text}\nĐiều 2. Khác\nMột câu.`, {
    kind: 'Nghị định',
    validity: statedFrom(from),
  });

/** In force from its first day, the old law until the young one begins. */
function statusOn(number: string, on: string): ValidityStatus {
  if (number === '22/2008/QH12')
    return on < '2010-01-01' ? 'not_yet' : on < '2025-07-01' ? 'in_force' : 'expired';
  if (number === '80/2025/QH15') return on < '2025-07-01' ? 'not_yet' : 'in_force';
  return 'unknown';
}

function resolved(
  text: string,
  on: string,
  from = '2012-06-01',
  held: Document[] = [old, young],
): Resolved[] {
  const citing = decree(text, from);
  const resolver = createResolver([...held, citing], statusOn);
  return citing.citations.filter(({ own }) => !own).map((citation) => resolver.resolve(citation, on));
}

describe('a citation in a library', () => {
  it('by number leads to the provisions, each once', () => {
    expect(resolved('Theo các điểm a, b khoản 2 Điều 2 Luật số 80/2025/QH15.', '2026-01-01')).toEqual([
      {
        outcome: 'held',
        number: '80/2025/QH15',
        provisions: ['80/2025/QH15#d2.k2.a', '80/2025/QH15#d2.k2.b'],
        absent: [],
      },
    ]);
    expect(resolved('Theo khoản 2 và Điều 1 Luật số 80/2025/QH15.', '2026-01-01')[0]).toMatchObject({
      outcome: 'held',
    });
    expect(resolved('Theo Điều 2 Luật số 80/2025/QH15.', '2026-01-01')).toMatchObject([
      { provisions: ['80/2025/QH15#d2'] },
    ]);
  });

  it('says which places the held document lacks, and what is not held', () => {
    expect(
      resolved('Theo Điều 2 và Điều 99 Luật số 80/2025/QH15; Luật số 1/2001/QH10.', '2026-01-01'),
    ).toEqual([
      {
        outcome: 'held',
        number: '80/2025/QH15',
        provisions: ['80/2025/QH15#d2'],
        absent: [{ article: '99' }],
      },
      { outcome: 'not_held', number: '1/2001/QH10' },
    ]);
  });

  it('by name means the law in force on the day asked about', () => {
    const numbers = (on: string) =>
      resolved('Theo quy định của Luật Cán bộ, công chức.', on).map((one) => one);
    expect(numbers('2024-01-01')).toMatchObject([{ outcome: 'held', number: '22/2008/QH12' }]);
    expect(numbers('2026-01-01')).toMatchObject([{ outcome: 'held', number: '80/2025/QH15' }]);
  });

  it('of a place by name means the law that the writer had before him', () => {
    expect(resolved('Theo khoản 1 Điều 2 Luật Cán bộ, công chức.', '2026-01-01')).toMatchObject([
      { number: '22/2008/QH12', provisions: ['22/2008/QH12#d2.k1'] },
    ]);
  });

  it('of a law still to come is understood where no other can be meant', () => {
    const before = resolved('Quy định chi tiết Điều 2 Luật Cán bộ, công chức.', '2025-06-01', '2025-06-01', [
      young,
    ]);
    expect(before).toMatchObject([{ number: '80/2025/QH15' }]);
  });

  it('by a name that nobody bears, or that only an ended law bears, is uncertain', () => {
    expect(resolved('Theo Luật Thanh tra.', '2026-01-01')).toEqual([{ outcome: 'uncertain', numbers: [] }]);
    expect(resolved('Theo Luật Cán bộ, công chức.', '2026-01-01', '2012-06-01', [old])).toEqual([
      { outcome: 'uncertain', numbers: ['22/2008/QH12'] },
    ]);
    expect(resolved('Theo Luật Cán bộ, công chức năm 2008.', '2026-01-01')).toMatchObject([
      { number: '22/2008/QH12' },
    ]);
  });

  it('of the text itself is no citation of another', () => {
    const own = decree('Theo khoản 1 Điều này và Nghị định này.', '2012-06-01').citations;
    expect(own.map(({ number, places }) => [number, places])).toEqual([
      ['9/2012/NĐ-CP', [{ article: '1', clause: '1' }]],
      ['9/2012/NĐ-CP', []],
    ]);
    expect(own.filter(citesOther)).toEqual([]);
  });
});
