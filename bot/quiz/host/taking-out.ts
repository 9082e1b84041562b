import type { Notice } from '../../channel.ts';
import { isDecentHour } from '../../hours.ts';
import { certify } from '../certificates.ts';
import { nextFor, type RoundState } from '../round.ts';
import type { Host } from './host.ts';
import type { QuizNeeds } from './types.ts';

/** Takes questions out of a round that runs, and tells its group; false where there was nothing left to take out. */
export async function takeOut(
  { needs, runner }: Host,
  round: string,
  items: readonly number[],
  notice: Notice,
): Promise<boolean> {
  const state = await runner.stateOf(round);
  if (state === null) return false;
  const more = lettersTo(needs, state, notice);
  const taken = await runner.take(round, { kind: 'voided', items }, needs.now(), null, { more });
  if (taken === null || 'refused' in taken) return false;
  needs.log.info(
    { items: items.length },
    'quiz: questions of changed rules were taken out of a round that runs',
  );
  await certifyDone(needs, taken.state);
  return true;
}

/** Who is alone in the chat is the trainer, who is told anyhow. Of what everybody does alone nobody is told at night. */
function lettersTo({ voices, now }: QuizNeeds, { setup }: RoundState, notice: Notice) {
  const { channel, chat, place, group, kind } = setup;
  const voice = voices[channel];
  if (voice === undefined || group === false || (kind === 'assignment' && !isDecentHour(now()))) return [];
  return [{ channel, letters: voice.tell(chat, notice, place) }];
}

/** At one's own pace, who has only lacked what was taken out is done by that. */
async function certifyDone(needs: QuizNeeds, state: RoundState): Promise<void> {
  if (state.setup.kind !== 'assignment') return;
  for (const { person, answers } of state.players.values())
    if (answers.size > 0 && nextFor(state, person) === null) await certify(needs, state, needs.now(), person);
}
