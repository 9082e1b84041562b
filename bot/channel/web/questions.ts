import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { gone, PAGE_SIZE, type Escalation } from '../../escalation.ts';
import { fault } from './fault.ts';
import { readFields } from './form.ts';
import type { WebParts } from './options.ts';
import type { Html } from './page/marked.ts';
import { onlyThoseWhoReply, questionPage, questionsPage, type Typed } from './page/questions-page.ts';
import { readSession, type SessionParts } from './session.ts';

/** Where those who reply see the questions passed to people. Everything here works as plain forms. */
export const QUESTIONS_PATH = '/hoi-dap';

type Parts = WebParts & SessionParts;
/** What somebody who may reply does, with the service and who it is. */
type Act = (c: Context, service: Escalation, person: string) => Response | Promise<Response>;

export function questionRoutes(parts: Parts): Hono {
  return new Hono()
    .get(QUESTIONS_PATH, (c) => asOneWhoReplies(c, parts, list))
    .get(`${QUESTIONS_PATH}/:number{[0-9]{1,9}}`, (c) => asOneWhoReplies(c, parts, show))
    .post(`${QUESTIONS_PATH}/:number{[0-9]{1,9}}`, (c) => asOneWhoReplies(c, parts, answer));
}

/** Others get a page that says so, and that they tried is written down. */
async function asOneWhoReplies(c: Context, parts: Parts, act: Act): Promise<Response> {
  const service = parts.escalation?.service;
  if (service === undefined)
    return fault(c, {
      status: 404,
      detail: 'Bản cài đặt này chưa bật việc chuyển câu hỏi tới người phụ trách.',
    });
  const person = (await readSession(c, parts))?.person ?? null;
  if (person !== null && (await service.mayAnswer(person))) return act(c, service, person);
  if (person !== null) await service.refuse(person, 'questions on the web');
  const headers = { 'Cache-Control': 'no-store', Connection: 'close' };
  return c.html(onlyThoseWhoReply(person !== null), 403, headers);
}

/** What an address asks of the list; what makes no sense is as if it were not there. */
const listQuery = z.object({
  trang: z.coerce.number().int().min(1).max(100_000).catch(1),
  xem: z.literal('da-tra-loi').optional().catch(undefined),
});

async function list(c: Context, service: Escalation, person: string): Promise<Response> {
  const { trang: page, xem } = listQuery.parse(c.req.query());
  const answered = xem !== undefined;
  const { questions, count } = await service.list(person, { answered, page, size: PAGE_SIZE });
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  // The last one of the last page was answered meanwhile.
  if (page > pages)
    return c.redirect(`${QUESTIONS_PATH}?trang=${String(pages)}${answered ? '&xem=da-tra-loi' : ''}`, 303);
  return send(c, questionsPage({ questions, count, answered, page, pages }), 200);
}

const NOTHING: Typed = { text: '', places: '', refused: null };

async function show(c: Context, service: Escalation, person: string): Promise<Response> {
  const found = await service.find(person, numberOf(c));
  return found === null ? lost(c) : send(c, questionPage(found, NOTHING), 200);
}

const answerFields = z.object({ text: z.string().default(''), places: z.string().default('') });

/** What cannot be sent stays in the form, with the reason. */
async function answer(c: Context, service: Escalation, person: string): Promise<Response> {
  const fields = await readFields(c);
  if (fields instanceof Response) return fields;
  const { text, places } = answerFields.parse(fields);
  const said = await service.answer(person, numberOf(c), text, places);
  if (said.sent) return c.redirect(`${QUESTIONS_PATH}/${String(numberOf(c))}`, 303);
  const found = await service.find(person, numberOf(c));
  return found === null ? lost(c) : send(c, questionPage(found, { text, places, refused: said.text }), 422);
}

const numberOf = (c: Context) => Number(c.req.param('number'));
const lost = (c: Context) => fault(c, { status: 404, detail: gone(numberOf(c)) });
const send = (c: Context, body: Html, status: 200 | 422) =>
  c.html(body, status, { 'Cache-Control': 'no-store' });
