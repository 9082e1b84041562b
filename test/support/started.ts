import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { answerSchema, type Answer } from '../../bot/contract.ts';
import { openShippedKnowledge } from './knowledge.ts';
import { temporaryFolder, type Running } from './program.ts';

/** Data folders with the shipped library for programs under test. */
export interface DataFolders {
  readonly path: string;
  /** Builds the library that the copies are made of. */
  build(): Promise<void>;
  /** A data folder of its own with the library in it. */
  fresh(): string;
  readonly remove: () => void;
}

export function dataFolders(): DataFolders {
  const { path, remove } = temporaryFolder();
  const shipped = join(path, 'shipped');
  let copies = 0;
  return {
    path,
    remove,
    build: async () => void (await openShippedKnowledge(shipped)),
    fresh: () => {
      copies += 1;
      const copy = join(path, `data-${copies}`);
      cpSync(shipped, copy, { recursive: true });
      return copy;
    },
  };
}

/** Where the program says that its pages are. */
export async function addressOf(running: Running): Promise<string> {
  const told = await running.until(/http:\/\/127\.0\.0\.1:\d+/);
  return /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0] ?? '';
}

/** Asks over HTTP, and checks the answer against the contract. */
export async function askOver(address: string, text: string): Promise<Answer> {
  const response = await fetch(`${address}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  return answerSchema.parse(await response.json());
}
