import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { REVISIONS, type Revision, type TrainerRounds } from '../../quiz.ts';
import { fault } from './fault.ts';
import { readFields } from './form.ts';
import { preparePage, type PrepareSaid } from './page/quiz-prepare-page.ts';
import { asTrainer, codeOf, send, type Parts } from './quiz-trainer.ts';

/** The questions of a round before it begins: a trainer looks at them, exchanges, drops or adds some. Plain forms. */

const PREPARE = '/quiz/:code{[A-Za-z0-9]{4,12}}/cau-hoi';

export function quizPrepareRoutes(parts: Parts): Hono {
  return new Hono()
    .get(PREPARE, (c) => asTrainer(c, parts, (_, __, trainers) => show(c, trainers, saidIn(c))))
    .post(PREPARE, (c) => asTrainer(c, parts, change));
}

/** A round that has begun is run on its own page. */
async function show(c: Context, trainers: TrainerRounds, said: PrepareSaid): Promise<Response> {
  const setup = await trainers.prepared(codeOf(c));
  if (setup === null) return c.redirect(`/quiz/${codeOf(c)}/dieu-khien`, 303);
  return send(c, preparePage(setup, said), said.refused === null ? 200 : 422);
}

/** Ids are at most as long as the bank's. */
const fieldsForm = z.object({ viec: z.enum(REVISIONS), cau: z.string().max(300).default('') });

async function change(c: Context, _: Parts, trainers: TrainerRounds, person: string): Promise<Response> {
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const fields = fieldsForm.safeParse(sent).data;
  if (fields === undefined)
    return fault(c, { status: 422, detail: 'Biểu mẫu chưa đúng. Hãy mở lại trang câu hỏi của bài.' });
  const revised = await trainers.revise(codeOf(c), person, fields.viec, fields.cau);
  if ('refused' in revised) return show(c, trainers, { refused: revised.refused, done: null });
  const { number, of } = revised;
  const at = Math.min(number, of);
  return c.redirect(`/quiz/${codeOf(c)}/cau-hoi?da=${fields.viec}-${String(number)}#cau-${String(at)}`, 303);
}

/** What the last press did, as the address says it. */
function saidIn(c: Context): PrepareSaid {
  const [, act, number] = /^([a-z]+)-(\d{1,3})$/u.exec(c.req.query('da') ?? '') ?? [];
  const done = REVISIONS.find((one): one is Revision => one === act);
  return { refused: null, done: done === undefined ? null : { act: done, number: Number(number) } };
}
