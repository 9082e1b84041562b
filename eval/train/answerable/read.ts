import { createSignalReader } from '../../../knowledge/answerable.ts';
import { createReranker, type Reranker, type RerankWeights } from '../../../knowledge/rerank.ts';
import type { Hit } from '../../../knowledge/types.ts';
import { ABSENCES, type Absence, type AbsentLibrary } from '../../absent.ts';
import type { BeirQuestion } from '../../beir.ts';
import { RERANKER_RECIPE, trainReranker } from '../reranker.ts';
import type { Example } from './examples.ts';

/**
 * How much an example counts. A document that is taken out often leaves a decree that says the same, so of a removed subject it is
 * surer that nothing answers. Chosen by cross-validation.
 */
const WEIGHT: Readonly<Record<Absence | 'held', number>> = { held: 1, law: 0.5, subject: 1 };

/** Rerankers for each fold of the questions, each learned without that fold: what they judge then, they never saw. */
export function crossedRerankers(
  questions: readonly BeirQuestion[],
  { corpus, finder, tokens }: AbsentLibrary,
  folds: number,
  onProgress: (what: string) => void,
): Reranker[] {
  const rowOf = new Map(corpus.passages.map(({ id }, row) => [id, row]));
  const candidates = questions.map(({ text, gold }) => ({
    text,
    gold: new Set(gold.map((id) => rowOf.get(id) ?? -1)),
    rows: finder.held(text).map(({ row }) => row),
  }));
  return Array.from({ length: folds }, (_, fold) => {
    onProgress(`bộ xếp hạng không học phần ${fold + 1}/${folds}`);
    const others = candidates.filter((_one, at) => at % folds !== fold);
    const set = { name: 'crossed', tokens, questions: others, sha256: '' };
    return createReranker(
      trainReranker([set], RERANKER_RECIPE, () => {}),
      tokens,
    );
  });
}

/** The reranker that judges a question by its number, and how much the examples of a set count. */
export interface Judging {
  readonly set: string;
  readonly rerankers: readonly Reranker[];
  readonly share: number;
}

interface Found {
  readonly hits: readonly Hit[];
  readonly absent?: ReadonlySet<string>;
}

/** Each question with the whole corpus, with its law and with its subject taken out. Folds go by the question's number. */
export function readExamples(
  questions: readonly BeirQuestion[],
  library: AbsentLibrary,
  { set, rerankers, share }: Judging,
  folds: number,
): Example[] {
  const read = createSignalReader(library);
  return questions.flatMap(({ text, gold }, at) => {
    const reranker = rerankers[at % rerankers.length];
    const example = (found: Found | null, kind: Absence | 'held'): Example[] =>
      found === null || reranker === undefined
        ? []
        : [
            {
              set,
              kind,
              signals: read(text, reranker.rank(text, found.hits), found.absent),
              held: kind === 'held',
              weight: share * WEIGHT[kind],
              fold: at % folds,
            },
          ];
    const absent = ABSENCES.flatMap((kind) => example(library.finder.without(text, gold, kind), kind));
    return [...example({ hits: library.finder.held(text) }, 'held'), ...absent];
  });
}

/** Questions that no rule answers, with the whole corpus. */
export function readStrangers(
  texts: readonly string[],
  library: AbsentLibrary,
  weights: RerankWeights,
  { set, share, folds }: { readonly set: string; readonly share: number; readonly folds: number },
): Example[] {
  const read = createSignalReader(library);
  const reranker = createReranker(weights, library.tokens);
  return texts.map((text, at) => ({
    set,
    kind: 'offTopic',
    signals: read(text, reranker.rank(text, library.finder.held(text))),
    held: false,
    weight: share,
    fold: at % folds,
  }));
}
