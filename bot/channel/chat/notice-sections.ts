import type { Notice, NoticeBlock } from '../../channel.ts';
import { bold, italic, paragraph, quotation, type Block, type Section } from './rich.ts';

/** A notice as a chat shows it: quotes stand as quotes, whole. */
export const noticeSections = (notice: Notice): Section[] => notice.map((blocks) => blocks.map(blockOf));

function blockOf({ kind, text }: NoticeBlock): Block {
  switch (kind) {
    case 'text':
      return paragraph(text);
    case 'strong':
      return paragraph(bold(text));
    case 'note':
      return paragraph(italic(text));
    case 'quote':
      return quotation(text, []);
  }
}
