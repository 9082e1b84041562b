import { describe, expect, it } from 'vitest';
import { documentOf } from '../../ingest/document.ts';
import { publishSnapshot } from '../../ingest/publish.ts';
import { parseSidecar } from '../../ingest/sidecar.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import { shipped } from './shipped.ts';
import { freshDataDir, noon, writeSmallIndex } from './workshop.ts';

const sidecar = parseSidecar(shipped('30-CT-TU.yaml').toString('utf8'), '30-CT-TU.yaml');
const text = shipped('30-CT-TU.txt').toString('utf8').normalize('NFC');

/** The directive as a file of two pages, the second of which begins within mục 3. */
function paged(pages: readonly { page: number; start: number }[]) {
  const bare = { tables: [], leftOut: [], notes: [], number: null, warnings: [] };
  return documentOf({ name: '30-CT-TU.pdf', kind: 'pdf', text, pages, ...bare }, sidecar, '0'.repeat(64))
    .document;
}

describe('the page of a provision', () => {
  const second = text.indexOf('Tuyệt đối không vi phạm');
  const document = paged([
    { page: 1, start: 0 },
    { page: 2, start: second },
  ]);
  const pageOf = (id: string) => document.provisions.find((one) => one.id === id)?.page;

  it('is the one on which it begins', () => {
    expect([pageOf('30-CT/TU#m1'), pageOf('30-CT/TU#m3.d1')]).toEqual([1, 1]);
    expect([pageOf('30-CT/TU#m3.d2'), pageOf('30-CT/TU#m6')]).toEqual([2, 2]);
  });

  it('is absent where the file has no pages', () => {
    expect(paged([]).provisions.filter(({ page }) => page !== undefined)).toEqual([]);
  });

  it('is kept in the library', async () => {
    const dataDir = await freshDataDir();
    await publishSnapshot({ documents: [document], dataDir, writeIndexes: writeSmallIndex, now: noon });
    const { library } = await openSnapshot(dataDir);
    expect(library.provision('30-CT/TU#m3.d2')?.page).toBe(2);
  });
});
