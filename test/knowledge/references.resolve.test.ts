import { describe, expect, it } from 'vitest';
import { parseReferences, resolveDocument, type DocumentCandidate } from '../../knowledge/references.ts';

const document = (number: string, kind: string, title = '', aliases: string[] = []): DocumentCandidate => {
  return { number, kind, title, aliases };
};
const candidates = [
  document('30-CT/TU', 'Chỉ thị', 'Về tăng cường kỷ luật, kỷ cương hành chính', ['Chỉ thị 30']),
  document('05-CT/TW', 'Chỉ thị'),
  document('26-CT/TW', 'Chỉ thị'),
  document('21-KL/TW', 'Kết luận'),
  document('968/CĐ-TTg', 'Công điện'),
  document('87-NQ/TU', 'Nghị quyết'),
  document('61/2025/QĐ-UBND', 'Quyết định'),
  document('61-QĐ/TW', 'Quy định'),
  document('80/2025/QH15', 'Luật', 'Cán bộ, công chức', ['Luật Cán bộ, công chức']),
  document('22/2008/QH12', 'Luật', 'CÁN BỘ, CÔNG CHỨC', ['Luật Cán bộ, công chức']),
  document('45/2019/QH14', 'Bộ luật', 'LAO ĐỘNG', ['Bộ luật Lao động']),
];
const resolve = (text: string) => {
  const [reference] = parseReferences(text);
  return reference && resolveDocument(reference, candidates);
};

describe('resolving a loose name', () => {
  it.each([
    ['chỉ thị 30', '30-CT/TU'],
    ['ct 5', '05-CT/TW'],
    ['chỉ thị 05', '05-CT/TW'],
    ['kết luận 21', '21-KL/TW'],
    ['nq 87', '87-NQ/TU'],
    ['cd 968', '968/CĐ-TTg'],
    ['26 ct/tw', '26-CT/TW'],
    ['qđ 61/2025', '61/2025/QĐ-UBND'],
    ['luật cbcc 2025', '80/2025/QH15'],
    ['luật cán bộ công chức năm 2008 còn hiệu lực không', '22/2008/QH12'],
    ['luật lao động', '45/2019/QH14'],
    ['luat lao dong noi gi', '45/2019/QH14'],
  ])('%s is %s', (text, number) => {
    expect(resolve(text)).toEqual({ outcome: 'one', number });
  });

  it('says when several fit', () => {
    expect(resolve('QĐ 61')).toEqual({ outcome: 'ambiguous', numbers: ['61/2025/QĐ-UBND', '61-QĐ/TW'] });
    expect(resolve('luật cbcc')).toEqual({ outcome: 'ambiguous', numbers: ['80/2025/QH15', '22/2008/QH12'] });
  });

  it.each(['chỉ thị 31', 'nghị quyết 30', '30-CT/TW', 'luật báo chí', 'Chỉ thị này'])(
    'says when none fits: %s',
    (text) => {
      expect(resolve(text)).toEqual({ outcome: 'none' });
    },
  );
});
