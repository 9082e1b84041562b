import { z } from 'zod';
import type { ChannelName } from '../../channel.ts';
import { readRequest, type Request } from './request.ts';
import { readTags, sayUnknownTag } from './narrowing.ts';
import { readSubject, sayOffered } from './subject.ts';
import type { QuizNeeds, Speaker } from './types.ts';

const CHANNELS = [
  'terminal',
  'web',
  'telegram',
  'zalo_bot',
  'zalo_oa',
] as const satisfies readonly ChannelName[];

/** What is asked of a trainer who typed `/quiz` alone, one short question after the other. */
const draftSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('setting'),
    at: z.string(),
    subject: z.string().nullable(),
    count: z.number().nullable(),
    /** What an earlier answer narrowed it by; absent for nothing. */
    approved: z.boolean().exactOptional(),
    tags: z.string().exactOptional(),
    held: z.boolean().exactOptional(),
  }),
  /** Somebody goes through a round alone. `place`: where they are reminded; absent where nobody can be. `at`: when they last wrote. */
  z.object({
    kind: z.literal('doing'),
    at: z.string(),
    round: z.string(),
    place: z.object({ channel: z.enum(CHANNELS), chat: z.string() }).exactOptional(),
  }),
]);
export type Draft = z.infer<typeof draftSchema>;
export type Doing = Extract<Draft, { kind: 'doing' }>;

/** Those who are in the middle of a round alone. */
export async function doersOf(
  { store }: Pick<QuizNeeds, 'store'>,
  round: string,
): Promise<{ readonly person: string; readonly doing: Doing }[]> {
  return (await store.roundDrafts()).flatMap(({ person, draft }) => {
    const { data } = draftSchema.safeParse(draft);
    return data?.kind === 'doing' && data.round === round ? [{ person, doing: data }] : [];
  });
}

/** A question that nobody answers for so long is forgotten, milliseconds. */
const PATIENCE = 60 * 60 * 1_000;

export async function draftOf(needs: QuizNeeds, { chatKey, person }: Speaker): Promise<Draft | null> {
  const { data } = draftSchema.safeParse(await needs.store.roundDraft(chatKey, person));
  if (data === undefined) return null;
  const old = data.kind === 'setting' && needs.now().getTime() - Date.parse(data.at) > PATIENCE;
  return old ? null : data;
}

export const putDraft = (
  needs: QuizNeeds,
  { chatKey, person }: Speaker,
  draft: Draft | null,
): Promise<void> => needs.store.putRoundDraft(chatKey, person, draft, needs.now().toISOString());

export async function askSubject({ items }: QuizNeeds, { group }: Pick<Speaker, 'group'>): Promise<string> {
  const how = group ? ' Trong nhóm, bạn nhắc tên tôi kèm câu trả lời.' : '';
  return `Hỏi về chủ đề hoặc văn bản nào? Nhiều thì cách nhau dấu phẩy. Hoặc gõ: tất cả. Thêm “đã duyệt” để chỉ hỏi câu đã duyệt, “thẻ …” để chọn theo thẻ. (Gõ: hủy để thôi.)${how}\n${await sayOffered(items)}`;
}
const ASK_COUNT = 'Mấy câu? Ví dụ: 10';
const ASK_SECONDS = 'Mỗi câu mấy giây? Ví dụ: 20';

/** Whoever names a time has said enough: what is asked further would lose it. */
const isTimed = ({
  startsAt,
  deadline,
  faults,
}: Pick<Request, 'startsAt' | 'deadline' | 'faults'>): boolean =>
  startsAt !== null || deadline !== null || faults.length > 0;

/** The next question, or what all answers together ask for; null where the trainer gave up. */
export async function answerDraft(
  needs: QuizNeeds,
  speaker: Speaker,
  draft: Extract<Draft, { kind: 'setting' }>,
  text: string,
): Promise<{ readonly say: string } | { readonly request: Request } | null> {
  const said = text.normalize('NFC').trim();
  if (/^(hủy|huỷ|huy|thôi|thoi)$/i.test(said)) {
    await putDraft(needs, speaker, null);
    return { say: 'Đã thôi.' };
  }
  const number = /^\d{1,4}$/.test(said) ? said : null;
  const unit = draft.subject === null ? '' : draft.count === null ? 'câu' : 'giây';
  const read = narrowedBy(draft, readRequest(number === null ? said : `${number} ${unit}`, needs.now()));
  const untagged = await sayIfUnknown(needs, read.tags);
  const { approved, held } = read;
  const kept = { ...draft, approved, held, tags: read.tags };
  if (draft.subject === null) {
    const { subject, ...rest } = read;
    const known = readSubject(subject, await needs.items.topics(), await needs.items.documents());
    if (known === null || (untagged !== null && isQuestion(said))) return null;
    if (untagged !== null) return { say: untagged };
    if (rest.count !== null || isTimed(rest)) return { request: { ...rest, subject } };
    await putDraft(needs, speaker, { ...kept, subject: subject || 'tat ca' });
    return { say: ASK_COUNT };
  }
  if (draft.count === null) {
    const { count } = read;
    if (count === null) return null;
    if (untagged !== null) return { say: untagged };
    if (isTimed(read)) return { request: { ...read, subject: draft.subject } };
    await putDraft(needs, speaker, { ...kept, count });
    return { say: ASK_SECONDS };
  }
  if (read.seconds === null) return null;
  if (untagged !== null) return { say: untagged };
  return { request: { ...read, subject: draft.subject, count: draft.count } };
}

/** Null where every tag is one of the bank. */
async function sayIfUnknown({ items }: QuizNeeds, words: string): Promise<string | null> {
  if (words === '') return null;
  const offered = (await items.tags?.()) ?? [];
  const read = readTags(words, offered);
  return 'unknown' in read ? sayUnknownTag(read.unknown, offered) : null;
}

/** "thẻ đảng viên bị mất thì xin cấp lại ở đâu" names no tag. */
const isQuestion = (said: string): boolean => /\?/u.test(said) || said.split(/\s+/u).length > MOST_WORDS;
const MOST_WORDS = 7;

/** With what an earlier answer narrowed the round by. */
const narrowedBy = (
  { approved = false, tags = '', held = false }: Extract<Draft, { kind: 'setting' }>,
  read: Request,
) => ({
  ...read,
  approved: approved || read.approved === true,
  held: held || read.held === true,
  tags: [tags, read.tags ?? ''].filter((one) => one !== '').join(', '),
});
