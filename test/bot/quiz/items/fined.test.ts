import { describe, expect, it } from 'vitest';
import { finedBy } from '../../../../bot/quiz/items/fined.ts';
import { shelvesOf } from '../../../../bot/quiz/items/source.ts';
import { documentOf } from '../../../../ingest/document.ts';
import { createLibrary } from '../../../../knowledge/library.ts';

const REACH =
  '1. Mức phạt tiền quy định từ Chương I đến Chương II tại Nghị định này được áp dụng đối với hành vi vi phạm hành chính của tổ chức, trừ quy định tại Điều 3 Nghị định này. Trường hợp cá nhân có hành vi vi phạm như của tổ chức thì mức phạt tiền bằng 1/2 mức phạt tiền đối với tổ chức.';

/** Lines of Nghị định 174/2026/NĐ-CP under other numbers, with another sentence on whom its fines are for. */
function fined(rule: string, act: string) {
  const text = [
    'CHÍNH PHỦ',
    'Số: 174/2026/NĐ-CP',
    'Hà Nội, ngày 15 tháng 5 năm 2026',
    'NGHỊ ĐỊNH',
    'Quy định xử phạt vi phạm hành chính trong lĩnh vực bưu chính, viễn thông',
    'Chương I',
    'NHỮNG QUY ĐỊNH CHUNG',
    'Điều 1. Quy định về mức phạt tiền',
    rule,
    '2. Thời hiệu xử phạt vi phạm hành chính đối với các hành vi vi phạm quy định tại Nghị định này là 01 năm.',
    'Chương II',
    'HÀNH VI VI PHẠM, HÌNH THỨC XỬ PHẠT',
    'Điều 2. Vi phạm các quy định về trách nhiệm sử dụng dịch vụ mạng xã hội',
    '1. Phạt tiền từ 20.000.000 đồng đến 30.000.000 đồng đối với hành vi lợi dụng mạng xã hội để thực hiện một trong các hành vi sau:',
    'a) Cung cấp, chia sẻ thông tin giả mạo, thông tin sai sự thật;',
    'Điều 3. Vi phạm quy định về người chơi',
    '1. Phạt tiền từ 2.000.000 đồng đến 3.000.000 đồng đối với một trong các hành vi sau:',
    'a) Mua, bán vật phẩm ảo hoặc đơn vị ảo hoặc điểm thưởng.',
    'Chương III',
    'THẨM QUYỀN XỬ PHẠT',
    'Điều 4. Thẩm quyền của Thanh tra',
    '1. Phạt tiền đến 20.000.000 đồng;',
    '2. Tịch thu tang vật, phương tiện vi phạm hành chính.',
  ].join('\n');
  const bare = { pages: [], tables: [], leftOut: [], notes: [], number: null, warnings: [] };
  const { document } = documentOf({ name: '174', kind: 'text', text, ...bare }, null, 'ab'.repeat(32));
  const open = { ...document, validity: { ...document.validity, from: '2026-07-01', until: null } };
  const [shelf] = shelvesOf(createLibrary('thu', [open], []), '2026-11-26', () => true);
  const source = [...(shelf?.byId ?? [])].find(([id]) => id.endsWith(act))?.[1];
  if (shelf === undefined || source === undefined)
    throw new Error(`no ${act} in ${[...(shelf?.byId ?? [])].map(([id]) => id).join(' ')}`);
  return finedBy(shelf)(source);
}

describe('whom the fines of a decree are for', () => {
  it('is read from its own words: of what chapters, and what the others are fined', () => {
    expect(fined(REACH, '#d2.k1')).toMatchObject({
      whom: 'tổ chức',
      others: 'mức phạt tiền bằng 1/2 mức phạt tiền đối với tổ chức',
    });
  });

  it('is not said of an article that is excepted, nor of another chapter', () => {
    expect(fined(REACH, '#d3.k1')).toBe('unsaid');
    expect(fined(REACH, '#d4.k1')).toBe('unsaid');
    expect(fined('1. Mức phạt tiền tối đa đối với cá nhân là 40.000.000 đồng.', '#d2.k1')).toBe('unsaid');
  });

  it('may be persons, in the whole decree', () => {
    const persons = REACH.replace('từ Chương I đến Chương II ', '').replace(
      'của tổ chức, trừ',
      'của cá nhân, trừ',
    );
    expect(fined(persons, '#d2.k1')).toMatchObject({ whom: 'cá nhân' });
    expect(fined(persons, '#d4.k1')).toMatchObject({ whom: 'cá nhân' });
  });

  it('is unclear where the words reach over single clauses, or except them: such fines are not asked', () => {
    expect(
      fined(REACH.replace('từ Chương I đến Chương II', 'tại các điểm a, b khoản 2 Điều 2'), '#d2.k1'),
    ).toBe('unclear');
    expect(fined(REACH.replace('Điều 3', 'điểm a khoản 3 Điều 3'), '#d2.k1')).toBe('unclear');
  });
});
