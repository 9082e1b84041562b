import type { Item } from '../../../bot/quiz-item.ts';

/** Whether the quote that is shown after one item holds the words that another asks for. */
export const tells = ({ quote }: Item, { span, provision }: Item): boolean =>
  quote !== null &&
  span !== null &&
  quote.provision === provision &&
  Math.min(quote.end, span.end) - Math.max(quote.start, span.start) > 0;
