import { AT } from './names.ts';
import type { RankQuestion } from './question.ts';
import { BODY, HEADING, TITLE, TOPIC, type Tally } from './tally.ts';

/** Which share of the question's weight stands in which fields, and what is missing. */
export function measureCoverage(question: RankQuestion, found: Tally, out: Float32Array, base: number): void {
  const slots = question.words.length;
  const pairs = question.pairIdf.length;
  const { words, pairs: pairCounts, lengths } = found;
  let [heading, body, title, topic, union, named] = [0, 0, 0, 0, 0, 0];
  let [missingIdf, missing, inHeading, inTitle] = [0, 0, 0, 0];
  for (let slot = 0; slot < slots; slot += 1) {
    const mass = question.mass[slot] ?? 0;
    const [h, t, p] = [words[slot] ?? 0, words[TITLE * slots + slot] ?? 0, words[TOPIC * slots + slot] ?? 0];
    const b = words[BODY * slots + slot] ?? 0;
    inHeading += h;
    inTitle += t;
    if (h > 0) heading += mass;
    if (b > 0) body += mass;
    if (t > 0) title += mass;
    if (p > 0) topic += mass;
    if (h + t + p > 0) named += mass;
    if (h + t + p + b > 0 || (words[2 * slots + slot] ?? 0) > 0) union += mass;
    else {
      missing += 1;
      missingIdf = Math.max(missingIdf, mass);
    }
  }
  let [headingPairs, bodyPairs, titlePairs, unionPairs, pairsInHeading] = [0, 0, 0, 0, 0];
  for (let pair = 0; pair < pairs; pair += 1) {
    const mass = question.pairMass[pair] ?? 0;
    const h = pairCounts[pair] ?? 0;
    const b = pairCounts[BODY * pairs + pair] ?? 0;
    const t = pairCounts[TITLE * pairs + pair] ?? 0;
    pairsInHeading += h;
    if (h > 0) headingPairs += mass;
    if (b > 0) bodyPairs += mass;
    if (t > 0) titlePairs += mass;
    if (h + b + t > 0) unionPairs += mass;
  }
  const total = Math.max(question.totalMass, 1e-9);
  const totalPairs = Math.max(question.totalPairMass, 1e-9);
  const headingWords = lengths[HEADING] ?? 0;
  const dense = headingWords === 0 ? 0 : inHeading / headingWords;
  out[base + AT['cover heading']] = heading / total;
  out[base + AT['cover heading pairs']] = headingPairs / totalPairs;
  out[base + AT['cover body']] = body / total;
  out[base + AT['cover body pairs']] = bodyPairs / totalPairs;
  out[base + AT['cover title']] = title / total;
  out[base + AT['cover title pairs']] = titlePairs / totalPairs;
  out[base + AT['cover topic']] = topic / total;
  out[base + AT['cover union']] = union / total;
  out[base + AT['cover union pairs']] = unionPairs / totalPairs;
  out[base + AT['cover named']] = named / total;
  out[base + AT['dense heading']] = dense;
  out[base + AT['dense title']] = inTitle / Math.max(1, lengths[TITLE] ?? 0);
  out[base + AT['dense pairs heading']] = headingWords < 2 ? 0 : pairsInHeading / (headingWords - 1);
  // Both ways: the heading is in the question and the question in the heading.
  out[base + AT['heading match']] = Math.sqrt((heading / total) * dense);
  out[base + AT['missing idf']] = missingIdf;
  out[base + AT['missing count']] = missing;
  out[base + AT['unknown idf']] = question.unknownIdf;
  const numbers = question.numbers.filter((slot) => hasSlot(words, slots, slot)).length;
  out[base + AT.numbers] = question.numbers.length === 0 ? 0 : numbers / question.numbers.length - 1;
}

function hasSlot(words: Uint16Array, slots: number, slot: number): boolean {
  return (words[slot] ?? 0) + (words[TITLE * slots + slot] ?? 0) + (words[BODY * slots + slot] ?? 0) > 0;
}
