import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerer, type Answerer } from '../../../bot/answer.ts';
import { createRecogniser, shippedNetwork } from '../../../bot/answer/recognise.ts';
import { encodeNetwork, decodeNetwork } from '../../../knowledge/network.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';

let shipped: ShippedKnowledge;
let answerer: Answerer;
beforeAll(async () => {
  shipped = await openShippedKnowledge();
  answerer = createAnswerer(shipped.knowledge, () => 0);
});
afterAll(() => shipped.remove());

const ask = (text: string, turns: readonly string[] = []) => answerer.answer({ text, turns, on: TODAY });

describe('a question that no list of terms foresees', () => {
  it.each([
    [
      'Cây bonsai ở ban công phòng, anh ấy tỉa suốt từ 8 đến 10 giờ rồi bán cho khách. Chỉ thị nói sao?',
      'không làm việc cá nhân',
    ],
    [
      'Bà cụ 80 tuổi đi xác nhận giấy tờ, cô công chức cứ mày mày tao tao. Vướng yêu cầu nào?',
      'giao tiếp, ứng xử chuẩn mực',
    ],
    [
      'Lính tôi quản làm bậy thì tôi là giám đốc có liên can gì không?',
      'chịu trách nhiệm trước Thường trực Tỉnh ủy',
    ],
    ['lam hai lon 333 cho tinh roi 2h vao hop chi bo co sao ko', 'không sử dụng đồ uống có cồn'],
  ])('%s', async (text, words) => {
    const { outcome, quotes } = await ask(text);
    expect(outcome).toBe('answered');
    expect(quotes[0]?.text).toContain(words);
  });
});

describe('a near miss that repeats the words of a clause', () => {
  it.each([
    'Đăng bài khen cơ quan lên facebook có được không?',
    'Chuyển đổi số ở công sở phải dùng phần mềm nào?',
    'hút thuốc sai chỗ thì bị xử sao',
    'Vợ tôi buôn bán tự do, ngồi chợ cả ngày, có bị chỉ thị cấm bán hàng trong giờ hành chính không?',
    'Đánh giá, xếp loại cán bộ hằng năm phải xong trước tháng nào?',
  ])('is not answered: %s', async (text) => {
    expect(await ask(text)).toMatchObject({ outcome: 'not_in_corpus', quotes: [] });
  });
});

describe('"mục nào vậy?"', () => {
  const first = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';

  it.each(['mục nào vậy?', 'nằm ở đoạn nào', 'ghi ở đâu thế'])(
    '%s stays with the answer before',
    async (text) => {
      const { outcome, quotes, understood } = await ask(text, ['Xin chào', first]);
      expect(outcome).toBe('answered');
      expect(quotes[0]?.text).toContain('không sử dụng đồ uống có cồn');
      expect(understood).toContain(first);
    },
  );

  it('asks back where nothing was asked before', async () => {
    expect((await ask('mục nào vậy?')).outcome).not.toBe('answered');
  });
});

describe('the recogniser', () => {
  it('knows the shipped document alone', () => {
    const recogniser = createRecogniser(shippedNetwork(), shipped.knowledge);
    expect([...(recogniser?.documents ?? [])]).toEqual(['30-CT/TU']);
  });

  it('does not count for clauses whose text has changed: the rules alone decide', async () => {
    const { recipe, ...weights } = decodeNetwork(shippedNetwork());
    const clauses = Object.fromEntries(
      Object.keys(recipe['clauses'] ?? {}).map((key) => [key, 'another text']),
    );
    const bytes = encodeNetwork(weights, { ...recipe, clauses });
    expect(createRecogniser(bytes, shipped.knowledge)).toBeNull();
    const byRules = createAnswerer(shipped.knowledge, () => 0, { network: bytes });
    const answer = await byRules.answer({ text: 'Trưa nay uống bia được không?', turns: [], on: TODAY });
    expect(answer.quotes[0]?.text).toContain('không sử dụng đồ uống có cồn');
  });

  it('does not ask whether a law decides where the library holds none', async () => {
    const unread = (): Uint8Array => {
      throw new Error('read');
    };
    const recogniser = createRecogniser(shippedNetwork(), shipped.knowledge, unread);
    expect([...(recogniser?.documents ?? [])]).toEqual(['30-CT/TU']);
  });

  it('never names a rule on a day before the document was issued', async () => {
    const { outcome, quotes } = await answerer.answer({
      text: 'Trưa nay uống bia được không?',
      turns: [],
      on: '2020-01-01',
    });
    expect({ outcome, quotes }).toEqual({ outcome: 'not_in_corpus', quotes: [] });
  });
});
