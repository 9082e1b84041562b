import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatOf, importItems, sayFault, type Imported } from '../../../../bot/quiz/formats.ts';
import type { Item } from '../../../../bot/quiz-item.ts';
import { workbook } from '../../../support/workbook.ts';
import { zipFile } from '../../../support/zip-file.ts';

const FOLDER = new URL('../../../fixtures/quiz/formats/', import.meta.url);

async function read(name: string, bytes: Uint8Array = readFileSync(new URL(name, FOLDER))): Promise<Imported> {
  const format = formatOf(name, bytes);
  if (format === null) throw new Error(`${name} is of no format`);
  let count = 0;
  return importItems(bytes, format, () => `q-${++count}`);
} // prettier-ignore

async function itemsOf(name: string, bytes?: Uint8Array): Promise<readonly Item[]> {
  const imported = await read(name, bytes);
  if (imported.kind === 'refused') throw new Error(JSON.stringify(imported.faults));
  return imported.items.map(({ item }) => item);
}

async function faultsOf(name: string, bytes?: Uint8Array): Promise<string[]> {
  const imported = await read(name, bytes);
  expect(imported.kind).toBe('refused');
  const format = formatOf(name, bytes ?? new Uint8Array()) ?? 'gift';
  return imported.kind === 'refused' ? imported.faults.map((fault) => sayFault(format, fault)) : [];
}

/** Type, stem, options with the right one starred (or the order), other answers. */
const seen = ({ type, stem, options, correct, accepts }: Item): string =>
  [
    type,
    stem,
    type === 'order'
      ? correct.map((at) => options[at]).join(' > ')
      : options.map((text, at) => (correct.includes(at) ? `*${text}` : text)).join(' | '),
    ...accepts,
  ].join(' · ');

describe('files of Moodle', () => {
  it('come in from its XML with words, answers, feedback and tags, without HTML', async () => {
    const items = await itemsOf('moodle-export.xml');
    expect(items.map(seen)).toEqual([
      'single_choice · Khi soạn thảo, tổ hợp phím nào dùng để sao chép? · Ctrl + X | *Ctrl + C | Ctrl + P',
      'true_false · Trái Đất quay quanh Mặt Trời. · *Đúng | Sai',
      'fill_blank · Thủ đô của Việt Nam là ____. · *Hà Nội · Ha Noi',
      'fill_blank · Một giờ có bao nhiêu phút? ____ · *60',
      'order · Sắp xếp các bước gửi một bức thư: · Viết thư > Cho vào phong bì > Dán tem > Bỏ vào thùng thư',
    ]);
    expect(items[0]).toMatchObject({ explanation: 'Ctrl & C, rồi Ctrl & V để dán.', tags: ['tin học', 'cơ bản'] });
    expect(items[0]?.reasons[0]).toEqual({ why: 'Đó là cắt.', quote: null });
    expect(items[4]?.correct, 'steps must not stand in their order').not.toEqual([0, 1, 2, 3]);
    expect(items.map(({ id, origin, provision }) => [id, origin, provision])).toEqual(
      items.map((_, at) => [`q-${at + 1}`, 'imported', null]),
    );
  }); // prettier-ignore

  it('say what was passed over', async () => {
    const imported = await read('moodle-export.xml');
    const notes = imported.kind === 'read' ? imported.notes : [];
    expect(notes).toEqual([{ line: 198, what: 'Đoạn mô tả, không phải câu hỏi: bỏ qua.' }]);
  });

  it('come in from its GIFT with tags of the comments', async () => {
    const items = await itemsOf('moodle-export.gift.txt');
    expect(items.map(seen)).toEqual([
      'single_choice · Khi soạn thảo, tổ hợp phím nào dùng để sao chép? · Ctrl + X | *Ctrl + C | Ctrl + P',
      'true_false · Trái Đất quay quanh Mặt Trời. · *Đúng | Sai',
      'fill_blank · Thủ đô của Việt Nam: ____ · *Hà Nội · Ha Noi',
      'fill_blank · Một giờ có bao nhiêu phút? ____ · *60',
    ]);
    expect(items[0]?.tags).toEqual(['tin học', 'cơ bản']);
    expect(items[1]?.reasons.map(({ why }) => why)).toEqual(['Đúng rồi.', 'Mỗi vòng một năm.']);
  });

  it('are refused whole for what a quiz here does not have, each question with its line and reason', async () => {
    const faults = await faultsOf('moodle-refused.xml');
    expect(faults.map((fault) => /^Dòng \d+: Câu “[^”]+”/u.exec(fault)?.[0])).toEqual([
      'Dòng 3: Câu “Số chẵn”',
      'Dòng 11: Câu “Biển báo”',
      'Dòng 19: Câu “Tự luận”',
      'Dòng 23: Câu “Nhiều chỗ”',
    ]);
    expect(faults[0]).toContain('câu nhiều đáp án chưa có ở đây: hãy để đúng một đáp án');
    expect(faults[1]).toContain('có hình');
  });
});

describe('files with questions that a quiz here does not have', () => {
  it('are refused, and hold what can be read beside that: pairs one by one, questions without a name', async () => {
    const imported = await read('moodle-mixed.xml');
    if (imported.kind === 'read') throw new Error('nothing was refused');
    expect(imported.faults.map((fault) => sayFault('moodle', fault))).toEqual([
      expect.stringMatching(/^Dòng 25: Câu “Số pi” có đáp án sai số 0\.01: hãy ghi một số đúng/u),
      expect.stringMatching(/^Dòng 31: Câu “Trình bày suy nghĩ của anh chị\.” là câu tự luận/u),
      expect.stringMatching(/^Dòng 35: Câu “Một phần điểm” có 2 phương án được điểm/u),
    ]);
    expect(imported.rest.map(({ line, item }) => `${String(line)} ${seen(item)}`)).toEqual([
      '6 single_choice · Nối tên nước với thủ đô.\nGhép: “Việt Nam” · *Hà Nội | Viêng Chăn | Băng Cốc',
      '6 single_choice · Nối tên nước với thủ đô.\nGhép: “Lào” · Hà Nội | *Viêng Chăn | Băng Cốc',
      '20 true_false · Trái Đất quay quanh Mặt Trời. · *Đúng | Sai',
      '42 single_choice · Một năm có bao nhiêu tháng? · *12 | 10',
    ]);
    expect(imported.rest[1]?.item.tags).toEqual(['địa lý']);
    expect(imported.notes).toEqual([
      { line: 6, what: 'Câu ghép cặp “Thủ đô” được tách thành 2 câu, mỗi cặp một câu chọn một đáp án.' },
    ]);
  });

  it('in GIFT give each pair as a question; one left side without a right one refuses', async () => {
    const pairs = (lines: string) => Buffer.from(`::Thủ đô::Nối.{\n${lines}\n}\n`);
    expect((await itemsOf('x.gift', pairs('=Việt Nam -> Hà Nội\n=Lào -> Viêng Chăn'))).map(seen)).toEqual([
      'single_choice · Nối.\nGhép: “Việt Nam” · *Hà Nội | Viêng Chăn',
      'single_choice · Nối.\nGhép: “Lào” · Hà Nội | *Viêng Chăn',
    ]);
    expect((await faultsOf('x.gift', pairs('=Việt Nam -> Hà Nội\n=Lào -> ')))[0]).toMatch(
      /^Dòng 1: Câu “Thủ đô Nối\.” là câu ghép cặp mà vế “Lào” không có vế phải/u,
    );
    const many = Array.from({ length: 11 }, (_, at) => `=N${String(at)} -> T${String(at)}`).join('\n');
    expect((await faultsOf('x.gift', pairs(many)))[0]).toContain('có 11 vế phải, tối đa 10');
  });

  it('leave out the second of two questions with one id, and every question of a file that cannot be read', async () => {
    const table = 'Câu hỏi,A,B,Đáp án\nTốt?,Có,Không,A\nXấu?,Có,Không,Z\n';
    const imported = await read('x.csv', Buffer.from(table));
    expect(imported).toMatchObject({ kind: 'refused', rest: [{ line: 2 }], faults: [{ line: 3 }] });
    const cut = readFileSync(new URL('moodle-export.xml', FOLDER), 'utf8').slice(0, 2_000);
    expect(await read('x.xml', Buffer.from(cut))).toMatchObject({ kind: 'refused', rest: [] });
  });
});

describe('GIFT written by hand', () => {
  it('comes in with gaps, numbers, pairs that are steps, escaped signs and comments', async () => {
    expect((await itemsOf('by-hand.gift.txt')).map(seen)).toEqual([
      'fill_blank · Mặt trời mọc ở hướng ____ mỗi buổi sáng. · *Đông | Tây | Bắc',
      'true_false · Hai nhân hai bằng bốn. · *Đúng | Sai',
      'fill_blank · Nước sôi ở bao nhiêu độ C (mức thường)? ____ · *100',
      'single_choice · Ký hiệu nào dùng cho "bằng"? · ~ | *= | # | {}',
      'order · Xếp lại các buổi trong ngày. · Sáng > Trưa > Chiều',
      'fill_blank · Một tuần có ____ ngày. · *7 · bảy',
      'single_choice · Màu nào **không** có trên cờ đỏ sao vàng? · Đỏ | Vàng | *Xanh',
    ]);
  });

  it('is refused with every fault by its line', async () => {
    const faults = await faultsOf('refused.gift.txt');
    expect(faults.map((fault) => Number(/\d+/u.exec(fault)?.[0]))).toEqual([2, 8, 15, 17, 19, 22, 24, 26]);
    expect(faults[2]).toContain('“3.14:0.01” là khoảng hoặc có sai số: hãy ghi một số đúng');
    expect(faults[4]).toContain('hãy chèn dòng trống giữa hai câu');
  });
});

describe('Aiken', () => {
  it('comes in', async () => {
    expect((await itemsOf('questions.aiken.txt')).map(seen)).toEqual([
      'single_choice · Một năm có bao nhiêu tháng? · 10 | *12 | 14',
      'single_choice · Nước nào có thủ đô là Hà Nội? · Lào | *Việt Nam | Thái Lan | Cam-pu-chia',
      'true_false · Mặt trăng tự phát sáng. · Đúng | *Sai',
    ]);
  });

  it('is refused with every fault by its line', async () => {
    const faults = await faultsOf('refused.aiken.txt');
    expect(faults.map((fault) => Number(/\d+/u.exec(fault)?.[0]))).toEqual([4, 8, 14, 16]);
  });
});

describe('tables', () => {
  it('come in from Excel as it saves CSV here: semicolons, a title above, lines within cells', async () => {
    expect((await itemsOf('excel.csv')).map(seen)).toEqual([
      'single_choice · Một năm có bao nhiêu tháng? · 10 | *12 | 14',
      'single_choice · Câu nào viết đúng?\n(chọn một) · *Nói "vâng" | Nói vang',
      'true_false · Mặt trăng tự phát sáng. · Đúng | *Sai',
      'fill_blank · Một tuần có ____ ngày. · *7',
    ]);
  });

  it('come in from a workbook with shared texts, numbers, truths, days and formulas with their values', async () => {
    const bytes = workbook([
      ['Câu hỏi', 'Phương án 1', 'Phương án 2', 'Phương án 3', 'Đáp án'],
      ['Một năm có bao nhiêu tháng?', 10, 12, { formula: '7*2', value: 14 }, 2],
      ['Mặt trăng tự phát sáng.', '', '', '', false],
      [],
      ['Tết Dương lịch 2026 là ngày nào?', { day: 46023 }, { day: 46024 }, '', '1'],
    ]);
    const imported = await read('de.xlsx', bytes);
    expect(imported.kind === 'read' ? imported.items.map(({ line, item }) => `${line} ${seen(item)}`) : imported).toEqual([
      '2 single_choice · Một năm có bao nhiêu tháng? · 10 | *12 | 14',
      '3 true_false · Mặt trăng tự phát sáng. · Đúng | *Sai',
      '5 single_choice · Tết Dương lịch 2026 là ngày nào? · *01/01/2026 | 02/01/2026',
    ]);
  }); // prettier-ignore

  it('are refused with every fault by its line, or its row in a workbook', async () => {
    const faults = await faultsOf('refused.csv');
    expect(faults.map((fault) => Number(/\d+/u.exec(fault)?.[0]))).toEqual([2, 3, 5, 6]);
    const bytes = workbook([['Câu hỏi', 'A', 'B', 'Đáp án'], [], ['Tốt?', 'Có', 'Không', 'Z']]);
    expect(await faultsOf('de.xlsx', bytes)).toEqual([
      'Hàng 3: Câu “Tốt?” ghi đáp án “Z” không trùng phương án nào: hãy ghi chữ cái A, B, C hoặc chép đúng phương án.',
    ]);
  });

  it('that are broken are refused with where', async () => {
    expect((await faultsOf('broken.csv'))[0]).toMatch(/^Dòng 3: Có dấu " mở mà không đóng/u);
    expect((await faultsOf('x.csv', Buffer.from('a,b\n1,2\n')))[0]).toMatch(
      /^Dòng 1: Không thấy hàng tiêu đề/u,
    );
    expect((await faultsOf('x.xlsx', Buffer.from('PK no workbook')))[0]).toMatch(
      /^Không đọc được tệp Excel/u,
    );
    expect((await faultsOf('x.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex')))[0]).toMatch(/Excel/u);
  });
});

describe('what could do harm', () => {
  const refusedXml = (text: string): Promise<string[]> => faultsOf('x.xml', Buffer.from(text));

  it('is refused: declared entities, whether or not they lead out of the file', async () => {
    const faults = await refusedXml(
      '<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<quiz><question type="essay"><name><text>&x;</text></name></question></quiz>',
    );
    expect(faults).toEqual([
      'Dòng 2: Tệp có khai báo <!DOCTYPE…>, không nhận vì lý do an toàn: hãy xóa dòng này.',
    ]);
  });

  it('is refused: a file that was cut off, or nests without end', async () => {
    const whole = readFileSync(new URL('moodle-export.xml', FOLDER), 'utf8');
    expect((await refusedXml(whole.slice(0, 2_000)))[0]).toMatch(
      /^Dòng \d+: Thẻ <\w+> mở ở đây nhưng không đóng/u,
    );
    expect((await refusedXml('<quiz>'.repeat(50)))[0]).toMatch(/lồng quá sâu/u);
  });

  it('is refused: too big a file, and a workbook that inflates to far more, whatever it says of itself', async () => {
    const big = Buffer.alloc(20_000_001, 32);
    expect((await faultsOf('x.csv', big))[0]).toBe('Tệp lớn 21 MB, tối đa 20 MB: hãy chia thành nhiều tệp.');
    const bomb = { name: 'xl/worksheets/sheet1.xml', data: Buffer.alloc(101_000_000, 32) };
    expect((await faultsOf('x.xlsx', zipFile([bomb])))[0]).toMatch(/giải nén ra quá lớn/u);
    expect((await faultsOf('x.xlsx', zipFile([{ ...bomb, claims: 10 }])))[0]).toMatch(/Excel/u);
  });

  it('is refused: bytes that are no UTF-8', async () => {
    expect((await faultsOf('x.csv', Buffer.from([0x43, 0xe2, 0x75, 0x2c, 0x41, 0x0a])))[0]).toMatch(/UTF-8/u);
  });
});
