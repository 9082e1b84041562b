import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableError, type Reader, type SourceText } from '../reader.ts';
import type { ReadLimits } from './limits.ts';
import type { FoundTools } from './ocr.ts';
import type { Progress } from './setting.ts';
import { startReading, type ReadingProcess, type ReadOutcome } from './worker/child.ts';
import { readingFolder, sweepFolders } from './worker/folders.ts';

/** What reading in a process of its own needs. */
export interface IsolationSetting {
  readonly limits: ReadLimits;
  /** From `findOcrTools`, called once at start. */
  readonly ocr: FoundTools;
  /** An existing folder, as `os.tmpdir()`; what is made in it is removed. */
  readonly temporary: string;
  readonly progress?: (progress: Progress) => void;
  /** What the process gets of the environment; nothing by default. Windows needs `SystemRoot`. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Reads any number of files, one after the other, in one process that is replaced when a file was too much for it. */
export interface IsolatedReader {
  readonly read: Reader;
  /** Ends the process. A reader that is not closed does not keep our process alive. */
  close(): void;
}

/** Why a file of this size is refused, or null. To be asked before a file is loaded. */
export function sizeRefusal(name: string, bytes: number, limits: ReadLimits): string | null {
  if (bytes === 0) return `${name} là tệp rỗng; hãy gửi lại tệp`;
  if (bytes <= limits.fileBytes) return null;
  return `${name} nặng ${Math.round(bytes / 1e6)} MB, quá mức ${limits.fileBytes / 1e6} MB; hãy chia nhỏ hoặc nén ảnh trong tệp`;
}

/** Reads one file in a process of its own, with limits on memory and time. Throws `UnreadableError`; our process lives on. */
export async function readIsolated(
  bytes: Uint8Array,
  name: string,
  setting: IsolationSetting,
): Promise<readonly SourceText[]> {
  const reader = isolatedReader(setting);
  try {
    return await reader.read(bytes, name);
  } finally {
    reader.close();
  }
}

/** A reader for a batch: starting a process takes about half a second, so it is kept from file to file. */
export function isolatedReader(setting: IsolationSetting): IsolatedReader {
  let running: ReadingProcess | null = null;
  let before: Promise<unknown> = sweepFolders(setting.temporary).catch(() => undefined);
  const close = (): void => {
    running?.end();
    running = null;
  };
  const readNext = async (bytes: Uint8Array, name: string): Promise<readonly SourceText[]> => {
    if (running?.isAlive() !== true) running = startReading(setting.environment ?? {});
    const outcome = await askAbout(running, bytes, name, setting);
    return textsOf(name, outcome, setting.limits);
  };
  const read: Reader = (bytes, name) => {
    const refusal = sizeRefusal(name, bytes.length, setting.limits);
    if (refusal !== null) return Promise.reject(new UnreadableError(refusal));
    const next = before.then(() => readNext(bytes, name));
    before = next.catch(() => undefined);
    return next;
  };
  return { read, close };
}

async function askAbout(
  reading: ReadingProcess,
  bytes: Uint8Array,
  name: string,
  { limits, ocr, temporary, progress }: IsolationSetting,
): Promise<ReadOutcome> {
  const folder = await readingFolder(temporary);
  try {
    const file = join(folder, 'source');
    await writeFile(file, bytes);
    return await reading.ask({ file, name, folder, limits, ocr }, (done) => progress?.(done));
  } finally {
    // A program that is being killed may still write a last file.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function textsOf(name: string, outcome: ReadOutcome, limits: ReadLimits): readonly SourceText[] {
  switch (outcome.kind) {
    case 'texts':
      return outcome.texts;
    case 'unreadable':
      throw new UnreadableError(outcome.message);
    case 'memory':
      throw new UnreadableError(
        `${name} cần quá ${Math.round(limits.memoryBytes / 1e6)} MB bộ nhớ để đọc; hãy tách thành nhiều tệp hoặc xuất lại tệp`,
      );
    case 'late':
      throw new UnreadableError(
        `${name} đọc quá ${Math.round(outcome.milliseconds / 1000)} giây chưa xong; hãy tách thành nhiều tệp hoặc xuất lại tệp`,
      );
    case 'gone':
    case 'fault':
      throw new UnreadableError(
        `${name} làm bộ đọc bị lỗi nên không đọc được; hãy xuất lại tệp sang PDF hoặc DOCX`,
        {
          cause: outcome,
        },
      );
  }
}
