import type { Provision } from '../../../knowledge/types.ts';
import { placeOf, provisionSections } from '../chat/provision.ts';
import { quoteUrl } from '../chat/quote-url.ts';
import { paragraph } from '../chat/rich.ts';
import { WELCOME, type Counter } from './asking.ts';
import { startSections } from './greeting.ts';
import { provisionKeyboard, suggestionKeyboard } from './keyboard.ts';
import type { TelegramOptions } from './options.ts';
import type { Target } from './outbox.ts';
import { openPayload, type Opened } from './payload.ts';
import { words } from './words.ts';

export type Shelf = Pick<TelegramOptions, 'library' | 'today' | 'suggestions' | 'services'>;

/** `/start`, with or without what a deep link carries: the provision that it opens, else the greeting. */
export async function onStart(
  counter: Counter,
  shelf: Shelf,
  target: Target,
  payload: string,
): Promise<void> {
  const first = counter.notices.first(target.chat, WELCOME);
  const opened = openPayload(payload, shelf.library());
  if (opened.kind === 'provision') return showProvision(counter, shelf, target, opened.provision, first);
  return greet(counter, shelf, target, opened);
}

async function showProvision(
  { outbox, bot, publicUrl }: Counter,
  { library, today }: Shelf,
  target: Target,
  provision: Provision,
  first: boolean,
): Promise<void> {
  const document = library().document(provision.document);
  const sections = provisionSections(library(), provision, today());
  if (document === undefined || sections === null) return;
  const quoted = { document: document.number, provision: provision.id, start: 0, end: provision.text.length };
  const page = publicUrl === null ? null : quoteUrl(publicUrl, quoted);
  const named = { ...placeOf(document, provision, today()), provision: provision.id };
  const secrets = first ? [[paragraph(words.noSecrets)]] : [];
  await outbox.send(target, [...sections, ...secrets], provisionKeyboard(bot(), named, page));
}

async function greet({ outbox }: Counter, shelf: Shelf, target: Target, opened: Opened): Promise<void> {
  const said = { unknown: words.unknownLink, gone: words.goneLink, ask: '', provision: '' }[opened.kind];
  const before = said === '' ? [] : [[paragraph(said)]];
  const greeting = startSections(shelf.library(), shelf.today());
  await outbox.send(target, [...before, ...greeting], suggestionKeyboard(shelf.suggestions));
}
