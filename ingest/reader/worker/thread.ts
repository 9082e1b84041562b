import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { UnreadableError } from '../../reader.ts';
import { anyReader } from '../readers.ts';
import type { ReadRequest, Reply } from './messages.ts';

/** The thread that reads: it may be busy for long, so another one watches it (`process.ts`). */
async function read({ file, name, folder, limits, ocr }: ReadRequest): Promise<Reply> {
  try {
    const reader = anyReader({
      folder,
      limits,
      ocr,
      progress: (progress) => send({ kind: 'progress', ...progress }),
    });
    const texts = await reader(await readFile(file), name);
    const length = texts.reduce((sum, { text }) => sum + text.length, 0);
    if (length > limits.textLength)
      throw new UnreadableError(
        `${name} có ${Math.round(length / 1e6)} triệu chữ, quá mức ${limits.textLength / 1e6} triệu; hãy tách thành nhiều tệp`,
      );
    return { kind: 'texts', texts: texts as Extract<Reply, { kind: 'texts' }>['texts'] };
  } catch (error) {
    if (error instanceof UnreadableError) return { kind: 'unreadable', message: error.message };
    return {
      kind: 'fault',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function send(reply: Reply): void {
  parentPort?.postMessage(reply);
}

parentPort?.on('message', (request: ReadRequest) => {
  void read(request).then(send);
});
