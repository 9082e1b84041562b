import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, type Asked } from '../../knowledge/asked.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { plainText, understand } from '../../knowledge/query.ts';

const lexicon = createLexicon(readLexicon());
const asked = (text: string): Asked[] => [...understand(plainText(text), lexicon).asked];

describe('what a question asks for', () => {
  it.each<[string, Asked]>([
    ['Mức phạt uống rượu trong giờ hành chính là bao nhiêu?', 'amount'],
    ['dang facebook sai bi phat bn', 'quantity'],
    ['Giờ nghỉ trưa từ mấy giờ?', 'clock'],
    ['Đi nước ngoài phải báo cáo trước mấy ngày?', 'duration'],
    ['Ai là người phát ngôn của tỉnh?', 'person_name'],
    ['Uống bia bị kỷ luật hình thức gì?', 'sanction_form'],
    ['Thủ tục tố cáo cán bộ thế nào?', 'procedure'],
    ['Nghị quyết 87 ban hành ngày nào?', 'date'],
    ['Báo cáo về đâu?', 'body'],
    ['mục nào vậy', 'place_in_text'],
    ['Nhũng nhiễu là gì?', 'definition'],
    ['Nội dung Kết luận 21?', 'content'],
  ])('“%s” asks for %s', (text, kind) => {
    expect(asked(text)).toContain(kind);
  });

  it.each<[string, Asked]>([
    ['Uống vậy có bị sao không?', 'sanction_form'],
    ['Ngày nào cũng đến trễ thì có vi phạm gì không?', 'date'],
    ['Tác phong phải đổi mới theo hướng nào?', 'person_name'],
    ['Doanh nghiệp đến làm thủ tục bị gây khó dễ', 'procedure'],
    ['Vai trò của Mặt trận là gì?', 'definition'],
  ])('“%s” does not ask for %s', (text, kind) => {
    expect(asked(text)).not.toContain(kind);
  });
});

describe('what a clause holds', () => {
  it('takes an amount for an amount and a date for a date, and neither for the other', () => {
    expect(holds('amount', 'phạt tiền từ 1.000.000 đồng đến 3.000.000 đồng')).toBe(true);
    expect(holds('amount', 'Nghị quyết số 87-NQ/TU, ngày 15/3/2023')).toBe(false);
    expect(holds('quantity', 'Nghị quyết số 87-NQ/TU, ngày 15/3/2023 của Ban Thường vụ')).toBe(false);
    expect(holds('date', 'Nghị quyết số 87-NQ/TU, ngày 15/3/2023')).toBe(true);
    expect(holds('duration', 'trong thời hạn 05 ngày làm việc')).toBe(true);
    expect(holds('duration', 'đến năm 2030, ngày 29/8/2022')).toBe(false);
    expect(holds('clock', 'trong giờ hành chính và buổi trưa')).toBe(false);
    expect(holds('yes_no', 'bất kỳ')).toBe(true);
  });
});

describe('understanding', () => {
  it('writes out chat spellings, but not the unit of a number', () => {
    const words = (text: string): string =>
      understand(text, lexicon)
        .tokens.map(({ norm }) => norm)
        .join(' ');
    expect(words('k đc')).toBe('không được');
    expect(words('500k')).toBe('500 k');
  });

  it('shortens letters drawn out and drops invisible characters', () => {
    expect(plainText('bia\u200b \u202erượu\n\n')).toBe('bia rượu');
    expect(understand('khônggggg', lexicon).tokens[0]?.norm).toBe('không');
  });

  it('parts words that run into a comma, and not the digits of a number', () => {
    expect(plainText('xếp loại mấy mức,mức nào?và 1,5 tháng')).toBe(
      'xếp loại mấy mức, mức nào? và 1,5 tháng',
    );
  });

  it('reads a message all in capitals as if typed without them, numbers of documents apart', () => {
    expect(plainText('NHẬN TL MẬT THÌ BÁO AI THEO 30-CT/TU')).toBe('nhận tl mật thì báo ai theo 30-CT/TU');
    expect(plainText('CHƯƠNG II LUẬT BÁO CHÍ')).toBe('chương II luật báo chí');
    expect(plainText('UBND họp')).toBe('UBND họp');
    expect(plainText('NĐ 30')).toBe('NĐ 30');
  });

  it('never throws, and gives NFC and NFD the same concepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const ids = (form: string): string[] =>
          understand(plainText(text.normalize(form)), lexicon).mentions.map(({ concept }) => concept.id);
        expect(ids('NFD')).toEqual(ids('NFC'));
      }),
      { numRuns: 60 },
    );
  });
});
