import { describe, expect, it } from 'vitest';
import { mixSelections, readLeaning, type Leaning } from '../../../bot/answer/lean.ts';
import type { Selected } from '../../../knowledge/select.ts';
import type { Provision } from '../../../knowledge/types.ts';

const leaning = (own: string, ...turns: string[]): Leaning => {
  const read = readLeaning(own, turns);
  if (typeof read === 'string') throw new Error(`stands alone: ${read}`);
  return read;
};

describe('readLeaning', () => {
  it('leans more where the message says so, is short, or follows what was only told', () => {
    const question = 'văn bản độ mật bảo vệ mấy năm';
    const whole = 'người lao động kết hôn thì được nghỉ việc riêng mấy ngày và có được hưởng lương không';
    expect(leaning('thế còn tối mật', question).lean).toBeGreaterThan(0.8);
    expect(leaning(whole, question).lean).toBeLessThan(0.5);
    expect(
      leaning('họ đòi giữ bằng gốc của em có được phép không', 'Em sắp ký hợp đồng').lean,
    ).toBeGreaterThan(0.7);
  });

  it('reads a story told in several messages as one, courtesies left out', () => {
    const turns = ['Chào trợ lý', 'Sếp em sắp đi công tác Lào', 'có mang theo một tập tài liệu mật'];
    expect(leaning('thế ai phải cho phép ạ', ...turns).earlier).toBe(
      'Sếp em sắp đi công tác Lào. có mang theo một tập tài liệu mật',
    );
  });

  it('joins the answer to "Bạn hỏi cho ai?" with the question, and takes its choice as it is', () => {
    const asked = 'Thời hiệu xử lý kỷ luật là bao lâu?';
    expect(readLeaning('công chức ạ', [asked])).toBe(
      'Thời hiệu xử lý kỷ luật là bao lâu đối với công chức ạ',
    );
    const choice = 'Thời hiệu xử lý kỷ luật là bao lâu đối với công chức?';
    expect(readLeaning(choice, [asked])).toBe(choice);
  });
});

describe('mixSelections', () => {
  const chosen = (...all: [string, number][]): Selected[] =>
    all.map(([id, probability]) => ({ provision: { id } as Provision, probability }));
  const first = (read: Leaning, alone: Selected[], joined: Selected[], earlier: Selected[]) =>
    mixSelections(read, { alone, joined, earlier }).selected[0]?.provision.id;

  it('does not quote again what answered the message before', () => {
    const read = leaning('thế còn tối mật', 'văn bản độ mật bảo vệ mấy năm');
    expect(first(read, chosen(), chosen(['c', 0.6], ['b', 0.3]), chosen(['c', 0.9]))).toBe('b');
  });
  it('leaves a question that stands alone to itself', () => {
    const read = leaning(
      'em gửi văn bản phản hồi mà báo không đồng tình thì họ có được từ chối đăng không',
      'nghỉ phép mấy ngày',
    );
    expect(first(read, chosen(['a', 0.6]), chosen(['c', 0.7]), chosen(['c', 0.9]))).toBe('a');
  });
  it('keeps probabilities together below 1', () => {
    const read = leaning('thế còn tối mật', 'văn bản độ mật bảo vệ mấy năm');
    const { selected } = mixSelections(read, {
      alone: chosen(['a', 0.9]),
      joined: chosen(['b', 0.9]),
      earlier: [],
    });
    expect(selected.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThanOrEqual(1 + 1e-9);
  });
});
