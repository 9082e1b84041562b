import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearJudge, weighed } from '../../../bot/answer/judged.ts';
import { createJudge } from '../../../knowledge/judge.ts';
import { createRerankJudge } from '../../../knowledge/judge/rerank.ts';
import type { Selected } from '../../../knowledge/select.ts';
import type { Provision } from '../../../knowledge/types.ts';
import { startJudgeServer, type JudgeModel } from '../../fakes/judge-server.ts';
import { openShippedKnowledge, type ShippedKnowledge } from '../../support/knowledge.ts';

/** Provisions of the shipped directive. */
let shipped: ShippedKnowledge;
let provisions: readonly Provision[] = [];
beforeAll(async () => {
  shipped = await openShippedKnowledge();
  provisions = shipped.knowledge.library.document('30-CT/TU')?.provisions ?? [];
});
afterAll(() => shipped.remove());

const selection = (probabilities: readonly number[]): Selected[] =>
  probabilities.flatMap((probability, at) => {
    const provision = provisions[at];
    return provision === undefined ? [] : [{ provision, probability }];
  });
const idsOf = (selected: readonly Selected[]) => selected.map(({ provision }) => provision.id);
const sumOf = (selected: readonly Selected[]) =>
  selected.reduce((sum, { probability }) => sum + probability, 0);

describe('what a second judge says', () => {
  it('changes nothing where it finds all alike', () => {
    // The order of a leaning message is not that of its probabilities.
    const found = selection([0.3, 0.4, 0.1]);
    const heard = weighed(found, [0.5, 0.5, 0.5]);
    expect(idsOf(heard)).toEqual(idsOf(found));
    heard.forEach(({ probability }, at) => expect(probability).toBeCloseTo(found[at]?.probability ?? 0, 12));
  });

  it('brings another candidate first where the chooser was in doubt, not where it was sure', () => {
    const doubt = selection([0.5, 0.3, 0.1]);
    expect(idsOf(weighed(doubt, [0, 1, 0]))[0]).toBe(doubt[1]?.provision.id);
    const sure = selection([0.97, 0.02]);
    expect(idsOf(weighed(sure, [0.2, 0.9]))[0]).toBe(sure[0]?.provision.id);
  });

  it('makes all unlikely where it finds that none answers', () => {
    expect(sumOf(weighed(selection([0.5, 0.2]), [0, 0]))).toBeLessThan(0.4);
  });

  it('never makes the candidates together likelier, adds none and loses none', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(probability, { maxLength: 12 }),
        fc.array(probability, { maxLength: 8 }),
        (raw, scores) => {
          const total = Math.max(
            1,
            raw.reduce((sum, one) => sum + one, 0),
          );
          const found = selection(raw.map((one) => one / total));
          const heard = weighed(found, scores);
          expect(sumOf(heard)).toBeLessThanOrEqual(sumOf(found) + 1e-9);
          expect(new Set(idsOf(heard))).toEqual(new Set(idsOf(found)));
          for (const one of heard) expect(one.probability).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('the provisions that a second judge reads', () => {
  const found = (): Selected[] => {
    const two = ['30-CT/TU#m3.d1', '30-CT/TU#m3.d2'].map((id) => shipped.knowledge.library.provision(id));
    return two.flatMap((provision, at) =>
      provision === undefined ? [] : [{ provision, probability: at === 0 ? 0.5 : 0.3 }],
    );
  };

  /** What is heard of a judge over HTTP, and what that was sent. */
  async function hearOver(model: JudgeModel, selected = found(), deadline = 20_000) {
    const server = await startJudgeServer(model);
    const service = createRerankJudge({ url: server.url, form: 'tei', model: null, key: null }, fetch);
    const judge = createJudge(service, { deadline, clock: () => 0, onFault: () => undefined });
    const heard = await hearJudge(selected, 'Trưa nay uống bia được không?', {
      judge,
      knowledge: shipped.knowledge,
    });
    await server.close();
    return { heard, asked: server.asked };
  }

  it('come with the title and headings that they stand under, and stay the stored ones', async () => {
    const { heard, asked } = await hearOver({ score: (_, text) => (text.includes('có cồn') ? 1 : 0) });
    expect(asked[0]?.texts[1]).toMatch(/^Chỉ thị .*không sử dụng đồ uống có cồn/su);
    expect(idsOf(heard)).toEqual(['30-CT/TU#m3.d2', '30-CT/TU#m3.d1']);
    for (const { provision } of heard)
      expect(provision).toBe(shipped.knowledge.library.provision(provision.id));
  });

  it('stay as they were chosen where it is away, too slow, or none is set', async () => {
    const selected = found();
    const away = await hearOver({ instead: { status: 503, body: '' } }, selected);
    expect(away.heard).toBe(selected);
    expect((await hearOver({ wait: 60_000 }, selected, 100)).heard).toBe(selected);
    const { knowledge } = shipped;
    expect(await hearJudge(selected, 'Hỏi gì?', { judge: null, knowledge })).toBe(selected);
  });

  it('are not sent where they are too unlikely to be quoted', async () => {
    const unlikely = found().map((one) => ({ ...one, probability: 0.1 }));
    const { heard, asked } = await hearOver({ score: () => 1 }, unlikely);
    expect([heard, asked]).toEqual([unlikely, []]);
  });
});
