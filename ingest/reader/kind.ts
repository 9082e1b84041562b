import { UnreadableError, type FileKind } from '../reader.ts';
import { decodeUnicode } from './unicode.ts';
import { entryNames } from './kind/zip-names.ts';
import { oleKind } from './kind/ole.ts';
import { isBinary, startsLikeHtml, looksLikeMarkdown } from './kind/words.ts';

/** How much of a text is looked at to tell its kind, UTF-16 units: several pages. */
const TEXT_WINDOW = 64 * 1024;
/** A PDF may have up to this many bytes of something else before its signature (ISO 32000, implementation notes). */
const PDF_WINDOW = 1024;

/** A page saved as one mail (MHTML) begins with a mail's head, in which this line stands. */
const MAIL = /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?MIME-Version:/iu;
const MAIL_HEAD = 2048;

const IMAGES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x49, 0x49, 0x2a, 0x00], // TIFF, little endian
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF, big endian
  [0x47, 0x49, 0x46, 0x38], // GIF
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const SEVEN_ZIP = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c];
const RAR = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07];
const GZIP = [0x1f, 0x8b, 0x08];

/** What a file is, told by its content and never by its name. Throws `UnreadableError` for kinds that nothing here reads. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new UnreadableError('tệp rỗng (0 byte); hãy gửi lại tệp có nội dung');
  return binaryKind(bytes) ?? textKind(bytes);
}

function binaryKind(bytes: Uint8Array): FileKind | null {
  if (starts(bytes, ZIP) || starts(bytes, EMPTY_ZIP)) return zipKind(bytes);
  if (starts(bytes, OLE)) return oleKind(bytes);
  if (ascii(bytes, 0, PDF_WINDOW).includes('%PDF-')) return 'pdf';
  if (IMAGES.some((signature) => starts(bytes, signature)) || isContainedImage(bytes)) return 'image';
  refuseArchives(bytes);
  return null;
}

/** A DOCX is a ZIP with `word/document.xml`; of a truncated one only the names at its beginning are left. */
function zipKind(bytes: Uint8Array): FileKind {
  const names = entryNames(bytes);
  if (names === null)
    return /^(?:\[Content_Types\]\.xml|word\/|_rels\/)/u.test(ascii(bytes, 30, 60)) ? 'docx' : 'zip';
  if (names.some((name) => /^word\/document\d*\.xml$/u.test(name))) return 'docx';
  if (names.some((name) => name.startsWith('xl/'))) throw refused('bảng tính Excel (XLSX)');
  if (names.some((name) => name.startsWith('ppt/'))) throw refused('bản trình chiếu PowerPoint (PPTX)');
  if (names[0] === 'mimetype' && names.includes('content.xml')) throw refused('văn bản OpenDocument (ODT)');
  return 'zip';
}

function textKind(bytes: Uint8Array): FileKind {
  const text = decodeUnicode(bytes)?.text ?? ascii(bytes, 0, TEXT_WINDOW);
  if (isBinary(text.slice(0, TEXT_WINDOW)))
    throw new UnreadableError(
      'nội dung là dữ liệu nhị phân không rõ loại; hãy gửi DOCX, DOC, PDF, HTML hoặc văn bản',
    );
  const head = text.slice(0, TEXT_WINDOW).trimStart();
  if (head.startsWith('{\\rtf')) throw refused('văn bản RTF');
  if (MAIL.test(head.slice(0, MAIL_HEAD))) throw refused('trang web lưu trữ (MHTML)');
  if (head.startsWith('<?mso-application') || head.includes('<pkg:package'))
    throw refused('văn bản Word dạng XML');
  if (startsLikeHtml(head)) return 'html';
  return looksLikeMarkdown(head) ? 'markdown' : 'text';
}

function refuseArchives(bytes: Uint8Array): void {
  if (starts(bytes, SEVEN_ZIP)) throw refused('tệp nén 7z', 'ZIP');
  if (starts(bytes, RAR)) throw refused('tệp nén RAR', 'ZIP');
  if (starts(bytes, GZIP)) throw refused('tệp nén GZIP', 'ZIP');
}

function refused(what: string, instead = 'DOCX hoặc PDF'): UnreadableError {
  return new UnreadableError(`chưa đọc được ${what}; hãy mở và lưu lại thành ${instead}`);
}

/** WebP and HEIC say what they are after a length; BMP has only two letters, so its zero fields are asked for too. */
function isContainedImage(bytes: Uint8Array): boolean {
  const head = ascii(bytes, 0, 16);
  const bitmap = head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0';
  return (
    bitmap ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') ||
    /^.{4}ftyp(?:hei|hev|mif|avif)/su.test(head)
  );
}

function starts(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Bytes as characters of the same number, so that they can be searched. */
function ascii(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);
}
