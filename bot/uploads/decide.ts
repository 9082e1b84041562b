import { SnapshotError } from '../../knowledge/snapshot.ts';
import type { UploadsDesk } from './desk.ts';
import type { Kept } from './shelf.ts';
import type { Decision, Preview, Publication, Upload, Uploads } from './types.ts';

/** Accepting and discarding; the role of who accepts was checked before. */
export interface Publications extends Pick<Uploads, 'accept' | 'discard'> {
  /** Resolves when nothing is being published. */
  idle(): Promise<void>;
}

/** Said of an upload that is not there. */
export const UPLOAD_GONE =
  'Tệp này không còn chờ nữa: đã quá một giờ, đã được bỏ, hoặc chương trình vừa khởi động lại. Hãy gửi lại tệp.';

/** One publication after the other: each joins what the one before it left. */
export function decide(desk: UploadsDesk): Publications {
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = (run: () => Promise<Publication>): Promise<Publication> => {
    const turn = before.then(run);
    before = turn.catch(() => undefined);
    return turn;
  };
  return {
    accept: async (person, id) => {
      const kept = desk.shelf.find(person, id);
      if (kept?.preview === undefined || kept.preview === null || kept.upload.state.kind !== 'ready')
        return { kind: 'refused', message: kept === null ? UPLOAD_GONE : whyNot(kept.upload) };
      return publish(desk, kept, kept.preview, inTurn);
    },
    discard: (person, id) => discard(desk, person, id),
    idle: async () => void (await before),
  };
}

function whyNot({ state }: Upload): string {
  switch (state.kind) {
    case 'reading':
      return 'Tệp này đang được đọc. Hãy đợi xem trước rồi quyết định.';
    case 'publishing':
      return 'Tệp này đang được phát hành.';
    case 'published':
      return 'Tệp này đã được phát hành rồi.';
    case 'ready':
    case 'rejected':
      return UPLOAD_GONE;
  }
}

/** Marked before anything is waited for, so that a second press finds it in work. After a fault it is ready again. */
async function publish(
  desk: UploadsDesk,
  kept: Kept,
  preview: Preview,
  inTurn: (run: () => Promise<Publication>) => Promise<Publication>,
): Promise<Decision> {
  const { audit, log } = desk;
  const { upload, person } = kept;
  kept.upload = { ...upload, state: { kind: 'publishing', words: preview.words } };
  try {
    await audit(person, 'accepted', `${upload.id}: ${upload.name}`);
    const publication = await inTurn(() => preview.publish());
    return await finish(desk, kept, publication);
  } catch (error) {
    const reason = error instanceof SnapshotError ? ` ${error.message}` : '';
    const message = `Chưa phát hành được; kho văn bản vẫn như cũ.${reason} Hãy thử lại.`;
    const { words, texts } = preview;
    kept.upload = { ...upload, state: { kind: 'ready', words, texts, trouble: message } };
    log.error({ err: error, upload: upload.id }, 'an upload was not published');
    return { kind: 'refused', message };
  }
}

/** What stands published stays so: faults after it are only logged. */
async function finish(desk: UploadsDesk, kept: Kept, { words, snapshot }: Publication): Promise<Decision> {
  const { audit, folder, log } = desk;
  const { person, upload } = kept;
  kept.upload = { ...upload, state: { kind: snapshot === null ? 'rejected' : 'published', words } };
  kept.preview = null;
  const untidy = (error: unknown): void =>
    log.error({ err: error, upload: upload.id }, 'after a publication something was left undone');
  await folder.remove(upload.id).catch(untidy);
  if (snapshot === null) return { kind: 'refused', message: words };
  log.info({ upload: upload.id, snapshot }, 'an upload was published');
  await audit(person, 'published', `${upload.id}: snapshot ${snapshot}`).catch(untidy);
  return { kind: 'published', words };
}

async function discard(desk: UploadsDesk, person: string, id: string): Promise<boolean> {
  const { shelf, folder, audit } = desk;
  const { kind } = shelf.find(person, id)?.upload.state ?? { kind: 'gone' };
  if (kind === 'reading' || kind === 'ready')
    await audit(person, 'discarded', `${id}: ${shelf.find(person, id)?.upload.name ?? ''}`);
  const kept = shelf.find(person, id);
  if (kept === null || kept.upload.state.kind === 'publishing') return false;
  shelf.drop(kept);
  await folder.remove(id);
  return true;
}
