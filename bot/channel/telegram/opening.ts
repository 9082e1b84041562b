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

/** Who wrote `/start`. */
export interface Arrival {
  readonly target: Target;
  /** What the deep link carries; empty without one. */
  readonly payload: string;
  /** Asks the desk in the person's name. `before`: said before its answer. */
  readonly ask: (asked: { readonly text: string; readonly before?: string }) => Promise<void>;
}

/** `/start`, with or without what a deep link carries: the provision that it opens, the round that it joins, else the greeting. */
export async function onStart(
  counter: Counter,
  shelf: Shelf,
  { target, payload, ask }: Arrival,
): Promise<void> {
  const first = counter.notices.first(target.chat, WELCOME);
  const opened = openPayload(payload, shelf.library());
  if (opened.kind === 'round')
    return ask({ text: `/quiz ${opened.code}`, ...(first ? { before: words.noSecrets } : {}) });
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

async function greet(
  { outbox }: Counter,
  shelf: Shelf,
  target: Target,
  { kind }: Pick<Opened, 'kind'>,
): Promise<void> {
  const said = kind === 'unknown' ? words.unknownLink : kind === 'gone' ? words.goneLink : '';
  const before = said === '' ? [] : [[paragraph(said)]];
  const greeting = startSections(shelf.library(), shelf.today());
  await outbox.send(target, [...before, ...greeting], suggestionKeyboard(shelf.suggestions));
}
