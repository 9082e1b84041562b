/** How much is taken in chat and on the web; more is for the command `ingest` on the server. */

/**
 * Bytes of one file. Telegram gives bots files of at most 20 MB (Bot API, getFile); the web takes no more, since a body
 * is held in memory two or three times while it is taken apart. A law as DOCX has 0.1 MB, a scan of 60 pages some 15 MB.
 */
export const MAX_UPLOAD_BYTES = 20_000_000;
/** Files of one person that are read, or wait for Nhận or Bỏ, at a time. */
const MAX_OF_PERSON = 3;
/** The same of all people together: at most 160 MB of disk. */
const MAX_OF_ALL = 8;
/** UTF-16 units of all texts of one file: they are held in memory until decided. The longest code has 0.6 million. */
export const MAX_TEXT_LENGTH = 5_000_000;
/** Milliseconds that a file is kept: an hour is time enough to compare it with the source. */
export const HOLD_MS = 60 * 60 * 1_000;

const ON_SERVER = 'hoặc nhập bằng lệnh npm run ingest trên máy chủ';

/** Why a file of this many bytes is not taken, in Vietnamese; null where it is. */
export function sizeRefusal(bytes: number): string | null {
  if (bytes === 0) return 'Tệp rỗng (0 byte). Hãy gửi lại tệp có nội dung.';
  if (bytes <= MAX_UPLOAD_BYTES) return null;
  return `Tệp nặng ${megabytes(bytes)} MB, tối đa là ${megabytes(MAX_UPLOAD_BYTES)} MB. Hãy chia nhỏ tệp, ${ON_SERVER}.`;
}

/** Why a further file is not taken now; null where it is. */
export function countRefusal(ofPerson: number, ofAll: number): string | null {
  if (ofPerson >= MAX_OF_PERSON)
    return `Bạn đang có ${ofPerson} tệp chờ quyết định, tối đa là ${MAX_OF_PERSON}. Hãy nhận hoặc bỏ bớt rồi gửi lại; nhiều tệp có thể nén thành một tệp ZIP.`;
  if (ofAll < MAX_OF_ALL) return null;
  return `Đang có ${ofAll} tệp của các quản trị viên chờ quyết định. Hãy thử lại sau ít phút.`;
}

/** Why texts of this length are not held for a decision; null where they are. */
export function lengthRefusal(length: number): string | null {
  if (length <= MAX_TEXT_LENGTH) return null;
  return `Tệp có ${length.toLocaleString('vi-VN')} ký tự, tối đa ở đây là ${MAX_TEXT_LENGTH.toLocaleString('vi-VN')}. Hãy chia nhỏ tệp, ${ON_SERVER}.`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}
