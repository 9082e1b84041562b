import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerer, type Answerer } from '../../../bot/answer.ts';
import { mendedText } from '../../../bot/answer/mended.ts';
import { AS_TYPED } from '../../../bot/contract.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';

let shipped: ShippedKnowledge;
let answerer: Answerer;
beforeAll(async () => {
  shipped = await openShippedKnowledge();
  answerer = createAnswerer(shipped.knowledge, () => 0);
});
afterAll(() => shipped.remove());

describe('a message with words that no rule has', () => {
  const TELEX = 'khoong uoongs ruouj buoir truwa dc k';

  it('is read with its words mended, which is said with how to undo it', async () => {
    const answer = await answerer.answer({ text: TELEX, turns: [], on: TODAY });
    expect(answer).toMatchObject({ outcome: 'answered', verdict: 'prohibited', mended: true });
    expect(answer.quotes[0]?.provision).toBe('30-CT/TU#m3.d2');
    expect(answer.understood).toBe('không uống rượu buổi trưa được không');
    expect(answer.text).toContain(`(Đang tìm: không uống rượu buổi trưa được không. ${AS_TYPED})`);
  });

  it('is taken as typed within quotation marks', async () => {
    const answer = await answerer.answer({ text: `"${TELEX}"`, turns: [], on: TODAY });
    expect(answer.outcome).not.toBe('answered');
    expect(answer.mended).toBeUndefined();
  });

  it('is not mended where it is only without marks or in short forms', () => {
    const { knowledge } = shipped;
    expect(mendedText('uong ruou buoi trua dc k', knowledge)).toBeNull();
    expect(mendedText(TELEX, knowledge)).toBe('không uống rượu buổi trưa được không');
  });
});
