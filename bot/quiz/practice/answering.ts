import { dayInVietNam } from '../../day.ts';
import type { Attempt, PracticeCard, Practised, Practising } from '../../quiz-practice.ts';
import { askedIn, draw } from './draw.ts';
import { gradeOf, paceOf } from './grade.ts';
import { sayEnd } from './progress.ts';
import { readAnswer, type Reading } from './read-answer.ts';
import { lastSession, readSession, type Open, type Session } from './session.ts';
import { asideOf } from './standing.ts';
import type { PracticeParts } from './types.ts';
import { sayAnswered, sayHow, sayQuestion } from './words.ts';

type Given = Extract<Reading, { kind: 'answer' }>;

/** Takes a message as the answer to the open item of this chat and person; null where it is none. */
export async function takeAnswer(
  parts: PracticeParts,
  { keys, group, channel }: Practising,
  text: string,
): Promise<Practised | null> {
  if (group) return null;
  const { store, now } = parts;
  const session = readSession(await store.session(keys.chat, keys.person), now());
  const open = session?.open ?? null;
  if (session === null || open === null) return null;
  const reading = readAnswer(open.item, open.order, text);
  if (reading.kind === 'other') return null;
  const stored = (body: Session) => ({ ...keys, body, at: now().toISOString() });
  if (reading.kind === 'no_such_letter') {
    const same = { session: stored(session), attempt: null, card: null };
    return { text: sayHow(open), save: (post) => store.practised(same, post) };
  }
  const cards = await store.cards(keys.person);
  const unit = (await store.unitsOf([keys.person])).get(keys.person) ?? null;
  const { attempt, card } = learn(parts, { person: keys.person, unit }, open, reading, cards);
  const planned = card ?? cards.find((one) => one.provision === open.item.provision && one.aside === null);
  const after = [
    ...cards.filter(({ provision }) => provision !== card?.provision),
    ...(card === null ? [] : [card]),
  ];
  const counted = attempt === null ? 0 : 1;
  const last = {
    item: open.item,
    order: open.order,
    ...given(reading),
    due: attempt === null ? null : (planned?.memory.due ?? null),
    extra: open.extra && attempt !== null,
  };
  const attempts = await store.attempts({ person: keys.person, round: null, since: '' });
  const asked = askedIn(attempt === null ? attempts : [...attempts, attempt]);
  const next = await draw(
    parts,
    {
      ...session,
      answered: session.answered + counted,
      right: session.right + (attempt?.correct === true ? 1 : 0),
      last,
    },
    asked,
  );
  const told = sayAnswered(last, parts.library(), (words) => parts.sourceLink?.(channel, words) ?? null);
  const then =
    next.open === null ? await sayEnd(parts, keys.person, next, after) : sayQuestion(next, next.open);
  return {
    text: `${told}\n\n${then}`,
    save: (post) => store.practised({ session: stored(next), attempt, card }, post),
  };
}

/** Whether a message reads as an answer to the open item of this chat and person, or to the one answered last. */
export async function answersItem(
  { store }: PracticeParts,
  { keys, group }: Practising,
  text: string,
): Promise<boolean> {
  if (group) return false;
  const session = lastSession(await store.session(keys.chat, keys.person));
  return [session?.open, session?.last].some(
    (one) => one && readAnswer(one.item, one.order, text).kind !== 'other',
  );
}

const given = ({ choice, correct }: Given) => ({ choice, correct });

/** What an answer is worth. Nothing where the rule has changed or ended since it was asked: then its card goes aside. Outside the schedule no card changes. */
function learn(
  { schedule, library, now }: PracticeParts,
  { person, unit }: Pick<Attempt, 'person' | 'unit'>,
  { item, shown, extra }: Open,
  { correct, choice }: Given,
  cards: readonly PracticeCard[],
): { readonly attempt: Attempt | null; readonly card: PracticeCard | null } {
  const { provision, version } = item;
  const instant = now();
  const at = instant.toISOString();
  if (provision === null || version === null) return { attempt: null, card: null };
  const held = cards.find((card) => card.provision === provision);
  const aside = asideOf(provision, version, library(), dayInVietNam(instant));
  if (aside !== null) return { attempt: null, card: held === undefined ? null : { ...held, aside } };
  const before = held?.aside === null ? held : undefined;
  const ms = Math.max(0, instant.getTime() - Date.parse(shown));
  const attempt: Attempt = {
    ...{ person, item: item.id, provision, topic: item.topic, round: null },
    ...{ correct, choice, ms, at, unit },
  };
  if (extra) return { attempt, card: null };
  const { grade, fast } = gradeOf(correct, paceOf(item, ms), before?.fast ?? 0);
  const memory = schedule.review(before?.memory ?? null, grade, instant);
  return {
    attempt,
    card: {
      person,
      provision,
      version,
      memory,
      asked: (before?.asked ?? 0) + 1,
      fast,
      begun: before?.begun ?? at,
      aside: null,
    },
  };
}
