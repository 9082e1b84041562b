import { decide, UPLOAD_GONE } from './uploads/decide.ts';
import type { UploadsDesk } from './uploads/desk.ts';
import { createFolder } from './uploads/folder.ts';
import { countRefusal, MAX_UPLOAD_BYTES, sizeRefusal } from './uploads/limits.ts';
import { safeName } from './uploads/name.ts';
import { describeFile, readInto } from './uploads/reading.ts';
import { createShelf, type Kept } from './uploads/shelf.ts';
import { blocksOfWords } from './uploads/words.ts';
import type { Taken, UploadFile, Uploads, UploadsNeeds } from './uploads/types.ts';

export type {
  Decision,
  Intake,
  Preview,
  Publication,
  ReadText,
  Upload,
  UploadFile,
  Uploads,
  UploadsLog,
  UploadState,
} from './uploads/types.ts';
export type { WordsBlock } from './uploads/words.ts';
export { blocksOfWords, MAX_UPLOAD_BYTES, sizeRefusal, UPLOAD_GONE };

const ONLY_ADMINISTRATORS = 'Chỉ quản trị viên được nhập văn bản vào kho.';

/** Makes the service. Each act (`uploaded`, `accepted`, `published`, `discarded`, `refused`) is in the audit before it takes effect. */
export function createUploads(needs: UploadsNeeds): Uploads {
  const desk: UploadsDesk = {
    ...needs,
    shelf: createShelf(needs.now),
    folder: createFolder(needs.dataDir, needs.now),
    audit: (person, act, detail) => needs.store.audit({ at: needs.now().toISOString(), person, act, detail }),
  };
  const { shelf, folder, intake, audit } = desk;
  const publications = decide(desk);
  const mayUpload = async (person: string) => (await needs.people.role(person)) === 'administrator';
  return {
    mayUpload,
    refuse: (person, what) => audit(person, 'refused', what),
    take: async (person, file) => {
      if (await mayUpload(person)) return take(desk, person, file);
      await audit(person, 'refused', `upload of ${describeFile(file)}`);
      return { kind: 'refused', message: ONLY_ADMINISTRATORS };
    },
    look: (person, id) => shelf.find(person, id)?.upload ?? null,
    read: async (person, id) => {
      await shelf.find(person, id)?.reading;
      return shelf.find(person, id)?.upload ?? null;
    },
    list: (person) => shelf.of(person).map(({ upload }) => upload),
    accept: async (person, id) => {
      if (await mayUpload(person)) return publications.accept(person, id);
      await audit(person, 'refused', `acceptance of upload ${id}`);
      return { kind: 'refused', message: ONLY_ADMINISTRATORS };
    },
    discard: publications.discard,
    sweep: async () => {
      for (const { upload } of shelf.expire()) await folder.remove(upload.id);
      await folder.sweep(shelf.ids());
    },
    close: async () => {
      const pending = shelf.clear();
      intake.close();
      await publications.idle();
      for (const { upload } of pending) await folder.remove(upload.id);
    },
  };
}

/** The place is taken before anything is waited for, so that two files at once are two and never one too many. */
async function take(desk: UploadsDesk, person: string, file: UploadFile): Promise<Taken> {
  const { shelf, folder, audit, newId } = desk;
  const message = sizeRefusal(file.bytes.length) ?? countRefusal(shelf.holding(person), shelf.holdingAll());
  if (message !== null) {
    await audit(person, 'refused', `upload of ${describeFile(file)}: ${message}`);
    return { kind: 'refused', message };
  }
  const name = safeName(file.name);
  const kept: Kept = shelf.put(person, {
    id: newId(),
    name,
    size: file.bytes.length,
    state: { kind: 'reading' },
  });
  try {
    await audit(person, 'uploaded', `${kept.upload.id}: ${describeFile({ ...file, name })}`);
    const path = await folder.write(kept.upload.id, name, file.bytes);
    kept.reading = readInto(desk, kept, path);
    return { kind: 'taken', id: kept.upload.id };
  } catch (error) {
    shelf.drop(kept);
    await folder.remove(kept.upload.id).catch(() => undefined);
    throw error;
  }
}
