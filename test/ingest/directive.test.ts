import { citesOther } from '../../knowledge/citations.ts';
import { describe, expect, it } from 'vitest';
import { parseStructure } from '../../ingest/structure.ts';
import { misplaced, unaccounted } from './accounted.ts';
import { clausesOf, provisionOf, readDirective } from './shipped.ts';

const { document, warnings } = readDirective();

describe('the directive 30-CT/TU', () => {
  it('has the metadata that two public reports give, and says so', () => {
    expect(document).toMatchObject({
      number: '30-CT/TU',
      kind: 'Chỉ thị',
      issuer: 'Ban Thường vụ Tỉnh ủy Bắc Ninh',
      issuedOn: '2023-11-29',
      signer: 'Nguyễn Quốc Chung',
      validity: { from: '2023-11-29', until: null, replacedBy: null },
      sha256: expect.stringMatching(/^910a6aab0120e805[0-9a-f]{48}$/u),
    });
    expect(document.title).toBe(
      'Về tăng cường kỷ luật, kỷ cương hành chính, đạo đức công vụ và văn hóa công sở trong cơ quan của Đảng và hệ thống chính trị trên địa bàn tỉnh Bắc Ninh',
    );
    const number = document.sources.find((one) => one.field === 'number');
    expect(number?.source).toMatch(/tuson\.bacninh\.gov\.vn.*22332.*kinhtemoitruong\.vn.*84312/u);
    expect(warnings).toEqual([]);
  });

  it('has exactly these provisions', () => {
    expect(document.provisions.map((one) => one.id.replace('30-CT/TU#', ''))).toEqual([
      ...['tieu-de', 'md.d1', 'md.d2', 'md.d3', 'md.d4', 'm1', 'm2', 'm2.d1', 'm2.d2'],
      ...['m3', 'm3.d1', 'm3.d2', 'm3.d3', 'm4', 'm5', 'm6', 'ket', 'noi-nhan', 'ky'],
    ]);
  });

  it('joins the paragraph that a page break cuts', () => {
    expect(provisionOf(document, 'md.d4').text).toMatch(
      /^Để nghiêm túc .* khắc phục tình trạng\n\nđùn đẩy.*yêu cầu:$/su,
    );
  });

  it('names places as a person would cite them', () => {
    expect(provisionOf(document, 'm3.d2')).toMatchObject({
      parent: '30-CT/TU#m3',
      kind: 'paragraph',
      locator: 'mục 3, đoạn 2',
      place: { section: '3', paragraph: 2, article: null },
    });
    expect(provisionOf(document, 'm1')).toMatchObject({
      label: '1.',
      locator: 'mục 1',
      place: { section: '1', paragraph: null },
    });
    expect(provisionOf(document, 'm3').text).toBe('');
    expect(provisionOf(document, 'md.d1').place.section).toBeNull();
    expect(provisionOf(document, 'ket').text).toBe('Chỉ thị này phổ biến đến Chi bộ./.');
  });

  it('accounts for every character', () => {
    const structure = parseStructure(document.text, document.number);
    expect(unaccounted(document.text, structure)).toEqual([]);
    expect(misplaced(document.text, structure)).toEqual([]);
  });

  it('cuts mục 3 into the clauses that decide', () => {
    expect(clausesOf(provisionOf(document, 'm3.d2'))).toEqual([
      'Tuyệt đối không vi phạm các quy định của Đảng, pháp luật của Nhà nước, nội quy, quy chế làm việc của cơ quan, đơn vị',
      'chấp hành đúng thời gian, hiệu quả làm việc',
      'không sa vào các tệ nạn xã hội',
      'không làm việc cá nhân trong giờ hành chính',
      'gương mẫu, đi đầu thực hiện nghiêm Nghị quyết số 87-NQ/TU, ngày 15/3/2023 của Ban Thường vụ Tỉnh ủy về xây dựng “*Tỉnh an toàn giao thông*”',
      'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực',
      'hút thuốc lá đúng nơi quy định',
    ]);
    expect(clausesOf(provisionOf(document, 'm3.d3'))).toEqual([
      'Thực hiện nghiêm bảo vệ bí mật Nhà nước, bảo vệ chính trị nội bộ; nội quy hội nghị, cuộc họp; quản lý tài liệu, hồ sơ; ... theo đúng quy định',
      'tuân thủ kỷ luật phát ngôn',
      'không sử dụng mạng xã hội để khai thác, tuyên truyền các thông tin chưa được kiểm chứng, một chiều, đơn thư khiếu nại, tố cáo, ảnh hưởng đến hoạt động công vụ',
      'Tuân thủ chuẩn mực đạo đức gia đình và xã hội, thuần phong mỹ tục, truyền thống văn hóa tốt đẹp của dân tộc',
    ]);
  });

  it('cites eight documents, with what it says of each', () => {
    const cited = document.citations.filter(citesOther).map(({ number, kind, issuedOn, issuer, from }) => {
      return [from.replace('30-CT/TU#', ''), kind, number, issuedOn, issuer];
    });
    expect(cited).toEqual([
      ['m1', 'Kết luận', '21-KL/TW', '2021-10-25', 'Ban Chấp hành Trung ương Đảng'],
      ['m1', 'Kết luận', '01-KL/TW', '2021-05-18', 'Bộ Chính trị'],
      ['m1', 'Chỉ thị', '05-CT/TW', null, 'Bộ Chính trị khóa XII'],
      ['m1', 'Chỉ thị', '26-CT/TW', '2023-11-23', 'Ban Bí thư Trung ương'],
      ['m1', 'Công điện', '968/CĐ-TTg', '2023-10-16', 'Thủ tướng Chính phủ'],
      [
        ...['m1', 'Quy chế', '06-QC/TU', '2023-05-10'],
        'Ban Chấp hành Đảng bộ tỉnh khóa XX, nhiệm kỳ 2020 – 2025',
      ],
      ['m2.d1', 'Nghị quyết', '71-NQ/TU', '2022-08-29', 'Ban Chấp hành Đảng bộ tỉnh'],
      ['m3.d2', 'Nghị quyết', '87-NQ/TU', '2023-03-15', 'Ban Thường vụ Tỉnh ủy'],
    ]);
    for (const { from, start, end, written, about } of document.citations.filter(citesOther)) {
      const provision = provisionOf(document, from.replace('30-CT/TU#', ''));
      expect(provision.text.slice(start, end)).toBe(written);
      expect(provision.text).toContain(about);
    }
    expect(document.citations[0]?.about).toBe('về đẩy mạnh xây dựng, chỉnh đốn Đảng và hệ thống chính trị');
    expect(document.citations[4]?.written).toBe('Công điện số 968 -CĐ/TTg');
  });

  it('keeps the copy’s faults in the text and the corrections beside it', () => {
    expect(document.corrections.map(({ read, meant }) => [read, meant])).toEqual([
      ['những nhiễu', 'nhũng nhiễu'],
      ['26 CT/TW', '26-CT/TW'],
      ['968 -CĐ/TTg', '968/CĐ-TTg'],
      ['tự chuyển hoá', 'tự chuyển hóa'],
    ]);
    for (const { read } of document.corrections) expect(document.text).toContain(read);
  });

  it('reads as recorded (renew with `npx vitest run -u` and look at the difference)', async () => {
    const recorded = { ...document, text: undefined };
    await expect(`${JSON.stringify(recorded, null, 2)}\n`).toMatchFileSnapshot(
      '../fixtures/ingest/30-CT-TU/document.json',
    );
  });
});
