import type { Context } from 'grammy';
import type { InlineQueryResultArticle, InlineQueryResultsButton } from 'grammy/types';
import type { Quote } from '../../contract.ts';
import { sourcesOf } from '../chat/render.ts';
import type { Counter } from './asking.ts';
import { describeError, isBadRequest } from './errors.ts';
import { inlineResult } from './inline-result.ts';
import { INLINE_CACHE, MAX_INLINE_RESULTS } from './limits.ts';
import type { Shelf } from './opening.ts';
import { ASK } from './payload.ts';
import { words } from './words.ts';

/**
 * Answers `@bot rượu bia trưa`: the quotes of the answer, to be shared in whatever chat the person writes. Nothing of it is
 * remembered: who only looks has asked nothing. A query is stale within seconds, so none is tried again.
 */
export async function onInline(
  counter: Counter,
  { suggestions }: Pick<Shelf, 'suggestions'>,
  context: Context,
): Promise<void> {
  const query = context.inlineQuery?.query.trim() ?? '';
  try {
    const found = query === '' ? await suggested(counter, suggestions) : await quotesOf(counter, query);
    const results = found.slice(0, MAX_INLINE_RESULTS).map(({ quote, title }, index) => {
      return inlineResult(quote, { id: String(index), title, bot: counter.bot() });
    });
    await reply(context, results, INLINE_CACHE);
  } catch (error) {
    counter.log.error({ fault: describeError(error, counter.token) }, 'telegram: an inline query failed');
    await reply(context, [], 0).catch(() => undefined);
  }
}

/** A quote, and the line above it where that is not its place. */
interface Found {
  readonly quote: Quote;
  readonly title: string | null;
}

async function quotesOf({ desk }: Counter, text: string): Promise<Found[]> {
  const answer = await desk.glance?.({ channel: 'telegram', text });
  if (answer?.outcome !== 'answered') return [];
  return sourcesOf(answer).map((quote) => ({ quote, title: null }));
}

/** What is shown before anything is typed: the questions that are asked most, each with the rule that decides it. */
async function suggested(counter: Counter, questions: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const title of questions) {
    const [first] = await quotesOf(counter, title);
    if (first !== undefined) found.push({ ...first, title });
  }
  return found;
}

/** Where nothing is decided: no result, and a way to the private chat, where the reason is told. */
const NOTHING: InlineQueryResultsButton = { text: words.inlineNothing, start_parameter: ASK };

async function reply(
  context: Context,
  results: readonly InlineQueryResultArticle[],
  seconds: number,
): Promise<void> {
  const button = results.length === 0 ? { button: NOTHING } : {};
  try {
    // Everybody gets the same: nothing in it depends on who asks.
    await context.answerInlineQuery([...results], { cache_time: seconds, is_personal: false, ...button });
  } catch (error) {
    // Too late is no fault: the person has typed on.
    if (!isBadRequest(error, /query is too old|QUERY_ID_INVALID/i)) throw error;
  }
}
