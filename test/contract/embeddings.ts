import { describe, expect, it } from 'vitest';
import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';

/** What every embedding model must do. */
export function testEmbeddings(name: string, open: () => NamedEmbeddings): void {
  const cosine = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

  describe(`embeddings: ${name}`, () => {
    it('gives unit vectors of the dimension that it names, for any text', async () => {
      const embeddings = open();
      const texts = ['không sử dụng đồ uống có cồn', '', '🙂', '<b>&amp;', '\u202e\u0000'];
      for (const vector of await embeddings.embedDocuments(texts)) {
        expect(vector).toHaveLength(embeddings.dimension);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }
    });

    it('gives the same vector for the same text, alone or among others', async () => {
      const embeddings = open();
      const [, second] = await embeddings.embedDocuments(['hút thuốc', 'uống bia buổi trưa']);
      const [alone] = await embeddings.embedDocuments(['uống bia buổi trưa']);
      expect(second).toEqual(alone);
      expect(await embeddings.embedQuery('hút thuốc')).toEqual(await embeddings.embedQuery('hút thuốc'));
    });

    it('brings a question nearer to its clause than to another', async () => {
      const embeddings = open();
      const question = await embeddings.embedQuery('nhậu buổi trưa được không');
      const [its, other] = await embeddings.embedDocuments([
        'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa',
        'hút thuốc lá đúng nơi quy định',
      ]);
      expect(cosine(question, its ?? [])).toBeGreaterThan(cosine(question, other ?? []));
    });
  });
}
