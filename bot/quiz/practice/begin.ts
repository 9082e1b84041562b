import type { Library } from '../../../knowledge/library.ts';
import { dayInVietNam } from '../../day.ts';
import type { Practising } from '../../quiz-practice.ts';
import { candidatesOf, type Candidates } from './choose.ts';
import { aboutOf, askedIn, draw } from './draw.ts';
import { planMore } from './more.ts';
import { createNeeded, type Needed } from './needed.ts';
import { offeredIn, sayFound, sayOffered, type Found } from './offered.ts';
import { sayNothingDue } from './progress.ts';
import { putAside } from './refresh.ts';
import { readSession, sizeOf, type Planned, type Session } from './session.ts';
import { askable } from './standing.ts';
import { SESSION_SIZE, type PracticeParts } from './types.ts';
import { createWanted, type Wanted } from './wanted.ts';
import { sayAside, sayHow, sayQuestion } from './words.ts';

/** Begins a session in a chat, or shows again where it stands. `extra`: more than the schedule asks. */
export type Begin = (asked: Practising, topic: string, extra: boolean) => Promise<string>;

export function createBegin(parts: PracticeParts): Begin {
  const wanted = createWanted(parts);
  const needed = createNeeded(parts, wanted);
  return async (asked, topic, extra) => {
    const { store, now } = parts;
    const { chat, person } = asked.keys;
    const open = readSession(await store.session(chat, person), now());
    if (topic === '' && !extra && open !== null) return sayAgain(open);
    return beginAnew(parts, asked, { topic, extra }, { wanted, needed });
  };
}

/** With a topic, a session that is open is left for one on the topic. */
async function beginAnew(
  parts: PracticeParts,
  practising: Practising,
  { topic, extra }: { readonly topic: string; readonly extra: boolean },
  { wanted, needed }: { readonly wanted: Wanted; readonly needed: Needed },
): Promise<string> {
  const { store, items, library, now } = parts;
  const { chat, person } = practising.keys;
  const serving = library();
  const today = dayInVietNam(now());
  const { cards, aside } = await putAside(parts, person);
  const provisions = await needed(await items.provisions());
  const found = topic === '' ? null : await wanted.named(topic, provisions);
  if (topic !== '' && found === null) return noTopic(parts, topic, provisions);
  const chosen = found === null ? await wanted.followed(practising, provisions) : found.provisions;
  const candidates = candidatesOf({ cards, provisions, wanted: chosen, only: topic !== '', today });
  const told = [...(await sayWhat(parts, topic, found)), ...sayAside(aside, serving)];
  const subject = { topic, about: [...(found?.topics ?? [])], found: told[0] ?? '' };
  const asked = askedIn(await store.attempts({ person, round: null, since: '' }));
  const rest = extra
    ? await planMore(parts, candidates, { asked, about: aboutOf(parts, subject) }, serving)
    : await plan(parts, candidates, serving);
  const session = await draw(parts, { ...EMPTY, begun: now().toISOString(), rest, ...subject }, asked);
  if (session.open === null) return [...told, sayNothingDue(cards, topic, today)].join('\n');
  await store.putSession({ chat, person, body: session, at: now().toISOString() });
  const due = rest.filter(({ fresh, extra: more }) => !fresh && !more).length;
  return [
    extra ? sayMore(sizeOf(session), due) : sayPlan(sizeOf(session), due),
    ...told,
    '',
    sayQuestion(session, session.open),
    '',
    sayHow(session.open) + STOP,
  ].join('\n');
}

const EMPTY: Session = {
  begun: '',
  rest: [],
  topic: '',
  about: [],
  found: '',
  shown: 0,
  answered: 0,
  right: 0,
  open: null,
  last: null,
};
const STOP = ' Dừng giữa chừng: /luyen dừng.';

/** What was found for the words; nothing where none were typed. */
async function sayWhat(parts: PracticeParts, topic: string, found: Found | null): Promise<string[]> {
  if (found === null) return [];
  const offered = await offeredIn(parts, [...found.provisions]);
  const names = offered.filter(({ id }) => found.topics.includes(id)).map(({ label }) => label);
  return [sayFound(topic.slice(0, MOST_SAID), found, names)];
}

/** Characters of what was typed that are said back. */
const MOST_SAID = 80;

const noTopic = async (parts: PracticeParts, topic: string, ids: readonly string[]): Promise<string> =>
  [
    `Chưa có câu hỏi về “${topic.slice(0, MOST_SAID)}”. Bạn gõ /luyen để luyện chung, hoặc /luyen cùng chủ đề, số văn bản hay vài từ khác, ví dụ: /luyen mạng xã hội.`,
    ...(await sayOffered(parts, ids, false)),
  ].join('\n');

function sayAgain(session: Session): string {
  const { open } = session;
  return open === null ? '' : [sayQuestion(session, open), '', sayHow(open) + STOP].join('\n');
}

function sayPlan(size: number, due: number): string {
  const fresh = size - due;
  const parts = [
    ...(due === 0 ? [] : [`${String(due)} câu ôn lại`]),
    ...(fresh === 0 ? [] : [`${String(fresh)} điều mới`]),
  ];
  return `Buổi luyện ${String(size)} câu, khoảng ${String(minutesOf(size))} phút: ${parts.join(', ')}.`;
}

const sayMore = (size: number, due: number): string =>
  `Luyện thêm ${String(size)} câu, khoảng ${String(minutesOf(size))} phút${due === 0 ? '' : `, ${String(due)} câu đã đến lượt ôn`}. Câu luyện thêm không làm đổi lịch ôn.`;

/** Seconds for an item with its clause: eight make about five minutes. */
const SECONDS_AN_ITEM = 35;
const minutesOf = (size: number): number => Math.max(1, Math.round((size * SECONDS_AN_ITEM) / 60));

/** The first candidates that have an item to ask: what is due, then as many new ones as the day allows. */
async function plan(parts: PracticeParts, candidates: Candidates, library: Library): Promise<Planned[]> {
  const size = parts.size ?? SESSION_SIZE;
  const today = dayInVietNam(parts.now());
  const take = async (ids: readonly string[], most: number, fresh: boolean): Promise<Planned[]> => {
    const taken: Planned[] = [];
    for (const provision of ids) {
      if (taken.length >= most) break;
      if (askable(await parts.items.itemsOf(provision), library, today).length > 0)
        taken.push({ provision, fresh, extra: false });
    }
    return taken;
  };
  const due = await take(candidates.due, size, false);
  return [...due, ...(await take(candidates.fresh, Math.min(candidates.mostFresh, size - due.length), true))];
}
