import { UnreadableError, type Reader } from '../reader.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readText } from './text.ts';

/** Largest file that these readers take, bytes: the longest codification page has 5 MB, a DOCX with pictures 20 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The readers of files that hold their words as words, by kind. Each throws `UnreadableError` and nothing else. */
export const documentReaders = {
  text: guarded(readText),
  markdown: guarded(readMarkdown),
  html: guarded(readHtml),
  docx: guarded(readDocx),
  doc: guarded(readDoc),
} as const satisfies Readonly<Record<string, Reader>>;

/** Whatever a damaged file makes a parser throw becomes the one sentence that an administrator gets. */
function guarded(read: Reader): Reader {
  return async (bytes, name) => {
    if (bytes.length === 0) throw new UnreadableError('tệp rỗng (0 byte); hãy gửi lại tệp có nội dung');
    if (bytes.length > MAX_BYTES)
      throw new UnreadableError(
        `tệp quá lớn: ${bytes.length} byte, giới hạn ${MAX_BYTES} byte; hãy tách nhỏ`,
      );
    try {
      return await read(bytes, name);
    } catch (error) {
      if (error instanceof UnreadableError) throw error;
      throw new UnreadableError('tệp bị hỏng, không đọc được; hãy mở và lưu lại rồi gửi lại', {
        cause: error,
      });
    }
  };
}
