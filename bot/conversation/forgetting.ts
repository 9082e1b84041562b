import type { PracticeDesk } from '../quiz-practice.ts';
import { sayCertificatesGone } from '../quiz-certificate.ts';
import { sayStillOpen } from '../quiz-rounds.ts';
import { sayUnitGone } from '../quiz-units.ts';
import type { Store } from '../store.ts';
import type { Place } from '../subscriptions.ts';
import { isGroup, practisingOf, type Known } from './known.ts';
import type { Quizzing } from './quizzing.ts';

/** `/quen`: deletes what is remembered of a person in a chat, and says each thing that went. Harmless when told again. */
export async function forget(
  { store, practice, quiz }: Quizzing & { readonly store: Store; readonly practice?: PracticeDesk },
  known: Known,
): Promise<string> {
  const { chat, person } = known;
  const waiting = (await store.escalatedOf(chat)).filter(
    (one) => one.person === person && one.answer === null,
  );
  const passed = await store.forgetEscalated(chat, person);
  const gone = await store.forget(chat, person);
  // Before practice forgets the same answers, and says so: in a group they go all the same.
  const played = await (quiz?.forget(person) ?? store.forgetPlayer(person));
  const certified = await store.forgetCertificates(person);
  const learned = (await practice?.forget(practisingOf(known))) ?? null;
  const said = [
    ...sayQuestions(gone),
    ...sayPassed(passed, waiting.length),
    ...(learned === null ? [] : [learned]),
    ...sayUnitGone(!isGroup(known.message) && (await store.putUnit(person, null))),
    ...sayPlayed(played),
    ...sayCertificatesGone(certified),
    ...sayStillOpen(quiz?.openWith(person) ?? [], 'nhắn /quen'),
    ...(await leave(store, known)),
  ];
  return said.length === 0 ? NOTHING : said.join('\n');
}

const NOTHING = 'Tôi không còn nhớ câu hỏi nào của bạn ở đây.';

const sayQuestions = (gone: number): string[] =>
  gone === 0 ? [] : [`Tôi đã xóa ${String(gone)} câu hỏi của bạn ở đây, cùng câu trả lời và đánh giá.`];

function sayPassed(passed: number, waiting: number): string[] {
  if (passed === 0) return [];
  const open = waiting === 0 ? '' : `; ${String(waiting)} câu đang chờ sẽ không có trả lời nữa`;
  return [`Tôi đã xóa ${String(passed)} câu hỏi của bạn đã chuyển tới người phụ trách${open}.`];
}

const sayPlayed = (votes: number): string[] =>
  votes === 0 ? [] : [`Tôi đã xóa ${String(votes)} câu bạn trả lời trong các bài đố đã kết thúc.`];

/** What the chat is told without asking. A group's is everybody's: it stays, which is said. */
async function leave(store: Store, { message }: Known): Promise<string[]> {
  const place: Place = { channel: message.channel, chat: message.chat };
  const [followed, daily] = [await store.subscriptions(place), await store.daily(place)];
  if (followed.length === 0 && daily === null) return [];
  if (isGroup(message)) return [OF_THE_GROUP];
  await store.unsubscribe(place, null);
  await store.dropDaily(place);
  const labels = followed.map(({ label }) => `“${label}”`).join(', ');
  return [
    ...(labels === '' ? [] : [`Tôi đã xóa ${String(followed.length)} mục bạn theo dõi: ${labels}.`]),
    ...(daily === null ? [] : [`Tôi đã dừng “Mỗi ngày một điều” lúc ${daily.time}.`]),
  ];
}

const OF_THE_GROUP =
  'Việc nhận tin là của cả nhóm nên tôi giữ lại; quản trị viên dừng bằng /botheodoi tất cả và /moingay tắt.';
