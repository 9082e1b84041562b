import { describe, expect, it } from 'vitest';
import { documentOf } from '../../ingest/document.ts';
import { countParts } from '../../ingest/ingest/counts.ts';
import { chooseCopies } from '../../ingest/ingest/copies.ts';
import { difference } from '../../knowledge/difference.ts';
import type { CheckedDocument } from '../../ingest/ingest/read.ts';
import { parseSidecar } from '../../ingest/sidecar.ts';
import { shipped } from './shipped.ts';

const sidecar = parseSidecar(shipped('30-CT-TU.yaml').toString('utf8'), '30-CT-TU.yaml');
const directive = shipped('30-CT-TU.txt').toString('utf8').normalize('NFC');

/** The directive as a file of another name, with words changed. */
function copy(name: string, change: (text: string) => string = (text) => text, faults = 0): CheckedDocument {
  const bare = { pages: [], tables: [], leftOut: [], notes: [], number: null, warnings: [] };
  const source = { name, kind: 'text' as const, text: change(directive), ...bare };
  const read = documentOf(source, { ...sidecar, corrections: [] }, name);
  return { ...read, counts: countParts(read.document), faults };
}

const withoutSection6 = (text: string): string =>
  text.slice(0, text.indexOf('\n6. Giao')) + text.slice(text.indexOf('\nChỉ thị này phổ biến'));

describe('the difference between two versions', () => {
  it('is none but for white space', () => {
    const spaced = copy('b.txt', (text) => text.replaceAll('giờ hành chính', 'giờ  hành chính'));
    const { same, added, removed, changed } = difference(copy('a.txt').document, spaced.document);
    expect({ added, removed, changed }).toEqual({ added: [], removed: [], changed: [] });
    expect(same).toBeGreaterThan(10);
  });

  it('names what was changed, added and removed by its id', () => {
    const now = copy('b.txt', (text) =>
      withoutSection6(text).replace('hút thuốc lá đúng', 'không hút thuốc lá'),
    );
    const found = difference(copy('a.txt').document, now.document);
    expect(found).toMatchObject({ changed: ['30-CT/TU#m3.d2'], removed: ['30-CT/TU#m6'], added: [] });
    expect(difference(now.document, copy('a.txt').document).added).toEqual(['30-CT/TU#m6']);
  });
});

describe('of several copies of one document', () => {
  it('the fuller is kept, whichever comes first, and the other is named with why and how it differs', () => {
    const [whole, cut] = [copy('whole.txt'), copy('cut.txt', withoutSection6)];
    for (const read of [
      [whole, cut],
      [cut, whole],
    ]) {
      const { kept, copies } = chooseCopies(read, []);
      expect(kept.map(({ document }) => document.fileName)).toEqual(['whole.txt']);
      expect(copies).toMatchObject([
        { number: '30-CT/TU', kept: 'whole.txt', left: 'cut.txt', why: 'đủ điều hơn' },
      ]);
      expect(copies[0]?.difference.removed).toEqual(['30-CT/TU#m6']);
    }
  });

  it('the one with fewer faults is kept where both have all parts', () => {
    const { kept, copies } = chooseCopies(
      [copy('bad.docx', undefined, 7), copy('good.html', undefined, 0)],
      [],
    );
    expect(kept[0]?.document.fileName).toBe('good.html');
    expect(copies[0]?.why).toContain('ít lỗi hơn');
  });

  it('the one that is asked for is kept all the same', () => {
    const { kept, copies } = chooseCopies([copy('whole.txt'), copy('cut.txt', withoutSection6)], ['cut.txt']);
    expect(kept[0]?.document.fileName).toBe('cut.txt');
    expect(copies[0]?.why).toBe('theo yêu cầu');
  });

  it('the first of equals is kept', () => {
    expect(chooseCopies([copy('a.txt'), copy('b.txt')], []).kept[0]?.document.fileName).toBe('a.txt');
  });
});
