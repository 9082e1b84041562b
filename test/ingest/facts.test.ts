import { describe, expect, it } from 'vitest';
import { parseFacts } from '../../ingest/facts.ts';
import { shipped } from './shipped.ts';

const parse = (yaml: string) => () => parseFacts(yaml, 'facts.yaml');
const GOOD =
  '- { document: 80/2025/QH15, what: in_force_from, date: 2025-07-01, source: Điều 44, confidence: high }';

describe('the reviewed facts', () => {
  it('that come with the program are all sound, each with its source', () => {
    const facts = parseFacts(shipped('facts.yaml').toString('utf8'), 'facts.yaml');
    expect(facts.length).toBeGreaterThan(25);
    expect(facts.every(({ source }) => source.length > 3)).toBe(true);
    expect(
      facts.filter(({ document }) => document === '129/2025/QH15').map(({ confidence }) => confidence),
    ).toEqual(['medium', 'medium']);
  });

  it('are read with what they leave out as null', () => {
    expect(parse(GOOD)()[0]).toMatchObject({ target: null, places: [], issuer: null });
  });

  it.each([
    [
      'a number that is not spelled right',
      GOOD.replace('80/2025/QH15', '80-2025-QH15'),
      /mục thứ 1, trường "document".*số hiệu/u,
    ],
    ['a day that no calendar has', GOOD.replace('2025-07-01', '2025-02-30'), /mục thứ 1, trường "date"/u],
    ['no source', GOOD.replace(', source: Điều 44', ''), /trường "source"/u],
    ['an unknown field', GOOD.replace('source:', 'when: now, source:'), /when/u],
    ['a relation without a target', GOOD.replace('in_force_from', 'replaces'), /trường "target"/u],
    ['a state without a day', GOOD.replace('date: 2025-07-01, ', ''), /trường "date": phải có ngày/u],
    ['no YAML', '- {', /không phải YAML hợp lệ/u],
    ['no list', 'a: 1', /tệp/u],
  ])('are refused with %s, and told where', (_, yaml, sentence) => {
    expect(parse(yaml)).toThrow(sentence);
  });
});
