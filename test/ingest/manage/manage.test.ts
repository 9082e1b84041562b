import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findHeld,
  historyOf,
  libraryGaps,
  listDocuments,
  openShelf,
  retire,
  showDocument,
  writeGraph,
  type Version,
} from '../../../ingest/manage.ts';
import { snapshotDir } from '../../../knowledge/snapshot.ts';
import { writeSmallIndex } from '../workshop.ts';
import { LAW_2018, ON, OTHER_2018, publish, shelfOfThree } from './excerpts.ts';

const yes = () => Promise.resolve(true);

describe('a document as people write it', () => {
  it.each([
    ['117/2025/QH15', '117/2025/QH15'],
    ['117/2025/qh15', '117/2025/QH15'],
    ['Luật số 117/2025/QH15', '117/2025/QH15'],
    ['luật 117', '117/2025/QH15'],
    ['luat 117/2025', '117/2025/QH15'],
    ['117/2025', '117/2025/QH15'],
    ['luật bảo vệ bí mật nhà nước năm 2018', '29/2018/QH14'],
    ['30-CT/TU', '30-CT/TU'],
    ['30 ct/tu', '30-CT/TU'],
    ['chỉ thị 30', '30-CT/TU'],
    ['ct30', '30-CT/TU'],
    ['30', '30-CT/TU'],
  ])('%s is found', async (written, number) => {
    const { shelf } = await shelfOfThree();
    expect(findHeld(written, shelf).number).toBe(number);
  });

  it.each([
    ['luật bảo vệ bí mật nhà nước', /có thể là 29\/2018\/QH14 hoặc 117\/2025\/QH15; hãy ghi đủ số/u],
    ['21-KL/TW', /chưa có 21-KL\/TW, chỉ có văn bản dẫn đến nó; hãy nạp/u],
    ['99/2030/QH20', /không có văn bản "99\/2030\/QH20"; xem/u],
    ['luật', /không có văn bản "luật"; xem/u],
    ['???', /không có văn bản "\?\?\?"; xem/u],
  ])('%s is refused with what to do', async (written, message) => {
    const { shelf } = await shelfOfThree();
    expect(() => findHeld(written, shelf)).toThrow(message);
  });
});

describe('the list', () => {
  it('gives each document with its validity on the day asked about', async () => {
    const { dataDir, snapshot, shelf } = await shelfOfThree();
    const list = listDocuments(shelf);
    expect(list).toMatchObject({ snapshot, on: ON });
    expect(list.documents.map(({ number, status }) => [number, status])).toEqual([
      ['29/2018/QH14', 'expired'],
      ['117/2025/QH15', 'in_force'],
      ['30-CT/TU', 'in_force'],
    ]);
    expect(list.documents[0]).toMatchObject({
      validUntil: '2026-03-01',
      replacedBy: '117/2025/QH15',
      file: 'luat-2018.txt',
      counts: { chapters: 1, articles: 3, clauses: 4 },
    });
    const before = listDocuments(await openShelf(dataDir, '2026-02-28'));
    expect(before.documents.map(({ status }) => status)).toEqual(['in_force', 'not_yet', 'in_force']);
  });
});

describe('a document shown', () => {
  it('has its contents, citations, relations and the warnings of its reading', async () => {
    const { shelf } = await shelfOfThree();
    const card = showDocument(findHeld('29/2018/QH14', shelf), shelf);
    expect(card.contents.map(({ depth, locator, heading }) => [depth, locator, heading])).toEqual([
      [0, 'Chương I', 'NHỮNG QUY ĐỊNH CHUNG'],
      [1, 'Điều 1', 'Phạm vi điều chỉnh'],
      [1, 'Điều 2', 'Giải thích từ ngữ'],
      [1, 'Điều 3', 'Hiệu lực thi hành'],
    ]);
    expect(card.cites).toEqual([
      expect.objectContaining({ number: '30/2000/PL-UBTVQH10', held: false, times: 1 }),
    ]);
    expect(card.citedBy).toEqual([{ number: '117/2025/QH15', times: 1 }]);
    expect(card.actedOn).toContainEqual(
      expect.objectContaining({ kind: 'replaces', number: '117/2025/QH15', held: true, day: '2026-03-01' }),
    );
    expect(card.acts).toContainEqual(
      expect.objectContaining({ number: '30/2000/PL-UBTVQH10', held: false, day: '2020-07-01' }),
    );
    expect(card.warnings).toContainEqual(
      expect.stringMatching(/^dòng \d+: thiếu 1 khoản trước khoản 3 Điều 3/u),
    );
    // Reading met the hole and the check found it: it is told once.
    expect(card.warnings.filter((one) => one.includes('thiếu 1'))).toHaveLength(1);
    expect(showDocument(findHeld('117/2025', shelf), shelf).cites).toContainEqual(
      expect.objectContaining({ number: '29/2018/QH14', held: true, times: 1 }),
    );
  });

  it('has the beginning of a mục that bears no heading, and the earlier wording that is kept', async () => {
    const { dataDir, shelf } = await shelfOfThree();
    const directive = showDocument(findHeld('ct 30', shelf), shelf);
    expect(directive.contents).toHaveLength(6);
    expect(directive.contents[0]?.heading).toMatch(/^Các cấp ủy, .* …$/u);
    await publish(dataDir, { 'luat-2018.txt': OTHER_2018 }, '2026-11-22');
    const changed = await openShelf(dataDir, ON);
    expect(showDocument(findHeld('luật 29', changed), changed).earlier).toEqual([
      expect.objectContaining({ locator: 'khoản 1 Điều 2', until: '2026-11-22' }),
      expect.objectContaining({ locator: 'khoản 2 Điều 2', until: '2026-11-22' }),
    ]);
  });
});

describe('the history of a document', () => {
  it('has every version with what differs, and the words where they are asked for', async () => {
    const { dataDir, snapshot } = await shelfOfThree();
    const second = await publish(dataDir, { 'luat-2018.txt': OTHER_2018 }, '2026-11-22');
    const { number, versions } = await historyOf('luật 29', dataDir, true);
    expect(number).toBe('29/2018/QH14');
    expect(versions).toMatchObject([
      { publishedAt: '2026-11-20T05:00:00.000Z', snapshots: [snapshot], current: false, difference: null },
      {
        snapshots: [second.snapshot],
        current: true,
        counts: { clauses: 3 },
        difference: { changed: ['29/2018/QH14#d2.k1'], removed: ['29/2018/QH14#d2.k2'], added: [] },
      },
    ]);
    const [, last] = versions as [Version, Version];
    expect(last.words).toEqual([
      {
        provision: '29/2018/QH14#d2.k1',
        locator: 'khoản 1 Điều 2',
        before: expect.stringContaining('không có trách nhiệm') as string,
        after: expect.stringContaining('không có phận sự') as string,
      },
      {
        provision: '29/2018/QH14#d2.k2',
        locator: 'khoản 2 Điều 2',
        before: expect.stringContaining('Mất bí mật') as string,
        after: null,
      },
    ]);
    const other = await historyOf('117/2025', dataDir, false);
    expect(other.versions).toMatchObject([{ snapshots: [snapshot, second.snapshot], words: null }]);
  });

  it('shows when a document was not held, compares across that time, and names what cannot be opened', async () => {
    const { dataDir, snapshot } = await shelfOfThree();
    const options = { dataDir, on: ON, writeIndexes: writeSmallIndex, accept: yes };
    const at = (day: string) => () => new Date(`${day}T05:00:00Z`);
    const gone = await retire('luật 29', { ...options, now: at('2026-11-21') });
    const back = await publish(dataDir, { 'luat-2018.txt': OTHER_2018 }, '2026-11-22');
    const last = await publish(dataDir, { 'luat-2018.txt': LAW_2018 }, '2026-11-23');
    await writeFile(join(snapshotDir(dataDir, last.snapshot), 'library.json'), '{}');
    const { versions, damaged } = await historyOf('luật 29', dataDir, false);
    expect(versions.map(({ what, snapshots }) => [what, ...snapshots])).toEqual([
      ['version', snapshot],
      ['absent', gone.snapshot],
      ['version', back.snapshot],
    ]);
    expect(versions[2]).toMatchObject({ difference: { removed: ['29/2018/QH14#d2.k2'] } });
    expect(damaged).toEqual([last.snapshot]);
  });
});

describe('gaps and drawing', () => {
  it('name what is cited and not held, and stand in the data directory', async () => {
    const { dataDir, shelf } = await shelfOfThree();
    const { gaps } = libraryGaps(shelf);
    expect(gaps.map(({ number }) => number)).toContain('81/2025/QH15');
    expect(gaps.map(({ number }) => number)).not.toContain('29/2018/QH14');
    const written = await writeGraph(shelf, dataDir);
    expect(written.svg).toBe(join(dataDir, 'graph', 'library.svg'));
    expect(await readFile(written.svg, 'utf8')).toMatch(/^<(?:\?xml|svg)/u);
    expect(await readFile(written.page, 'utf8')).toContain('117/2025/QH15');
  });
});
