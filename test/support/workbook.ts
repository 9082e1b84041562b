import { zipFile } from './zip-file.ts';

type Cell =
  | string
  | number
  | boolean
  | { readonly formula: string; readonly value: number }
  /** Days since the last day of 1899. */
  | { readonly day: number };

/** Makes an XLSX as Excel writes one: texts shared, days as numbers with a style. */
export function workbook(rows: readonly (readonly Cell[])[]): Uint8Array {
  const texts: string[] = [];
  const cellOf = (cell: Cell, at: number, row: number): string => {
    const place = `r="${String.fromCharCode(65 + at)}${row + 1}"`;
    if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
    if (typeof cell === 'boolean') return `<c ${place} t="b"><v>${cell ? 1 : 0}</v></c>`;
    if (typeof cell === 'string') return `<c ${place} t="s"><v>${texts.push(cell) - 1}</v></c>`;
    return 'day' in cell
      ? `<c ${place} s="1"><v>${cell.day}</v></c>`
      : `<c ${place}><f>${cell.formula}</f><v>${cell.value}</v></c>`;
  };
  const sheet = rows
    .map((row, at) => (row.length === 0 ? '' : `<row r="${at + 1}">${row.map((cell, column) => cellOf(cell, column, at)).join('')}</row>`))
    .join(''); // prettier-ignore
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const link = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const package_ = 'http://schemas.openxmlformats.org/package/2006';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const xf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
  const files = {
    '[Content_Types].xml': `<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${link}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${link}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${link}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${link}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${link}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs>${xf}</cellStyleXfs><cellXfs>${xf}<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
  };
  return zipFile(Object.entries(files).map(([name, inner]) => ({ name, data: `${head}${inner}` })));
}
