import type { RoundQuestion, RoundSetup } from '../../quiz-rounds.ts';
import type { Host } from './host.ts';
import { another } from './refreshing.ts';
import { MOST_COUNT } from './request.ts';

/** The questions of a round before it begins: whoever runs it looks at them, exchanges some, drops or adds some. What is drawn then is what runs. */

export const REVISIONS = ['exchange', 'drop', 'add'] as const;
export type Revision = (typeof REVISIONS)[number];

/** What became of one: which question it is now, from 1, and of how many; or why nothing was changed, a sentence. */
export type Revised =
  | { readonly number: number; readonly of: number; readonly question: RoundQuestion | null }
  | { readonly refused: string };

/** Null where the round has begun, has ended, or is gone. */
export async function prepared({ runner }: Host, round: string): Promise<RoundSetup | null> {
  const state = await runner.stateOf(round);
  return state?.phase === 'waiting' ? state.setup : null;
}

/** `item`: id of the question that was seen, so that a late press changes no other; of no use to what is added. On the disk when it resolves. */
export async function revise(
  { needs, runner }: Host,
  round: string,
  act: Revision,
  item: string,
): Promise<Revised> {
  let revised: Revised = { refused: BEGUN };
  const written = await runner.revise(round, async ({ setup }) => {
    const next = await changed(setup, act, item, { items: needs.items, seed: needs.newId() });
    if ('refused' in next) {
      revised = next;
      return null;
    }
    const { questions, number } = next;
    const question = act === 'drop' ? null : (questions[number - 1] ?? null);
    revised = { number, of: questions.length, question };
    return questions;
  });
  return written || 'refused' in revised ? revised : { refused: BEGUN };
}

interface Changed {
  readonly questions: readonly RoundQuestion[];
  readonly number: number;
}

async function changed(
  setup: RoundSetup,
  act: Revision,
  id: string,
  { items, seed }: { readonly items: Host['needs']['items']; readonly seed: string },
): Promise<Changed | { readonly refused: string }> {
  const { questions } = setup;
  if (act === 'add') {
    if (questions.length >= MOST_COUNT) return { refused: `Bài đã có ${String(MOST_COUNT)} câu, nhiều nhất rồi.` };
    const more = await another(items, setup, null, { before: questions, after: [], seed });
    return more === null
      ? { refused: NO_OTHER }
      : { questions: [...questions, more], number: questions.length + 1 };
  }
  const at = questions.findIndex(({ item }) => item.id === id);
  const old = questions[at];
  if (old === undefined) return { refused: GONE };
  const [before, after] = [questions.slice(0, at), questions.slice(at + 1)];
  if (act === 'drop')
    return questions.length === 1 ? { refused: LAST } : { questions: [...before, ...after], number: at + 1 };
  const other = await another(items, setup, old.item, { before, after, seed, not: new Set([id]) });
  return other === null
    ? { refused: `${NO_OTHER} Bạn giữ câu này, hoặc bỏ nó.` }
    : { questions: [...before, other, ...after], number: at + 1 };
} // prettier-ignore

const BEGUN = 'Bài đã bắt đầu hoặc đã đóng nên không đổi câu được nữa.';
const GONE = 'Câu này vừa được đổi hoặc bỏ ở nơi khác. Hãy xem lại danh sách.';
const LAST = 'Bài phải còn ít nhất một câu. Muốn bỏ cả bài thì đóng bài.';
const NO_OTHER = 'Không còn câu nào khác hợp với bài này mà không lộ đáp án của câu khác.';
