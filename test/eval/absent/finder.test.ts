import { describe, expect, it } from 'vitest';
import { createFinder } from '../../../eval/absent.ts';
import type { LexicalIndex } from '../../../knowledge/lexical-index.ts';

const passage = (id: string, document: string, topic: string) => ({
  id,
  document,
  fields: { heading: '', title: '', trail: '', topic, body: 'Hồ sơ gồm đơn và bản sao.' },
});
const corpus = {
  sha256: '',
  passages: [
    ...Array.from({ length: 120 }, (_, at) => passage(`luat-${at}`, 'luật', 'Thư viện')),
    ...Array.from({ length: 60 }, (_, at) => passage(`nghi-dinh-${at}`, 'nghị định', 'Thư viện')),
    ...Array.from({ length: 90 }, (_, at) => passage(`khac-${at}`, 'khác', '')),
  ],
};
/** Finds all passages in the order of their rows. */
const inOrder = {
  search: (_features: readonly string[], limit: number) =>
    corpus.passages.slice(0, limit).map((_one, row) => ({ row, score: 1 })),
} as Pick<LexicalIndex, 'search'> as LexicalIndex;

const documents = (hits: readonly { readonly row: number }[] | null) => [
  ...new Set(hits?.map(({ row }) => corpus.passages[row]?.document)),
];

describe('candidates with a part of the corpus taken out', () => {
  const finder = createFinder(corpus, inOrder);

  it('are the first hundred of what remains without the law of the gold article', () => {
    expect(documents(finder.held('hồ sơ'))).toEqual(['luật']);
    const found = finder.without('hồ sơ', ['luat-3'], 'law');
    expect(found?.hits).toHaveLength(100);
    expect(documents(found?.hits ?? null)).toEqual(['nghị định', 'khác']);
    expect([...(found?.absent ?? [])]).toEqual(['luật']);
  });

  it('have no document of the subject where the subject is taken out', () => {
    const found = finder.without('hồ sơ', ['nghi-dinh-0'], 'subject');
    expect(documents(found?.hits ?? null)).toEqual(['khác']);
    expect([...(found?.absent ?? [])]).toEqual(['luật', 'nghị định']);
  });

  it('are none where the corpus names no subject, or does not have the article', () => {
    expect(finder.without('hồ sơ', ['khac-1'], 'subject')).toBeNull();
    expect(finder.without('hồ sơ', ['không có'], 'law')).toBeNull();
  });
});
