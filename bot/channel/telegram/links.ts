import type { InlineKeyboardButton } from 'grammy/types';
import type { Quote } from '../../contract.ts';
import { documentLine, headed } from '../chat/formats.ts';
import { provisionPayload, roundPayload } from './payload.ts';
import { words } from './words.ts';

/** What names a provision to people and to a link. */
export type Named = Pick<Quote, 'provision' | 'locator' | 'kind' | 'document' | 'issuedOn'>;

/** `Mục 3, đoạn 2 – Chỉ thị số 30-CT/TU, ngày 29/11/2023`. */
export const placeLine = ({ locator, kind, document: number, issuedOn }: Named) =>
  `${headed(locator)} – ${documentLine({ kind, number, issuedOn })}`;

/** Opens the provision in the private chat with the bot, for whoever follows it. */
export const provisionLink = (bot: string, provision: string) =>
  `https://t.me/${bot}?start=${provisionPayload(provision)}`;

/** Joins the round of a code in the private chat with the bot, as `/quiz` and the code do there. */
export const roundLink = (bot: string, code: string): string =>
  `https://t.me/${bot}?start=${roundPayload(code)}`;

/** The links into the private chat with a bot. */
export const chatLinks = (bot: string) => ({
  round: (code: string) => roundLink(bot, code),
  provision: (id: string) => provisionLink(bot, id),
});

/** "Chia sẻ": Telegram's own page asks to whom. Works without the inline mode. */
export function shareButton(bot: string, named: Named): InlineKeyboardButton {
  const url = encodeURIComponent(provisionLink(bot, named.provision));
  return {
    text: words.share,
    url: `https://t.me/share/url?url=${url}&text=${encodeURIComponent(placeLine(named))}`,
  };
}
