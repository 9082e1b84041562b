import type { PassageTokens } from '../passage-tokens.ts';
import { AT } from './names.ts';
import { DEFINING, headingsIn, MONEY, NUMBER, PERSON, SANCTION, TIME, type PartWords } from './part-words.ts';
import type { RankQuestion } from './question.ts';
import { BODY, HEADING, type Tally } from './tally.ts';

/** The share of the found weight that the smallest window holds, and the most words that it is given. */
const [WINDOW_SHARE, WINDOW_MOST] = [0.8, 2000];

/** Where the features of the kinds of headings begin; they stand in the order of `HEADING_KINDS`, definitions first. */
const [FIRST_KIND, FIRST_ODD] = [AT['is definitions'], AT['odd definitions']];

/** Lengths, the smallest window, kinds of the heading and what the best clause holds. */
export function measureShape(
  question: RankQuestion,
  passage: PassageTokens,
  found: Tally,
  { part, clause }: { part: PartWords; clause: number },
  out: Float32Array,
  base: number,
): void {
  const { words, starts } = passage;
  out[base + AT['length body']] = Math.log(1 + (found.lengths[BODY] ?? 0));
  out[base + AT['length heading']] = Math.log(1 + (found.lengths[HEADING] ?? 0));
  const window = smallestWindow(question, found);
  out[base + AT['window words']] = Math.log(1 + window);
  out[base + AT.window] = 1 / (1 + Math.log(1 + window));
  out[base + AT['first word']] = firstWord(question, found, starts[HEADING] ?? 0);
  out[base + AT['heading in order']] = headingInOrder(question, found);
  out[base + AT['question words']] = Math.log(1 + question.sequence.length);
  const { cues } = question;
  out[base + AT['cue definition']] = cues.definition;
  out[base + AT['cue amount']] = cues.amount;
  out[base + AT['cue yesNo']] = cues.yesNo;
  out[base + AT['cue manner']] = cues.manner;
  out[base + AT['cue penalty']] = cues.penalty;
  out[base + AT['cue who']] = cues.who;
  out[base + AT['cue list']] = cues.list;
  measureHeading(question, passage, part, out, base);
  const holds = kindsIn(passage, part, clause);
  const has = (kind: number): number => ((holds & kind) === 0 ? 0 : 1);
  out[base + AT['definition × clause is']] = cues.definition * has(DEFINING);
  out[base + AT['amount × number']] = cues.amount * has(NUMBER);
  out[base + AT['amount × time']] = cues.amount * has(TIME);
  out[base + AT['amount × money']] = cues.amount * has(MONEY);
  out[base + AT['penalty × sanction']] = cues.penalty * has(SANCTION);
  out[base + AT['who × person']] = cues.who * has(PERSON);
  out[base + AT['clause number']] = has(NUMBER);
  out[base + AT['manner × heading match']] = cues.manner * (out[base + AT['heading match']] ?? 0);
  out[base + AT['yesNo × clause cover']] = cues.yesNo * (out[base + AT['clause cover']] ?? 0);
  out[base + AT['amount × clause cover']] = cues.amount * (out[base + AT['clause cover']] ?? 0);
  if (words.length === 0) out[base + AT.window] = 0;
}

/** Kinds of the heading; odd where the question does not speak of them. */
function measureHeading(
  question: RankQuestion,
  { words, starts }: PassageTokens,
  part: PartWords,
  out: Float32Array,
  base: number,
): void {
  const found = headingsIn(part, words, starts[HEADING] ?? 0, starts[HEADING + 1] ?? 0);
  const { cues, headings } = question;
  for (let kind = 0; kind < headings.length; kind += 1) {
    const is = (found >>> kind) & 1;
    const asked = headings[kind] === true;
    out[base + FIRST_KIND + kind] = is;
    out[base + FIRST_ODD + kind] = (is === 1) === asked ? 0 : asked ? -1 : 1;
  }
  out[base + AT['definition × definitions']] = cues.definition * (out[base + AT['is definitions']] ?? 0);
  out[base + AT['penalty × heading']] = cues.penalty * (out[base + AT['is penalty']] ?? 0);
}

function kindsIn({ words, starts, clauses }: PassageTokens, { kinds }: PartWords, clause: number): number {
  if (clause < 0) return 0;
  const from = (starts[BODY] ?? 0) + (clauses[clause] ?? 0);
  const end = clauses[clause + 1];
  const to = end === undefined ? (starts[BODY + 1] ?? 0) : (starts[BODY] ?? 0) + end;
  let holds = 0;
  for (let at = from; at < to; at += 1) holds |= kinds[words[at] ?? 0] ?? 0;
  return holds;
}

function firstWord(question: RankQuestion, { at, slot, fieldStarts }: Tally, headingFrom: number): number {
  const first = fieldStarts[HEADING] ?? 0;
  if (first >= (fieldStarts[HEADING + 1] ?? 0) || at[first] !== headingFrom) return 0;
  return slot[first] === question.sequence[0] ? 1 : 0;
}

/** Share of the heading's found words that follow each other as in the question. */
function headingInOrder(question: RankQuestion, { slot, fieldStarts }: Tally): number {
  const [from, to] = [fieldStarts[HEADING] ?? 0, fieldStarts[HEADING + 1] ?? 0];
  let [place, kept] = [-1, 0];
  for (let match = from; match < to; match += 1) {
    const own = slot[match] ?? 0;
    for (let at = question.placeStarts[own] ?? 0; at < (question.placeStarts[own + 1] ?? 0); at += 1) {
      if ((question.places[at] ?? 0) <= place) continue;
      place = question.places[at] ?? 0;
      kept += 1;
      break;
    }
  }
  return to > from ? kept / (to - from) : 0;
}

const held = new Uint16Array(256);

/** Words of the smallest stretch of the body that holds most of the weight found in it. */
function smallestWindow(question: RankQuestion, { at, slot, fieldStarts }: Tally): number {
  const [from, to] = [fieldStarts[BODY] ?? 0, fieldStarts[BODY + 1] ?? 0];
  held.fill(0);
  let total = 0;
  for (let match = from; match < to; match += 1) {
    const own = slot[match] ?? 0;
    if (held[own] === 0) total += question.mass[own] ?? 0;
    held[own] = 1;
  }
  held.fill(0);
  const wanted = total * WINDOW_SHARE;
  let [best, mass, left] = [WINDOW_MOST, 0, from];
  for (let right = from; right < to; right += 1) {
    const own = slot[right] ?? 0;
    if (held[own] === 0) mass += question.mass[own] ?? 0;
    held[own] = (held[own] ?? 0) + 1;
    while (mass >= wanted && left <= right) {
      best = Math.min(best, (at[right] ?? 0) - (at[left] ?? 0) + 1);
      const out = slot[left] ?? 0;
      held[out] = (held[out] ?? 0) - 1;
      if (held[out] === 0) mass -= question.mass[out] ?? 0;
      left += 1;
    }
  }
  return best;
}
