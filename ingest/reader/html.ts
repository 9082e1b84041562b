import type { Reader } from '../reader.ts';
import { UnreadableError } from '../reader.ts';
import { toSourceText } from './blocks.ts';
import { decodeText } from './charset.ts';
import { parseHtml } from './dom.ts';
import { readArticle } from './html/article.ts';
import { cutTopic, readTopic } from './html/codification.ts';

/**
 * Reads a page: of a topic of the official codification its several real documents, of any other page its article.
 * Nothing on the page is run or fetched.
 */
export const readHtml: Reader = async (bytes, name) => {
  const page = decodeText(bytes, declaredCharset(bytes));
  const topic = cutTopic(page);
  if (topic !== null) return readTopic(topic, name);
  const { blocks, leftOut } = readArticle(parseHtml(page));
  const text = toSourceText(name, 'html', blocks, { leftOut });
  if (text.text.trim() === '')
    throw new UnreadableError(
      'trang HTML không có lời văn bản nào; có thể nội dung do chương trình trên trang tải về, hãy lưu trang từ trình duyệt',
    );
  return [text];
};

/** How much of a page may stand before its charset, bytes; browsers look at 1024. */
const CHARSET_WINDOW = 4096;

/** The charset that the page declares, lower case; null where it declares none. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    0,
    CHARSET_WINDOW,
  );
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase() ?? null;
}
