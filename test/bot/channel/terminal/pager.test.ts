import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createPager, pagesOf } from '../../../../bot/channel/terminal/pager.ts';
import { temporaryFolder } from '../../../support/program.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

describe('the pager', () => {
  it('gets the text without styles where it may not keep them, and its words without a shell', async () => {
    const witness = join(folder.path, 'shell');
    const program = `process.stdin.setEncoding('utf8'); let all = ''; process.stdin.on('data', (text) => (all += text)).on('end', () => process.exit(all === 'một\\nhai\\n' && process.argv[1] === '$(touch ${witness})' ? 0 : 127))`;
    const pager = createPager([process.execPath, '-e', program, `$(touch ${witness})`]);
    expect(await pager?.('\u001b[0;1mmột\u001b[0m\nhai')).toBe(true);
    expect(existsSync(witness)).toBe(false);
  });

  it('is told where it cannot be started', async () => {
    expect(await createPager([join(folder.path, 'khong-co')])?.('một')).toBe(false);
    expect(createPager([])).toBeNull();
  });

  it('may be left early', async () => {
    expect(await createPager([process.execPath, '-e', ''])?.('dòng\n'.repeat(200_000))).toBe(true);
  });

  it('in its absence pages have every line once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 9 }), (lines, most) => {
        const text = lines.join('\n');
        const pages = pagesOf(text, most);
        expect(pages.join('\n')).toBe(text);
        for (const page of pages) expect(page.split('\n').length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
