import type { Letter } from '../channel.ts';
import type { Quote } from '../contract.ts';
import type { Escalated, HumanAnswer } from '../escalated.ts';
import { unasked } from '../hours.ts';
import { mayReach, reachesUntil } from './hours.ts';
import { MAX_PLACES_LENGTH, MAX_QUOTED_LENGTH, MAX_REPLY_LENGTH, MOST_QUOTES } from './limits.ts';
import type { EscalationNeeds, HumanReply, Said } from './types.ts';
import { gone, reachedNames } from './words.ts';

/** What somebody wrote as a reply. */
export interface Written {
  readonly text: string;
  /** Provisions to quote, by name; each must be found. */
  readonly places: string;
}

/** Sends a reply, whose role was asked for. Its quotes are taken from the library now. */
export async function answerQuestion(
  needs: EscalationNeeds,
  person: string,
  number: number,
  written: Written,
): Promise<Said> {
  const asked = await needs.store.escalated(number);
  if (asked === null) return refused(gone(number));
  if (asked.answer !== null) return refused(`Câu hỏi số ${String(number)} đã được trả lời rồi.`);
  const made = makeAnswer(needs, written);
  if (typeof made === 'string') return refused(made);
  const letters = byDay(needs, asked, lettersOf(needs, asked, made.answer));
  // On a channel without letters nobody is disturbed: the reply waits until the person looks.
  const held = letters.length > 0 && !mayReach(asked.at, needs.now());
  await needs.store.audit({
    at: made.answer.at,
    person,
    act: 'question_answered',
    detail: auditOf(number, made.answer),
  });
  if (!(await needs.store.answerEscalated(number, person, made.answer, held ? null : letters)))
    return refused(`Câu hỏi số ${String(number)} vừa được người khác trả lời hoặc người hỏi vừa xóa.`);
  needs.log.info(
    { channel: asked.channel, quotes: made.answer.quotes.length },
    'a question was answered by a person',
  );
  if (!held) ring(needs, asked);
  const reached = reachedNames[held ? 'held' : letters.length === 0 ? 'kept' : 'sending'];
  return {
    sent: true,
    text: [`Đã trả lời câu hỏi số ${String(number)}: ${reached}.`, ...made.remarks].join('\n'),
  };
}

const refused = (text: string): Said => ({ sent: false, text });

/** The answer, or why there is none. */
function makeAnswer(
  { cite, now }: EscalationNeeds,
  { text: typed, places }: Written,
): { answer: HumanAnswer; remarks: string[] } | string {
  // “ ” stand around the machine's quotes alone.
  const text = typed.normalize('NFC').replaceAll('\r\n', '\n').replace(/[“”]/gu, '"').trim();
  const wrong = lengthRefusal(text, places);
  if (wrong !== null) return wrong;
  const [asked, named] = [cite(places), cite(text)];
  if (places.trim() !== '' && (asked.unknown.length > 0 || asked.quotes.length === 0))
    return `Chưa gửi, vì không trích được: ${asked.unknown.join('; ') || `“${places.trim()}” không nêu điều khoản nào`}. Hãy ghi số văn bản kèm điều, khoản, mục hoặc đoạn, ví dụ: 30-CT/TU mục 3.`;
  const quotes = distinct([...asked.quotes, ...named.quotes]);
  const tooMuch = quotesRefusal(quotes);
  if (tooMuch !== null) return tooMuch;
  if (text === '' && quotes.length === 0)
    return 'Chưa có lời trả lời. Hãy viết trả lời, hoặc nêu điều khoản cần trích.';
  const kept = quotes.map(({ locator, document }) => `${locator} ${document}`);
  const remarks = [
    ...(kept.length === 0 ? [] : [`Kèm nguyên văn: ${kept.join('; ')}.`]),
    ...(named.unknown.length === 0 ? [] : [`Không trích được: ${named.unknown.join('; ')}.`]),
  ];
  return { answer: { text, quotes, at: now().toISOString() }, remarks };
}

function lengthRefusal(text: string, places: string): string | null {
  const [name, length, most] =
    text.length > MAX_REPLY_LENGTH
      ? ['Lời trả lời', text.length, MAX_REPLY_LENGTH]
      : ['Nơi trích', places.length, MAX_PLACES_LENGTH];
  if (length <= most) return null;
  return `Chưa gửi: ${name} dài ${length.toLocaleString('vi-VN')} ký tự, tối đa là ${most.toLocaleString('vi-VN')}. Hãy viết ngắn lại.`;
}

function quotesRefusal(quotes: readonly Quote[]): string | null {
  const length = quotes.reduce((sum, { text }) => sum + text.length, 0);
  if (quotes.length <= MOST_QUOTES && length <= MAX_QUOTED_LENGTH) return null;
  return `Chưa gửi: nơi trích gồm ${String(quotes.length)} đoạn, ${length.toLocaleString('vi-VN')} ký tự, quá dài để đọc trong tin nhắn. Hãy nêu rõ khoản, điểm hoặc đoạn cần trích.`;
}

const distinct = (quotes: readonly Quote[]): Quote[] => [
  ...new Map(quotes.map((quote) => [quote.provision, quote])).values(),
];

const auditOf = (number: number, { quotes }: HumanAnswer): string =>
  [`question ${String(number)}`, ...quotes.map(({ provision }) => provision)].join(', ');

/** A reply as who asked gets it; null while the question waits. */
export const replyOf = ({ number, question, answer }: Escalated): HumanReply | null =>
  answer === null ? null : { number, question, ...answer };

function lettersOf({ writers }: EscalationNeeds, asked: Escalated, answer: HumanAnswer) {
  const reply = replyOf({ ...asked, answer });
  const writer = writers[asked.channel];
  return reply === null || asked.address === null ? [] : (writer?.reply(asked.address, reply) ?? []);
}

/** Letters of a chat may wait; on a channel without letters somebody may look. */
const ring = ({ bell }: EscalationNeeds, { channel, address }: Escalated): void =>
  bell.ring(channel, address?.chat ?? '');

/** Sends what did not reach a chat once more, and what is held: whoever writes is awake. */
export async function sendReturned(needs: EscalationNeeds, chat: string): Promise<void> {
  for (const returned of await needs.store.returnedOf(chat))
    await send(needs, returned, lettersTo(needs, returned));
}

/** Sends what was held for the morning, once it is there. */
export async function sendHeld(needs: EscalationNeeds): Promise<void> {
  for (const held of await needs.store.heldReplies())
    if (mayReach(held.at, needs.now())) await send(needs, held, byDay(needs, held, lettersTo(needs, held)));
}

const lettersTo = (needs: EscalationNeeds, asked: Escalated): readonly Letter[] =>
  asked.answer === null ? [] : lettersOf(needs, asked, asked.answer);

/** Where the platform takes them late, they wait for the morning as the reply would have. */
const byDay = ({ now }: EscalationNeeds, { at }: Escalated, letters: readonly Letter[]): Letter[] =>
  unasked(letters, reachesUntil(at, now()));

async function send(needs: EscalationNeeds, asked: Escalated, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  if (await needs.store.sendAgain(asked.number, letters, needs.now().toISOString())) ring(needs, asked);
}
