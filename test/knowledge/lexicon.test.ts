import { describe, expect, it } from 'vitest';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { similarSyllables, withinOneEdit } from '../../knowledge/lexicon/similarity.ts';
import { plainText, understand } from '../../knowledge/query.ts';

const lexicon = createLexicon(readLexicon());
const concepts = (text: string): string[] =>
  understand(plainText(text), lexicon).mentions.map(({ concept }) => concept.id);

describe('the lexicon finds a concept', () => {
  it.each([
    ['Trưa nay uống một lon bia được không?', 'alcohol'],
    ['trua nay uong 1 lon bia dc ko', 'alcohol'],
    ['Buổi chưa có đựơc uống rựơu không', 'noon'],
    ['Buổi chưa có đựơc uống rựơu không', 'alcohol'],
    ['share bài trên fb', 'social_media'],
    ['cbcc đi trễ', 'time_discipline'],
    ['Uỷ ban kiểm tra'.normalize('NFD'), 'inspection_committee'],
    ['giờ hc lướt tiktok', 'private_work'],
    ['kỉ luật phát ngôn', 'spokesperson'],
  ])('in “%s”: %s', (text, wanted) => {
    expect(concepts(text)).toContain(wanted);
  });
});

describe('the lexicon does not take one word for another', () => {
  it.each([
    ['còn anh thì sao', 'alcohol'],
    ['hai người nói với nhau', 'alcohol'],
    ['Chụp công văn gửi đi', 'citizens'],
    ['có bố trí một góc riêng', 'alcohol'],
    ['bị bắt quả tang', 'gifts'],
    ['mang số mấy', 'contact'],
    ['Tôi muốn hỏi', 'evening'],
  ])('in “%s”: no %s', (text, unwanted) => {
    expect(concepts(text)).not.toContain(unwanted);
  });
});

describe('its data', () => {
  it('names every broader concept and every concept of an inference', () => {
    const { data } = lexicon;
    const named = [
      ...data.concepts.flatMap(({ broader }) => broader ?? []),
      ...data.inferences.flatMap(({ all, none, then, drop }) => [...all, ...none, then, drop]),
    ];
    expect(named.filter((id) => lexicon.concept(id) === undefined)).toEqual([]);
  });

  it('has each id once and no concept without terms', () => {
    const ids = lexicon.data.concepts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(lexicon.data.concepts.filter(({ terms }) => terms.length === 0)).toEqual([]);
  });
});

describe('likeness of syllables', () => {
  it('knows initials that are spoken alike, and single typing faults of longer ones', () => {
    expect(similarSyllables('chua', 'trua')).toBe('sound');
    expect(similarSyllables('ngi', 'nghi')).toBe('sound');
    expect(similarSyllables('quyet', 'quyeet')).toBe('typing');
    expect(similarSyllables('goc', 'coc')).toBeNull();
  });

  it('counts one letter more, less, other or swapped', () => {
    expect(['ruuo', 'ruo', 'ruouu', 'rupu'].every((written) => withinOneEdit(written, 'ruou'))).toBe(true);
    expect(withinOneEdit('bia', 'ruou')).toBe(false);
  });
});
