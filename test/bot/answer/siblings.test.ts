import { describe, expect, it } from 'vitest';
import { byOwnWords } from '../../../bot/answer/siblings.ts';
import type { Selected } from '../../../knowledge/select.ts';
import type { Provision } from '../../../knowledge/types.ts';

const nowhere = {
  ...{ part: null, chapter: null, section: null },
  ...{ article: '8', clause: null, point: null, paragraph: null },
};
const provision = (id: string, parent: string, text: string): Provision => ({
  ...{ id, parent, text, document: '117/2025/QH15', kind: 'clause', label: '', locator: '', heading: null },
  ...{ place: nowhere, start: 0, end: text.length, segments: [{ start: 0, end: text.length }] },
});
const secret = provision('d8.k3', 'd8', 'Bí mật nhà nước độ Mật là thông tin quan trọng');
const topSecret = provision('d8.k2', 'd8', 'Bí mật nhà nước độ Tối mật là thông tin quan trọng');
const elsewhere = provision('d19.k1', 'd19', 'Thời hạn bảo vệ bí mật nhà nước độ Tối mật');
const chosen = (...all: [Provision, number][]): Selected[] =>
  all.map(([one, probability]) => ({ provision: one, probability }));
const first = (selected: readonly Selected[], question: string) =>
  byOwnWords(selected, question)[0]?.provision.id;

describe('byOwnWords', () => {
  it('sets before the first of a list one about as likely that has more of the words', () => {
    const both = chosen([secret, 0.48], [topSecret, 0.4]);
    expect(first(both, 'thế nào là bí mật nhà nước độ tối mật')).toBe('d8.k2');
    expect(first(both, 'thế nào là bí mật nhà nước độ mật')).toBe('d8.k3');
    expect(byOwnWords(both, 'bí mật nhà nước độ tối mật').map(({ probability }) => probability)).toEqual([
      0.4, 0.48,
    ]);
  });

  it('leaves one that is far less likely, and one of another list, where they are', () => {
    expect(first(chosen([secret, 0.8], [topSecret, 0.1]), 'độ tối mật')).toBe('d8.k3');
    expect(first(chosen([secret, 0.48], [elsewhere, 0.4]), 'độ tối mật')).toBe('d8.k3');
  });

  it('keeps what is alone or nothing', () => {
    expect(byOwnWords([], 'độ tối mật')).toEqual([]);
    expect(first(chosen([secret, 1]), 'độ tối mật')).toBe('d8.k3');
  });
});
