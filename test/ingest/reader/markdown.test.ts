import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../../ingest/reader.ts';
import { documentReaders } from '../../../ingest/reader/documents.ts';
import { corpusFile, noCorpus, withoutCorpus } from '../../support/corpus.ts';

async function read(markdown: string): Promise<SourceText> {
  const [source] = await documentReaders.markdown(Buffer.from(markdown), 'x.md');
  if (source === undefined) throw new Error('the reader gave no text');
  return source;
}

describe('Markdown', () => {
  it('keeps words and lines; heading signs, emphasis, link targets and escapes go', async () => {
    const { text } = await read(
      '## Chương I\n### **Điều 1.** Phạm vi\n> 1\\. Theo [Luật số 80](https://x.vn) này, *cán bộ* __không được__ đi\nmuộn ***về sớm***.\n',
    );
    expect(text).toBe(
      'Chương I\nĐiều 1. Phạm vi\n1. Theo Luật số 80 này, cán bộ không được đi\nmuộn về sớm.\n',
    );
  });

  it('leaves signs that are no marks: rules under letterheads, noise, sums, codes', async () => {
    const lines =
      '# Điều 1.\n________\n***\n5 * 3 * 2 = 30 và a_b_c, ^ á tq|"\n- Các sở;\n~ Thủ tướng\n* ghi chú';
    expect((await read(lines)).text).toBe(lines.slice(2));
  });

  it('gives tables as rows with tabs, without the rule', async () => {
    const { text, tables } = await read(
      '### Điều 7.\n\n| Nhóm | **Hệ số** |\n|:---|---:|\n| 1\\|a | 10<br>11 |\n\nHết.',
    );
    expect(text).toBe('Điều 7.\n\nNhóm\tHệ số\n1|a\t10 11\n\nHết.');
    expect(tables.map(({ start, end, rows }) => [text.slice(start, end), rows])).toEqual([
      ['Nhóm\tHệ số\n1|a\t10 11', 2],
    ]);
  });

  it('leaves out what the copy’s author wrote before the rule, with the reason', async () => {
    const { text, leftOut } = await read(
      '---\nso_hieu: 1/2026/NĐ-CP\n---\n\n# Nghị định 1\n\n## THÔNG TIN VĂN BẢN\n\n| Thuộc tính | Nội dung |\n|---|---|\n| **Người ký** | A |\n\n## Căn cứ pháp lý\n\n- Luật X;\n\n## VĂN BẢN\n\nCHÍNH PHỦ\n\n### Điều 1. Phạm vi\n',
    );
    expect(text.trim()).toBe('CHÍNH PHỦ\n\nĐiều 1. Phạm vi');
    expect(leftOut.map((one) => one.reason)).toEqual(['front-matter', 'author-head']);
    expect(leftOut[1]?.text).toContain('Luật X');
  });

  it('leaves out only the author’s table where no heading says that the text begins', async () => {
    const { text } = await read(
      '# Nghị định 1\n\n| Số hiệu | 1/2026 |\n|---|---|\n| Người ký | A |\n\nCHÍNH PHỦ\n\n## Điều 1. Phạm vi\n',
    );
    expect(text.trim()).toBe('CHÍNH PHỦ\n\nĐiều 1. Phạm vi');
  });

  it('leaves out the author’s sections after the table, up to the rule', async () => {
    const { text } = await read(
      '| Số hiệu | 1/2026 |\n|---|---|\n\n## Căn cứ pháp lý\n\n- Luật X;\n\n## Tóm tắt\n\nQuy định về xe.\n\nBỘ CÔNG AN\n\nCăn cứ Luật Y;\n\n## Điều 1. Phạm vi\n',
    );
    expect(text.trim()).toBe('BỘ CÔNG AN\n\nCăn cứ Luật Y;\n\nĐiều 1. Phạm vi');
  });

  it('leaves out a motto that the author put above the table', async () => {
    const { text } = await read(
      '# CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n| Số hiệu | 1/2026 |\n|---|---|\n\n## Nội dung (13/13 Điều)\n\n## VĂN BẢN\n\nCHÍNH PHỦ\n\n## Điều 1. Phạm vi\n',
    );
    expect(text.trim()).toBe('CHÍNH PHỦ\n\nĐiều 1. Phạm vi');
  });

  it('clears what converters leave of emphasis', async () => {
    const { text } = await read(
      '# Điều 1.\n**_Nơi nhận:_**\n6**. **Thủ tục\n1. *C**ổng kết nối* là\na)****Trong\na)[[6]](http://x/y#_ftn6) Là\nGhi chú: (*) một; (**) hai&nbsp;ba',
    );
    expect(text).toBe(
      'Điều 1.\nNơi nhận:\n6. Thủ tục\n1. Cổng kết nối là\na)Trong\na)[6] Là\nGhi chú: (*) một; (**) hai ba',
    );
  });

  it('never takes a heading of the rule itself for the author’s', async () => {
    const { text, leftOut } = await read('CHÍNH PHỦ\n\n### Điều 1. Phạm vi\n\n## Nội dung\n\nLời.\n');
    expect(text).toBe('CHÍNH PHỦ\n\nĐiều 1. Phạm vi\n\nNội dung\n\nLời.\n');
    expect(leftOut).toEqual([]);
  });

  it('keeps every letter of lines without marks', async () => {
    const line = fc
      .stringMatching(/^[\p{Lu}\p{Ll}\d .,;:()“”–-]{1,40}$/u)
      .filter((text) => /[\p{L}\d]/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 10 }), async (lines) => {
        const { text } = await read(['# Điều 1.', ...lines].join('\n'));
        expect(text.split('\n').slice(1)).toEqual(lines.map((one) => one.normalize('NFC')));
      }),
      { numRuns: 200 },
    );
  });
});

describe.skipIf(noCorpus)(`the official decrees read by OCR${withoutCorpus}`, () => {
  it.each([
    ['nghi-dinh-244-2026-ND-CP-ocr.md', 13],
    ['nghi-dinh-174-2026-ND-CP-ocr.md', 117],
  ])(
    '%s has its %i articles, every line verbatim in the file, and nothing of the author’s table',
    async (name, articles) => {
      const bytes = corpusFile(name);
      const [source] = await documentReaders.markdown(bytes, name);
      const raw = new TextDecoder().decode(bytes).normalize('NFC');
      expect(source?.text.match(/^Điều \d+\. /gmu)).toHaveLength(articles);
      expect(source?.text.split('\n').filter((line) => !raw.includes(line))).toEqual([]);
      expect(source?.text).not.toMatch(/\| ?Số hiệu|THÔNG TIN VĂN BẢN|nguoi_ky/u);
      expect(source?.leftOut.map((one) => one.reason)).toEqual(['front-matter', 'author-head']);
    },
  );

  it('the directive stays letter for letter', async () => {
    const bytes = corpusFile('chi-thi-30-CT-TU-bac-ninh.txt');
    const [source] = await documentReaders.text(bytes, 'chi-thi.txt');
    expect(source?.text).toBe(new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').normalize('NFC'));
  });
});
