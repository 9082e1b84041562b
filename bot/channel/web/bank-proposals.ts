import { Hono, type Context } from 'hono';
import type { BankReview } from '../../quiz-bank.ts';
import { FEW_PROPOSALS, MOST_PROPOSALS, type BankProposals } from '../../quiz-proposals.ts';
import { PROPOSE_PATH, proposalsOf } from './bank-fields.ts';
import type { BankAct } from './bank-files.ts';
import { fault } from './fault.ts';
import { readFields } from './form.ts';
import { proposePage, proposePiece, type ProposeForm } from './page/bank-propose-page.ts';

/** A model proposes questions: begun, looked at, ended. It works on whoever looks or goes away. */

type Act = (c: Context, proposals: BankProposals, person: string) => Response | Promise<Response>;

export function proposalRoutes(as: (act: BankAct) => (c: Context) => Promise<Response>): Hono {
  const withModel = (act: Act) => as((c, bank, person) => modelOf(c, bank, person, act));
  return new Hono()
    .get(PROPOSE_PATH, withModel(look))
    .post(PROPOSE_PATH, withModel(begin))
    .post(`${PROPOSE_PATH}/dung`, withModel(stop));
}

const NO_MODEL =
  'Bản cài đặt này chưa đặt mô hình chat. Người vận hành đặt KY_CUONG_JUDGE=chat, KY_CUONG_JUDGE_URL và KY_CUONG_JUDGE_MODEL (xem .env.example) rồi khởi động lại.';

function modelOf(c: Context, { proposals }: BankReview, person: string, act: Act): Response | Promise<Response> {
  return proposals === null ? fault(c, { status: 404, detail: NO_MODEL }) : act(c, proposals, person);
} // prettier-ignore

/** The form is filled in as the list was filtered, or as the last run was asked for. */
async function look(c: Context, proposals: BankProposals, person: string): Promise<Response> {
  const offered = await proposals.offered();
  const asked = c.req.query('van-ban') ?? c.req.query('chu-de');
  const { document, topic } = proposalsOf(c.req.query(), offered);
  const last = proposals.run(person)?.asked;
  const chosen = asked === undefined ? (last ?? { document, topic }) : { document, topic };
  const number = String(last?.number ?? FEW_PROPOSALS);
  return show(c, proposals, person, { ...offered, ...chosen, number, fault: null });
}

function show(c: Context, proposals: BankProposals, person: string, form: ProposeForm): Response | Promise<Response> {
  const run = proposals.run(person);
  const made = c.req.header('x-fragment') === '1' ? proposePiece(run, form) : proposePage(proposals, run, form);
  return c.html(made, form.fault === null ? 200 : 422, { 'Cache-Control': 'no-store' });
} // prettier-ignore

const NO_NUMBER = `Số điều khoản là số từ 1 đến ${String(MOST_PROPOSALS)}.`;

async function begin(c: Context, proposals: BankProposals, person: string): Promise<Response> {
  const fields = await readFields(c);
  if (fields instanceof Response) return fields;
  const offered = await proposals.offered();
  const { number, ...chosen } = proposalsOf(fields, offered);
  const refused = number === null ? NO_NUMBER : await proposals.begin(person, { ...chosen, number });
  if (refused === null) return c.redirect(PROPOSE_PATH, 303);
  return show(c, proposals, person, { ...offered, ...chosen, number: fields['so'] ?? '', fault: refused });
}

async function stop(c: Context, proposals: BankProposals, person: string): Promise<Response> {
  await proposals.stop(person);
  return c.req.header('x-fragment') === '1' ? look(c, proposals, person) : c.redirect(PROPOSE_PATH, 303);
}
