import type { Happening, RoundSetup } from '../../quiz-rounds.ts';
import type { RoundState } from '../round.ts';
import type { Host } from './host.ts';
import { ofCode } from './finding.ts';
import { remindersOf } from './hours.ts';
import { readRequest, type Request } from './request.ts';
import type { Speaker } from './types.ts';
import { sayTime } from './words.ts';

/** `/quiz MÃ lúc 15:00 27/11` and `/quiz MÃ hạn 17:00 30/11`: another time for a round that is set up. */
export async function reschedule(host: Host, speaker: Speaker, code: string, words: string): Promise<string> {
  const found = await ofCode(host, speaker, code);
  if ('say' in found) return found.say;
  const now = host.needs.now();
  const request = readRequest(words, now);
  const [fault] = request.faults;
  if (fault !== undefined) return fault;
  const moved = movedTo(found.state, request, now);
  if (typeof moved === 'string') return moved;
  const taken = await host.runner.take(found.state.setup.id, moved);
  if (taken === null || 'refused' in taken) return TOO_LATE;
  const { startsAt, deadline } = moved;
  return request.deadline === null
    ? `Đã dời bài ${code} sang ${sayTime(startsAt)}.`
    : `Đã dời hạn bài ${code} sang ${sayTime(deadline)}.`;
}

const TOO_LATE = 'Bài này đã bắt đầu hoặc đã kết thúc nên không dời được.';

function movedTo(
  { setup, phase, reminded }: RoundState,
  { startsAt, deadline }: Request,
  now: Date,
): Extract<Happening, { kind: 'moved' }> | string {
  if (startsAt === null && deadline === null)
    return `Gõ /quiz ${setup.code} lúc 14:00 27/11 để dời giờ bắt đầu, hoặc /quiz ${setup.code} hạn 17:00 30/11 để dời hạn.`;
  if (deadline !== null && setup.kind !== 'assignment')
    return 'Bài trực tiếp không có hạn, chỉ có giờ bắt đầu (lúc …).';
  if (phase === 'ended' || (startsAt !== null && phase !== 'waiting')) return TOO_LATE;
  const until = deadline ?? setup.deadline;
  const from = startsAt ?? setup.startsAt;
  if (from !== null && until !== null && from >= until) return 'Giờ mở phải trước hạn.';
  return {
    kind: 'moved',
    startsAt: from,
    deadline: until,
    reminders: moreReminders(setup, reminded, deadline, now),
  };
}

/** Those that were sent stay, so that each keeps its number in the log. */
const moreReminders = (setup: RoundSetup, reminded: number, deadline: string | null, now: Date): string[] =>
  deadline === null
    ? [...setup.reminders]
    : [...setup.reminders.slice(0, reminded), ...remindersOf(deadline, now)];
