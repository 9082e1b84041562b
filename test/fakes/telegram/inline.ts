import { z } from 'zod';
import { badRequest } from './refusal.ts';
import { formattedText, keyboardOf } from './rules.ts';
import type { Updates } from './updates.ts';
import type { InlineResult, InlineShown, Person, World } from './world.ts';

/** What the Bot API asks of answers to inline queries, each rule with the refusal that breaks it. */

/** Documentation, answerInlineQuery and InlineQueryResultArticle: bytes of an id and an offset, results of one query. */
const MAX_ID = 64;
const MAX_RESULTS = 50;
/** Documentation, InlineQuery: characters of the text. */
const MAX_QUERY = 256;

const contentSchema = z.strictObject({
  message_text: z.string(),
  parse_mode: z.string().optional(),
  link_preview_options: z.object({ is_disabled: z.boolean() }).optional(),
});
const resultSchema = z.strictObject({
  type: z.literal('article'),
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  input_message_content: contentSchema,
  reply_markup: z.unknown().optional(),
});
const answerSchema = z.strictObject({
  inline_query_id: z.string(),
  results: z.array(resultSchema),
  cache_time: z.int().min(0).default(300),
  is_personal: z.boolean().default(false),
  next_offset: z.string().default(''),
  button: z.strictObject({ text: z.string(), start_parameter: z.string() }).optional(),
});

/** The parameters of answerInlineQuery as a person sees them, or the refusal. Names as in messages.setInlineBotResults. */
export function inlineAnswer(parameters: unknown): InlineShown {
  const parsed = answerSchema.safeParse(parameters);
  if (!parsed.success) throw badRequest(`can't parse inline query result: ${parsed.error.message}`);
  const { inline_query_id: query, results, cache_time, is_personal, next_offset, button } = parsed.data;
  if (results.length > MAX_RESULTS) throw badRequest('RESULTS_TOO_MUCH');
  if (new Set(results.map(({ id }) => id)).size < results.length) throw badRequest('RESULT_ID_DUPLICATE');
  if (Buffer.byteLength(next_offset) > MAX_ID) throw badRequest('NEXT_OFFSET_INVALID');
  if (button !== undefined) checkButton(button);
  const shown = results.map(shownResult);
  return { query, results: shown, cache: cache_time, personal: is_personal, button: button ?? null };
}

/** Documentation, InlineQueryResultsButton: `start_parameter` is 1-64 of A-Z, a-z, 0-9, _ and -. */
function checkButton({ text, start_parameter: parameter }: NonNullable<InlineShown['button']>): void {
  if (text === '') throw badRequest('SWITCH_PM_TEXT_EMPTY');
  if (parameter === '') throw badRequest('START_PARAM_EMPTY');
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(parameter)) throw badRequest('START_PARAM_INVALID');
}

function shownResult(result: z.infer<typeof resultSchema>): InlineResult {
  const { id, title, description = '', input_message_content: content } = result;
  if (id === '') throw badRequest('RESULT_ID_EMPTY');
  if (Buffer.byteLength(id) > MAX_ID) throw badRequest('RESULT_ID_INVALID');
  if (title === '') throw badRequest('ARTICLE_TITLE_EMPTY');
  const message = formattedText(content.message_text, content.parse_mode);
  return { id, title, description, message, keyboard: keyboardOf(result.reply_markup) };
}

/** Types behind the bot's name; the id of the query. */
export function askInline(world: World, updates: Updates, from: Person, query: string): string {
  if (query.length > MAX_QUERY) throw new Error('clients take at most 256 characters');
  const id = `inline-${world.nextId++}`;
  world.openInline.add(id);
  updates.push('inline_query', { id, from, query, offset: '', chat_type: 'supergroup' });
  return id;
}
