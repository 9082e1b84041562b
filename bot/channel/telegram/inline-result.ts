import type { InlineQueryResultArticle } from 'grammy/types';
import type { Quote } from '../../contract.ts';
import { headed } from '../chat/formats.ts';
import { placeBlocks } from '../chat/render.ts';
import { italic, lengthOf, paragraph, quotation, type Section } from '../chat/rich.ts';
import { BLOCK_JOINT, cut } from '../chat/split.ts';
import { wellFormed } from '../chat/well-formed.ts';
import { htmlOf } from './html.ts';
import { MAX_INLINE_DESCRIPTION, MAX_INLINE_TITLE, MAX_MESSAGE_LENGTH } from './limits.ts';
import { provisionLink } from './links.ts';
import { words } from './words.ts';

/** How a quote is listed; `title` null: its place. */
export interface Listed {
  /** 1 to 64 bytes, of its own among the results. */
  readonly id: string;
  readonly title: string | null;
  /** The bot's name. */
  readonly bot: string;
}

/** A quote as a result to share: the words of the rule, verbatim, with place, document and validity. */
export function inlineResult(quote: Quote, { id, title, bot }: Listed): InlineQueryResultArticle {
  const place = `${headed(quote.locator)} – ${quote.document}`;
  return {
    type: 'article',
    id,
    title: shortened(title ?? place, MAX_INLINE_TITLE),
    description: shortened(title === null ? quote.text : place, MAX_INLINE_DESCRIPTION),
    input_message_content: {
      message_text: htmlOf([sharedSection(quote)]),
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
    reply_markup: {
      inline_keyboard: [[{ text: words.openHere, url: provisionLink(bot, quote.provision) }]],
    },
  };
}

/** One message alone can be shared: of a quote that does not fit, as many sentences as do, and that this is a part. */
function sharedSection(quote: Quote): Section {
  const place = placeBlocks(quote, false);
  const part = paragraph(italic(words.inlinePart));
  const taken = [part, ...place].reduce((sum, block) => sum + lengthOf(block) + BLOCK_JOINT.length, 0);
  const [shown, ...rest] = cut(quotation(quote.text, quote.marks), MAX_MESSAGE_LENGTH - taken);
  return [...(shown === undefined ? [] : [shown]), ...(rest.length > 0 ? [part] : []), ...place];
}

/** A line of a list, cut at a word's end. */
function shortened(text: string, most: number): string {
  const line = wellFormed(text.replace(/\s+/gu, ' ').trim());
  if (line.length <= most) return line;
  const kept = line.slice(0, most - 1);
  return `${wellFormed(kept.replace(/\s+\S*$/u, ''))}…`;
}
