import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docxFile, paragraph } from '../support/docx-file.ts';
import { zipFile } from '../support/zip-file.ts';
import { photo } from './reader/photo.ts';
import { written } from './reader/picture-pdf.ts';
import { plainPdf } from './reader/plain-pdf.ts';

const LINE = paragraph('Điều 1. Phạm vi điều chỉnh');
const XXE =
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>Điều 1. &a;</w:t></w:r></w:p></w:body></w:document>';

/** A PDF that says to be locked by a password. */
function lockedPdf(): Buffer {
  const key = '0'.repeat(64);
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -44 >>`;
  const open = plainPdf([['1. Text.']]).toString('latin1');
  return Buffer.from(open.replace('/Root 1 0 R', `/Root 1 0 R /ID [<00><00>] /Encrypt ${encrypt}`), 'latin1');
}

/** A compound file as Word writes it around an encrypted document. */
const lockedDocx = (): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('EncryptedPackage\0', 'utf16le'),
  ]);

/** Files that must not be taken, by name, each with words of the one line that says why. */
export const HOSTILE: readonly (readonly [string, RegExp, () => Uint8Array])[] = [
  ['khóa.docx', /mật khẩu/u, lockedDocx],
  ['khóa.pdf', /mật khẩu/u, lockedPdf],
  ['cụt.docx', /cắt ngang/u, () => docxFile({ body: LINE.repeat(300) }).slice(0, 900)],
  ['cụt.pdf', /hỏng hoặc bị cắt cụt/u, () => plainPdf([['1. Text.']]).subarray(0, 80)],
  ['rỗng.txt', /rỗng/u, () => new Uint8Array()],
  [
    'bom.zip',
    /giải nén ra/u,
    () => zipFile([{ name: 'a.txt', data: Buffer.alloc(200_000_000, 'Điều 1. ') }]),
  ],
  [
    'bom.docx',
    /phình quá lớn/u,
    () => zipFile([{ name: 'word/document.xml', data: Buffer.alloc(150_000_000, ' ') }]),
  ],
  [
    'lồng.zip',
    /tệp nén nằm trong tệp nén/u,
    () => zipFile([{ name: 'b.zip', data: zipFile([{ name: 'c.txt', data: 'Điều 1.' }]) }]),
  ],
  [
    'macro.docm',
    /macro/u,
    () => docxFile({ body: LINE, more: [{ name: 'word/vbaProject.bin', data: 'Sub AutoOpen()' }] }),
  ],
  ['thực-thể.docx', /thực thể/u, () => zipFile([{ name: 'word/document.xml', data: XXE }])],
  [
    'nghìn-trang.pdf',
    /1000 trang, quá mức 900 trang/u,
    () => plainPdf(Array.from({ length: 1000 }, () => ['1. Text.'])),
  ],
  [
    'vòng.pdf',
    /hỏng|không có chữ/u,
    () =>
      written([
        Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
        Buffer.from('<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>'),
      ]),
  ],
  [
    'mã.html',
    /không có lời văn bản nào/u,
    () => Buffer.from('<html><body><script>document.write("Điều 1. Cấm")</script></body></html>'),
  ],
  ['chương-trình.docx', /nhị phân/u, () => Buffer.from('4d5a90000300000004000000ffff0000b800', 'hex')],
  ['mèo.png', /không phải trang văn bản|chưa nhận dạng được chữ/u, photo],
  [
    'thơ.txt',
    /không thấy Điều hoặc mục nào, đây có phải văn bản quy định không/u,
    () => Buffer.from('Trăm năm trong cõi người ta\nChữ tài chữ mệnh khéo là ghét nhau\n'),
  ],
];

/** A file of 500 MB that takes no room on the disk. */
const HUGE = 'lớn.pdf';
export const HUGE_REASON = /nặng 500 MB, quá mức 100 MB/u;

/** Writes every hostile file into a folder. */
export function writeHostile(into: string): string {
  mkdirSync(into, { recursive: true });
  for (const [name, , bytes] of HOSTILE) writeFileSync(join(into, name), bytes());
  const huge = openSync(join(into, HUGE), 'w');
  ftruncateSync(huge, 500_000_000);
  closeSync(huge);
  return into;
}
