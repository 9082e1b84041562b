import { blocksOfWords, type Upload, type UploadState } from '../../uploads.ts';
import { MAX_REPORT_LENGTH } from './limits.ts';
import { bold, paragraph, type Section } from '../chat/rich.ts';

/** What a file says, as messages: its name, the report in words, what to do. `page`: where it stands beside its source. */
export function previewSections({ name, state }: Upload, page: string | null): Section[] {
  const ready = state.kind === 'ready';
  const beside = `Xem cạnh nguyên văn: ${page ?? ''} (đăng nhập bằng mã của lệnh /dangnhap)`;
  return [
    [paragraph(bold(ready ? `Xem trước: ${name}` : name))],
    ...wordsSections(wordsOf(state)),
    ...(ready && page !== null ? [[paragraph(beside)]] : []),
    ...(ready ? [[paragraph('Nhận để phát hành vào kho văn bản, hoặc Bỏ. Tệp được giữ một giờ.')]] : []),
  ];
}

const wordsOf = (state: UploadState) => ('words' in state ? state.words : '');

/** The words of a report; what is more than a few messages is counted, its last line always shown. */
export function wordsSections(words: string): Section[] {
  const blocks = blocksOfWords(words);
  const last = blocks.at(-1);
  const shown: Section[] = [];
  let room = MAX_REPORT_LENGTH;
  for (const { head, lines } of blocks.slice(0, -1)) {
    room -= head.length + lines.join('').length;
    if (room < 0) break;
    shown.push([
      paragraph(lines.length === 0 ? head : bold(head)),
      ...lines.map((line) => paragraph(`• ${line}`)),
    ]);
  }
  const left = blocks.length - 1 - shown.length;
  if (left > 0) shown.push([paragraph(`… và ${left} mục nữa, xem đủ trên trang web.`)]);
  if (last !== undefined)
    shown.push([paragraph(last.head), ...last.lines.map((line) => paragraph(`• ${line}`))]);
  return shown;
}
