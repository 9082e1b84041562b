/** Questions that people wrote on provisions, as a memory: what is asked now may have been asked in like words. */

/** A written question: the ids of the provisions that decide it, none where no rule held does. */
export interface Remembered {
  /** Without marks, in their order. */
  readonly words: readonly string[];
  /** The same with marks, where it is known. */
  readonly marked?: readonly string[];
  readonly provisions: readonly string[];
}

/** How like the written questions on a provision a new question is. Similarities are cosines, 0 to 1. */
export interface Likeness {
  /** The likest one, the second and the sum of all. */
  readonly best: number;
  readonly second: number;
  readonly sum: number;
}

export interface Recalled {
  /** By provision id; provisions without any like question are absent. */
  readonly provisions: ReadonlyMap<string, Likeness>;
  /** The likest question on a provision or on anything below it, by the id of that above: khoản, Điều, document. */
  readonly within: ReadonlyMap<string, number>;
  /** The likest of all. */
  readonly best: number;
  /** The likest question that no rule decides. */
  readonly undecided: number;
  /** Shares, 0 to 1, of all written questions by their likeness: those of a provision, or of anything below an id above. */
  readonly votes: ReadonlyMap<string, number>;
  /** Share of those that no rule decides. */
  readonly undecidedVotes: number;
}

/** Places of written questions that stand together, from the first to before the end. */
export interface Places {
  readonly from: number;
  readonly end: number;
}

export interface Memory {
  /** `without`: written questions that are left out, for training. */
  recall(words: readonly string[], without?: Places): Recalled;
}

/** Words from which letters are read: shorter ones say nothing alone. */
const SHORT = 2;

/** Features of a question: words and pairs without marks, letters in fours. */
export function memoryFeatures(words: readonly string[]): Map<string, number> {
  const values = new Map<string, number>();
  const add = (name: string, weight: number): void => {
    values.set(name, Math.max(values.get(name) ?? 0, weight));
  };
  words.forEach((word, at) => {
    add(word, 1);
    const before = words[at - 1];
    if (before !== undefined) add(`${before} ${word}`, 1);
    if (word.length > SHORT) {
      const framed = `<${word}>`;
      for (let from = 0; from + 4 <= framed.length; from += 1) add(`=${framed.slice(from, from + 4)}`, 0.4);
    }
  });
  return values;
}

export function createMemory(questions: readonly Remembered[]): Memory {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const read = questions.map(({ words }) => memoryFeatures(words));
  for (const features of read)
    for (const name of features.keys()) {
      const id = ids.get(name) ?? ids.size;
      ids.set(name, id);
      counts[id] = (counts[id] ?? 0) + 1;
    }
  const idf = counts.map((count) => Math.log(1 + questions.length / count));
  const postings: { at: number[]; weights: number[] }[] = counts.map(() => ({ at: [], weights: [] }));
  read.forEach((features, at) => {
    const weighed = [...features].map(([name, weight]) => {
      const id = ids.get(name) ?? 0;
      return [id, weight * (idf[id] ?? 0)] as const;
    });
    const length = Math.hypot(...weighed.map(([, weight]) => weight));
    for (const [id, weight] of weighed) {
      postings[id]?.at.push(at);
      postings[id]?.weights.push(weight / length);
    }
  });
  const scores = new Float64Array(questions.length);
  return {
    recall: (words, without) => {
      scores.fill(0);
      const weighed = [...memoryFeatures(words)].map(([name, weight]) => {
        const id = ids.get(name);
        return { id, weight: weight * (id === undefined ? Math.log(1 + questions.length) : (idf[id] ?? 0)) };
      });
      const length = Math.hypot(...weighed.map(({ weight }) => weight)) || 1;
      for (const { id, weight } of weighed) {
        const list = id === undefined ? undefined : postings[id];
        list?.at.forEach((at, place) => {
          scores[at] = (scores[at] ?? 0) + (weight / length) * (list.weights[place] ?? 0);
        });
      }
      if (without !== undefined) scores.fill(0, without.from, without.end);
      return gather(questions, scores);
    },
  };
}

/** Cosine below which two questions have nothing in common. */
const LEAST = 0.05;

/** How much more the likest count: a vote is the cosine to this power. */
const SHARPNESS = 6;

function gather(questions: readonly Remembered[], scores: Float64Array): Recalled {
  const provisions = new Map<string, { best: number; second: number; sum: number }>();
  const votes = new Map<string, number>();
  const undecided = { best: 0, votes: 0 };
  let all = 0;
  questions.forEach((question, at) => {
    const score = scores[at] ?? 0;
    if (score < LEAST) return;
    const vote = score ** SHARPNESS;
    all += vote;
    if (question.provisions.length === 0) {
      undecided.best = Math.max(undecided.best, score);
      undecided.votes += vote;
    }
    for (const id of placesOf(question.provisions)) votes.set(id, (votes.get(id) ?? 0) + vote);
    for (const id of question.provisions) {
      const known = provisions.get(id) ?? { best: 0, second: 0, sum: 0 };
      if (score > known.best) {
        known.second = known.best;
        known.best = score;
      } else if (score > known.second) known.second = score;
      known.sum += score * score;
      provisions.set(id, known);
    }
  });
  const within = new Map<string, number>();
  let best = 0;
  for (const [id, likeness] of provisions) {
    best = Math.max(best, likeness.best);
    for (const above of pathOf(id)) within.set(above, Math.max(within.get(above) ?? 0, likeness.best));
  }
  for (const [id, vote] of votes) votes.set(id, vote / all);
  return {
    ...{ provisions, within, best, votes },
    undecided: undecided.best,
    undecidedVotes: all === 0 ? 0 : undecided.votes / all,
  };
}

/** Ids and those above them, each once: a question of two điểm of a khoản is one vote for that. */
function placesOf(ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => [id, ...pathOf(id)]));
}

/** `80/2025/QH15#d37.k1.a` lies within `80/2025/QH15#d37.k1`, `80/2025/QH15#d37` and `80/2025/QH15`. */
export function pathOf(id: string): string[] {
  const hash = id.indexOf('#');
  const steps = id.slice(hash + 1).split('.');
  const places = steps
    .slice(0, -1)
    .map((_, at) => `${id.slice(0, hash)}#${steps.slice(0, at + 1).join('.')}`);
  return [id.slice(0, Math.max(0, hash)), ...places];
}
