import { dayInVietNam } from '../../day.ts';
import type { Practising } from '../../quiz-practice.ts';
import { progressOf, type Progress } from './progress.ts';
import { letterOf } from './read-answer.ts';
import { lastSession, readSession, sizeOf, type Answered, type Open } from './session.ts';
import type { PracticeParts } from './types.ts';
import { clauseOf, sayHow, sayPlace, sayRight, sayShortPlace, sayWhy } from './words.ts';

/** What a page shows of a person's practice. */
export interface PracticeView {
  /** The item that waits for an answer. */
  readonly question: {
    readonly number: number;
    readonly of: number;
    readonly fresh: boolean;
    readonly type: Open['item']['type'];
    readonly stem: string;
    readonly options: readonly { readonly letter: string; readonly text: string }[];
    readonly how: string;
  } | null;
  /** The item answered last. */
  readonly answered: {
    readonly stem: string;
    readonly correct: boolean;
    readonly right: string;
    readonly why: string;
    /** The words of the rule, verbatim, with their place and the provision's id; null where they do not stand any more. */
    readonly clause: { readonly text: string; readonly place: string; readonly provision: string } | null;
    /** The day when it comes again; null where the answer does not count. */
    readonly again: string | null;
  } | null;
  /** Of the session; null where there is none. */
  readonly score: { readonly right: number; readonly answered: number } | null;
  readonly progress: Omit<Progress, 'weakest'> & {
    readonly weakest: readonly (Progress['weakest'][number] & { readonly place: string })[];
  };
}

export async function readView(
  parts: PracticeParts,
  { chat, person }: Practising['keys'],
): Promise<PracticeView> {
  const { store, now, library } = parts;
  const stored = await store.session(chat, person);
  const [session, open] = [lastSession(stored), readSession(stored, now())?.open ?? null];
  const last = session?.last ?? null;
  const attempts = await store.attempts({ person, round: null, since: '' });
  const progress = progressOf(await store.cards(person), attempts, dayInVietNam(now()));
  return {
    question:
      session === null || open === null
        ? null
        : { number: session.shown, of: sizeOf(session), ...viewQuestion(open) },
    answered: last === null ? null : viewAnswered(parts, last),
    score: session === null ? null : { right: session.right, answered: session.answered },
    progress: {
      ...progress,
      weakest: progress.weakest.map((one) => ({ ...one, place: sayShortPlace(one.provision, library()) })),
    },
  };
}

function viewQuestion(open: Open): Omit<NonNullable<PracticeView['question']>, 'number' | 'of'> {
  const { item, order, fresh } = open;
  const options = order.map((index, at) => ({ letter: letterOf(at), text: item.options[index] ?? '' }));
  return { fresh, type: item.type, stem: item.stem, options, how: sayHow(open) };
}

function viewAnswered({ library }: PracticeParts, answered: Answered): NonNullable<PracticeView['answered']> {
  const clause = clauseOf(answered.item, library());
  return {
    stem: answered.item.stem,
    correct: answered.correct,
    right: sayRight(answered),
    why: sayWhy(answered),
    clause:
      clause === null
        ? null
        : {
            text: clause.text,
            place: sayPlace(clause.provision, library()),
            provision: clause.provision.id,
          },
    again: answered.due === null ? null : dayInVietNam(new Date(answered.due)),
  };
}
