import { describe, expect, it } from 'vitest';
import { makeNoisy, spellingsOf, unaccented } from '../../eval/noise.ts';
import { seededChance } from '../../eval/train.ts';
import { tokenise } from '../../knowledge/vietnamese.ts';

const text = 'Ủy ban, cán bộ xã có được uống rượu với khách vào buổi trưa không, hòa giải thế nào?';

describe('noise', () => {
  it('takes the diacritics and nothing else', () => {
    expect(unaccented('Đảng ủy, Điều 14?'.normalize('NFD'))).toBe('Dang uy, Dieu 14?');
  });

  it('is the same for the same seed, and another for another', () => {
    const noisy = (seed: number): string => makeNoisy(text, seededChance(seed));
    expect(noisy(1)).toBe(noisy(1));
    expect(new Set([1, 2, 3, 4, 5, 6].map(noisy)).size).toBeGreaterThan(3);
  });

  it('makes faults of every kind, and leaves most words alone', () => {
    const chance = seededChance(1);
    const right = new Set(tokenise(text).map(({ fold }) => fold));
    const words = Array.from({ length: 200 }, () => tokenise(makeNoisy(text, chance))).flat();
    const whole = words.filter(({ fold }) => right.has(fold)).length / words.length;
    expect(whole).toBeGreaterThan(0.6);
    expect(whole).toBeLessThan(0.95);
    expect(words.some(({ norm }) => norm === 'ko')).toBe(true);
    expect(words.some(({ norm }) => /[wsfrxj]$/u.test(norm))).toBe(true);
  });
});

describe('the eight spellings of a question', () => {
  const spellings = new Map(spellingsOf(text, seededChance(2)).map((one) => [one.name, one.text]));

  it('are there, each another one', () => {
    expect([...spellings.keys()]).toEqual([
      'plain',
      'unaccented',
      'nfd',
      'oldtone',
      'caps',
      'chat',
      'typo',
      'unpunctuated',
    ]);
    expect(new Set(spellings.values()).size).toBe(8);
  });

  it('say the same where only marks, case and tone places differ', () => {
    const words = (of = ''): string[] => tokenise(of).map(({ norm }) => norm);
    for (const name of ['nfd', 'oldtone', 'caps', 'unpunctuated'] as const)
      expect(words(spellings.get(name))).toEqual(words(text));
  });

  it('have one faulty word in “typo”, and no question mark in “unpunctuated”', () => {
    const right = text.split(' ');
    const faulty = (spellings.get('typo') ?? '').split(' ').filter((word, at) => word !== right[at]);
    expect(faulty).toHaveLength(1);
    expect(spellings.get('unpunctuated')).toMatch(/ban,cán .*nào$/u);
    expect(spellings.get('chat')).not.toContain('không');
  });
});
