import type { Happening } from '../../quiz-rounds.ts';
import { refuse, type Next, type Refused } from './outcome.ts';
import { openItem, type RoundState } from './state.ts';

/** Takes questions out of a round that runs, for everybody: what is open of them closes, what was not asked is passed over, no answer to them scores. */
export function takeOut(
  state: RoundState,
  { items }: Extract<Happening, { kind: 'voided' }>,
  now: number,
): Next | Refused {
  const { phase, setup, voids } = state;
  if (phase !== 'running') return refuse('not_running');
  const fresh = items.filter((item) => setup.questions[item] !== undefined && !voids.has(item));
  if (fresh.length === 0) return refuse('already');
  const taken = { ...state, voids: new Set([...voids, ...fresh]) };
  const open = openItem(state);
  if (open === null || !fresh.includes(open)) return { state: taken };
  const closed = state.items.map((one, place) => (place === open ? { ...one, closedAt: now } : one));
  return { state: { ...taken, items: closed }, effects: [{ kind: 'stop', item: open }] };
}
