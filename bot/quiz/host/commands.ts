import type { Happening } from '../../quiz-rounds.ts';
import type { RoundState } from '../round.ts';
import { joinAlone, NO_SUCH_ROUND } from './alone.ts';
import { askSubject, putDraft } from './asking.ts';
import { CODE, makeRound } from './making.ts';
import { readRequest, readSubject, type Request } from './request.ts';
import type { Runner } from './runner.ts';
import type { QuizCommand, QuizNeeds, Speaker } from './types.ts';
import { rankingOf, resultsAt, sayTime, textOf } from './words.ts';

export interface Host {
  readonly needs: QuizNeeds;
  readonly runner: Runner;
}

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
      return begin(host, speaker);
    case 'tamdung':
      return steer(host, speaker, { kind: 'paused' }, 'Đã tạm dừng sau câu này.');
    case 'tieptuc':
      return steer(host, speaker, { kind: 'resumed' }, 'Đã tiếp tục.');
    case 'ketthuc':
      return steer(host, speaker, { kind: 'ended', by: 'trainer' }, 'Đã kết thúc.');
    case 'xephang':
      return ranking(host, speaker);
    case 'doi':
      return chooseTeam(host, speaker, rest);
  }
}

const ONLY_TRAINERS =
  'Chỉ cán bộ tập huấn và quản trị viên soạn được bài. Có mã của một bài thì gõ: /quiz rồi mã.';

async function quiz({ needs, runner }: Host, speaker: Speaker, rest: string): Promise<string> {
  const code = rest.toUpperCase();
  if (CODE.test(code)) {
    const found = await needs.store.roundByCode(code);
    if (found !== null) return joinByCode({ needs, runner }, speaker, found.id);
  }
  if ((await needs.people.role(speaker.person)) === 'asker') return ONLY_TRAINERS;
  if (rest !== '') return setUp({ needs, runner }, speaker, readRequest(rest, needs.now()));
  const at = needs.now().toISOString();
  await putDraft(needs, speaker, { kind: 'setting', at, subject: null, count: null });
  return askSubject(needs);
}

async function joinByCode({ needs, runner }: Host, speaker: Speaker, round: string): Promise<string> {
  const state = await runner.stateOf(round);
  if (state === null) return NO_SUCH_ROUND;
  if (state.setup.kind !== 'assignment') return 'Bài này chạy trong nhóm: bạn trả lời ngay tại nhóm.';
  if (speaker.group) return 'Bạn nhắn riêng cho tôi lệnh này để làm bài một mình.';
  return joinAlone(needs, runner, speaker, round);
}

/** Makes the round that a line asks for, or says what is missing. */
export async function setUp({ needs, runner }: Host, speaker: Speaker, request: Request): Promise<string> {
  const [topics, documents] = [await needs.items.topics(), await needs.items.documents()];
  const subject = readSubject(request.subject, topics, documents);
  if (subject === null)
    return `Tôi không có chủ đề hay văn bản “${request.subject}”. Đang có: ${topics.map(({ label }) => label).join('; ')}.`;
  const setup = await makeRound(needs, speaker, subject, request);
  if (setup === null) return `Chưa có câu hỏi nào về “${subject.title}”.`;
  await putDraft(needs, speaker, null);
  runner.add(setup);
  const { kind, questions, seconds, code, deadline, startsAt } = setup;
  const fewer = request.count !== null && questions.length < request.count;
  const certified = setup.pass ? `, chứng nhận từ ${String(setup.pass)}% câu đúng` : '';
  const size = `${subject.title}, ${String(questions.length)} câu${fewer ? ' (chỉ có chừng ấy)' : ''}${certified}`;
  needs.log.info({ kind, items: questions.length }, 'quiz: a round was set up');
  if (kind === 'assignment') {
    if (startsAt === null) await runner.take(setup.id, { kind: 'started' });
    const until = deadline === null ? '' : `, hạn ${sayTime(deadline)}`;
    const told = `Đã giao bài ${code}: ${size}${until}. Người làm nhắn riêng cho tôi: /quiz ${code}`;
    return speaker.group || deadline !== null
      ? told
      : `${told}\n\n${await joinAlone(needs, runner, speaker, setup.id)}`;
  }
  const when = startsAt === null ? 'Gõ /batdau để bắt đầu.' : `Tự bắt đầu lúc ${sayTime(startsAt)}.`;
  return `Đã soạn bài ${code}: ${size}, mỗi câu ${String(seconds)} giây. ${when}`;
}

const NONE_OPEN = 'Ở đây chưa có bài nào. Cán bộ tập huấn gõ /quiz để soạn.';
const NOT_YOURS = 'Chỉ người soạn bài và quản trị viên điều khiển được bài này.';

async function mayBegin({ needs }: Host, speaker: Speaker, { setup }: RoundState): Promise<boolean> {
  return setup.trainer === speaker.person || (await needs.people.role(speaker.person)) === 'administrator';
}

async function begin(host: Host, speaker: Speaker): Promise<string> {
  const open = host.runner.openIn(speaker.channel, speaker.chat);
  const round = open.find(({ phase }) => phase === 'waiting');
  if (open.some(({ phase, setup }) => phase === 'running' && setup.kind !== 'assignment'))
    return 'Đang có một bài chạy ở đây. Gõ /ketthuc để kết thúc bài đó trước.';
  if (round === undefined) return NONE_OPEN;
  if (!(await mayBegin(host, speaker, round))) return NOT_YOURS;
  await host.runner.take(round.setup.id, { kind: 'started' });
  return 'Bắt đầu.';
}

async function steer(host: Host, speaker: Speaker, happening: Happening, done: string): Promise<string> {
  const open = host.runner.openIn(speaker.channel, speaker.chat);
  const running = open.find(({ phase }) => phase === 'running');
  const round = running ?? (happening.kind === 'ended' ? open[0] : undefined);
  if (round === undefined) return NONE_OPEN;
  if (!(await mayBegin(host, speaker, round))) return NOT_YOURS;
  const taken = await host.runner.take(round.setup.id, happening);
  if (taken !== null && 'refused' in taken) return 'Bài đang ở trạng thái đó rồi.';
  return happening.kind === 'ended' ? `${done}${sayWhere(host, speaker, round)}` : done;
}

/** Where the trainer finds the results: on the web an address of these pages will do. */
function sayWhere({ needs }: Host, { channel }: Speaker, { setup }: RoundState): string {
  const site = needs.publicUrl ?? (channel === 'web' ? '' : null);
  return site === null ? '' : ` Kết quả chi tiết: ${resultsAt(site, setup)}`;
}

/** Rounds of a chat that are looked through for one that has begun. */
const LOOKED_AT = 5;

async function ranking({ needs, runner }: Host, { channel, chat }: Speaker): Promise<string> {
  for (const { id } of await needs.store.roundsOf(channel, chat, LOOKED_AT)) {
    const state = await runner.stateOf(id);
    if (state !== null && state.phase !== 'waiting')
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
  await runner.take(setup.id, { kind: 'joined', person, name: players.get(person)?.name ?? null, team });
  return `Bạn ở ${name}.`;
}
