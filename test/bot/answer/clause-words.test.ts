import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openClauseWords, sharesOf } from '../../../bot/answer/clause-words.ts';
import type { Frame } from '../../../bot/answer/frame.ts';
import type { Clause } from '../../../knowledge/clauses.ts';
import type { LexicalIndex } from '../../../knowledge/lexical-index.ts';

const word = fc.constantFrom('bia', 'rượu', 'giờ', 'làm việc', '~bia', '~gio', '#alcohol');
const clause = fc
  .record({ own: fc.array(word), above: fc.array(word) })
  .map(
    ({ own, above }) => ({ features: new Set(own), lead: { features: new Set(above) } }) as unknown as Clause,
  );
const frame = fc
  .record({ features: fc.array(word), unaccented: fc.boolean() })
  .map((query) => ({ query }) as unknown as Frame);
/** Numbers whose sums depend on the order in which they are added. */
const index = {
  idf: (feature: string) => 1 / (3 + feature.length) + feature.charCodeAt(0) / 7,
} as LexicalIndex;

describe("the words of a question in clauses' words", () => {
  it('has for all clauses together to the last digit what each alone has', () => {
    fc.assert(
      fc.property(fc.array(clause), frame, (clauses, asked) => {
        const all = openClauseWords(clauses)(asked, index);
        expect(all).toEqual(clauses.map((one) => sharesOf(one, asked, index)));
      }),
    );
  });

  it('counts words above a clause apart from its own, and concepts not at all', () => {
    const one = { features: new Set(['bia']), lead: { features: new Set(['rượu']) } } as unknown as Clause;
    const asked = {
      query: { features: ['bia', 'rượu', '#alcohol', 'giờ'], unaccented: false },
    } as unknown as Frame;
    const even = { idf: () => 1 } as unknown as LexicalIndex;
    expect(sharesOf(one, asked, even)).toEqual({ lexical: 2 / 3, own: 1 / 3 });
  });
});
