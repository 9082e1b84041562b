import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The words after `node` of the script `start` in `package.json`, so that what is timed is what people run. */
export function startWords(): string[] {
  const file: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const { scripts } = z.object({ scripts: z.object({ start: z.string().startsWith('node ') }) }).parse(file);
  return scripts.start.split(' ').slice(1);
}

/** What `npm start` tells node: a measured process collects its garbage as a running bot does. */
export function startFlags(): string[] {
  const words = startWords();
  return words.slice(
    0,
    words.findIndex((word) => !word.startsWith('--')),
  );
}
