import { clauseKey } from '../../../knowledge/clauses.ts';
import type { Query } from '../../../knowledge/query.ts';
import { fold, type Token } from '../../../knowledge/vietnamese.ts';
import type { Decision } from '../decide.ts';
import type { Frame } from '../frame.ts';
import type { Weighed } from '../weigh.ts';

/** All that is known of a question when it is to be recognised. */
export interface Reading {
  /** The message itself. */
  readonly query: Query;
  /** With what it takes over from earlier messages. */
  readonly frame: Frame;
  /** Words of the message that it leans on; empty where it stands alone. */
  readonly earlier: readonly Token[];
  /** The clauses weighed by rule, best first, and what the rules decide from them. */
  readonly weighed: readonly Weighed[];
  readonly decision: Decision;
}

// What a feature of each group counts, before the whole is brought to length 1. Set on the training questions.
const WEIGHTS = {
  /** Words and pairs without marks. */
  word: 1,
  /** The same with their marks. */
  marked: 0.7,
  /** Of the last phrase, which mostly asks; and of a story's last sentence. */
  last: 0.7,
  /** Letters in threes and fours: what typing faults leave of a word. */
  letters: 0.35,
  earlier: 0.5,
  /** Concepts, what is asked for, and both together. */
  meaning: 1,
  /** What the rules found and decided. */
  rules: 1,
} as const;

/** A feature that occurs again counts a little more, once. */
const AGAIN = 1.2;

/** The features of a reading with their values. Names begin with the group's letter. */
export function readingFeatures(reading: Reading): Map<string, number> {
  const values = new Map<string, number>();
  const add = (weight: number, names: readonly string[]): void => {
    for (const name of names) values.set(name, values.has(name) ? AGAIN * weight : weight);
  };
  const { query, earlier } = reading;
  const words = query.tokens.map((token) => token.fold);
  add(WEIGHTS.word, grams('w', ['^', ...words, '$']));
  add(
    WEIGHTS.marked,
    grams(
      'a',
      query.tokens.map((token) => token.norm),
    ),
  );
  add(WEIGHTS.last, grams('l', lastPhrase(query)));
  if (query.asksFrom > 0)
    add(
      WEIGHTS.last,
      words.slice(query.asksFrom).map((word) => `q:${word}`),
    );
  add(WEIGHTS.letters, words.flatMap(letters));
  add(
    WEIGHTS.earlier,
    earlier.map((token) => `e:${fold(token.norm)}`),
  );
  add(WEIGHTS.meaning, meanings(reading.frame));
  add(WEIGHTS.rules, rules(reading));
  return values;
}

function grams(group: string, words: readonly string[]): string[] {
  const names: string[] = [];
  let before: string | null = null;
  for (const word of words) {
    names.push(`${group}:${word}`);
    if (before !== null) names.push(`${group}:${before} ${word}`);
    before = word;
  }
  return names;
}

function lastPhrase({ tokens, phrases }: Query): string[] {
  return tokens.filter((_, at) => phrases[at] === phrases.at(-1)).map((token) => token.fold);
}

/** Words whose letters are kept: Vietnamese has some 2,500 syllables without marks, each of some ten runs of letters. */
const REMEMBERED = 3_000;
/** Longer ones are no syllables. */
const SYLLABLE = 8;
const known = new Map<string, readonly string[]>();

function letters(word: string): readonly string[] {
  const kept = known.get(word);
  if (kept !== undefined) return kept;
  const runs = runsOf(`<${word}>`);
  if (known.size >= REMEMBERED) known.clear();
  if (word.length <= SYLLABLE) known.set(word, runs);
  return runs;
}

function runsOf(framed: string): string[] {
  const runs: string[] = [];
  for (const size of [3, 4])
    for (let at = 0; at + size <= framed.length; at += 1) runs.push(`c:${framed.slice(at, at + size)}`);
  return runs;
}

function meanings({
  topics,
  required,
  noted,
  details,
  times,
  subjects,
  bodies,
  asked,
  outsider,
  describes,
}: Frame): string[] {
  const ids = (concepts: readonly { id: string }[]): string[] => concepts.map(({ id }) => id);
  const groups: Record<string, readonly string[]> = {
    topic: ids(topics),
    required: ids(required),
    noted: ids(noted),
    detail: ids(details),
    time: times.map(({ id, off }) => (off ? `${id}!` : id)),
    subject: subjects.map(({ id, outside }) => (outside ? `${id}!` : id)),
    body: [...bodies],
    asked: [...asked],
  };
  const single = Object.entries(groups).flatMap(([group, names]) =>
    names.length === 0 ? [`m:${group}=none`] : names.map((name) => `m:${group}=${name}`),
  );
  const centre = required.length === 0 ? ['none'] : ids(required);
  const beside = ['asked', 'time', 'subject', 'required', 'detail'].flatMap((group) =>
    (groups[group] ?? []).map((name) => `${group}=${name}`),
  );
  return [
    ...single,
    ...(outsider ? ['m:outsider'] : []),
    ...(describes ? ['m:describes'] : []),
    ...centre.flatMap((topic) => beside.map((other) => `m:${topic}&${other}`)),
  ];
}

/** Clauses weighed best whose names are features. */
const BEST = 3;

function rules({ frame, weighed, decision }: Reading): string[] {
  const outcome = decision.kind === 'not_in_corpus' ? decision.reason : decision.kind;
  const best = weighed.slice(0, BEST).map(({ clause }, rank) => `r:${rank}:${clauseKey(clause)}`);
  const quoted = decision.kind === 'answered' ? decision.clauses.slice(0, 2) : [];
  const first = weighed[0];
  return [
    `r:${outcome}`,
    ...quoted.map((clause, rank) => `r:quoted${rank}:${clauseKey(clause)}`),
    ...best,
    ...[...frame.asked].map((kind) => `r:${outcome}&${kind}`),
    `r:content${Math.min(6, frame.query.content.length)}`,
    ...(first === undefined ? [] : bestClause(first, frame, outcome)),
  ];
}

function bestClause(
  { clause, score, lexical, covered }: Weighed,
  { asked, times, subjects }: Frame,
  outcome: string,
): string[] {
  const key = clauseKey(clause);
  const beside = [...asked, ...times.map(({ id }) => id), ...subjects.map(({ id }) => id), outcome];
  return [
    `r:score${Math.min(12, Math.floor(score))}`,
    `r:lexical${Math.floor(lexical * 6)}`,
    `r:covered${covered.size}`,
    ...beside.map((name) => `r:${key}&${name}`),
  ];
}
