import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText, understand } from '../../knowledge/query.ts';
import { search } from '../../knowledge/search.ts';
import { openShippedKnowledge, type ShippedKnowledge } from '../support/knowledge.ts';

let shipped: ShippedKnowledge;
beforeAll(async () => {
  shipped = await openShippedKnowledge();
});
afterAll(() => shipped.remove());

const query = (text: string) => understand(plainText(text), shipped.knowledge.lexicon);
const firstOf = (row: number | undefined): string | undefined =>
  shipped.knowledge.library.passage(row ?? -1)?.provisions[0];

describe('search', () => {
  it.each([
    ['Trưa nay nhậu được không?', '30-CT/TU#m3.d2'],
    ['trua nay nhau voi sep duoc khong', '30-CT/TU#m3.d2'],
    ['MTTQ có vai trò gì?', '30-CT/TU#m4'],
    ['lên Facebook đăng tin đồn', '30-CT/TU#m3.d3'],
  ])('brings the passage of “%s” first', async (text, provision) => {
    const hits = await search(query(text), shipped.knowledge.indexes, 5);
    expect(firstOf(hits[0]?.row)).toBe(provision);
    expect(hits.length).toBeLessThanOrEqual(5);
  });

  it('goes on with the words alone where the model service is away', async () => {
    const embeddings = {
      ...shipped.knowledge.indexes.embeddings,
      embedQuery: () => Promise.reject(new Error('connect ECONNREFUSED')),
    };
    const hits = await search(query('hút thuốc lá'), { ...shipped.knowledge.indexes, embeddings }, 3);
    expect(firstOf(hits[0]?.row)).toBe('30-CT/TU#m3.d2');
  });
});
