import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerer, type Answerer } from '../../../bot/answer.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';

let shipped: ShippedKnowledge;
let answerer: Answerer;
beforeAll(async () => {
  shipped = await openShippedKnowledge();
  answerer = createAnswerer(shipped.knowledge, () => 0);
});
afterAll(() => shipped.remove());

const firstQuote = async (text: string): Promise<string> => {
  const answer = await answerer.answer({ text, turns: [], on: TODAY });
  return answer.quotes.length === 1
    ? (answer.quotes[0]?.text ?? '')
    : `${answer.outcome}: ${answer.quotes.length} quotes`;
};

/** Questions of one form over many words; those that do not get the clause are listed. */
async function missed(
  words: readonly string[],
  form: (word: string) => string,
  clause: string,
): Promise<string[]> {
  const asked = words.map(form);
  const quotes = await Promise.all(asked.map(firstQuote));
  return asked.filter((_, index) => !quotes[index]?.includes(clause));
}

const ALCOHOL = 'không sử dụng đồ uống có cồn';
const PRIVATE = 'không làm việc cá nhân trong giờ hành chính';

describe('the place or trade of the one who asks is no topic', () => {
  const places = [
    'bệnh viện',
    'trạm y tế',
    'tòa án',
    'chi cục thuế',
    'hải quan',
    'kho bạc',
    'trường học',
    'bảo hiểm xã hội',
    'đài truyền hình',
    'văn phòng đăng ký đất đai',
  ];
  const trades = [
    'bác sĩ',
    'giáo viên',
    'cán bộ địa chính',
    'cán bộ thuế',
    'công chức hộ tịch',
    'thanh tra xây dựng',
    'chủ tịch hội phụ nữ',
    'lái xe',
    'thẩm phán',
  ];

  it('where alcohol is asked about', async () => {
    expect(
      await missed(places, (place) => `Làm ở ${place}, trưa đi làm có được uống bia không?`, ALCOHOL),
    ).toEqual([]);
    expect(
      await missed(trades, (trade) => `${trade} có được uống rượu buổi trưa ngày làm việc không`, ALCOHOL),
    ).toEqual([]);
  });

  it('where the press is asked about', async () => {
    expect(
      await missed(
        trades,
        (trade) => `${trade} có được phát ngôn bừa bãi với báo chí không`,
        'tuân thủ kỷ luật phát ngôn',
      ),
    ).toEqual([]);
  });
});

describe('one conduct in many words', () => {
  it('alcohol', async () => {
    const words = [
      'uống một ly rượu vang',
      'làm chén rượu',
      'nhậu với đối tác',
      'cụng ly với anh em',
      'làm vài chai bia',
      'lai rai ba sợi',
      'nhấp vài ngụm rượu',
      'uống rượu ở nhà đồng nghiệp',
      'uống bia ăn mừng',
    ];
    expect(
      await missed(words, (word) => `Trưa nay ${word} rồi chiều đi làm có được không?`, ALCOHOL),
    ).toEqual([]);
  });

  it('private work', async () => {
    const words = [
      'đi cắt tóc',
      'chơi cờ tướng',
      'xem phim',
      'lướt mạng',
      'bán mỹ phẩm',
      'đi đón con',
      'chơi chứng khoán',
      'chạy Grab',
      'viết luận văn thạc sĩ',
      'đưa vợ đi khám thai',
      'về nhà nấu cơm',
      'đi gội đầu',
    ];
    expect(await missed(words, (word) => `Trong giờ làm việc ${word} có được không?`, PRIVATE)).toEqual([]);
  });

  it('unverified news and complaints on social media', async () => {
    const words = [
      'chia sẻ tin đồn trên Zalo',
      'share bài chưa rõ nguồn',
      'đăng đơn tố cáo lên mạng xã hội',
      'chuyển tiếp tin giả vào nhóm Zalo',
      'tung tin chưa xác minh lên mạng',
    ];
    expect(
      await missed(words, (word) => `Công chức ${word} có được không?`, 'không sử dụng mạng xã hội'),
    ).toEqual([]);
  });
});

it('is not taken for a rule where only “vi phạm” is understood', async () => {
  const answer = await answerer.answer({
    text: 'Cán bộ trồng lan hồ điệp có vi phạm không?',
    turns: [],
    on: TODAY,
  });
  expect(answer).toMatchObject({ outcome: 'not_in_corpus', quotes: [] });
});
