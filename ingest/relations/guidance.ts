import type { Part, Sentence } from './sentences.ts';

const DETAILS = /này\s+(?:quy định\s+chi tiết|hướng dẫn|quy định\s+(?:một số\s+)?biện pháp\s+thi hành)/iu;
const LISTED = /^\P{L}*(?:các điều, khoản|một số điều|(?:một số\s+)?biện pháp thi hành)/iu;

/** The document whose details this one lays down: the first named after "quy định chi tiết", "hướng dẫn". */
export function readGuidance(sentence: Sentence): Part[] {
  const match = DETAILS.exec(sentence.text);
  const listed = match === null && DETAILS.test(sentence.lead) && LISTED.test(sentence.text);
  if (match === null && !listed) return [];
  const target = sentence.cited.find((one) => one.start >= (match?.index ?? 0));
  return target === undefined ? [] : [{ kind: 'guides', to: target.number, places: target.places, on: null }];
}
