import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docxFile, paragraph } from '../support/docx-file.ts';

/** Lines of Nghị định 30/2020/NĐ-CP, from which decrees of any length are made. */
const CLAUSES = [
  'Nghị định này quy định về công tác văn thư và quản lý nhà nước về công tác văn thư.',
  'Nghị định này áp dụng đối với cơ quan, tổ chức nhà nước và doanh nghiệp nhà nước.',
  'Văn bản phải được soạn thảo và ban hành đúng thẩm quyền, trình tự, thủ tục, hình thức, thể thức và kỹ thuật trình bày.',
];

/** A decree of so many Điều, one line a paragraph. `mark` stands in its first khoản, so that versions differ. */
export function decree(number: string, articles: number, mark: string): string[] {
  const bodies = Array.from({ length: articles }, (_, at) => [
    `Điều ${at + 1}. Phạm vi điều chỉnh`,
    ...CLAUSES.map((clause, clauseAt) => `${clauseAt + 1}. ${at === 0 ? `${mark}: ` : ''}${clause}`),
  ]);
  const head = [
    'CHÍNH PHỦ',
    `Số: ${number}`,
    'Hà Nội, ngày 05 tháng 3 năm 2020',
    'NGHỊ ĐỊNH',
    'Về công tác văn thư',
  ];
  return [...head, 'Chính phủ ban hành Nghị định về công tác văn thư.', ...bodies.flat()];
}

/** The numbers of the decrees that `writeDecrees` writes, in the order of their files. */
export const DECREES = ['901/2020/NĐ-CP', '902/2020/NĐ-CP', '903/2020/NĐ-CP', '904/2020/NĐ-CP'];

/** Writes a folder of decrees as DOCX, HTML, Markdown and text; returns the folder. */
export function writeDecrees(into: string, articles: number, mark: string): string {
  mkdirSync(into, { recursive: true });
  const [docx, html, markdown, text] = DECREES.map((number) => decree(number, articles, mark));
  writeFileSync(
    join(into, 'a.docx'),
    docxFile({ body: (docx ?? []).map((line) => paragraph(line)).join('') }),
  );
  writeFileSync(
    join(into, 'b.html'),
    `<html><body>${(html ?? []).map((line) => `<p>${line}</p>`).join('\n')}</body></html>`,
  );
  const heading = (line: string): string => (line.startsWith('Điều ') ? `### ${line}` : line);
  writeFileSync(join(into, 'c.md'), (markdown ?? []).map(heading).join('\n\n'));
  writeFileSync(join(into, 'd.txt'), (text ?? []).join('\n\n'));
  return into;
}
