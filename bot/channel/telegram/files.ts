import type { Document, Message } from 'grammy/types';
import { MAX_UPLOAD_BYTES, sizeRefusal, UPLOAD_GONE, type Uploads } from '../../uploads.ts';
import { whileTyping, type Counter } from './asking.ts';
import { say } from './say.ts';
import { downloadFile } from './download.ts';
import { isPrivate } from './incoming.ts';
import { uploadKeyboard } from './keyboard.ts';
import type { TelegramFiles } from './options.ts';
import type { Target } from './outbox.ts';
import { previewSections } from './report.ts';
import { words } from './words.ts';

/** A file that somebody sent: an administrator gets its preview, everybody else a refusal. */
export interface SentFile {
  readonly message: Message;
  readonly document: Document;
  readonly target: Target;
}

/** Takes a file that was sent to the bot. */
export async function receiveFile(counter: Counter, files: TelegramFiles, sent: SentFile): Promise<void> {
  const { message, document, target } = sent;
  const { uploads } = files;
  const person = files.person(message.from?.id ?? message.chat.id);
  const tell = (text: string) => counter.outbox.send(target, say(text));
  if (!isPrivate(message)) {
    await uploads.refuse(person, 'upload in a group of Telegram');
    return tell(words.filePrivately);
  }
  if (!(await uploads.mayUpload(person))) {
    await uploads.refuse(person, 'upload on Telegram');
    return tell(words.fileRefused);
  }
  // Telegram may leave the size out; then it is known when the file is there.
  const tooLarge = sizeRefusal(document.file_size ?? 1);
  if (tooLarge !== null) return tell(tooLarge);
  await whileTyping(counter, target, takeFile(counter, files, sent, person));
}

async function takeFile(
  counter: Counter,
  files: TelegramFiles,
  sent: SentFile,
  person: string,
): Promise<void> {
  const { document, target } = sent;
  const tell = (text: string) => counter.outbox.send(target, say(text));
  const downloaded = await download(counter, files, document);
  if (typeof downloaded === 'string') return tell(downloaded);
  const file = { name: document.file_name ?? '', bytes: downloaded };
  const taken = await files.uploads.take(person, file);
  if (taken.kind === 'refused') return tell(taken.message);
  await showPreview(counter, files.uploads, person, taken.id, target);
}

/** The bytes, or the sentence that says why there are none. */
async function download(
  { api, log, token, root, closing, pace }: Counter,
  { fetch }: TelegramFiles,
  document: Document,
): Promise<Uint8Array | string> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(pace.call * 1000)]);
  const got = await downloadFile(document.file_id, MAX_UPLOAD_BYTES, { api, fetch, root, token, signal });
  if (got.kind === 'file') return got.bytes;
  if (got.kind === 'too_large') return sizeRefusal(MAX_UPLOAD_BYTES + 1) ?? words.fileLost;
  log.warn({ cause: got.cause }, 'telegram: a file did not come through');
  return words.fileLost;
}

async function showPreview(
  { outbox, publicUrl }: Counter,
  uploads: Uploads,
  person: string,
  id: string,
  target: Target,
): Promise<void> {
  const upload = await uploads.read(person, id);
  if (upload === null) return outbox.send(target, say(UPLOAD_GONE));
  const page = publicUrl === null ? null : `${publicUrl}/van-ban/nhap/${id}`;
  const keyboard = upload.state.kind === 'ready' ? uploadKeyboard(id) : undefined;
  await outbox.send(target, previewSections(upload, page), keyboard);
}
