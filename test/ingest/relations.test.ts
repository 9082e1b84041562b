import { describe, expect, it } from 'vitest';
import { findRelations } from '../../ingest/relations.ts';
import type { Relation } from '../../knowledge/types.ts';
import { made } from './made.ts';

/** Relations of a text, short: kind, who acts, on what, places, day. */
function relationsIn(number: string, text: string, title = ''): unknown[][] {
  const document = made(number, text, { title });
  return findRelations(document, () => null).map(short);
}

function short({ kind, from, to, places, on }: Relation): unknown[] {
  return [kind, from, to, places.map((place) => Object.values(place).join('.')).join(' '), on];
}

const head = (kind: string, title: string) => `${kind}\n${title}\n\nQuốc hội ban hành văn bản này.\n\n`;

describe('endings', () => {
  it('are read with the history of the document that ends', () => {
    const text = `${head('LUẬT', 'CÁN BỘ, CÔNG CHỨC')}Điều 44. Hiệu lực thi hành
3. Luật Cán bộ, công chức số 22/2008/QH12 đã được sửa đổi, bổ sung một số điều theo Luật số 52/2019/QH14 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.`;
    expect(relationsIn('80/2025/QH15', text, 'Luật Cán bộ, công chức')).toEqual([
      ['replaces', '80/2025/QH15', '22/2008/QH12', '', null],
      ['amends', '52/2019/QH14', '22/2008/QH12', '', null],
    ]);
  });

  it('leave the laws alone that only amended it', () => {
    const text = `${head('LUẬT', 'PHÒNG, CHỐNG THAM NHŨNG')}Điều 96. Hiệu lực thi hành
2. Luật Phòng, chống tham nhũng số 55/2005/QH11 được sửa đổi, bổ sung một số điều theo Luật số 01/2007/QH12 và Luật số 27/2012/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.`;
    expect(relationsIn('36/2018/QH14', text, 'Phòng, chống tham nhũng')).toEqual([
      ['replaces', '36/2018/QH14', '55/2005/QH11', '', null],
      ['amends', '01/2007/QH12', '55/2005/QH11', '', null],
      ['amends', '27/2012/QH13', '55/2005/QH11', '', null],
    ]);
  });

  it('are no replacement where the subject is another', () => {
    const text = `${head('THÔNG TƯ', 'Ban hành biểu mẫu')}Điều 4. Hiệu lực thi hành
2. Bãi bỏ Thông tư số 33/2015/TT-BCA ngày 20/7/2015 của Bộ trưởng Bộ Công an hướng dẫn thực hiện một số điều của Nghị định số 33/2002/NĐ-CP ngày 28/3/2002 của Chính phủ quy định chi tiết thi hành Pháp lệnh Bảo vệ bí mật nhà nước kể từ ngày Thông tư này có hiệu lực thi hành.`;
    expect(relationsIn('24/2020/TT-BCA', text)).toEqual([
      ['repeals', '24/2020/TT-BCA', '33/2015/TT-BCA', '', null],
    ]);
  });

  it('are read as replacement by the word, and with a day that is named', () => {
    const text = `${head('THÔNG TƯ', 'Quy định')}Điều 20. Điều khoản thi hành
1. Thông tư này thay thế Thông tư số 11/2011/TT-TTCP ngày 09 tháng 11 năm 2011 và có hiệu lực kể từ ngày 01 tháng 01 năm 2015.
2. Quyết định số 64/2007/QĐ-TTg hết hiệu lực kể từ ngày 15 tháng 8 năm 2019.`;
    expect(relationsIn('04/2014/TT-TTCP', text)).toEqual([
      ['replaces', '04/2014/TT-TTCP', '11/2011/TT-TTCP', '', null],
      ['repeals', '04/2014/TT-TTCP', '64/2007/QĐ-TTg', '', '2019-08-15'],
    ]);
  });

  it('are read from a sentence that only says that a document has ended', () => {
    const text = `${head('THÔNG TƯ', 'Quy định')}Điều 5. Hiệu lực thi hành
1. Thông tư này có hiệu lực thi hành kể từ ngày 20 tháng 11 năm 2021. Thông tư số 10/2014/TT-TTCP ngày 24 tháng 11 năm 2014 của Thanh tra Chính phủ quy định chi tiết danh mục vị trí công tác thanh tra của công chức trong các cơ quan thanh tra nhà nước phải định kỳ chuyển đổi hết hiệu lực.`;
    expect(relationsIn('03/2021/TT-TTCP', text)).toEqual([
      ['repeals', '03/2021/TT-TTCP', '10/2014/TT-TTCP', '', null],
    ]);
    const condition = `${head('THÔNG TƯ', 'Quy định')}Điều 5. Hiệu lực thi hành
1. Thông tư số 10/2014/TT-TTCP được áp dụng cho đến khi Nghị định số 59/2019/NĐ-CP hết hiệu lực.`;
    expect(relationsIn('03/2021/TT-TTCP', condition)).toEqual([]);
  });

  it('are not read where a text goes on in force', () => {
    const text = `${head('LUẬT', 'Bảo vệ bí mật nhà nước')}Điều 28. Điều khoản chuyển tiếp
Quyết định về danh mục bí mật nhà nước được ban hành theo quy định của Luật Bảo vệ bí mật nhà nước số 29/2018/QH14 tiếp tục có hiệu lực thi hành đến thời điểm được ban hành mới theo quy định của Luật này.`;
    expect(relationsIn('117/2025/QH15', text)).toEqual([]);
  });
});

describe('repeals and amendments of parts', () => {
  it('name every Điều of a range', () => {
    const text = `${head('NGHỊ ĐỊNH', 'Xử phạt')}Điều 117. Hiệu lực thi hành
2. Bãi bỏ Chương II, Chương III, Chương IV, các Điều 75, 77, 93a, 93b, 96 và các điều từ Điều 98 đến Điều 106 Chương V, Chương VI và Chương VII Nghị định số 15/2020/NĐ-CP ngày 03 tháng 02 năm 2020 của Chính phủ quy định xử phạt vi phạm hành chính đã được sửa đổi, bổ sung theo Nghị định số 14/2022/NĐ-CP ngày 27 tháng 01 năm 2022 của Chính phủ và Nghị định số 211/2025/NĐ-CP ngày 25 tháng 7 năm 2025 của Chính phủ.`;
    const document = made('174/2026/NĐ-CP', text);
    const found = findRelations(document, () => null);
    const repeal = found.find(({ kind }) => kind === 'repeals');
    expect(repeal?.to).toBe('15/2020/NĐ-CP');
    expect(repeal?.places.flatMap(({ article }) => article ?? [])).toEqual([
      ...['75', '77', '93a', '93b', '96'],
      ...['98', '99', '100', '101', '102', '103', '104', '105', '106'],
    ]);
    expect(found.filter(({ kind }) => kind === 'amends').map(({ from }) => from)).toEqual([
      '14/2022/NĐ-CP',
      '211/2025/NĐ-CP',
    ]);
  });

  it('carry the new text and the document that the article above names', () => {
    const text = `${head('BỘ LUẬT', 'LAO ĐỘNG')}Điều 219. Sửa đổi, bổ sung một số điều của các luật có liên quan
1. Sửa đổi, bổ sung một số điều của Luật Bảo hiểm xã hội số 58/2014/QH13 đã được sửa đổi, bổ sung theo Luật số 84/2015/QH13 và Luật số 35/2018/QH14:
a) Sửa đổi, bổ sung khoản 1 Điều 73 như sau: “1. Người lao động hưởng lương hưu khi có đủ các điều kiện sau đây.”;
b) Bãi bỏ khoản 2 Điều 32.`;
    const found = findRelations(made('45/2019/QH14', text), () => null);
    const own = found.filter(({ from }) => from === '45/2019/QH14').map(short);
    expect(own).toContainEqual(['amends', '45/2019/QH14', '58/2014/QH13', '1.73', null]);
    expect(own).toContainEqual(['repeals', '45/2019/QH14', '58/2014/QH13', '2.32', null]);
    expect(found.find(({ newText }) => newText !== null)?.newText).toBe(
      '1. Người lao động hưởng lương hưu khi có đủ các điều kiện sau đây.',
    );
  });

  it('do not end a document of which only forms are repealed', () => {
    const text = `${head('THÔNG TƯ', 'Quy định')}Điều 10. Hiệu lực
2. Bãi bỏ các biểu mẫu tại Quyết định số 28/2002/QĐ-BVHTT ngày 21/11/2002 ban hành Quy chế xuất bản bản tin.`;
    expect(relationsIn('04/2014/TT-BTTTT', text)).toEqual([
      ['amends', '04/2014/TT-BTTTT', '28/2002/QĐ-BVHTT', '', null],
    ]);
  });
});

describe('guidance', () => {
  it('names the law, by number or by what its name means that day', () => {
    const text = `${head('NGHỊ ĐỊNH', 'Quy định chi tiết')}Điều 1. Phạm vi điều chỉnh
Nghị định này quy định chi tiết khoản 5 Điều 31 Luật Báo chí về người phát ngôn.`;
    const document = made('244/2026/NĐ-CP', text);
    const named = findRelations(document, ({ name }) => (name === 'Báo chí' ? '126/2025/QH15' : null));
    expect(named.map(short)).toEqual([['guides', '244/2026/NĐ-CP', '126/2025/QH15', '5.31', null]]);
    expect(findRelations(document, () => null)).toEqual([]);
  });
});
