import { zipFile, type ZipEntry } from './zip-file.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The parts of a DOCX as WordprocessingML without the outer element. */
export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly more?: readonly ZipEntry[];
}

/** Makes a DOCX of the given parts. */
export function docxFile({ body, numbering, styles, footnotes, more = [] }: DocxParts): Uint8Array {
  const part = (name: string, root: string, inner: string | undefined): ZipEntry[] =>
    inner === undefined
      ? []
      : [{ name: `word/${name}.xml`, data: `<?xml version="1.0"?><w:${root} ${W}>${inner}</w:${root}>` }];
  return zipFile([
    { name: '[Content_Types].xml', data: '<Types/>' },
    ...part('document', 'document', `<w:body>${body}</w:body>`),
    ...part('numbering', 'numbering', numbering),
    ...part('styles', 'styles', styles),
    ...part('footnotes', 'footnotes', footnotes),
    ...more,
  ]);
}

/** A paragraph of one run, with its properties. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A paragraph that Word numbers. */
export function numbered(text: string, list: number, level = 0): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}
