import type { Reader } from '../reader.ts';
import { readerByKind, type ReaderTable } from './dispatch.ts';
import { documentReaders } from './documents.ts';
import { kindOf } from './kind.ts';
import { scanReaders, type ScanSetting } from './scans.ts';

const documents: ReaderTable = documentReaders;

/** One reader of every kind of file. Runs where untrusted files may be read: in a process of its own (`worker.ts`). */
export function anyReader(setting: ScanSetting): Reader {
  const { pdf, image, zip } = scanReaders(setting, (bytes, name) => entry(bytes, name));
  const entry = readerByKind(kindOf, { ...documents, pdf, image });
  return readerByKind(kindOf, { ...documents, pdf, image, zip });
}
