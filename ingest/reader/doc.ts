import type { Reader } from '../reader.ts';
import { UnreadableError } from '../reader.ts';
import { toSourceText } from './blocks.ts';
import { readDocBody } from './doc/body.ts';
import { openDoc } from './doc/header.ts';

/**
 * Reads a Word 97–2003 file (DOC): paragraphs with the numbers that Word makes, tables as rows, deletions and field
 * instructions not. Footnotes, text boxes and hidden words are kept beside the text.
 */
export const readDoc: Reader = (bytes, name) =>
  Promise.resolve().then(() => {
    const { blocks, leftOut } = readDocBody(openDoc(bytes));
    const text = toSourceText(name, 'doc', blocks, {
      leftOut,
      warnings: warningsOf(leftOut.map((one) => one.reason)),
    });
    if (text.text.trim() === '')
      throw new UnreadableError('tệp DOC không có chữ nào; nếu là ảnh chụp, hãy gửi tệp PDF hoặc ảnh');
    return [text];
  });

function warningsOf(reasons: readonly string[]): string[] {
  return [
    ...(reasons.includes('footnote') ? ['có chú thích (footnote), không đưa vào lời văn bản'] : []),
    ...(reasons.includes('text-box') ? ['có khung chữ (text box), không đưa vào lời văn bản'] : []),
  ];
}
