import { createHash } from 'node:crypto';
import type { WrittenFile, WrittenQuestion } from '../written.ts';

/** A line that is not of the form, by file and number. */
export class StandingError extends Error {
  override readonly name = 'StandingError';
}

const BEFORE = ' ⇒ ';

/**
 * Reads questions written on official texts (`questions/train/corpus/asked-*.tsv`) with their earlier messages. Labels: ids
 * of provisions, or `X:reason`; lines with others (courtesies, documents as such) are left out.
 */
export function readLawFile(name: string, bytes: Uint8Array): WrittenFile {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  return {
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    questions: lines.flatMap((line, at) => (line.trim() === '' ? [] : readLine(line, `${name}:${at + 1}`))),
  };
}

function readLine(line: string, where: string): WrittenQuestion[] {
  const [label = '', , , , text = '', ...more] = line.split('\t');
  if (label === '' || text === '' || more.length > 0)
    throw new StandingError(`${where}: cần 5 cột: nhãn, kiểu, chủ đề, ngày, câu hỏi`);
  const labels = label.split(/[|+]/u).filter((one) => one.includes('#') || one.startsWith('X'));
  if (labels.length === 0) return [];
  const turns = text.split(BEFORE);
  return [{ text: turns.at(-1) ?? '', turns: turns.slice(0, -1), labels }];
}
