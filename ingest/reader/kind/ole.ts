import { UnreadableError } from '../../reader.ts';
import { ENCRYPTED } from '../encrypted.ts';
import { HAS_MACROS } from '../macros.ts';

/** What an OLE compound file is, told by the names of its streams, which its directory holds in UTF-16. */
export function oleKind(bytes: Uint8Array): 'doc' {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => buffer.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (holds('EncryptedPackage')) throw new UnreadableError(ENCRYPTED);
  if (holds('WordDocument') && holds('_VBA_PROJECT')) throw new UnreadableError(HAS_MACROS);
  if (holds('WordDocument')) return 'doc';
  if (holds('Workbook') || holds('Book')) throw new UnreadableError(refused('bảng tính Excel (XLS)'));
  if (holds('PowerPoint Document')) throw new UnreadableError(refused('bản trình chiếu PowerPoint (PPT)'));
  throw new UnreadableError(
    'tệp OLE không có văn bản Word bên trong hoặc bị cắt ngang; hãy mở và lưu lại thành DOCX',
  );
}

function refused(what: string): string {
  return `chưa đọc được ${what}; hãy mở và lưu lại thành DOCX hoặc PDF`;
}
