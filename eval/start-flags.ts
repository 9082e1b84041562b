import { readFileSync } from 'node:fs';

/** What `npm start` tells node, read from `package.json`: a measured process collects its garbage as a running bot does. */
export function startFlags(): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const start = /^node (?<flags>(?:--\S+ )+)bot\/run\.mjs start$/.exec(startOf(manifest));
  const flags = start?.groups?.['flags']?.trim().split(' ');
  if (flags === undefined) throw new Error('package.json: "start" is not "node --flags bot/run.mjs start"');
  return flags;
}

function startOf(manifest: unknown): string {
  const { scripts } = manifest as { scripts?: Readonly<Record<string, string>> };
  return scripts?.['start'] ?? '';
}
