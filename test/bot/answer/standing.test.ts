import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionFeatures } from '../../../bot/answer.ts';
import { createStanding, shippedStanding } from '../../../bot/answer/recognise.ts';
import { decodeNetwork, encodeNetwork } from '../../../knowledge/network.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';

let shipped: ShippedKnowledge;
beforeAll(async () => {
  shipped = await openShippedKnowledge();
});
afterAll(() => shipped.remove());

const standingOf = createStanding(shippedStanding());
const ask = async (text: string): Promise<number> =>
  standingOf(
    await questionFeatures({ text, turns: [], on: TODAY }, shipped.knowledge, new Set(['30-CT/TU'])),
  );

describe('whether the directive or a law decides', () => {
  it.each([
    'Trong giờ hành chính mà ngồi bán hàng online thì sao?',
    'lanh dao so di nuoc ngoai phai bao cao ai',
    'Đi họp muộn, về sớm có bị nhắc không?',
  ])('is likely the directive: %s', async (text) => {
    expect(await ask(text)).toBeGreaterThan(1);
  });

  it.each([
    'Ai có thẩm quyền cho phép sao chụp tài liệu tối mật?',
    'người được uỷ quyền phát ngôn có được uỷ quyền tiếp cho người khác không',
    'nhan qua cua doanh nghiep thi nop lai trong bao nhieu ngay',
  ])('is likely a law: %s', async (text) => {
    expect(await ask(text)).toBeLessThan(-3);
  });

  it('is refused of a network that was learned for something else', () => {
    const { recipe, ...weights } = decodeNetwork(shippedStanding());
    const bytes = encodeNetwork({ ...weights, labels: ['directive', 'X:far'] }, recipe);
    expect(() => createStanding(bytes)).toThrow(/npm run train -- standing/);
  });
});
