import { dayInVietNam } from '../../day.ts';
import type { PracticeView, Practising } from '../../quiz-practice.ts';
import { progressOf } from './progress.ts';
import { letterOf } from './read-answer.ts';
import { lastSession, readSession, sizeOf, type Answered, type Open } from './session.ts';
import type { PracticeParts } from './types.ts';
import { clausesOf, sayHow, sayPlace, sayRight, sayShortPlace, sayWhy, stemOf } from './words.ts';

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
        : {
            key: `${open.shown} ${String(session.shown)}`,
            number: session.shown,
            of: sizeOf(session),
            found: session.found,
            ...viewQuestion(open),
          },
    answered: last === null ? null : viewAnswered(parts, last),
    score: session === null ? null : { right: session.right, answered: session.answered },
    progress: {
      ...progress,
      weakest: progress.weakest.map((one) => ({ ...one, place: sayShortPlace(one.provision, library()) })),
    },
  };
}

function viewQuestion(
  open: Open,
): Omit<NonNullable<PracticeView['question']>, 'key' | 'number' | 'of' | 'found'> {
  const { item, order, fresh, extra } = open;
  const options = order.map((index, at) => ({ letter: letterOf(at), text: item.options[index] ?? '' }));
  return { fresh, extra, type: item.type, stem: stemOf(item), options, how: sayHow(open) };
}

function viewAnswered({ library }: PracticeParts, answered: Answered): NonNullable<PracticeView['answered']> {
  return {
    stem: answered.item.stem,
    correct: answered.correct,
    right: sayRight(answered),
    why: sayWhy(answered, library()),
    clauses: clausesOf(answered.item, library()).map(({ text, provision, start, end }) => ({
      ...{ text, start, end },
      place: sayPlace(provision, library()),
      provision: provision.id,
    })),
    again: answered.due === null ? null : dayInVietNam(new Date(answered.due)),
    extra: answered.extra,
  };
}
