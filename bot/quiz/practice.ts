import { fold } from '../../knowledge/vietnamese.ts';
import type { Announcer } from '../channel.ts';
import { createBeside, createPace, PACE } from '../notices.ts';
import type { PracticeCommand, PracticeDesk, PracticeView, Practising } from '../quiz-practice.ts';
import { answersItem, takeAnswer } from './practice/answering.ts';
import { sayStillOpen } from '../quiz-rounds.ts';
import { readName, sayCertificatesGone, type NamedBy } from '../quiz-certificate.ts';
import { sayUnitGone } from '../quiz-units.ts';
import { sayCertificates } from './certificates.ts';
import { createBegin, type Begin } from './practice/begin.ts';
import { sayOffered } from './practice/offered.ts';
import { sayProgress } from './practice/progress.ts';
import { isTime, setReminder, writeReminders } from './practice/remind.ts';
import { createSchedule } from './practice/schedule.ts';
import { readSession } from './practice/session.ts';
import type { PracticeNeeds, PracticeParts } from './practice/types.ts';
import { readView } from './practice/view.ts';

export { sourceOf, type ItemSource } from './practice/source.ts';
export type { PracticeLog, PracticeNeeds } from './practice/types.ts';

/** A person practises alone: what is about to be forgotten, five minutes a day. */
export interface Practice extends PracticeDesk {
  /** A channel that may write to people without having been asked. */
  join(announcer: Announcer): void;
  /** Writes the reminders whose time has come. Looks follow each other; a fault is logged, and the next one tries again. */
  look(): Promise<void>;
  /** Begins nothing more; resolves when the look in work has ended. */
  stop(): Promise<void>;
  /** What a page shows of a person's session and progress. */
  view(keys: Practising['keys']): Promise<PracticeView>;
}

export function createPractice(needs: PracticeNeeds): Practice {
  const parts: PracticeParts = { ...needs, schedule: createSchedule() };
  const begin = createBegin(parts);
  const announcers: Announcer[] = [];
  const closing = new AbortController();
  const beside = createBeside<Announcer>((error) =>
    needs.log.error({ err: error }, 'practice: a look failed'),
  );
  let looking: Promise<void> = Promise.resolve();

  async function lookOnce(): Promise<void> {
    await Promise.all(
      announcers.map((announcer) => {
        const pace = createPace(needs.pace ?? announcer.pace ?? PACE, closing.signal);
        return beside.run(announcer, () => writeReminders(parts, announcer, pace));
      }),
    );
  }
  return {
    command: async (name, asked, rest) => runCommand(parts, begin, name, asked, rest),
    answer: (asked, text) => takeAnswer(parts, asked, text),
    answers: (asked, text) => answersItem(parts, asked, text),
    forget: (asked) => forget(parts, asked),
    join: (announcer) => void announcers.push(announcer),
    look: () => (looking = looking.then(() => (closing.signal.aborted ? undefined : lookOnce()))),
    stop: () => {
      closing.abort();
      return looking.then(beside.ended);
    },
    view: (keys) => readView(parts, keys),
  };
}

const PRIVATELY = 'Luyện tập và kết quả là việc của riêng bạn: bạn nhắn riêng cho tôi /luyen hoặc /ketqua.';

/** As typed, without diacritics: `thôi` and `thoi` end reminders and the session, `dừng` the session alone. */
const END = /^(thoi|tat|off)$/;
const PAUSE = /^(dung|nghi)$/;
/** More than the schedule asks: `thêm`, `thêm rượu bia`. */
const MORE = /^them(?: |$)/;
const DELETE = /^(xoa|xoa het|xoa tat ca)$/;
/** What may be practised, all of it. */
const LIST = /^(danh sach|danh sach chu de|chu de)$/;
/** The name on one's certificates. */
const NAME = /^ten(?: |$)/;

async function runCommand(
  parts: PracticeParts,
  begin: Begin,
  name: PracticeCommand,
  asked: Practising,
  written: string,
): Promise<string> {
  if (asked.group) return PRIVATELY;
  const rest = written.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const plain = fold(rest).toLowerCase();
  if (name === 'ketqua') {
    if (DELETE.test(plain)) return remove(parts, asked);
    if (NAME.test(plain)) return nameCertificates(parts, asked, rest.replace(/^\S+\s*/u, ''));
    return sayResults(parts, asked.keys.person);
  }
  if (END.test(plain)) return end(parts, asked);
  if (PAUSE.test(plain)) return pause(parts, asked);
  if (LIST.test(plain)) return sayList(parts);
  return isTime(rest) ? setReminder(parts, asked, rest) : beginAs(begin, asked, rest, MORE.test(plain));
}

async function sayList(parts: PracticeParts): Promise<string> {
  const said = await sayOffered(parts, await parts.items.provisions(), true);
  if (said.length === 0) return 'Chưa có câu hỏi nào để luyện.';
  return [...said, 'Luyện một chủ đề: /luyen rồi tên chủ đề, số văn bản hay vài từ của quy định.'].join('\n');
}

const beginAs = (begin: Begin, asked: Practising, rest: string, extra: boolean): Promise<string> =>
  begin(asked, extra ? rest.replace(/^\S+ ?/u, '') : rest, extra);

async function sayResults(parts: PracticeParts, person: string): Promise<string> {
  const certificates = sayCertificates(await parts.store.certificatesOf(person), parts.publicUrl ?? null);
  return [await sayProgress(parts, person), ...certificates].join('\n');
}

async function nameCertificates({ store }: PracticeParts, asked: Practising, typed: string): Promise<string> {
  const name = readName(typed);
  if (name === undefined) return 'Tên dài quá 80 ký tự.';
  const named = await store.nameCertificates(asked.keys.person, name, namedBy(asked));
  if (named === 0) return 'Bạn chưa có chứng nhận nào.';
  return name === null
    ? 'Đã bỏ tên khỏi các chứng nhận của bạn.'
    : `Đã ghi tên “${name}” lên các chứng nhận của bạn. Ai có mã thì đọc được tên này; bỏ tên: /ketqua tên.`;
}

/** On the web who is not signed in is known by their browser alone; whoever sits at the terminal is nobody in particular. */
const namedBy = ({ channel, keys }: Practising): NamedBy =>
  channel === 'terminal' || (channel === 'web' && keys.person === keys.chat) ? 'unsigned' : 'account';

async function end(parts: PracticeParts, asked: Practising): Promise<string> {
  const left = await leave(parts, asked);
  const { channel, chat } = asked;
  const dropped = await parts.store.dropReminder({ channel, chat });
  const told = [...left, ...(dropped ? ['Đã dừng nhắc luyện hằng ngày.'] : [])];
  return told.length === 0 ? 'Bạn chưa đặt giờ nhắc luyện. Đặt giờ: /luyen 7:30.' : told.join('\n');
}

async function pause(parts: PracticeParts, asked: Practising): Promise<string> {
  const left = await leave(parts, asked);
  return left.length === 0 ? 'Hiện không có buổi luyện nào. Bắt đầu: /luyen.' : left.join('\n');
}

/** Ends the open session; what was answered in it stays. */
async function leave({ store, now }: PracticeParts, { keys }: Practising): Promise<string[]> {
  const session = readSession(await store.session(keys.chat, keys.person), now());
  const dropped = await store.dropSession(keys.chat, keys.person);
  if (!dropped || session === null) return [];
  const { right, answered } = session;
  return [
    answered === 0
      ? 'Đã dừng buổi luyện.'
      : `Đã dừng buổi luyện: đúng ${String(right)}/${String(answered)} câu. Gõ /luyen khi muốn luyện tiếp.`,
  ];
}

async function remove(parts: PracticeParts, asked: Practising): Promise<string> {
  const said = await forget(parts, asked);
  const stays = sayStillOpen(parts.openWith?.(asked.keys.person) ?? [], 'xóa');
  return [said ?? 'Bạn chưa có kết quả nào để xóa.', ...stays].join('\n');
}

/** In a group nothing goes: the learning is not the group's. What was answered in rounds goes from their logs too. */
async function forget({ store }: PracticeParts, { keys, group }: Practising): Promise<string | null> {
  if (group) return null;
  const { attempts, cards } = await store.forgetPractice(keys.person);
  const votes = await store.forgetPlayer(keys.person);
  const said = [
    ...sayForgotten(attempts, cards, votes),
    ...sayCertificatesGone(await store.forgetCertificates(keys.person)),
    ...sayUnitGone(await store.putUnit(keys.person, null)),
  ];
  return said.length === 0 ? null : said.join('\n');
}

/** Answers of rounds stand twice, as attempts and in the log of the round; of an anonymous one only the latter is one's own. */
function sayForgotten(attempts: number, cards: number, votes: number): string[] {
  if (attempts === 0 && cards === 0)
    return votes === 0 ? [] : [`Tôi đã xóa ${String(votes)} câu bạn trả lời trong các bài đố đã kết thúc.`];
  return [
    `Tôi đã xóa kết quả luyện và kiểm tra của bạn: ${String(attempts)} lượt trả lời, ${String(cards)} thẻ ôn.`,
  ];
}
