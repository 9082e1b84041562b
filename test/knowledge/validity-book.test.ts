import { describe, expect, it } from 'vitest';
import { connectDocuments } from '../../ingest/connect.ts';
import { parseFacts } from '../../ingest/facts.ts';
import type { Fact } from '../../knowledge/types.ts';
import { createValidityBook } from '../../knowledge/validity.ts';
import { made, statedFrom } from '../ingest/made.ts';
import { readDirective, shipped } from '../ingest/shipped.ts';
import { DAYS, KNOWN, statuses } from '../support/known-validity.ts';

const facts = parseFacts(shipped('facts.yaml').toString('utf8'), 'facts.yaml');

const final = (kind: string, title: string, article: string) =>
  `${kind}\n${title}\n\nBan hành văn bản này.\n\nĐiều 1. Hiệu lực thi hành\n1. Văn bản này có hiệu lực.\n${article}`;
const held = [
  readDirective().document,
  made(
    '80/2025/QH15',
    final(
      'LUẬT',
      'CÁN BỘ, CÔNG CHỨC',
      '3. Luật Cán bộ, công chức số 22/2008/QH12 đã được sửa đổi, bổ sung một số điều theo Luật số 52/2019/QH14 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.',
    ),
    { validity: statedFrom('2025-07-01') },
  ),
  made(
    '117/2025/QH15',
    final(
      'LUẬT',
      'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
      '2. Luật Bảo vệ bí mật nhà nước số 29/2018/QH14 đã được sửa đổi, bổ sung một số điều theo Luật số 81/2025/QH15 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.',
    ),
    { validity: statedFrom('2026-03-01') },
  ),
  made(
    '244/2026/NĐ-CP',
    final(
      'NGHỊ ĐỊNH',
      'Quy định chi tiết việc phát ngôn',
      '2. Nghị định số 09/2017/NĐ-CP ngày 09 tháng 02 năm 2017 của Chính phủ quy định chi tiết việc phát ngôn hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.',
    ),
    { validity: statedFrom('2026-07-01') },
  ),
  made(
    '174/2026/NĐ-CP',
    final(
      'NGHỊ ĐỊNH',
      'Xử phạt',
      '2. Bãi bỏ các điều từ Điều 98 đến Điều 106 Nghị định số 15/2020/NĐ-CP đã được sửa đổi, bổ sung theo Nghị định số 14/2022/NĐ-CP.',
    ),
    { validity: statedFrom('2026-07-01') },
  ),
  made(
    '29/2018/QH14',
    final(
      'LUẬT',
      'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
      '3. Pháp lệnh Bảo vệ bí mật nhà nước số 30/2000/PL-UBTVQH10 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.',
    ),
    { validity: statedFrom('2020-07-01') },
  ),
  made('58/2010/QH12', final('LUẬT', 'VIÊN CHỨC', '2. Quy định khác.'), {
    validity: statedFrom('2012-01-01'),
  }),
  made('24/2018/QH14', final('LUẬT', 'AN NINH MẠNG', '2. Quy định khác.'), {
    validity: statedFrom('2019-01-01'),
  }),
  made('09/2017/NĐ-CP', final('NGHỊ ĐỊNH', 'Phát ngôn', '2. Quy định khác.'), {
    validity: statedFrom('2017-03-30'),
  }),
];
const { book } = connectDocuments(held, facts);

describe('validity of the documents that the project knows of', () => {
  it.each(KNOWN)('%s: %s, ended by %s', (number, letters, replacedBy) => {
    expect(DAYS.map((day) => book.statusOn(number, day))).toEqual(statuses(letters));
    expect(book.of(number).replacedBy).toBe(replacedBy);
  });

  it('comes with how it is known, and how sure that is', () => {
    expect(book.of('29/2018/QH14').how).toContain('Hết hiệu lực từ 1/3/2026, do 117/2025/QH15');
    expect(book.of('29/2018/QH14').how).toContain('khoản 2 Điều 1 của Luật 117/2025/QH15');
    expect(book.of('129/2025/QH15').how).toContain('độ tin cậy trung bình');
    expect(book.of('21-KL/TW').how).toBe('Ban hành ngày 25/10/2021 (Chỉ thị 30-CT/TU dẫn).');
    expect(book.of('1/1999/NĐ-CP').how).toBe('Chưa có thông tin về hiệu lực.');
    expect(book.conflicts).toEqual([]);
  });
});

describe('validity of parts', () => {
  const part = (article: string, clause: string | null = null) => ({
    document: '15/2020/NĐ-CP',
    text: 'Phạt tiền.',
    place: { part: null, chapter: null, section: null, article, clause, point: null, paragraph: null },
  });

  it('ends where the part was repealed, and only there', () => {
    for (const article of ['98', '101', '106']) {
      expect(book.ofProvision(part(article, '2'))).toMatchObject({
        until: '2026-07-01',
        replacedBy: '174/2026/NĐ-CP',
      });
    }
    for (const article of ['97', '107', '9']) expect(book.ofProvision(part(article)).until).toBeNull();
  });

  it('ends where an amendment quotes another text, and not where the copy has the new text already', () => {
    const law = (clause: string) =>
      made(
        '1/2008/QH12',
        `LUẬT\nTHỬ NGHIỆM\n\nBan hành.\n\nĐiều 1. Phạm vi\nMột câu.\nĐiều 2. Cấm\n1. ${clause}`,
        {
          validity: statedFrom('2009-07-01'),
        },
      );
    const change =
      '1. Sửa đổi, bổ sung khoản 1 Điều 2 của Luật Thử nghiệm số 1/2008/QH12 như sau: “1. Điều khiển phương tiện mà trong máu hoặc hơi thở có nồng độ cồn.”';
    const amending = made('2/2019/QH14', `LUẬT\nKHÁC\n\nBan hành.\n\nĐiều 1. Sửa đổi luật\n${change}`, {
      validity: statedFrom('2020-01-01'),
    });
    const clauseOf = (text: string) => {
      const { documents } = connectDocuments([law(text), amending], []);
      return documents[0]?.provisions.find(({ place }) => place.clause === '1')?.validity;
    };
    expect(clauseOf('Điều khiển xe mà trong máu có nồng độ cồn vượt quá mức.')).toMatchObject({
      until: '2020-01-01',
      replacedBy: '2/2019/QH14',
    });
    const consolidated = clauseOf('Điều khiển phương tiện mà trong máu hoặc hơi thở có nồng độ cồn.');
    expect(consolidated).toMatchObject({ until: null });
    expect(consolidated?.how).toContain('2/2019/QH14 có sửa đổi, bổ sung từ 1/1/2020');
  });

  it('is not touched by documents that only lay down details', () => {
    const decree = made(
      '3/2020/NĐ-CP',
      'NGHỊ ĐỊNH\nX\n\nBan hành.\n\nĐiều 1. Phạm vi\nNghị định này quy định chi tiết khoản 1 Điều 1 của Luật số 1/2008/QH12.',
      { validity: statedFrom('2020-02-24') },
    );
    const law = made('1/2008/QH12', 'LUẬT\nX\n\nBan hành.\n\nĐiều 1. Cấm\n1. Một hành vi.', {
      validity: statedFrom('2009-07-01'),
    });
    const { documents, book: own } = connectDocuments([law, decree], []);
    expect(own.relations.map(({ kind }) => kind)).toEqual(['guides']);
    expect(documents[0]?.provisions.some(({ validity }) => validity !== undefined)).toBe(false);
  });
});

describe('sources that contradict each other', () => {
  const fact = (date: string, source: string): Fact => ({
    document: '1/2020/NĐ-CP',
    what: 'ends',
    date,
    source,
    confidence: 'medium',
    target: null,
    places: [],
    kind: null,
    issuer: null,
    about: null,
  });
  const begun: Fact = { ...fact('2020-01-01', 'nguồn A'), what: 'in_force_from' };
  const disputed = createValidityBook(
    [],
    [begun, fact('2026-07-01', 'nguồn A'), fact('2026-08-01', 'nguồn B')],
  );

  it('are reported, and the days between them are unknown', () => {
    expect(disputed.conflicts.map(({ document, field }) => [document, field])).toEqual([
      ['1/2020/NĐ-CP', 'until'],
    ]);
    expect(disputed.conflicts[0]?.message).toMatch(/1\/7\/2026 \(nguồn A.*; 1\/8\/2026 \(nguồn B/u);
    const on = (day: string) => disputed.statusOn('1/2020/NĐ-CP', day);
    expect(['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'].map(on)).toEqual([
      ...['in_force', 'unknown', 'unknown', 'expired'],
    ]);
    expect(disputed.of('1/2020/NĐ-CP').until).toBe('2026-07-01');
    expect(disputed.of('1/2020/NĐ-CP').how).toContain('Các nguồn nói khác nhau về ngày hết hiệu lực');
  });

  it('do not last: connecting again with other facts starts from what the texts say', () => {
    const once = connectDocuments(held, facts).documents;
    const again = connectDocuments(
      once,
      facts.filter(({ document }) => document !== '129/2025/QH15'),
    );
    expect(connectDocuments(once, facts).documents).toEqual(once);
    expect(again.book.statusOn('58/2010/QH12', '2026-11-23')).toBe('in_force');
  });
});
