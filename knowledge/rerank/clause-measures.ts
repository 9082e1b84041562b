import type { PassageTokens } from '../passage-tokens.ts';
import { AT } from './names.ts';
import type { RankQuestion } from './question.ts';
import { BODY, HEADING, TITLE, TOPIC, type Tally } from './tally.ts';

/** Words of a clause on average, and BM25's usual parameters. Source: the retrieval recipe. */
const [AVERAGE, K1, B] = [40, 1.2, 0.75];
/** Words with which a clause says what it is about. */
const OPENING = 10;

export interface ClauseReader {
  /** Measures all clauses of a passage; returns the position of the best, -1 where it has no word of the question. */
  measure(
    question: RankQuestion,
    passage: PassageTokens,
    found: Tally,
    out: Float32Array,
    base: number,
  ): number;
}

/** Each clause of the body as a small text of its own. */
export function createClauseReader(): ClauseReader {
  const counts = new Uint16Array(256);
  let pairSeen = new Int32Array(256);
  let stamp = 0;
  /** Slots that stand in heading, title or topic, which every clause has above it. */
  const above = new Uint8Array(256);
  return {
    measure(question, { clauses, starts }, found, out, base) {
      const slots = question.words.length;
      const { at, slot, fieldStarts, lengths, words } = found;
      let aboveMass = 0;
      for (let one = 0; one < slots; one += 1) {
        const named =
          (words[HEADING * slots + one] ?? 0) +
          (words[TITLE * slots + one] ?? 0) +
          (words[TOPIC * slots + one] ?? 0);
        above[one] = named > 0 ? 1 : 0;
        if (named > 0) aboveMass += question.mass[one] ?? 0;
      }
      if (pairSeen.length < question.pairIdf.length) pairSeen = new Int32Array(question.pairIdf.length * 2);
      const bodyFrom = starts[BODY] ?? 0;
      const bodyLength = lengths[BODY] ?? 0;
      let match = fieldStarts[BODY] ?? 0;
      const lastMatch = fieldStarts[BODY + 1] ?? 0;
      let [best, second, bestClause] = [0, 0, -1];
      let [cover, coverPairs, coverNamed, opening, dense] = [0, 0, aboveMass, 0, 0];
      for (let clause = 0; clause < clauses.length && match < lastMatch; clause += 1) {
        const from = bodyFrom + (clauses[clause] ?? 0);
        const to = bodyFrom + (clauses[clause + 1] ?? bodyLength);
        const first = match;
        stamp += 1;
        let [ownCover, ownPairs, ownNamed, ownOpening, inOpening, pairScore] = [0, 0, aboveMass, 0, 0, 0];
        const norm = K1 * (1 - B + (B * (to - from)) / AVERAGE);
        let before = -2;
        let beforeSlot = 0;
        for (; match < lastMatch && (at[match] ?? 0) < to; match += 1) {
          const [place, own] = [at[match] ?? 0, slot[match] ?? 0];
          const mass = question.mass[own] ?? 0;
          if (place - from < OPENING) inOpening += 1;
          if (counts[own] === 0) {
            ownCover += mass;
            if (above[own] === 0) ownNamed += mass;
            if (place - from < OPENING) ownOpening += mass;
          }
          counts[own] = (counts[own] ?? 0) + 1;
          const pair = before + 1 === place ? (question.pairOf[beforeSlot * slots + own] ?? -1) : -1;
          if (pair >= 0 && pairSeen[pair] !== stamp) {
            pairSeen[pair] = stamp;
            ownPairs += question.pairMass[pair] ?? 0;
            pairScore += ((question.pairIdf[pair] ?? 0) * (K1 + 1)) / (norm + 1);
          }
          before = place;
          beforeSlot = own;
        }
        let score = pairScore;
        for (let one = first; one < match; one += 1) {
          const own = slot[one] ?? 0;
          const count = counts[own] ?? 0;
          if (count > 0) score += ((question.idf[own] ?? 0) * (K1 + 1) * count) / (norm + count);
          counts[own] = 0;
        }
        if (score > best) {
          second = best;
          best = score;
          bestClause = clause;
        } else second = Math.max(second, score);
        cover = Math.max(cover, ownCover);
        coverPairs = Math.max(coverPairs, ownPairs);
        coverNamed = Math.max(coverNamed, ownNamed);
        if (ownOpening > opening) {
          opening = ownOpening;
          dense = inOpening / Math.min(OPENING, Math.max(1, to - from));
        }
      }
      const total = Math.max(question.totalMass, 1e-9);
      out[base + AT.clause] = best;
      out[base + AT['clause second']] = best === 0 ? 0 : second / best;
      out[base + AT['clause cover']] = cover / total;
      out[base + AT['clause cover pairs']] = coverPairs / Math.max(question.totalPairMass, 1e-9);
      out[base + AT['clause cover named']] = coverNamed / total;
      out[base + AT['clause opening']] = opening / total;
      out[base + AT['clause opening dense']] = dense;
      out[base + AT.clauses] = Math.log(1 + clauses.length);
      const bestFrom = bestClause < 0 ? 0 : (clauses[bestClause] ?? 0);
      const bestTo = bestClause < 0 ? 0 : (clauses[bestClause + 1] ?? bodyLength);
      out[base + AT['clause length']] = Math.log(1 + bestTo - bestFrom);
      out[base + AT['clause place']] = bodyLength === 0 ? 0 : bestFrom / bodyLength;
      return bestClause;
    },
  };
}
