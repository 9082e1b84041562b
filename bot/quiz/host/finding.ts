import type { RoundState } from '../round.ts';
import { CODE } from './making.ts';
import type { Host } from './host.ts';
import type { Speaker } from './types.ts';

/** Which round somebody means who steers one, or what is said in its place. */
export type Found = { readonly state: RoundState } | { readonly say: string };

export const NO_SUCH_ROUND = 'Không có bài nào với mã này. Bạn kiểm tra lại mã.';
export const NONE_OPEN = 'Ở đây chưa có bài nào. Cán bộ tập huấn gõ /quiz để soạn.';
const NOT_YOURS = 'Chỉ người soạn bài và quản trị viên điều khiển được bài này.';

/**
 * The round of the code that stands behind the command; else the one of this chat; else the only one that the speaker has
 * running anywhere (a trainer who came back on another device). `fits`: those that the command can mean, the likeliest first.
 * With the code every trainer may steer: somebody has to where the one who set it up is gone.
 */
export async function roundFor(
  host: Host,
  speaker: Speaker,
  command: string,
  rest: string,
  fits: readonly ((state: RoundState) => boolean)[],
): Promise<Found> {
  const code = rest.toUpperCase();
  if (CODE.test(code)) return ofCode(host, speaker, code);
  if (rest !== '') return { say: NO_SUCH_ROUND };
  const { runner } = host;
  const first = (states: readonly RoundState[]) => fits.flatMap((fit) => states.find(fit) ?? []).at(0);
  const here = first(runner.openIn(speaker.channel, speaker.chat));
  if (here !== undefined) return mine(host, speaker, command, here);
  const own = runner.openOf(speaker.person).filter((state) => fits.some((fit) => fit(state)));
  const only = own[0];
  if (only === undefined) return { say: NONE_OPEN };
  if (own.length === 1) return { state: only };
  const codes = own.map(({ setup }) => `${setup.code} (${setup.title})`).join('; ');
  return { say: `Bạn có ${String(own.length)} bài: ${codes}. Gõ /${command} rồi mã.` };
}

/** Who types the code may steer if they are any trainer. */
export async function ofCode({ needs, runner }: Host, speaker: Speaker, code: string): Promise<Found> {
  const setup = await needs.store.roundByCode(code);
  const state = setup === null ? null : await runner.stateOf(setup.id);
  if (state === null) return { say: NO_SUCH_ROUND };
  if (state.setup.trainer === speaker.person) return { state };
  if ((await needs.people.role(speaker.person)) === 'asker') return { say: NOT_YOURS };
  return { state };
}

async function mine({ needs }: Host, speaker: Speaker, command: string, state: RoundState): Promise<Found> {
  const { trainer, code } = state.setup;
  if (trainer === speaker.person) return { state };
  const role = await needs.people.role(speaker.person);
  if (role === 'administrator') return { state };
  if (role === 'asker') return { say: NOT_YOURS };
  return { say: `Bài này của người khác. Cần điều khiển thay thì gõ kèm mã: /${command} ${code}` };
}
