import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectDocuments } from '../../ingest/connect.ts';
import { keepEarlier } from '../../ingest/earlier.ts';
import { createLibrary, type Library } from '../../knowledge/library.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';
import { made, statedFrom } from './made.ts';
import { LAW_2018, OTHER_2018, publish } from './manage/excerpts.ts';
import { freshDataDir } from './workshop.ts';

const LOSS =
  'Mất bí mật nhà nước là trường hợp tài liệu, vật chứa bí mật nhà nước không còn thuộc sự quản lý của cơ quan, tổ chức, cá nhân có trách nhiệm quản lý.';

describe('words that change when a document is read again', () => {
  it('stay addressable by day, through the snapshot', async () => {
    const dataDir = await freshDataDir();
    await publish(dataDir, { 'luat.txt': LAW_2018 }, '2026-11-20');
    await publish(dataDir, { 'luat.txt': OTHER_2018 }, '2026-11-25');
    const { library } = await openSnapshot(dataDir);
    const on = (path: string, day: string) => library.provisionOn(`29/2018/QH14#${path}`, day)?.text;
    expect(on('d2.k1', '2026-11-24')).toContain('người không có trách nhiệm');
    expect(on('d2.k1', '2026-11-25')).toContain('người không có phận sự');
    expect([on('d2.k2', '2020-07-01'), on('d2.k2', '2026-11-24')]).toEqual([LOSS, LOSS]);
    expect(on('d2.k2', '2026-11-25')).toBeUndefined();
    expect(on('d1', '2020-07-01')).toBe(on('d1', '2026-11-25'));
    expect(library.provision('29/2018/QH14#d2.k2')).toBeUndefined();
    const [first] = library.document('29/2018/QH14')?.earlier ?? [];
    expect(first).toMatchObject({ fileName: 'luat.txt', replacedOn: '2026-11-25', until: '2026-11-25' });
    expect(first?.how).toContain('25/11/2026');
  });

  it('are carried on when the same text is read once more, and white space is no change', async () => {
    const dataDir = await freshDataDir();
    await publish(dataDir, { 'luat.txt': LAW_2018 }, '2026-11-20');
    const second = await publish(dataDir, { 'luat.txt': OTHER_2018 }, '2026-11-25');
    expect((await publish(dataDir, { 'luat.txt': OTHER_2018 }, '2026-11-27')).snapshot).toBe(second.snapshot);
    await publish(dataDir, { 'luat.txt': OTHER_2018.replace('Lộ bí', 'Lộ  bí') }, '2026-11-28');
    const { library } = await openSnapshot(dataDir);
    expect(library.document('29/2018/QH14')?.earlier).toHaveLength(2);
  });

  it('keep the answer of every day, whatever the readings were', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`);
    const readings = fc.array(fc.record({ day: days, word: fc.constantFrom('một', 'hai', 'ba') }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(readings, days, (unsorted, asked) => {
        const sorted = unsorted.toSorted((a, b) => a.day.localeCompare(b.day));
        const library = readInTurn(sorted);
        const told = sorted.findLast(({ day }) => day <= asked)?.word ?? sorted[0]?.word ?? '';
        expect(library.provisionOn('1/2026/QH15#d1', asked)?.text).toBe(`Câu ${told}.`);
      }),
    );
  });
});

function readInTurn(readings: readonly { day: string; word: string }[]): Library {
  let held: Document | undefined;
  for (const { day, word } of readings)
    held = keepEarlier(held, made('1/2026/QH15', `LUẬT\nX\n\nBan hành.\n\nĐiều 1. A\nCâu ${word}.`), day);
  return createLibrary('x', held === undefined ? [] : [held], []);
}

/** The real words of Điều 35 and 36 of 44/2019/QH14, but for the repeal. */
const AMENDING = `LUẬT
PHÒNG, CHỐNG TÁC HẠI CỦA RƯỢU, BIA

Quốc hội ban hành.

Điều 1. Sửa đổi, bổ sung một số luật khác
1. Sửa đổi, bổ sung khoản 8 Điều 8 của Luật Giao thông đường bộ số 23/2008/QH12 đã được sửa đổi, bổ sung một số điều theo Luật số 35/2018/QH14 như sau:
“8. Điều khiển phương tiện tham gia giao thông đường bộ mà trong máu hoặc hơi thở có nồng độ cồn.”.
2. Bãi bỏ khoản 9 Điều 8 của Luật Giao thông đường bộ số 23/2008/QH12.
Điều 2. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2020.`;

/** What stands before the khoản that matter. */
const BEFORE = [
  ...Array.from({ length: 7 }, (_, index) => `Điều ${index + 1}. Điều thứ ${index + 1}\nMột câu.\n`),
  'Điều 8. Các hành vi bị nghiêm cấm\n',
  ...Array.from({ length: 6 }, (_, index) => `${index + 1}. Khoản thứ ${index + 1}.\n`),
].join('');

/** The road law with the given khoản; its old words are not held anywhere here, so they are only named as such. */
const road = (clauses: string): Document =>
  made('23/2008/QH12', `LUẬT\nGIAO THÔNG ĐƯỜNG BỘ\n\nQuốc hội ban hành.\n\n${BEFORE}${clauses}`, {
    validity: statedFrom('2009-07-01'),
  });
const OLD = road('7. Lời văn không đổi.\n8. Lời văn trước khi sửa đổi.\n9. Lời văn bị bãi bỏ.');
const NEW = road(
  '7. Lời văn đọc lại khác.\n8. Điều khiển phương tiện tham gia giao thông đường bộ mà trong máu hoặc hơi thở có nồng độ cồn.',
);

describe('the day until which earlier words stood', () => {
  const amending = made('44/2019/QH14', AMENDING, { validity: statedFrom('2020-01-01') });
  const read = keepEarlier(OLD, NEW, '2026-11-25');
  const untilOf = (documents: readonly Document[]) => {
    const earlier = connectDocuments(documents, []).documents[0]?.earlier ?? [];
    return Object.fromEntries(earlier.map(({ provision, until }) => [provision.id.slice(13), until]));
  };

  it('is that of the amendment which quotes the new words, or of the repeal; else that of publishing', () => {
    expect(untilOf([read, amending])).toEqual({
      'd8.k7': '2026-11-25',
      'd8.k8': '2020-01-01',
      'd8.k9': '2020-01-01',
    });
    const how = connectDocuments([read, amending], []).documents[0]?.earlier?.[1]?.how;
    expect(how).toContain('44/2019/QH14 sửa đổi từ ngày 01/01/2020');
  });

  it('is derived anew each time: without the amendment it is that of publishing again', () => {
    const [connected] = connectDocuments([read, amending], []).documents;
    const again = connected === undefined ? [] : [connected];
    expect(new Set(Object.values(untilOf(again)))).toEqual(new Set(['2026-11-25']));
    expect(connectDocuments(again, []).documents[0]?.earlier?.[1]?.how).toContain('25/11/2026');
  });

  it('ends a faulty reading no later than the one that mended it', () => {
    const faulty = road('7. Lời văn không đổi.\n8. Lời văn trước khi sửa đỗi.');
    const twice = keepEarlier(keepEarlier(faulty, OLD, '2026-11-24'), NEW, '2026-11-25');
    const library = createLibrary('x', connectDocuments([twice, amending], []).documents, []);
    const on = (day: string) => library.provisionOn('23/2008/QH12#d8.k8', day)?.text;
    expect(on('2019-12-31')).toContain('trước khi sửa');
    expect(on('2020-01-01')).toContain('nồng độ cồn');
  });
});

describe('the validity that another document gave a provision', () => {
  it('goes when that document goes', () => {
    const amending = made('44/2019/QH14', AMENDING, { validity: statedFrom('2020-01-01') });
    const [ended] = connectDocuments([OLD, amending], []).documents;
    expect(ended?.provisions.find(({ id }) => id.endsWith('#d8.k9'))?.validity?.until).toBe('2020-01-01');
    const [alone] = connectDocuments(ended === undefined ? [] : [ended], []).documents;
    expect(alone?.provisions.filter(({ validity }) => validity !== undefined)).toEqual([]);
  });
});
