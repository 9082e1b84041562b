import { written } from './picture-pdf.ts';

/** A PDF of lines in Helvetica, one list a page; ASCII only, as that font needs no file. */
export function plainPdf(pages: readonly (readonly string[])[]): Buffer {
  const first = 4;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  return written([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    ...pages.flatMap((lines, index) => page(lines, first + 2 * index + 1)),
  ]);
}

function page(lines: readonly string[], content: number): Buffer[] {
  const shown = lines.map((line, index) => `1 0 0 1 72 ${760 - 16 * index} Tm (${line}) Tj`).join('\n');
  const text = `BT /F1 12 Tf\n${shown}\nET`;
  const resources = '<< /Font << /F1 3 0 R >> >>';
  return [
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${content} 0 R >>`,
    ),
    Buffer.from(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`),
  ];
}
