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

/** Makes a DOCX of the given parts, whole enough for Word and LibreOffice to open it. */
export function docxFile({ body, numbering, styles, footnotes, more = [] }: DocxParts): Uint8Array {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['numbering', numbering],
    ['styles', styles],
    ['footnotes', footnotes],
  ];
  const given = parts.filter(([, inner]) => inner !== undefined).map(([name]) => name);
  return zipFile([
    { name: '[Content_Types].xml', data: contentTypes(given) },
    { name: '_rels/.rels', data: relationships([['officeDocument', 'word/document.xml']]) },
    { name: 'word/_rels/document.xml.rels', data: relationships(given.map((name) => [name, `${name}.xml`])) },
    { name: 'word/document.xml', data: xml('document', `<w:body>${body}</w:body>`) },
    ...parts.flatMap(([name, inner]) =>
      inner === undefined ? [] : [{ name: `word/${name}.xml`, data: xml(name, inner) }],
    ),
    ...more,
  ]);
}

function xml(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${W}>${inner}</w:${root}>`;
}

function contentTypes(given: readonly string[]): string {
  const type = (name: string, kind: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `${type('document', 'document.main')}${given.map((name) => type(name, name)).join('')}</Types>`
  );
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="r${at}" Type="${base}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** A paragraph of one run, with its properties. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A paragraph that Word numbers. */
export function numbered(text: string, list: number, level = 0): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}
