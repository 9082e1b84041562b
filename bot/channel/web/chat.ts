import { Hono, type Context } from 'hono';
import type { Reply, Vote } from '../../channel.ts';
import { ASK_A_PERSON, type HumanReply, type Standing } from '../../escalation.ts';
import { suggestions as sharedSuggestions } from '../../suggestions.ts';
import { EMBED_PATH, NOT_ON } from './embed.ts';
import { fault, wantsFragment } from './fault.ts';
import { standings } from './escalating.ts';
import { personFields, readFields, readQuestion, voteFields } from './form.ts';
import { messageOf } from './message.ts';
import type { WebParts } from './options.ts';
import { chatPage, type ChatView } from './page/chat-page.ts';
import { exchange, type Exchange } from './page/exchange.ts';
import { passedNote, showsPerson } from './page/person.ts';
import { voteForm, type Voted } from './page/vote-form.ts';
import { openSession, readSession, startSession, type Session, type SessionParts } from './session.ts';

/** The conversation: reading it, asking, voting, passing on to people, forgetting. Every road works as a plain form. */
export function chatRoutes(parts: WebParts & SessionParts): Hono {
  return new Hono()
    .get('/', (c) => readConversation(c, parts))
    .get(EMBED_PATH, (c) => readFramed(c, parts))
    .post('/ask', (c) => ask(c, parts))
    .post('/vote', (c) => vote(c, parts))
    .post('/chuyen', (c) => passOn(c, parts))
    .post('/quen', (c) => forget(c, parts));
}

async function readConversation(c: Context, parts: WebParts & SessionParts): Promise<Response> {
  const session = await readSession(c, parts);
  const voted = {
    answer: c.req.query('da-ghi') ?? '',
    as: c.req.query('phieu') === 'chua' ? 'no' : 'some',
  } as const;
  const forgotten = c.req.query('da-xoa') === '1';
  return page(c, parts, { ...(await remembered(session, parts, voted)), forgotten, refused: null }, 200);
}

/** The same conversation in a frame of a site that is allowed. */
function readFramed(c: Context, parts: WebParts & SessionParts): Response | Promise<Response> {
  const allowed = (parts.embedOrigins ?? []).length > 0;
  return allowed ? readConversation(c, parts) : fault(c, { status: 404, detail: NOT_ON });
}

async function ask(c: Context, parts: WebParts & SessionParts): Promise<Response> {
  const fields = await readFields(c);
  if (fields instanceof Response) return fields;
  const asked = readQuestion(fields);
  if ('refused' in asked) return refuse(c, parts, asked.refused, asked.text);
  const session = await openSession(c, parts);
  const reply = await parts.desk.ask(messageOf(session, asked.text));
  return show(c, parts, session, { question: asked.text, reply: shown(reply, parts) });
}

/** Our script gets the exchange; a browser without it is sent to the conversation, so that reloading asks nothing again. */
async function show(c: Context, parts: WebParts, session: Session, made: Exchange): Promise<Response> {
  if (wantsFragment(c)) return c.html(exchange(made, parts.library()), 200, { 'Cache-Control': 'no-store' });
  if (made.reply.kind === 'answer' && parts.history !== undefined)
    return c.redirect(`/#a-${encodeURIComponent(made.reply.id)}`, 303);
  const { exchanges, late } = await remembered(session, parts);
  return page(c, parts, { exchanges: [...exchanges, made], late, refused: null }, 200);
}

function shown(reply: Reply, { escalation }: WebParts): Exchange['reply'] {
  switch (reply.kind) {
    case 'answer':
      return {
        kind: 'answer',
        id: reply.id,
        answer: reply.answer,
        voted: null,
        ...standingOf(escalation, null),
      };
    case 'notice':
      return { kind: 'notice', text: reply.text };
    case 'duplicate':
      return { kind: 'notice', text: 'Câu hỏi này đã được gửi rồi.' };
  }
}

async function refuse(
  c: Context,
  parts: WebParts & SessionParts,
  why: string,
  text: string,
): Promise<Response> {
  if (wantsFragment(c)) return fault(c, { status: 422, detail: why });
  const session = await readSession(c, parts);
  return page(c, parts, { ...(await remembered(session, parts)), refused: { why, text } }, 422);
}

/** The conversation so far, with what people replied. `voted`: the answer that was just judged. */
async function remembered(
  session: Session | null,
  parts: WebParts,
  voted: { readonly answer: string; readonly as: Voted } = { answer: '', as: null },
): Promise<{ exchanges: Exchange[]; late: HumanReply[] }> {
  if (session === null) return { exchanges: [], late: [] };
  const turns = (await parts.history?.(session.id)) ?? [];
  const passed = await standings(session, parts);
  const exchanges = turns.map(({ id, question, answer }): Exchange => {
    const standing = standingOf(parts.escalation, passed.get(id) ?? null);
    const judged = id === voted.answer ? voted.as : null;
    return { question, reply: { kind: 'answer', id, answer, voted: judged, ...standing } };
  });
  const there = new Set(turns.map(({ id }) => id));
  const late = [...passed.values()].flatMap(({ turn, reply }) => (there.has(turn) ? [] : (reply ?? [])));
  return { exchanges, late };
}

/** Absent where questions cannot be passed on. */
const standingOf = (escalation: WebParts['escalation'], standing: Standing | null) =>
  escalation === undefined ? {} : { standing };

type Shown = Pick<ChatView, 'exchanges' | 'late' | 'forgotten' | 'refused'>;

function page(c: Context, parts: WebParts, view: Shown, status: 200 | 422): Response | Promise<Response> {
  const suggestions = parts.suggestions ?? sharedSuggestions;
  const embedded = c.req.path === EMBED_PATH;
  const body = chatPage({ library: parts.library(), suggestions, embedded, ...view });
  // A conversation is not left in the cache of a shared computer.
  return c.html(body, status, { 'Cache-Control': 'no-store' });
}

async function vote(c: Context, parts: WebParts & SessionParts): Promise<Response> {
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const fields = voteFields.safeParse(sent);
  if (!fields.success)
    return fault(c, { status: 422, detail: 'Phiếu đánh giá chưa đúng. Hãy bấm lại nút dưới câu trả lời.' });
  const { answer, helpful } = fields.data;
  const session = await readSession(c, parts);
  const stored = session !== null && (await parts.desk.vote(ballot(session, answer, helpful === 'yes')));
  if (!stored)
    return fault(c, { status: 404, detail: 'Không tìm thấy câu trả lời này trong cuộc trò chuyện của bạn.' });
  if (wantsFragment(c)) {
    const person = await offered(parts, session, answer, helpful);
    return c.html(voteForm(answer, helpful, person), 200, { 'Cache-Control': 'no-store' });
  }
  const id = encodeURIComponent(answer);
  return c.redirect(`/?da-ghi=${id}${helpful === 'no' ? '&phieu=chua' : ''}#a-${id}`, 303);
}

/** Whether the way to a person stands beside the vote. */
async function offered(parts: WebParts, { id }: Session, answer: string, voted: Voted): Promise<boolean> {
  if (parts.escalation === undefined) return false;
  if ((await parts.escalation.ofChat(id)).some(({ turn }) => turn === answer)) return false;
  const judged = await parts.desk.answerOf?.({ channel: 'web', chat: id, answer });
  return judged !== undefined && judged !== null && showsPerson(judged, voted);
}

/** The desk's own command does it, as where it is typed. Our script gets what it says; a browser without it the conversation. */
async function passOn(c: Context, parts: WebParts & SessionParts): Promise<Response> {
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const fields = personFields.safeParse(sent);
  const session = await readSession(c, parts);
  if (!fields.success || session === null)
    return fault(c, { status: 404, detail: 'Không tìm thấy câu trả lời này trong cuộc trò chuyện của bạn.' });
  const { answer } = fields.data;
  const reply = shown(await parts.desk.ask(messageOf(session, `/chuyen ${answer}`)), parts);
  if (wantsFragment(c))
    return c.html(passedNote(reply.kind === 'notice' ? reply.text : ''), 200, {
      'Cache-Control': 'no-store',
    });
  const standing = (await parts.escalation?.ofChat(session.id))?.find(({ turn }) => turn === answer);
  if (standing !== undefined && parts.history !== undefined)
    return c.redirect(`/#n-${String(standing.number)}`, 303);
  return show(c, parts, session, { question: ASK_A_PERSON, reply });
}

function ballot({ id }: Session, answer: string, helpful: boolean): Vote {
  return { channel: 'web', chat: id, person: id, answer, helpful };
}

/** Deletes what is remembered, then gives the browser a new id, so that nothing leads back to the old one. */
async function forget(c: Context, parts: WebParts & SessionParts): Promise<Response> {
  const session = await readSession(c, parts);
  if (session !== null) {
    await parts.desk.ask(messageOf(session, '/quen'));
    await startSession(c, parts, { id: parts.newId(), person: session.person });
  }
  return c.redirect(`${c.req.query('khung') === '1' ? EMBED_PATH : '/'}?da-xoa=1`, 303);
}
