import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLibrary } from '../../../knowledge/library.ts';
import {
  align,
  counterpartsIn,
  everydayOfBoth,
  withCounterparts,
} from '../../../knowledge/select/counterparts.ts';
import type { Document, Provision } from '../../../knowledge/types.ts';
import { directive } from '../../fakes/telegram/directive.ts';

/** The directive's paragraphs as clauses of one document, and again, in another order, as those of its successor. */
const text = readFileSync(new URL('../../../ingest/library/30-CT-TU.txt', import.meta.url), 'utf8').normalize(
  'NFC',
);
const paragraphs = text.split('\n').filter((line) => line.length > 200);
const [base] = directive.provisions;
if (base === undefined) throw new Error('the directive of the tests has no provision');

function made(number: string, words: readonly string[], replacedBy: string | null): Document {
  const article: Provision = {
    ...base!,
    id: `${number}#d1`,
    document: number,
    kind: 'article',
    heading: 'Kỷ luật, kỷ cương',
    text: '',
  };
  const clauses = words.map((one, at): Provision => ({
    ...article,
    id: `${number}#d1.k${at + 1}`,
    parent: article.id,
    kind: 'clause',
    heading: null,
    text: one,
  }));
  const effect: Provision = {
    ...article,
    id: `${number}#d9`,
    heading: 'Hiệu lực thi hành',
    text: 'Từ ngày ký.',
  };
  const validity = { ...directive.validity, replacedBy };
  return { ...directive, number, validity, provisions: [article, ...clauses, effect] };
}
const NEW = 'Không được dùng thiết bị bay không người lái trong khuôn viên trụ sở khi chưa đăng ký.';
const later = made('2/2026/NĐ-CP', [NEW, ...[...paragraphs].reverse()], null);
const earlier = made('1/2020/NĐ-CP', paragraphs, later.number);
const library = createLibrary('x', [earlier, later], []);
const clauseOf = (document: Document, words: string): string =>
  document.provisions.find((one) => one.text === words)?.id ?? '';

describe('what an ended document and its successor say alike', () => {
  it('is found wherever it stands, level by level', () => {
    expect(paragraphs.length).toBeGreaterThan(5);
    const found = new Map(align(earlier, later));
    for (const words of paragraphs) expect(found.get(clauseOf(earlier, words))).toBe(clauseOf(later, words));
    expect(found.get('1/2020/NĐ-CP#d1')).toBe('2/2026/NĐ-CP#d1');
  });

  it('has no counterpart where only one of them says it, nor where a document speaks of itself', () => {
    const counterparts = counterpartsIn(library);
    expect(counterparts.get(clauseOf(later, NEW))).toBeUndefined();
    expect(counterparts.get('1/2020/NĐ-CP#d9')).toBeUndefined();
    expect(counterparts.get('2/2026/NĐ-CP#d9')).toBeUndefined();
  });

  it('is the same seen from both, and none where nothing was replaced', () => {
    const counterparts = counterpartsIn(library);
    for (const [one, other] of counterparts) expect(counterparts.get(other)).toBe(one);
    expect(counterpartsIn(createLibrary('x', [later], [])).size).toBe(0);
  });
});

describe('what people wrote for one of two counterparts', () => {
  const [old, now] = ['1/2020/NĐ-CP#d1.k1', '2/2026/NĐ-CP#d1.k3'];
  const counterparts = new Map([
    [old, now],
    [now, old],
  ]);
  it('counts for the other as well, and for nobody else', () => {
    const questions = [
      { words: ['mac', 'gi'], provisions: [now] },
      { words: ['deo', 'the'], provisions: ['3/2021/NĐ-CP#d1'] },
      { words: ['an', 'trua'], provisions: [] },
    ];
    expect(withCounterparts(questions, counterparts).map(({ provisions }) => provisions)).toEqual([
      [now, old],
      ['3/2021/NĐ-CP#d1'],
      [],
    ]);
  });

  it('counts once where it was written for both', () => {
    const [both] = withCounterparts([{ words: ['mac'], provisions: [old, now] }], counterparts);
    expect(both?.provisions).toEqual([old, now]);
  });

  it('stays as it is in a library without any', () => {
    const questions = [{ words: ['mac'], provisions: [now] }];
    expect(withCounterparts(questions, new Map())).toBe(questions);
  });

  it('gives its everyday words to one that has none', () => {
    const words = everydayOfBoth(new Map([[now, ['ao', 'quan']]]), counterparts);
    expect(words.get(old)).toEqual(['ao', 'quan']);
    const own = everydayOfBoth(
      new Map([
        [now, ['ao']],
        [old, ['mu']],
      ]),
      counterparts,
    );
    expect(own.get(old)).toEqual(['mu']);
  });
});
