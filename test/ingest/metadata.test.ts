import { describe, expect, it } from 'vitest';
import { documentOf, type ReadDocument } from '../../ingest/document.ts';
import type { SourceText } from '../../ingest/reader.ts';
import { parseSidecar, RejectedError } from '../../ingest/sidecar.ts';

const bare = { pages: [], tables: [], leftOut: [], notes: [], number: null, warnings: [] };

function read(text: string, sidecar: string | null = null, change: Partial<SourceText> = {}): ReadDocument {
  const source: SourceText = { name: 'thử.txt', kind: 'text', text, ...bare, ...change };
  return documentOf(source, sidecar === null ? null : parseSidecar(sidecar, 'thử.yaml'), '0'.repeat(64));
}

const CIRCULAR = (effect: string): string => `BỘ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 5/2024/TT-BNV
Hà Nội, ngày 27 tháng 6 năm 2024
THÔNG TƯ
HƯỚNG DẪN THỬ NGHIỆM VIỆC HỌP
Căn cứ Nghị định số 63/2022/NĐ-CP của Chính phủ;
Bộ trưởng Bộ Nội vụ ban hành Thông tư hướng dẫn thử nghiệm việc họp.
Điều 1. Phạm vi
Thông tư này hướng dẫn việc họp.
Điều 2. Hiệu lực thi hành
${effect}
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Trương Thử Nghiệm
`;

const DECISION = `ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH THỬ NGHIỆM\tĐộc lập - Tự do - Hạnh phúc
Số: 61/2025/QĐ-UBND\tThử Nghiệm, ngày 05 tháng 11 năm 2025
QUYẾT ĐỊNH
Ban hành Quy chế thử
Căn cứ Luật Thử số 72/2025/QH15;
Ủy ban nhân dân ban hành Quyết định ban hành Quy chế thử.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế thử.
Điều 2. Quyết định này thay thế Quyết định số 12/2019/QĐ-UBND và có hiệu lực kể từ ngày ký.
`;

describe('facts that the text states', () => {
  it('are read with where each stands', () => {
    const text = CIRCULAR('1. Thông tư này có hiệu lực thi hành từ ngày 01 tháng 9 năm 2024.\n2. Hết.');
    const { metadata, document } = read(text);
    expect(document).toMatchObject({
      number: '5/2024/TT-BNV',
      kind: 'Thông tư',
      title: 'Hướng dẫn thử nghiệm việc họp',
      issuer: 'Bộ Nội vụ',
      issuedOn: '2024-06-27',
      signer: 'Trương Thử Nghiệm',
      validity: {
        from: '2024-09-01',
        until: null,
        how: 'Khoản 1 Điều 2: "Thông tư này có hiệu lực thi hành từ ngày 01 tháng 9 năm 2024".',
      },
    });
    const { number, issuedOn, place, validFrom, signer } = metadata;
    const words = [number, issuedOn, place, validFrom, signer].map((fact) =>
      fact?.span ? text.slice(fact.span.start, fact.span.end) : null,
    );
    expect(words).toEqual([
      'Số: 5/2024/TT-BNV',
      'Hà Nội, ngày 27 tháng 6 năm 2024',
      'Hà Nội, ngày 27 tháng 6 năm 2024',
      'Thông tư này có hiệu lực thi hành từ ngày 01 tháng 9 năm 2024',
      'Trương Thử Nghiệm',
    ]);
    expect(number.source).toBe('văn bản, dòng 4: "Số: 5/2024/TT-BNV"');
    expect(metadata.bases.map((one) => one.numbers)).toEqual([['63/2022/NĐ-CP']]);
    expect(document.sources.map((one) => one.field)).toContain('validity');
  });

  it.each([
    ['Thông tư này có hiệu lực kể từ ngày ký.', '2024-06-27', null],
    ['Thông tư này có hiệu lực thi hành sau 45 ngày kể từ ngày ký ban hành.', '2024-08-11', null],
    ['Thông tư này có hiệu lực thi hành kể từ ngày 15/8/2024.', '2024-08-15', null],
    ['Thông tư này có hiệu lực từ ngày 01/7/2024 đến hết ngày 31/12/2024.', '2024-07-01', '2025-01-01'],
    ['Thông tư này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.', null, null],
    ['Luật này có hiệu lực thi hành từ ngày 31 tháng 02 năm 2024.', null, null],
  ])('count the days of "%s"', (effect, from, until) => {
    expect(read(CIRCULAR(effect)).document.validity).toMatchObject({ from, until });
  });

  it('take the full name of a body from the letterhead, and the day from "kể từ ngày ký" after a replacement', () => {
    const { document, metadata } = read(DECISION);
    expect(document).toMatchObject({
      number: '61/2025/QĐ-UBND',
      kind: 'Quyết định',
      title: 'Ban hành Quy chế thử',
      issuer: 'Ủy ban nhân dân tỉnh Thử Nghiệm',
      issuedOn: '2025-11-05',
      validity: { from: '2025-11-05' },
    });
    expect(metadata.endings).toMatchObject([{ verb: 'replaces', number: '12/2019/QĐ-UBND', whole: true }]);
  });

  it('read a Party text: number without colon, committee of the title, no day that nobody wrote', () => {
    const { document, warnings } = read(
      'TỈNH ỦY THỬ NGHIỆM\n*\nSố 31-CT/TU\n\nCHỈ THỊ\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề việc thử\n\nCòn chậm.\n\n1. Làm nhanh theo Công điện ngày 16/10/2023.\n\n2. Làm đúng.\n',
    );
    expect(document).toMatchObject({
      number: '31-CT/TU',
      kind: 'Chỉ thị',
      title: 'Về việc thử',
      issuer: 'Ban Thường vụ Tỉnh ủy Thử Nghiệm',
      issuedOn: null,
      validity: { from: null, how: 'Văn bản không ghi ngày có hiệu lực.' },
    });
    expect(warnings.map((one) => one.message)).toEqual([
      'không rõ ngày ban hành: văn bản không ghi, có thể bổ sung vào tệp siêu dữ liệu',
      'không rõ ngày có hiệu lực: văn bản không ghi, có thể bổ sung vào tệp siêu dữ liệu',
    ]);
  });

  it('take no word that an amending law quotes for the law’s own, and write its capitals as it does', () => {
    const { document, metadata } = read(
      'QUỐC HỘI\nLuật số: 52/2019/QH14\nLUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT THỬ NGHIỆM VÀ LUẬT HỌP\nQuốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Thử nghiệm số 22/2008/QH12 và Luật Họp số 58/2010/QH12.\nĐiều 1. Sửa đổi, bổ sung Điều 6 như sau:\n“Điều 6. Mới\n1. Luật này có hiệu lực từ ngày 01 tháng 01 năm 2030.\n2. Nghị định số 1/2001/NĐ-CP hết hiệu lực.”.\nĐiều 2. Hiệu lực thi hành\nLuật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2020.\nLuật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam thông qua ngày 25 tháng 11 năm 2019.\n',
    );
    expect(document).toMatchObject({
      title: 'Luật sửa đổi, bổ sung một số điều của Luật Thử nghiệm và Luật Họp',
      issuedOn: '2019-11-25',
      validity: { from: '2020-07-01' },
    });
    expect(metadata.endings).toEqual([]);
  });
});

describe('what the final articles end', () => {
  const endings = (words: string) =>
    read(CIRCULAR(words)).metadata.endings.map((one) => [
      one.provision.split('#')[1],
      one.verb,
      one.number,
      one.whole,
    ]);

  it('is read one by one from a list, parts told from wholes', () => {
    const list =
      '2. Bãi bỏ các văn bản sau:\na) Thông tư số 3/2006/TT-BNV;\nb) Điều 5 Thông tư số 4/2007/TT-BNV;\nc) Thông tư sửa đổi Thông tư số 3/2006/TT-BNV.';
    expect(endings(`1. Thông tư này có hiệu lực từ ngày ký.\n${list}`)).toEqual([
      ['d2.k2.a', 'repeals', '3/2006/TT-BNV', true],
      ['d2.k2.b', 'repeals', '4/2007/TT-BNV', false],
      ['d2.k2.c', 'repeals', null, true],
    ]);
  });

  it('does not take what amended a rule for another one that ends', () => {
    expect(
      endings(
        'Thông tư số 7/2010/TT-BNV đã được sửa đổi, bổ sung theo Thông tư số 8/2012/TT-BNV và Thông tư số 9/2013/TT-BNV hết hiệu lực kể từ ngày Thông tư này có hiệu lực.',
      ),
    ).toEqual([['d2', 'expires', '7/2010/TT-BNV', true]]);
    expect(
      endings('Thông tư số 7/2010/TT-BNV về họp và Thông tư số 8/2012/TT-BNV về thử hết hiệu lực.'),
    ).toHaveLength(2);
  });
});

describe('what the text does not state', () => {
  const untold = DECISION.replace('Số: 61/2025/QĐ-UBND', 'Số:      /2025/QĐ-UBND');

  it('rejects a text without a number with one sentence', () => {
    expect(() => read(untold)).toThrow(RejectedError);
    expect(() => read(untold)).toThrow(/^thử\.txt: không thấy số hiệu văn bản ở phần đầu; hãy ghi "number"/u);
  });

  it('rejects a text whose kind nothing names', () => {
    const text = 'Số: 37-QĐ/TW\n\nMở đầu.\n\n1. Một.\n\n2. Hai.\n';
    expect(() => read(text)).toThrow(/không rõ loại văn bản .* số 37-QĐ\/TW; hãy ghi "kind"/u);
  });

  it('comes from a sidecar with its source, which wins over the text, and the difference is said', () => {
    const sidecar =
      'number: 62/2025/QĐ-UBND\nissuedOn: 2025-11-06\nsources:\n  - {field: number, source: Công báo}\n  - {field: issuedOn, source: Công báo}\n';
    const { document, warnings } = read(untold, sidecar);
    expect(document).toMatchObject({ number: '62/2025/QĐ-UBND', issuedOn: '2025-11-06' });
    expect(document.sources.find((one) => one.field === 'number')?.source).toBe('Công báo');
    expect(warnings.map((one) => one.message)).toContain(
      'ngày ban hành: lấy "2025-11-06" (Công báo), trong khi văn bản, dòng 3: "Thử Nghiệm, ngày 05 tháng 11 năm 2025" cho biết "2025-11-05"',
    );
  });
});

describe('a codification’s text', () => {
  const notes = [
    '(Điều 1 Luật số 1/2018/QH14 Thử nghiệm ngày 20/11/2018 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/07/2019)',
    '(Điều 3 Luật số 1/2018/QH14, có hiệu lực thi hành kể từ ngày 01/07/2019, có nội dung được sửa đổi bởi Điều 217 Luật số 2/2020/QH14 có hiệu lực thi hành kể từ ngày 01/01/2021)',
  ];
  const parts = [
    'Điều 1. Phạm vi\nLuật này quy định việc thử.\nMẫu 1.doc\n\n',
    'Điều 3. Theo quy định tại\nĐiều 4. Luật này thì thôi.\n',
  ];
  const text = parts.join('');
  const spans = [
    { start: 0, end: parts[0]?.length ?? 0 },
    { start: parts[0]?.length ?? 0, end: text.length },
  ];
  const change: Partial<SourceText> = {
    number: '1/2018/QH14',
    notes: notes.map((note, i) => ({
      label: '',
      note,
      start: spans[i]?.start ?? 0,
      end: spans[i]?.end ?? 0,
    })),
  };

  it('has its facts from the grey notes, and its articles where they say', () => {
    const { document, metadata, structure } = read(text, null, change);
    expect(document).toMatchObject({
      number: '1/2018/QH14',
      kind: 'Luật',
      title: 'Luật Thử nghiệm',
      issuer: 'Quốc hội',
      issuedOn: '2018-11-20',
      validity: { from: '2019-07-01' },
    });
    expect(document.validity.how).toContain('Ghi chú của Bộ pháp điển: "(Điều 1 Luật số 1/2018/QH14');
    expect(document.provisions.map((one) => one.id)).toEqual(['1/2018/QH14#d1', '1/2018/QH14#d3']);
    expect(metadata.changes).toEqual([
      {
        article: '3',
        change: 'có nội dung được sửa đổi',
        by: 'Điều 217 Luật số 2/2020/QH14',
        number: '2/2020/QH14',
        from: '2021-01-01',
      },
    ]);
    expect(structure.furniture.filter((one) => one.reason === 'attachment')).toHaveLength(1);
  });
});
