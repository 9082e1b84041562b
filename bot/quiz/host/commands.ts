import { sayPass } from '../../quiz-certificate.ts';
import type { Happening } from '../../quiz-rounds.ts';
import type { RoundState } from '../round.ts';
import { joinAlone } from './alone.ts';
import { askSubject, putDraft } from './asking.ts';
import { NO_SUCH_ROUND, NONE_OPEN, roundFor } from './finding.ts';
import type { Host } from './host.ts';
import { lookAt } from './looking.ts';
import { CODE } from './making.ts';
import { reschedule } from './moving.ts';
import { readRequest } from './request.ts';
import { setUp } from './setting.ts';
import { sayOffered } from './subject.ts';
import type { QuizCommand, Speaker } from './types.ts';
import { sayTime, sayWhere, textOf } from './words.ts';
import { rankingOf, resultsAt } from './result-words.ts';

export async function runCommand(
  host: Host,
  name: QuizCommand,
  speaker: Speaker,
  rest: string,
): Promise<string> {
  switch (name) {
    case 'quiz':
      return quiz(host, speaker, rest);
    case 'batdau':
      return begin(host, speaker, rest);
    case 'tamdung':
      return steer(host, speaker, name, rest, { kind: 'paused' }, 'Đã tạm dừng sau câu này.');
    case 'tieptuc':
      return steer(host, speaker, name, rest, { kind: 'resumed' }, 'Đã tiếp tục.');
    case 'ketthuc':
      return end(host, speaker, rest);
    case 'xephang':
      return ranking(host, speaker);
    case 'doi':
      return chooseTeam(host, speaker, rest);
  }
}

const ONLY_TRAINERS =
  'Chỉ cán bộ tập huấn và quản trị viên soạn được bài. Có mã của một bài thì gõ: /quiz rồi mã.';

async function quiz(host: Host, speaker: Speaker, rest: string): Promise<string> {
  const { needs } = host;
  const [word = '', ...more] = rest.split(/\s+/u);
  const code = word.toUpperCase();
  const found = CODE.test(code) ? await needs.store.roundByCode(code) : null;
  if (found !== null && more.length === 0) return joinByCode(host, speaker, found.id);
  if (found !== null) return reschedule(host, speaker, code, more.join(' '));
  if (CODE.test(code) && more.length === 0) return NO_SUCH_ROUND;
  if ((await needs.people.role(speaker.person)) === 'asker') return ONLY_TRAINERS;
  const looked = await lookAt(host, speaker, rest);
  if (looked !== null) return looked;
  if (/^(danh sách|danh sach)$/iu.test(rest)) return sayOffered(needs.items, true);
  if (rest !== '') return setUp(host, speaker, readRequest(rest, needs.now()));
  const at = needs.now().toISOString();
  await putDraft(needs, speaker, { kind: 'setting', at, subject: null, count: null });
  return askSubject(needs, speaker);
}

async function joinByCode({ needs, runner }: Host, speaker: Speaker, round: string): Promise<string> {
  const state = await runner.stateOf(round);
  if (state === null) return NO_SUCH_ROUND;
  const { kind, channel, chat } = state.setup;
  if (kind === 'assignment') {
    if (speaker.group) return 'Bạn nhắn riêng cho tôi lệnh này để làm bài một mình.';
    return joinAlone(needs, runner, speaker, round);
  }
  if (state.phase === 'ended') return 'Bài này đã kết thúc.';
  const here = channel === speaker.channel && chat === speaker.chat;
  const where = here && speaker.group ? 'bạn trả lời ngay tại đây.' : sayWhere(needs, state.setup);
  const { startsAt } = state.setup;
  const when = state.phase === 'waiting' && startsAt !== null ? ` Bắt đầu lúc ${sayTime(startsAt)}.` : '';
  return [`Bài này chạy trực tiếp: ${where}${when}`, ...sayPass(state.setup.pass)].join(' ');
}

const isLive = ({ setup }: RoundState): boolean => setup.kind !== 'assignment';

async function begin(host: Host, speaker: Speaker, rest: string): Promise<string> {
  const { runner } = host;
  const here = runner.openIn(speaker.channel, speaker.chat);
  if (rest === '' && here.some((one) => one.phase === 'running' && isLive(one))) return BUSY;
  const found = await roundFor(host, speaker, 'batdau', rest, [({ phase }) => phase === 'waiting']);
  if ('say' in found) return found.say;
  const { id, channel, chat } = found.state.setup;
  const there = runner.openIn(channel, chat);
  if (there.some((one) => one.phase === 'running' && isLive(one) && one.setup.id !== id)) return BUSY;
  const taken = await runner.take(id, { kind: 'started' });
  return taken !== null && 'refused' in taken ? ALREADY : 'Bắt đầu.';
}
const BUSY = 'Đang có một bài chạy ở đây. Gõ /ketthuc để kết thúc bài đó trước.';
const ALREADY = 'Bài đang ở trạng thái đó rồi.';

async function steer(
  { needs, runner }: Host,
  speaker: Speaker,
  command: QuizCommand,
  rest: string,
  happening: Happening,
  done: string,
): Promise<string> {
  const fits = [(one: RoundState) => one.phase === 'running' && isLive(one)];
  const found = await roundFor({ needs, runner }, speaker, command, rest, fits);
  if ('say' in found) return found.say;
  if (!isLive(found.state)) return 'Bài tự làm không tạm dừng được: dời hạn bằng /quiz rồi mã rồi hạn mới.';
  const taken = await runner.take(found.state.setup.id, happening);
  return taken !== null && 'refused' in taken ? ALREADY : done;
}

/** Ends what runs live; what has not begun is cancelled. What everybody does alone, often for days, is ended by its code only. */
async function end(host: Host, speaker: Speaker, rest: string): Promise<string> {
  const fits = [
    (one: RoundState) => one.phase === 'running' && isLive(one),
    ({ phase }: RoundState) => phase === 'waiting',
  ];
  const found = await roundFor(host, speaker, 'ketthuc', rest, fits);
  if ('say' in found) return found.say === NONE_OPEN ? sayWhatIsOpen(host, speaker) : found.say;
  const waited = found.state.phase === 'waiting';
  const taken = await host.runner.take(found.state.setup.id, { kind: 'ended', by: 'trainer' });
  if (taken !== null && 'refused' in taken) return 'Bài này đã kết thúc.';
  return waited ? 'Đã hủy bài.' : `Đã kết thúc.${sayPageOf(host, speaker, found.state)}`;
}

/** Where `/ketthuc` means no round: an assignment may be open here. */
function sayWhatIsOpen({ runner }: Host, { channel, chat }: Speaker): string {
  const codes = runner.openIn(channel, chat).map(({ setup }) => setup.code);
  const [code] = codes;
  if (code === undefined) return NONE_OPEN;
  const which = codes.length === 1 ? code : 'rồi mã';
  return `Bài tự làm ${codes.join(', ')} đang mở: gõ /ketthuc ${which} nếu muốn đóng.`;
}

/** Where the trainer finds the results: on the web an address of these pages will do. */
function sayPageOf({ needs }: Host, { channel }: Speaker, { setup }: RoundState): string {
  const site = needs.publicUrl ?? (channel === 'web' ? '' : null);
  return site === null ? '' : ` Kết quả chi tiết: ${resultsAt(site, setup)}`;
}

/** Rounds of a chat that are looked through for one that has begun. */
const LOOKED_AT = 5;

async function ranking({ needs, runner }: Host, { channel, chat }: Speaker): Promise<string> {
  for (const { id } of await needs.store.roundsOf(channel, chat, LOOKED_AT)) {
    const state = await runner.stateOf(id);
    if (state !== null && state.startedAt !== null)
      return textOf(rankingOf(state, `Xếp hạng: ${state.setup.title}`));
  }
  return 'Ở đây chưa có bài nào đã chạy.';
}

async function chooseTeam({ runner }: Host, speaker: Speaker, rest: string): Promise<string> {
  const round = runner.openIn(speaker.channel, speaker.chat).find(({ setup }) => setup.teams.length > 0);
  if (round === undefined) return 'Bài ở đây không chia đội.';
  const { setup, players } = round;
  const { person } = speaker;
  if (/^(0|rời|roi|thôi|thoi)$/i.test(rest)) {
    await runner.take(setup.id, { kind: 'left_team', person });
    return 'Bạn đã rời đội.';
  }
  const team = Number(rest) - 1;
  const name = setup.teams[team];
  if (name === undefined) return `Bạn gõ /doi rồi số đội, từ 1 đến ${String(setup.teams.length)}.`;
  const known = players.get(person)?.name ?? speaker.name ?? null;
  await runner.take(setup.id, { kind: 'joined', person, name: known, team });
  return `Bạn ở ${name}.`;
}
