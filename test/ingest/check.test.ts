import { describe, expect, it } from 'vitest';
import { checkStructure } from '../../ingest/check.ts';
import { parseStructure, type Structure } from '../../ingest/structure.ts';

const LAW =
  'LUẬT\nTHỬ\n\nChương I\nCHUNG\nĐiều 1. Một\n1. Gồm:\na) Việc a;\nb) Việc b.\n2. Việc hai.\nĐiều 2. Hai\nViệc khác.\n';

function findings(text: string, change: Partial<Structure> = {}): string[] {
  const structure = { ...parseStructure(text, 'X'), ...change };
  return checkStructure(text, structure).findings.map((one) => `${one.line} ${one.kind}: ${one.message}`);
}

describe('the check of a structure', () => {
  it('finds nothing in a whole one, and counts its parts and characters', () => {
    const { findings: found, counts, accounting } = checkStructure(LAW, parseStructure(LAW, 'X'));
    expect(found).toEqual([]);
    expect(counts).toMatchObject({ chapter: 1, article: 2, clause: 2, point: 2, row: 0 });
    const { characters, provisions, labels, headings, dropped } = accounting;
    const left = Object.values(dropped).reduce((sum, one) => sum + one, 0);
    expect(characters).toBe(LAW.replace(/\s/gu, '').length);
    expect(provisions + labels + headings + left).toBe(characters);
  });

  it('names characters without owner, with two owners, and words that were changed', () => {
    const { provisions } = parseStructure(LAW, 'X');
    const last = provisions.at(-1);
    if (last === undefined) throw new Error('no provision');
    expect(findings(LAW, { provisions: provisions.slice(0, -1) })).toEqual([
      '12 unowned: "Việc" không thuộc phần nào',
      '12 unowned: "khác." không thuộc phần nào',
    ]);
    expect(findings(LAW, { provisions: [...provisions, last] })).toContain(
      '12 owned_twice: "khác." thuộc 2 phần cùng lúc',
    );
    const changed = [...provisions.slice(0, -1), { ...last, text: 'Việc khac.' }];
    expect(findings(LAW, { provisions: changed })).toEqual([
      '12 not_verbatim: Điều 2: lời lưu giữ khác với văn bản',
    ]);
  });

  it('finds holes at the line of the label after them, inserted numbers being none', () => {
    const text = 'LUẬT\nTHỬ\n\nĐiều 1. Một\n1. Việc.\n1a. Việc.\n3. Việc.\n\nĐiều 4. Bốn\nViệc.\n';
    expect(findings(text)).toEqual([
      '7 hole: thiếu 1 khoản trước khoản 3 Điều 1',
      '9 hole: thiếu 2 Điều trước Điều 4',
    ]);
  });

  it('finds a khoản that stands alone and words that end within a sentence', () => {
    expect(
      findings(
        'LUẬT\nTHỬ\n\nĐiều 1. Một\n1. Căn cứ vào quy định của Luật này,\n¿: Việc hai.\nĐiều 2. Hai\nThủ tướng ban hành\nĐiều 3. Ba\nViệc.\n',
      ),
    ).toEqual([
      '5 lone: khoản 1 Điều 1 đứng một mình: có thể nhãn của các phần sau đã mất',
      '8 unfinished: Điều 2 kết thúc giữa câu: "…Thủ tướng ban hành"',
    ]);
  });

  it('takes khoản that count on through the parts of a Party text for whole', () => {
    expect(
      findings(
        'KẾT LUẬN\nVề thử\n\nMở đầu.\n\nI. MỘT\n\n1. Việc một.\n\n2. Việc hai.\n\nII. HAI\n\n3. Việc ba.\n\n4. Việc bốn.\n',
      ),
    ).toEqual([]);
  });
});
