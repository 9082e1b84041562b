import { describe, expect, it } from 'vitest';
import { seededChance } from '../../../eval/train/chance.ts';
import { boost } from '../../../eval/train/reranker/trees.ts';
import { createChoice } from '../../../eval/train/selector/choice.ts';
import { createTrees } from '../../../knowledge/rerank.ts';

const OPTIONS = {
  ...{ trees: 40, leaves: 4, rate: 0.3, featureFraction: 1, questionFraction: 1 },
  ...{ leastRows: 2, smoothing: 1 },
};

/** Questions of three candidates: the right one has the greatest value; a third of the questions has none above 0.5. */
function questions(count: number) {
  const chance = seededChance(3);
  const [starts, values, gold]: [number[], number[], number[]] = [[0], [], []];
  for (let question = 0; question < count; question += 1) {
    const decided = question % 3 !== 0;
    const right = Math.floor(chance() * 3);
    for (let at = 0; at < 3; at += 1) {
      const isRight = decided && at === right;
      values.push(isRight ? 0.6 + chance() * 0.4 : chance() * 0.5, chance());
      gold.push(isRight ? 1 : 0);
    }
    starts.push(gold.length);
  }
  return {
    names: ['value', 'noise'],
    starts: Uint32Array.from(starts),
    values: Float32Array.from(values),
    gold: Uint8Array.from(gold),
  };
}

describe('learning to choose one or none', () => {
  const data = questions(120);
  const grow = () => {
    const boosting = { options: OPTIONS, chance: seededChance(1), onTree: () => undefined };
    return boost(data, createChoice(data), boosting);
  };
  const trees = grow();
  const score = createTrees({ features: data.names, trees }, data.names);

  it('prefers the right candidate to none, and none to wrong ones', () => {
    const [right = 0, wrong = 0] = score([
      [0.9, 0.5],
      [0.2, 0.5],
    ]);
    expect(right).toBeGreaterThan(1);
    expect(wrong).toBeLessThan(-1);
  });

  it('grows the same trees from the same seed', () => {
    expect(grow()).toEqual(trees);
  });
});
