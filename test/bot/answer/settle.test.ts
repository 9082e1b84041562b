import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Choice } from '../../../bot/answer/provision.ts';
import type { Recognised } from '../../../bot/answer/recognise.ts';
import { settle, type Settling } from '../../../bot/answer/settle.ts';
import { readClauses, type Clause } from '../../../knowledge/clauses.ts';
import { openShippedKnowledge, type ShippedKnowledge } from '../../support/knowledge.ts';

let shipped: ShippedKnowledge;
let clauses: Clause[];
beforeAll(async () => {
  shipped = await openShippedKnowledge();
  const { library, lexicon } = shipped.knowledge;
  const provision = library.provision('30-CT/TU#m3.d2');
  clauses = provision === undefined ? [] : readClauses(provision, lexicon);
});
afterAll(() => shipped.remove());

const clause = (words: string): Clause => {
  const found = clauses.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no clause with ${words}`);
  return found;
};

function recognised(
  likely: readonly (readonly [string, number])[],
  other: Record<string, number>,
  standing = 0,
): Recognised {
  const list = likely.map(([words, probability]) => ({ clause: clause(words), probability }));
  return {
    clauses: list,
    answerable: list.reduce((sum, { probability }) => sum + probability, 0),
    other: new Map(Object.entries(other)),
    standing,
  };
}

const NOTHING = { kind: 'not_in_corpus', reason: 'topic', nearest: null } as const;

function settled(change: Partial<Settling>): ReturnType<typeof settle> {
  return settle({
    rules: NOTHING,
    recognised: recognised([], { 'X:far': 1 }),
    elsewhere: null,
    quotable: () => true,
    line: 'trua nay uong mot lon bia duoc khong',
    ...change,
  });
}

describe('what is settled of a question', () => {
  it('is the recognised clause, where it is likely enough', () => {
    const found = settled({ recognised: recognised([['đồ uống có cồn', 0.9]], { 'X:time': 0.1 }) });
    expect(found).toEqual({ kind: 'answered', clauses: [clause('đồ uống có cồn')], sure: 0.9, beside: [] });
  });

  it('is two clauses, where both are likely', () => {
    const found = settled({
      recognised: recognised(
        [
          ['đồ uống có cồn', 0.5],
          ['hút thuốc lá', 0.45],
        ],
        { 'X:time': 0.05 },
      ),
    });
    expect(found).toMatchObject({ clauses: [clause('đồ uống có cồn'), clause('hút thuốc lá')] });
  });

  it('is no clause that may not be quoted on the day', () => {
    const likely = recognised([['đồ uống có cồn', 0.95]], { 'X:time': 0.05 });
    expect(settled({ recognised: likely, quotable: () => false }).kind).toBe('not_in_corpus');
  });

  it('overrules the rules that saw a topic, where the question asks for what is not held', () => {
    const rules = { kind: 'answered', clauses: [clause('đồ uống có cồn')] } as const;
    const found = settled({ rules, recognised: recognised([['đồ uống có cồn', 0.2]], { 'X:amount': 0.8 }) });
    expect(found).toMatchObject({
      kind: 'not_in_corpus',
      reason: 'asked',
      nearest: clause('đồ uống có cồn'),
    });
  });

  it.each([
    ['clarify', { kind: 'clarify' }],
    ['refused', { kind: 'refused' }],
    ['smalltalk', { kind: 'small_talk' }],
    ['C:87-NQ/TU', { kind: 'cited', number: '87-NQ/TU' }],
  ])('is %s where that is likelier than all reasons not to answer', (label, expected) => {
    const likely = recognised([], { [label]: 0.6, 'X:topic': 0.2, 'X:far': 0.2 });
    expect(settled({ recognised: likely })).toEqual(expected);
    const unlikely = recognised([], { [label]: 0.4, 'X:topic': 0.3, 'X:far': 0.3 });
    expect(settled({ recognised: unlikely }).kind).toBe('not_in_corpus');
  });

  const elsewhere = (probability: number, lead: number): Choice => {
    const found = clause('tệ nạn');
    return {
      clauses: [found],
      provision: found.provision,
      probability,
      sure: probability,
      within: probability,
      lead,
      also: [],
      missing: [],
      meant: null,
    };
  };

  it('leaves to other documents what the known ones do not decide', () => {
    const choice = elsewhere(0.6, 0.4);
    expect(settled({ elsewhere: choice })).toEqual({ kind: 'elsewhere', choice });
  });

  const standing = (odds: number): Recognised =>
    recognised([['đồ uống có cồn', 0.95]], { 'X:time': 0.05 }, odds);

  it('lets the likelier one of directive and law go first', () => {
    const between = standing(0);
    expect(settled({ recognised: between, elsewhere: elsewhere(0.6, -0.3) }).kind).toBe('answered');
    expect(settled({ recognised: between, elsewhere: elsewhere(0.8, 0.75) }).kind).toBe('elsewhere');
  });

  it('asks a law to be the more likely, the more the question is like those on the directive', () => {
    const kind = (odds: number, lead: number): string =>
      settled({ recognised: standing(odds), elsewhere: elsewhere(0.8, lead) }).kind;
    expect([kind(-4, 0.35), kind(0, 0.35)]).toEqual(['elsewhere', 'answered']);
    expect([kind(0, 0.75), kind(7, 0.75)]).toEqual(['elsewhere', 'answered']);
  });

  it('keeps to the directive where the question names it', () => {
    const line = 'chi thi 30 co cam uong bia buoi trua khong';
    const choice = elsewhere(0.8, 0.6);
    expect(settled({ recognised: standing(0), elsewhere: choice, line }).kind).toBe('answered');
    expect(settled({ recognised: standing(-5), line }).kind).toBe('answered');
  });

  it("is no clause of the directive's where the question is like those on laws, and none is found", () => {
    const answer = { kind: 'not_in_corpus', reason: 'topic', nearest: null };
    expect(settled({ recognised: standing(-5) })).toEqual(answer);
    expect(settled({ recognised: standing(-2) }).kind).toBe('answered');
  });

  it('refuses misuse whatever a rule may say on its topic', () => {
    const misuse = recognised([], { refused: 0.9, 'X:far': 0.1 });
    expect(settled({ recognised: misuse, elsewhere: elsewhere(0.9, 0.9) }).kind).toBe('refused');
  });
});
