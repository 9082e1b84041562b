import type { Reader } from '../reader.ts';
import { archiveReader } from './archive.ts';
import { imageReader } from './image.ts';
import { pdfReader } from './pdf.ts';
import type { ScanSetting } from './setting.ts';

export type { ScanSetting } from './setting.ts';

/** The kinds of files that are read here. */
export type ScanKind = 'pdf' | 'image' | 'zip';

/** Readers of pages and of archives. `readEntry` reads an entry of an archive, whatever its kind; archives within are refused here. */
export function scanReaders(setting: ScanSetting, readEntry: Reader): Record<ScanKind, Reader> {
  return {
    pdf: pdfReader(setting),
    image: imageReader(setting),
    zip: archiveReader(setting, readEntry),
  };
}
