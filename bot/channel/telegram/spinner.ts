import type { Context } from 'grammy';
import { isBadRequest } from './errors.ts';

/** Ends a button's spinner, with a line of text where there is one. Too late is no fault: the person pressed long ago. */
export async function endSpinner(context: Context, text?: string): Promise<void> {
  try {
    await context.answerCallbackQuery(text === undefined ? {} : { text });
  } catch (error) {
    if (!isBadRequest(error, /query is too old/i)) throw error;
  }
}

/** Takes the buttons away; a message that has none, or that is gone, is no fault. */
export async function removeButtons(context: Context): Promise<void> {
  try {
    await context.editMessageReplyMarkup({ reply_markup: { inline_keyboard: [] } });
  } catch (error) {
    if (!isBadRequest(error, /not modified|not found|can't be edited/i)) throw error;
  }
}
