import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEARNED_FILES, learnedJson, learnedText, notLearned, readLearned } from '../../eval/learned.ts';

const project = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const machine = { cpu: 'x', cores: 2, node: '20.20.2' };

describe('the record of what was learned', () => {
  it('holds for every file that is shipped as learned', () => {
    const learned = readLearned(project('eval/learned.json').toString('utf8'));
    expect(Object.keys(learned.files)).toEqual([...LEARNED_FILES].sort());
    expect(notLearned(learned, LEARNED_FILES, project)).toEqual([]);
    expect(learned.minutes).toBeLessThan(30);
  });

  it('names a file that was changed since, and one that it does not know', () => {
    const files: Record<string, string> = { 'a.bin': 'a', 'b.bin': 'b' };
    const read = (path: string) => Buffer.from(files[path] ?? '');
    const learned = readLearned(
      learnedJson({ on: '2026-11-26', machine, minutes: 21.04 }, ['b.bin', 'a.bin'], read),
    );
    expect(notLearned(learned, ['a.bin', 'b.bin'], read)).toEqual([]);
    files['b.bin'] = 'other';
    expect(notLearned(learned, ['a.bin', 'b.bin', 'c.bin'], read)).toEqual([
      'b.bin không phải tệp mà npm run train làm ra ngày 2026-11-26. Học lại và ghi: npm run train.',
      'c.bin không phải tệp mà npm run train làm ra ngày 2026-11-26. Học lại và ghi: npm run train.',
    ]);
    expect(learnedText(learned)).toContain(
      '2 tệp đã học là kết quả của npm run train ngày 2026-11-26 (21 phút',
    );
  });
});
