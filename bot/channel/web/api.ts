import { Hono, type Context } from 'hono';
import { fold } from '../../../knowledge/vietnamese.ts';
import type { Reply } from '../../channel.ts';
import { askRequestSchema, MAX_QUESTION_LENGTH, type Answer, type AskRequest } from '../../contract.ts';
import { MAX_JSON_BYTES, readBody, unread } from './body.ts';
import { fault, type FieldError } from './fault.ts';
import type { WebParts } from './options.ts';

/** The machine's door: `POST /api/ask` answers with the contract's object, and nothing else with 200. */
export function apiRoutes(parts: WebParts): Hono {
  return new Hono().post('/api/ask', (c) => ask(c, parts));
}

async function ask(c: Context, parts: WebParts): Promise<Response> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return fault(c, { status: 415, detail: 'Hãy gửi JSON với tiêu đề Content-Type: application/json.' });
  }
  const bytes = await readBody(c, MAX_JSON_BYTES);
  if (typeof bytes === 'string') return unread(c, bytes, MAX_JSON_BYTES);
  const body = parsedJson(bytes);
  if (body === undefined)
    return fault(c, { status: 400, detail: 'Thân yêu cầu không phải JSON hợp lệ (UTF-8).' });
  const request = askRequestSchema.safeParse(body.value);
  if (!request.success) return invalid(c, request.error.issues, body.value);
  const answer = await answerTo(request.data, parts);
  return c.json(answer, 200, { 'Cache-Control': 'no-store' });
}

/** Undefined where the bytes are not UTF-8 or not JSON. */
function parsedJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return undefined;
  }
}

/** With `conversation` the desk remembers; a prefix keeps such names apart from the browsers' sessions. */
async function answerTo({ text, on, conversation }: AskRequest, parts: WebParts): Promise<Answer> {
  const day = on ?? parts.today();
  const command = commandIn(text);
  if (conversation === undefined && command === null) return parts.answer({ text, turns: [], on: day });
  if (conversation === undefined && !HELP.has(command ?? ''))
    return plainAnswer({ kind: 'notice', text: NEEDS_CONVERSATION }, day, parts);
  const chat = `api:${conversation ?? parts.newId()}`;
  const reply = await parts.desk.ask({
    channel: 'web',
    chat,
    person: chat,
    text,
    update: null,
    on: on ?? null,
  });
  return reply.kind === 'answer' ? reply.answer : plainAnswer(reply, day, parts);
}

/** `/Trợ_giúp` is `trogiup`; null where the text is no command. */
function commandIn(text: string): string | null {
  const name = /^\/(?<name>\p{L}[\p{L}_-]{0,19})(?=\s|$)/u.exec(text.normalize('NFC').trim())?.groups?.[
    'name'
  ];
  return name === undefined ? null : fold(name).toLowerCase().replace(/[-_]/g, '');
}

/** They change nothing and need no memory. */
const HELP: ReadonlySet<string> = new Set(['help', 'trogiup', 'start', 'about']);

const NEEDS_CONVERSATION =
  'Lệnh chỉ dùng được trong một cuộc trò chuyện: hãy thêm `conversation` (8 đến 64 ký tự) vào yêu cầu rồi gửi lại. /help thì không cần.';

/** A command's notice in the shape of the contract: said, and about no rule. */
function plainAnswer(reply: Exclude<Reply, { kind: 'answer' }>, on: string, parts: WebParts): Answer {
  const text = reply.kind === 'notice' ? reply.text : '';
  return {
    outcome: 'small_talk',
    verdict: null,
    text,
    headline: text,
    note: '',
    understood: null,
    choices: [],
    quotes: [],
    missing: [],
    on,
    snapshot: parts.library().id,
    took: { search: 0, answer: 0 },
  };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code: string;
}

function invalid(c: Context, issues: readonly Issue[], value: unknown): Response | Promise<Response> {
  const errors = issues.map((issue): FieldError => ({
    path: issue.path.join('.'),
    message: messageFor(issue, value),
  }));
  const detail = errors.map((error) => error.message).join(' ');
  return fault(c, { status: 422, detail, errors });
}

const expected: Readonly<Record<string, string>> = {
  '': 'Thân yêu cầu phải là một đối tượng JSON, ví dụ {"text": "Trưa nay uống bia được không?"}.',
  text: '`text` phải có và là một chuỗi ký tự.',
  on: '`on` phải là một ngày có thật, dạng YYYY-MM-DD, ví dụ "2026-11-23".',
  conversation: '`conversation` phải gồm 8 đến 64 ký tự trong A–Z, a–z, 0–9, gạch dưới, gạch ngang.',
};

function messageFor(issue: Issue, value: unknown): string {
  if (issue.code === 'too_big') {
    const { length } = (value as { readonly text: string }).text;
    return `\`text\` dài ${length} ký tự, tối đa là ${MAX_QUESTION_LENGTH}.`;
  }
  return expected[String(issue.path[0] ?? '')] ?? 'Giá trị không hợp lệ.';
}
