import { describe, expect, it } from 'vitest';
import { connectDocuments } from '../../ingest/connect.ts';
import { changesBetween, changeSchema, changesOnDays, type Change } from '../../knowledge/changes.ts';
import { createLibrary, type Library } from '../../knowledge/library.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';
import { made, statedFrom } from '../ingest/made.ts';
import { LAW_2018, LAW_2025, OTHER_2018, publish } from '../ingest/manage/excerpts.ts';
import { freshDataDir } from '../ingest/workshop.ts';

const NUMBER = '29/2018/QH14';
const LOSS =
  'Mất bí mật nhà nước là trường hợp tài liệu, vật chứa bí mật nhà nước không còn thuộc sự quản lý của cơ quan, tổ chức, cá nhân có trách nhiệm quản lý.';
const leak = (who: string) =>
  `Lộ bí mật nhà nước là trường hợp người không có ${who} biết được bí mật nhà nước.`;

/** The libraries of snapshots that ingest publishes of one text after the other. */
async function published(...versions: Readonly<Record<string, string>>[]): Promise<Library[]> {
  const dataDir = await freshDataDir();
  const libraries: Library[] = [];
  for (const [index, texts] of versions.entries()) {
    const { snapshot } = await publish(dataDir, texts, `2026-11-${String(20 + index)}`);
    libraries.push((await openSnapshot(dataDir, snapshot)).library);
  }
  return libraries;
}

const short = ({ kind, document, on }: Change) => [kind, document.number, on];

describe('what changes between two snapshots that ingest has published', () => {
  it('is told by provision, with the words before and now as they stand, and from when', async () => {
    const [before, after] = await published({ 'luat.txt': LAW_2018 }, { 'luat.txt': OTHER_2018 });
    const changes = changesBetween(before!, after!);
    expect(changes).toHaveLength(2);
    expect(changes[0]).toMatchObject({
      kind: 'provision_changed',
      document: { number: NUMBER, kind: 'Luật' },
      before: { provision: `${NUMBER}#d2.k1`, locator: 'khoản 1 Điều 2', text: leak('trách nhiệm') },
      after: { provision: `${NUMBER}#d2.k1`, text: leak('phận sự') },
      on: '2026-11-21',
    });
    expect(changes[1]).toMatchObject({
      kind: 'provision_removed',
      before: { locator: 'khoản 2 Điều 2', text: LOSS },
      after: null,
      on: '2026-11-21',
    });
    for (const { before: was, after: is } of changes) {
      if (was !== null) expect(before!.provision(was.provision)?.text).toBe(was.text);
      if (is !== null) expect(after!.provision(is.provision)?.text).toBe(is.text);
    }
  });

  it('is nothing between a snapshot and itself, and turned round between the same two', async () => {
    const [before, after] = await published({ 'luat.txt': LAW_2018 }, { 'luat.txt': OTHER_2018 });
    expect(changesBetween(after!, after!)).toEqual([]);
    expect(changesBetween(after!, before!).map(({ kind }) => kind)).toEqual([
      'provision_changed',
      'provision_added',
    ]);
  });

  it('is a new document, with from when it is in force', async () => {
    const [before, after] = await published({ 'luat.txt': LAW_2018 }, { 'luat-moi.txt': LAW_2025 });
    expect(changesBetween(before!, after!).map(short)).toEqual([
      ['document_added', '117/2025/QH15', '2026-03-01'],
    ]);
    expect(changesBetween(after!, before!).map(({ kind }) => kind)).toEqual(['document_removed']);
  });

  it('is the end that a new document sets to another, with who ends it', () => {
    const old = made(NUMBER, LAW_2018, { validity: statedFrom('2020-07-01') });
    const ending = made('117/2025/QH15', LAW_2025, { validity: statedFrom('2026-03-01') });
    const ended = changesBetween(libraryOf(old), libraryOf(old, ending)).find(
      ({ kind }) => kind === 'document_validity',
    );
    expect(ended).toMatchObject({ document: { number: NUMBER }, on: '2026-03-01', by: '117/2025/QH15' });
    expect(ended?.how).toContain('117/2025/QH15');
  });

  it('is kept by a program that reads it again as JSON', async () => {
    const [before, after] = await published({ 'luat.txt': LAW_2018 }, { 'luat.txt': OTHER_2018 });
    const changes = changesBetween(before!, after!);
    const again = (JSON.parse(JSON.stringify(changes)) as unknown[]).map((one) => changeSchema.parse(one));
    expect(again).toEqual(changes);
  });
});

const libraryOf = (...documents: Document[]) =>
  createLibrary('x', connectDocuments(documents, []).documents, []);

const ROAD = `LUẬT\nGIAO THÔNG ĐƯỜNG BỘ\n\nQuốc hội ban hành.\n\n${[1, 2, 3, 4, 5, 6, 7]
  .map((article) => `Điều ${String(article)}. Điều thứ ${String(article)}\nMột câu.\n`)
  .join('')}Điều 8. Các hành vi bị nghiêm cấm\n${[1, 2, 3, 4, 5, 6, 7]
  .map((clause) => `${String(clause)}. Khoản thứ ${String(clause)}.\n`)
  .join('')}8. Lời văn trước khi sửa đổi.\n9. Lời văn bị bãi bỏ.`;
/** The real words of Điều 35 of 44/2019/QH14, but for the repeal. */
const AMENDING = `LUẬT
PHÒNG, CHỐNG TÁC HẠI CỦA RƯỢU, BIA

Quốc hội ban hành.

Điều 1. Sửa đổi, bổ sung một số luật khác
1. Sửa đổi, bổ sung khoản 8 Điều 8 của Luật Giao thông đường bộ số 23/2008/QH12 đã được sửa đổi, bổ sung một số điều theo Luật số 35/2018/QH14 như sau:
“8. Điều khiển phương tiện tham gia giao thông đường bộ mà trong máu hoặc hơi thở có nồng độ cồn.”.
2. Bãi bỏ khoản 9 Điều 8 của Luật Giao thông đường bộ số 23/2008/QH12.
Điều 2. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2027.`;

const road = made('23/2008/QH12', ROAD, { validity: statedFrom('2009-07-01') });
const amending = made('44/2019/QH14', AMENDING, { validity: statedFrom('2027-01-01') });

describe('what another document does to a provision whose words stay', () => {
  const after = libraryOf(road, amending);
  const changes = changesBetween(libraryOf(road), after);
  const on = (path: string) => changes.find(({ before }) => before?.provision === `23/2008/QH12#${path}`);

  it('is told with the words that it quotes, at their place, and from when', () => {
    expect(changes.map(({ kind }) => kind).sort()).toEqual([
      'document_added',
      'provision_ended',
      'provision_ended',
    ]);
    expect(on('d8.k8')).toMatchObject({ on: '2027-01-01', by: '44/2019/QH14' });
    const words = on('d8.k8')?.after;
    expect(words).toMatchObject({ document: '44/2019/QH14', locator: 'khoản 1 Điều 1' });
    expect(words?.text).toContain('trong máu hoặc hơi thở có nồng độ cồn');
    expect(amending.text).toContain(words?.text);
    expect(on('d8.k9')).toMatchObject({ on: '2027-01-01', by: '44/2019/QH14', after: null });
  });

  it('is told once more on the day on which it begins', () => {
    const held = after.document('23/2008/QH12')!;
    expect(changesOnDays(held, after, '2026-12-30', '2026-12-31')).toEqual([]);
    const told = changesOnDays(held, after, '2026-12-31', '2027-01-01');
    expect(told.map(({ before }) => before?.provision)).toEqual(['23/2008/QH12#d8.k8', '23/2008/QH12#d8.k9']);
    expect(changesOnDays(held, after, '2027-01-01', '2027-01-02')).toEqual([]);
  });

  it('is taken back where that document goes', () => {
    expect(
      changesBetween(after, libraryOf(road))
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['document_removed', 'provision_restored', 'provision_restored']);
  });
});

describe('what begins and ends on a day', () => {
  const document = made('1/2026/QH15', 'LUẬT\nX\n\nBan hành.\n\nĐiều 1. A\nCâu một.', {
    validity: { from: '2026-11-26', until: '2026-12-01', how: 'Theo Điều 9.', replacedBy: '2/2026/QH15' },
  });
  const library = libraryOf(document);
  const on = (last: string, today: string) => changesOnDays(document, library, last, today).map(short);

  it('is told on that day alone, and of days that were missed on the next one', () => {
    expect(on('2026-11-24', '2026-11-25')).toEqual([]);
    expect(on('2026-11-25', '2026-11-26')).toEqual([['document_began', '1/2026/QH15', '2026-11-26']]);
    expect(on('2026-11-26', '2026-11-30')).toEqual([]);
    expect(on('2026-11-25', '2026-12-05')).toEqual([
      ['document_began', '1/2026/QH15', '2026-11-26'],
      ['document_ended', '1/2026/QH15', '2026-12-01'],
    ]);
  });
});

describe('a text that is read otherwise', () => {
  const version = (words: string, sha: string) =>
    made('1/2026/QH15', `LUẬT\nX\n\nBan hành.\n\nĐiều 1. A\n${words}`, { sha256: sha.repeat(64) });

  it('from the same file is no change of the rule, and is told as a reading', () => {
    const changes = changesBetween(libraryOf(version('Câu mọt.', 'a')), libraryOf(version('Câu một.', 'a')));
    expect(changes).toMatchObject([{ kind: 'reread', count: 1, before: null, after: null }]);
  });

  it('in more places than a person reads is counted', () => {
    const clauses = (word: string) =>
      Array.from({ length: 60 }, (_, index) => `${String(index + 1)}. ${word} thứ ${String(index + 1)}.`);
    const text = (word: string) => ['Mở đầu:', ...clauses(word)].join('\n');
    const changes = changesBetween(
      libraryOf(version(text('Khoản'), 'a')),
      libraryOf(version(text('Việc'), 'b')),
    );
    expect(changes).toMatchObject([{ kind: 'many', count: 60 }]);
  });

  it('in its white space alone is no change at all', () => {
    expect(changesBetween(libraryOf(version('Câu  một.', 'a')), libraryOf(version('Câu một.', 'b')))).toEqual(
      [],
    );
  });
});
