import { describe, expect, it } from 'vitest';
import { readCodificationNote } from '../../ingest/codification-note.ts';

/** Notes as the official codification writes them. */
const FIRST =
  '(Điều 1 Luật số 29/2018/QH14 Luật Bảo vệ bí mật nhà nước ngày 15/11/2018 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/07/2020)';
const CHANGED =
  '(Điều 11 Nghị định số 105/2017/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/11/2017, có nội dung được sửa đổi, có nội dung bị bãi bỏ bởi Điều 16, Điều 17 Nghị định số 17/2020/NĐ-CP có hiệu lực thi hành kể từ ngày 22/03/2020)';
const TWICE =
  '(Điều 3 Luật số 23/2004/QH11, có hiệu lực thi hành kể từ ngày 01/01/2005, có nội dung được sửa đổi, có nội dung được bổ sung bởi Điều 1, Điều 2 Luật số 48/2014/QH13 có hiệu lực thi hành kể từ ngày 01/01/2015; Điều 4 Luật số 35/2018/QH14 có hiệu lực thi hành kể từ ngày 01/01/2019)';
const AMENDING =
  '(Điều 2 Thông tư số 56/2015/TT-BTC Sửa đổi, bổ sung một số điều của Thông tư số 150/2012/TT-BTC ngày 12/9/2012 của Bộ Tài chính hướng dẫn cập nhật kiến thức hàng năm cho kiểm toán viên đăng ký hành nghề kiểm toán ngày 23/04/2015 của Bộ Tài chính, có hiệu lực thi hành kể từ ngày 08/06/2015 )';

describe('a grey note of the codification', () => {
  it('names the document with title, date and issuer the first time', () => {
    expect(readCodificationNote(FIRST)).toEqual({
      article: '1',
      kind: 'Luật',
      number: '29/2018/QH14',
      title: 'Luật Bảo vệ bí mật nhà nước',
      issuedOn: '2018-11-15',
      issuer: 'Quốc hội',
      effectiveFrom: '2020-07-01',
      changes: [],
    });
  });

  it('tells an amending document from the one that it amends', () => {
    expect(readCodificationNote(AMENDING)).toMatchObject({
      number: '56/2015/TT-BTC',
      issuedOn: '2015-04-23',
      issuer: 'Bộ Tài chính',
      effectiveFrom: '2015-06-08',
      changes: [],
    });
  });

  it('says what changed the article, where and from when', () => {
    expect(readCodificationNote(CHANGED)).toMatchObject({
      article: '11',
      number: '105/2017/NĐ-CP',
      title: null,
      effectiveFrom: '2017-11-01',
      changes: [
        {
          what: 'có nội dung được sửa đổi, có nội dung bị bãi bỏ',
          place: 'Điều 16, Điều 17',
          kind: 'Nghị định',
          number: '17/2020/NĐ-CP',
          effectiveFrom: '2020-03-22',
        },
      ],
    });
  });

  it('lets a further document go on with the verb before', () => {
    const { changes } = readCodificationNote(TWICE);
    expect(changes.map((one) => [one.what, one.place, one.number, one.effectiveFrom])).toEqual([
      ['có nội dung được sửa đổi, có nội dung được bổ sung', 'Điều 1, Điều 2', '48/2014/QH13', '2015-01-01'],
      ['có nội dung được sửa đổi, có nội dung được bổ sung', 'Điều 4', '35/2018/QH14', '2019-01-01'],
    ]);
  });

  it.each([
    [
      '(Điều 31a Nghị định số 105/2017/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/11/2017, được bổ sung bởi Điều 16 Nghị định số 17/2020/NĐ-CP có hiệu lực thi hành kể từ ngày 22/03/2020)',
      '31a',
      '105/2017/NĐ-CP',
      '2017-11-01',
    ],
    [
      '(Điều 2 Thông tư số 17 /2018/TT- BTNMT, có hiệu lực thi hành kể từ ngày 1/1/2019)',
      '2',
      '17/2018/TT-BTNMT',
      '2019-01-01',
    ],
    [
      '(Điều 2 Pháp lệnh Về Hàm, cấp ngoại giao, có hiệu lực thi hành kể từ ngày 31/05/1995)',
      '2',
      null,
      '1995-05-31',
    ],
    [
      '((Điều 13 Thông tư số 211/2013/TT-BTC, có hiệu lực kể từ ngày 14/02/2014))',
      '13',
      '211/2013/TT-BTC',
      '2014-02-14',
    ],
    [
      '(Điều Thông tư số 135/2017/TT-BTC, có hiệu lực thi hành kể từ ngày 30/02/2018)',
      null,
      '135/2017/TT-BTC',
      null,
    ],
    ['không phải ghi chú', null, null, null],
  ])('is read as far as it goes: %s', (note, article, number, effectiveFrom) => {
    expect(readCodificationNote(note)).toMatchObject({ article, number, effectiveFrom });
  });
});
