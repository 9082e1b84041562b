import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../ingest/reader/kind.ts';
import { UnreadableError } from '../../../ingest/reader.ts';
import { docxFile, paragraph } from '../../support/docx-file.ts';
import { zipFile } from '../../support/zip-file.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const ole = (stream: string): Uint8Array =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(`${stream}\0`, 'utf16le'),
  ]);

describe('the kind of a file', () => {
  it.each([
    ['docx', docxFile({ body: paragraph('Điều 1. Phạm vi') })],
    ['zip', zipFile([{ name: 'luat.docx', data: docxFile({ body: paragraph('Điều 1.') }) }])],
    ['zip', zipFile([])],
    ['doc', ole('WordDocument')],
    ['pdf', bytes('\n%PDF-1.7\n')],
    ['image', Buffer.from('89504e470d0a1a0a00000000', 'hex')],
    ['image', Buffer.from('ffd8ffe000104a46', 'hex')],
    ['image', Buffer.from('49492a0008000000', 'hex')],
    ['html', bytes('<!DOCTYPE html><html><body><p>Điều 1.</p></body></html>')],
    [
      'html',
      bytes("\ufeff<link href='style.css' />\n<h3>Đề mục 1.2</h3><p class='pDieu'>Điều 1.2.LQ.1.</p>"),
    ],
    ['html', Buffer.from('\ufeff<html><body><p>Điều 1.</p></body></html>', 'utf16le')],
    ['markdown', bytes('---\ntitle: "Nghị định"\n---\n\nNghị định này quy định')],
    ['markdown', bytes('CHÍNH PHỦ\n\n### Điều 1. Phạm vi điều chỉnh\n')],
    ['markdown', bytes('CHÍNH PHỦ\r\n\r\n| Nhóm | Hệ số |\r\n|---|---|\r\n| 1 | 10 |\r\n')],
    ['text', bytes('CHỈ THỊ\n________\n- Các sở, ban, ngành;\n')],
    ['text', bytes('Mức < 5 và > 3 <p>\n')],
    ['text', Buffer.from('§iÒu 1. Ph¹m vi ®iÒu chØnh', 'latin1')],
  ] as const)('is told by content: %s (%#)', (kind, file) => {
    expect(kindOf(file)).toBe(kind);
  });

  it('stays DOCX where the end of the file is missing, so that its reader can say so', () => {
    const whole = docxFile({ body: paragraph('Điều 1. Phạm vi') });
    expect(kindOf(whole.slice(0, whole.length - 40))).toBe('docx');
  });

  it.each([
    ['tệp rỗng', new Uint8Array()],
    ['mật khẩu', ole('EncryptedPackage')],
    ['macro', ole('WordDocument\0_VBA_PROJECT')],
    ['Excel', ole('Workbook')],
    ['Excel', zipFile([{ name: 'xl/workbook.xml', data: '<workbook/>' }])],
    [
      'OpenDocument',
      zipFile([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
        { name: 'content.xml', data: '' },
      ]),
    ],
    ['RTF', bytes('{\\rtf1\\ansi Điều 1.}')],
    [
      'MHTML',
      bytes(
        'From: <Saved by Blink>\r\nSubject: Luat\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n',
      ),
    ],
    ['RAR', Buffer.from('526172211a0700', 'hex')],
    ['nhị phân', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251))],
  ])('is refused in one Vietnamese sentence: %s', (word, file) => {
    const kind = (): string => kindOf(file);
    expect(kind).toThrow(UnreadableError);
    expect(kind).toThrow(word);
    expect(kind).not.toThrow('\n');
  });
});
