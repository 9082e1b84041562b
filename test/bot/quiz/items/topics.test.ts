import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTopics, shelvesOf, type Source } from '../../../../bot/quiz/items.ts';
import { readTopics } from '../../../../bot/quiz/items/rows.ts';
import { createTerms } from '../../../../bot/quiz/items/topic-terms.ts';
import { labelOf } from '../../../../bot/quiz/pool.ts';
import { createLexicon, readLexicon } from '../../../../knowledge/lexicon.ts';
import { CORPUS_HELD, readCorpus } from '../../../fixtures/corpus.ts';
import { withoutCorpus } from '../../../support/corpus.ts';
import { judgedTopics } from '../../../support/judged-topics.ts';
import { openShippedKnowledge, TODAY } from '../../../support/knowledge.ts';

const topicOf = createTopics(createLexicon(readLexicon()));

describe('the terms of laws', () => {
  it('are of topics that people can read, each term of one topic', () => {
    const rows = readTopics();
    for (const { topic, terms } of rows) {
      expect(labelOf(topic), topic).not.toBeNull();
      expect(terms.length, topic).toBeGreaterThan(0);
    }
    const terms = rows.flatMap((row) => row.terms);
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('are found whole, as they are spelled, the longest first', () => {
    const named = createTerms([
      { topic: 'alcohol', terms: ['rượu bia'], place: '' },
      { topic: 'alcohol_sale', terms: ['bán rượu bia'], place: '' },
    ]);
    const topics = (text: string) => named(text).map(({ topic }) => topic);
    expect(topics('Địa điểm không bán rượu, bia')).toEqual(['alcohol_sale']);
    expect(topics('ĐỊA ĐIỂM KHÔNG UỐNG RƯỢU, BIA')).toEqual(['alcohol']);
    expect(topics('Không uống ruou bia, rượi bia, rượu biaa')).toEqual([]);
    expect(named('Uống rượu, bia')[0]?.share).toBeCloseTo(2 / 3);
  });
});

describe('topics of the directive', () => {
  it('are what the deciding words name', async () => {
    const shipped = await openShippedKnowledge();
    const sources = shelvesOf(shipped.knowledge.library, TODAY, () => true).flatMap((shelf) => shelf.sources);
    const rules = sources.find(({ provision }) => provision.text.includes('đồ uống có cồn'));
    const of = (words: string) => {
      expect(rules?.provision.text).toContain(words);
      return rules && topicOf(rules, words);
    };
    expect(of('không sử dụng đồ uống có cồn trong giờ hành chính')).toBe('alcohol');
    expect(of('hút thuốc lá đúng nơi quy định')).toBe('smoking');
    expect(of('không làm việc cá nhân trong giờ hành chính')).toBe('private_work');
    await shipped.remove();
  });
});

describe.skipIf(!CORPUS_HELD)(`topics of the official texts${withoutCorpus}`, () => {
  let corpus: Awaited<ReturnType<typeof readCorpus>>;
  let sources: ReadonlyMap<string, Source>;
  beforeAll(async () => {
    corpus = await readCorpus(TODAY);
    const all = shelvesOf(corpus.library, TODAY, () => true).flatMap((shelf) => shelf.sources);
    sources = new Map(all.map((source) => [source.provision.id, source]));
  }, 180_000);
  afterAll(() => corpus.close());
  const topicAt = (provision: string) => {
    const source = sources.get(provision);
    if (source === undefined) throw new Error(`Nothing can be asked of ${provision}`);
    return topicOf(source, source.provision.text);
  };

  it('are those that a person judged, and at least 99 % of twice 120 were right', () => {
    const drawn = judgedTopics().filter(({ verdict }) => verdict !== 'before');
    const right = drawn.filter(({ verdict }) => verdict === 'right');
    expect(drawn.length).toBe(240);
    expect(right.length / drawn.length).toBeGreaterThanOrEqual(0.99);
    expect(right.filter(({ provision, topic }) => topicAt(provision) !== topic)).toEqual([]);
  });

  it('are none that was judged wrong', () => {
    const wrong = judgedTopics().filter(({ verdict }) => verdict !== 'right');
    expect(wrong.length).toBeGreaterThan(30);
    expect(wrong.filter(({ provision, topic }) => topicAt(provision) === topic)).toEqual([]);
  });

  it('come from the chapter, then from the title, where an article does not name what it is about', () => {
    const at = (id: string) => {
      const source = sources.get(id);
      return [source?.article.heading, source && topicOf(source, source.provision.text)];
    };
    expect(at('45/2019/QH14#d136.k3')).toEqual(['Trách nhiệm của người sử dụng lao động', 'women_workers']);
    expect(at('45/2019/QH14#d5.k1.a')).toEqual(['Quyền và nghĩa vụ của người lao động', 'labour']);
    expect(at('72/2015/NĐ-CP#d18.k9')).toEqual(['Bộ Thông tin và Truyền thông', 'foreign_information']);
  });

  it.each(['alcohol', 'time_discipline', 'spokesperson', 'social_media'])('have rules on %s', (topic) => {
    const laws = [...sources.values()].filter(({ provision }) => provision.place.article !== null);
    expect(laws.filter((one) => topicOf(one, one.provision.text) === topic).length).toBeGreaterThanOrEqual(5);
  });
});
