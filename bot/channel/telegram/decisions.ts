import type { Context } from 'grammy';
import { whileTyping, type Counter } from './asking.ts';
import { say } from './say.ts';
import type { Press } from './keyboard.ts';
import type { TelegramFiles } from './options.ts';
import type { Target } from './outbox.ts';
import { wordsSections } from './report.ts';
import { bold, paragraph } from '../chat/rich.ts';
import { endSpinner, removeButtons } from './spinner.ts';
import { words } from './words.ts';

/** A press of Nhận or Bỏ. */
export interface Decided {
  readonly context: Context;
  readonly from: number;
  readonly target: Target;
  readonly press: Extract<Press, { kind: 'upload' }>;
}

/** Publishes or forgets an upload. */
export async function decideUpload(counter: Counter, decided: Decided): Promise<void> {
  const { files } = counter;
  if (files === null) return endSpinner(decided.context, words.oldButton);
  const person = files.person(decided.from);
  if (decided.press.accept) return accept(counter, files, decided, person);
  const gone = await files.uploads.discard(person, decided.press.upload);
  await endSpinner(decided.context, gone ? words.fileDiscarded : words.fileGone);
  await removeButtons(decided.context);
}

/** The buttons go where there is nothing more to decide; after a fault they stay for another try. */
async function accept(
  counter: Counter,
  { uploads }: TelegramFiles,
  { context, target, press }: Decided,
  person: string,
): Promise<void> {
  await endSpinner(context, words.publishing);
  const decision = await whileTyping(counter, target, uploads.accept(person, press.upload));
  const waiting = ['ready', 'publishing'].includes(uploads.look(person, press.upload)?.state.kind ?? '');
  if (!waiting) await removeButtons(context);
  const result =
    decision.kind === 'published'
      ? [[paragraph(bold(words.published))], ...wordsSections(decision.words)]
      : say(decision.message);
  await counter.outbox.send(target, result);
}
