import { describe, expect, it } from 'vitest';
import { runStages, stages, type Stage } from '../../../eval/train/all.ts';

const stage = (name: string, needs: readonly string[] = [], cores: 1 | 2 = 1): Stage => ({
  name,
  needs,
  cores,
  words: [name],
  files: [],
});

/** Runs stages that end at the next turn, and tells when each began and ended. */
async function runAll(all: readonly Stage[], failing: readonly string[] = [], cores = 2) {
  const told: string[] = [];
  const ended = await runStages(
    all,
    async ({ name }) => {
      told.push(`+${name}`);
      await new Promise((resolve) => setImmediate(resolve));
      told.push(`-${name}`);
      return !failing.includes(name);
    },
    cores,
  );
  return { told, outcomes: Object.fromEntries(ended.map(({ name, outcome }) => [name, outcome])) };
}

describe('training everything', () => {
  it('starts a part when what it reads has been learned', async () => {
    const { told, outcomes } = await runAll(stages({ bench: 'b', corpus: 'c' }));
    for (const { name, needs } of stages({ bench: 'b', corpus: 'c' }))
      for (const needed of needs) expect(told.indexOf(`-${needed}`)).toBeLessThan(told.indexOf(`+${name}`));
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['done']));
    expect(Object.keys(outcomes)).toHaveLength(9);
  });

  it('uses as many cores as there are, and one part of two cores runs alone', async () => {
    const { told } = await runAll([stage('a'), stage('b'), stage('c'), stage('d', ['a'], 2)]);
    let running = 0;
    for (const line of told) {
      running += line.startsWith('+') ? 1 : -1;
      expect(running).toBeLessThanOrEqual(2);
    }
    const at = told.indexOf('+d');
    expect(told[at + 1]).toBe('-d');
  });

  it('leaves out what builds on a part that failed, and goes on with the rest', async () => {
    const { outcomes } = await runAll(
      [stage('a'), stage('b', ['a']), stage('c', ['b']), stage('d')],
      ['a'],
      1,
    );
    expect(outcomes).toEqual({ a: 'failed', b: 'left_out', c: 'left_out', d: 'done' });
  });

  it('says which parts wait for one another', async () => {
    await expect(runAll([stage('a', ['b']), stage('b', ['a'])])).rejects.toThrow(/a, b/u);
  });
});
