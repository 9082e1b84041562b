import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Answer, Quote } from '../../contract.ts';
import { MAX_SOURCE_BUTTONS } from './limits.ts';
import { shareButton, type Named } from './links.ts';
import { headed } from '../chat/formats.ts';
import { quoteUrl } from '../chat/quote-url.ts';
import { areNumbered, sourcesOf } from '../chat/render.ts';
import { ASK_A_PERSON, offersPerson } from '../../escalation.ts';
import { words } from './words.ts';

/** What a button asks for. `callback_data` carries it in at most 64 bytes: a letter, an index, the answer's id. */
export type Press =
  | { readonly kind: 'source'; readonly answer: string; readonly index: number }
  | { readonly kind: 'choice'; readonly answer: string; readonly index: number }
  | { readonly kind: 'vote'; readonly answer: string; readonly helpful: boolean }
  /** The question goes to a person. */
  | { readonly kind: 'person'; readonly answer: string }
  /** Nhận or Bỏ under the preview of a file. */
  | { readonly kind: 'upload'; readonly upload: string; readonly accept: boolean }
  /** A suggested question; its text is the label of the button. */
  | { readonly kind: 'suggestion' };

const UP = '👍';
const DOWN = '👎';
const CHOSEN = ' ✓';

/**
 * Buttons under an answer: the full texts, the choices, 👍 and 👎 where there is something to judge, and "Chia sẻ" of the
 * first source. `bot`: the bot's name, for the link that is shared.
 */
export function answerKeyboard(
  answer: Answer,
  id: string,
  publicUrl: string | null,
  bot: string,
): InlineKeyboardMarkup {
  const judged = answer.outcome !== 'small_talk' && answer.outcome !== 'clarify';
  const votes = judged ? [callback(UP, `u:${id}`), callback(DOWN, `d:${id}`)] : [];
  const shared = sourcesOf(answer)
    .slice(0, 1)
    .map((quote) => shareButton(bot, quote));
  const last = [...votes, ...shared];
  const person = offersPerson(answer.outcome) ? [personRow(id)] : [];
  const rows = [...sourceRows(answer, id, publicUrl), ...choiceRows(answer.choices, id)];
  return { inline_keyboard: [...rows, ...(last.length === 0 ? [] : [last]), ...person] };
}

/** Under a provision that is shown whole. */
export function provisionKeyboard(bot: string, named: Named, page: string | null): InlineKeyboardMarkup {
  const web = page === null ? [] : [{ text: words.onTheWeb, url: page }];
  return { inline_keyboard: [[...web, shareButton(bot, named)]] };
}

const personRow = (id: string): InlineKeyboardButton[] => [callback(ASK_A_PERSON, `h:${id}`)];

/** One button a suggested question. */
export function suggestionKeyboard(suggestions: readonly string[]): InlineKeyboardMarkup {
  return { inline_keyboard: suggestions.map((text, index) => [callback(text, `q${index}`)]) };
}

/** What is decided of a file; under its preview. */
export function uploadKeyboard(id: string): InlineKeyboardMarkup {
  return { inline_keyboard: [[callback('Nhận', `n:${id}`), callback('Bỏ', `x:${id}`)]] };
}

function sourceRows(answer: Answer, id: string, publicUrl: string | null): InlineKeyboardButton[][] {
  const quotes = sourcesOf(answer);
  const firstOf = (quote: Quote) => quotes.findIndex((other) => other.provision === quote.provision);
  const distinct = quotes.filter((quote, index) => firstOf(quote) === index).slice(0, MAX_SOURCE_BUTTONS);
  return distinct.map((quote) => {
    const label = distinct.length === 1 ? words.fullText : headed(`toàn văn ${quote.locator}`);
    const url = publicUrl === null ? null : quoteUrl(publicUrl, quote);
    return [url === null ? callback(label, `s${firstOf(quote)}:${id}`) : { text: label, url }];
  });
}

function choiceRows(choices: readonly string[], id: string): InlineKeyboardButton[][] {
  const buttons = choices.map((choice, index) =>
    callback(areNumbered(choices) ? String(index + 1) : choice, `c${index}:${id}`),
  );
  return areNumbered(choices) ? [buttons] : buttons.map((button) => [button]);
}

const callback = (text: string, callback_data: string): InlineKeyboardButton => ({ text, callback_data });

/** Reads `callback_data`; null for data that this version does not know. */
export function readPress(data: string): Press | null {
  if (/^q\d{1,2}$/.test(data)) return { kind: 'suggestion' };
  const [, decision, upload] = /^([nx]):(.+)$/s.exec(data) ?? [];
  if (upload !== undefined) return { kind: 'upload', upload, accept: decision === 'n' };
  const [, code, digits, answer] = /^([scudh])(\d{0,2}):(.+)$/s.exec(data) ?? [];
  if (code === undefined || answer === undefined) return null;
  if (code === 'h') return { kind: 'person', answer };
  if (code === 'u' || code === 'd') return { kind: 'vote', answer, helpful: code === 'u' };
  return { kind: code === 's' ? 'source' : 'choice', answer, index: Number(digits) };
}

/** The label of the button with this data; null where the message no longer shows it. */
export function labelOf(keyboard: InlineKeyboardMarkup | undefined, data: string): string | null {
  const buttons = keyboard?.inline_keyboard.flat() ?? [];
  return buttons.find((button) => 'callback_data' in button && button.callback_data === data)?.text ?? null;
}

/** The keyboard with the vote marked, and after 👎 the way to a person; null where it shows that already. */
export function withVote(
  keyboard: InlineKeyboardMarkup,
  answer: string,
  helpful: boolean,
): InlineKeyboardMarkup | null {
  const label = (button: InlineKeyboardButton, face: string, chosen: boolean) =>
    button.text.startsWith(face) ? { ...button, text: face + (chosen ? CHOSEN : '') } : button;
  const marked = keyboard.inline_keyboard.map((row) =>
    row.map((button) => label(label(button, UP, helpful), DOWN, !helpful)),
  );
  if (!helpful && labelOf(keyboard, `h:${answer}`) === null) marked.push(personRow(answer));
  const same = JSON.stringify(marked) === JSON.stringify(keyboard.inline_keyboard);
  return same ? null : { inline_keyboard: marked };
}
