import type { RoundSetup } from '../../quiz-rounds.ts';
import { joinAlone } from './alone.ts';
import { putDraft } from './asking.ts';
import type { Host } from './host.ts';
import { sayLink } from './links.ts';
import { aboutOf, DEFAULT_COUNT, makeRound } from './making.ts';
import { readTags, sayNarrowed, sayTooFew, sayUnknownTag } from './narrowing.ts';
import type { Request } from './request.ts';
import { readSubject, sayOffered, unknownIn } from './subject.ts';
import type { QuizNeeds, Speaker } from './types.ts';
import { sayEach, sayTime, sayWhere } from './words.ts';

/** Makes the round that a line asks for, or says what is missing. */
export async function setUp({ needs, runner }: Host, speaker: Speaker, request: Request): Promise<string> {
  const [fault] = request.faults;
  if (fault !== undefined) return fault;
  const [topics, documents] = [await needs.items.topics(), await needs.items.documents()];
  const subject = readSubject(request.subject, topics, documents);
  if (subject === null)
    return `Tôi không có chủ đề hay văn bản “${unknownIn(request.subject, topics, documents)}”.\n${await sayOffered(needs.items)}`;
  const offered = (await needs.items.tags?.()) ?? [];
  const read = readTags(request.tags ?? '', offered);
  if ('unknown' in read) return sayUnknownTag(read.unknown, offered);
  const wanted = { ...subject, tags: read.tags };
  const about = aboutOf({ ...wanted, types: request.types ?? [], approved: request.approved });
  const few = await sayTooFew(needs.items, about, request.count ?? DEFAULT_COUNT);
  const setup = await makeRound(needs, speaker, wanted, request);
  if (setup === null) return few ?? `Chưa có câu hỏi nào về “${subject.title}”.`;
  await putDraft(needs, speaker, null);
  runner.add(setup);
  const { kind, questions, code, deadline, startsAt } = setup;
  const fewer = few === null && request.count !== null && questions.length < request.count;
  const certified = setup.pass ? `, chứng nhận từ ${String(setup.pass)}% câu đúng` : '';
  const narrowed = about.approved === true || read.tags.length > 0 ? ` ${sayNarrowed(about)}` : '';
  const size = `${subject.title}, ${String(questions.length)} câu${narrowed}${fewer ? ' (chỉ có chừng ấy)' : ''}${certified}`;
  needs.log.info({ kind, items: questions.length }, 'quiz: a round was set up');
  const more = few === null ? [] : [few];
  if (kind !== 'assignment') return [sayLive(needs, setup, size), ...more].join('\n');
  const until = deadline === null ? '' : `, hạn ${sayTime(deadline)}`;
  if (startsAt === null && request.held === true)
    return [
      `Đã soạn bài ${code}: ${size}${until}, chưa mở.`,
      sayLook(setup),
      `Mở bài: /batdau ${code}`,
      ...more,
    ].join('\n');
  if (startsAt === null) await runner.take(setup.id, { kind: 'started' });
  const from = startsAt === null ? '' : `, mở lúc ${sayTime(startsAt)}`;
  const given = `Đã giao bài ${code}: ${size}${from}${until}. Người làm nhắn riêng cho tôi: /quiz ${code}`;
  const told = [
    given,
    ...sayLink(needs, setup),
    ...(startsAt === null ? [] : [sayLook(setup)]),
    ...more,
  ].join('\n');
  return speaker.group || deadline !== null || startsAt !== null
    ? told
    : `${told}\n\n${await joinAlone(needs, runner, speaker, setup.id)}`;
}

function sayLive(needs: QuizNeeds, setup: RoundSetup, size: string): string {
  const { code, startsAt, group } = setup;
  const when =
    startsAt === null
      ? 'Gõ /batdau để bắt đầu.'
      : `Tự bắt đầu lúc ${sayTime(startsAt)}. Dời giờ: /quiz ${code} lúc rồi giờ mới; hủy: /ketthuc ${code}.`;
  const made = `Đã soạn bài ${code}: ${size}${sayEach(setup)}. ${when}`;
  // Who is in the group needs no page.
  if (group === true) return `${made} ${sayLook(setup)}`;
  return [
    `${made} ${sayLook(setup)}`,
    `Người tham gia: ${sayWhere(needs, setup)}`,
    ...sayLink(needs, setup),
  ].join('\n');
}

/** How whoever set a round up sees its questions before it begins: with their answers, so where nobody else reads. */
const sayLook = ({ code, group }: RoundSetup): string =>
  `Xem, đổi câu hỏi trước: ${group === true ? 'nhắn riêng cho tôi ' : ''}/quiz xem ${code}`;
