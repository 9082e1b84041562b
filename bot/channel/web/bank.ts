import { Hono, type Context } from 'hono';
import type { BankAsked, BankDone, BankReview } from '../../quiz-bank.ts';
import {
  askedOf,
  BANK_PATH,
  bankPath,
  editOf,
  findingOf,
  itemPath,
  seenOf,
  wantedOf,
} from './bank-fields.ts';
import { fileRoutes, type BankAct } from './bank-files.ts';
import { ownRoutes } from './bank-own.ts';
import { proposalRoutes } from './bank-proposals.ts';
import { fault } from './fault.ts';
import { readFields, type Fields } from './form.ts';
import type { WebParts } from './options.ts';
import { bankEditPage } from './page/bank-edit-page.ts';
import { bankItemPage } from './page/bank-item-page.ts';
import { bankListPage } from './page/bank-list-page.ts';
import type { Html } from './page/marked.ts';
import { onlyTrainers } from './page/only-trainers-page.ts';
import { readSession, type SessionParts } from './session.ts';

/** The bank of questions, for trainers and administrators. Everything here works as plain forms. */

type BankParts = WebParts & SessionParts;

/** Bytes of a form: an item with the longest texts, or the ids of a page. */
const MAX_BANK_FORM = 400 * 1024;

export function bankRoutes(parts: BankParts): Hono {
  const as = (act: BankAct) => (c: Context) => asTrainer(c, parts, act);
  return new Hono()
    .get(BANK_PATH, as((c, bank) => list(c, bank, null)))
    .post(BANK_PATH, as(actOnMany))
    .get(`${BANK_PATH}/cau`, as((c, bank, person) => show(c, bank, person, c.req.query('ma') ?? '', [])))
    .post(`${BANK_PATH}/cau`, as(actOnOne))
    .get(`${BANK_PATH}/sua`, as(editForm))
    .post(`${BANK_PATH}/sua`, as(edit))
    .post(`${BANK_PATH}/the`, as(tag))
    .route('/', fileRoutes(as))
    .route('/', ownRoutes(parts, as))
    .route('/', proposalRoutes(as));
} // prettier-ignore

/** Others get a page that says so; what they sent is not read, and that they tried is written down. */
async function asTrainer(c: Context, parts: BankParts, act: BankAct): Promise<Response> {
  if (parts.bank === undefined)
    return fault(c, { status: 404, detail: 'Bản cài đặt này chưa bật ngân hàng câu hỏi.' });
  const person = (await readSession(c, parts))?.person ?? null;
  const bank = person === null ? null : await parts.bank();
  if (person !== null && bank !== null) {
    if (await bank.mayReview(person)) return act(c, bank, person);
    await bank.refuse(person, 'bank of questions on the web');
  }
  const page = onlyTrainers(person !== null, 'xem, sửa và duyệt được ngân hàng câu hỏi');
  return c.html(page, 403, { 'Cache-Control': 'no-store', Connection: 'close' });
}

const sendPage = (c: Context, body: Html, status: 200 | 404 | 413 | 422 = 200) =>
  c.html(body, status, { 'Cache-Control': 'no-store' });

/** `faults`: why the last act was refused; `report`: what was done of it in part; `asked`: what it was, so that it need not be filled in again. */
async function list(
  c: Context,
  bank: BankReview,
  faults: readonly string[] | null,
  asked: BankAsked | null = null,
  report: Extract<BankDone, { kind: 'done' }> | null = null,
): Promise<Response> {
  const { page, ...wanted } = wantedOf(c.req.query());
  const found = await bank.list(wanted, page);
  const done = /^\d{1,6}$/u.test(c.req.query('da') ?? '') ? Number(c.req.query('da')) : null;
  const checked = new Set(report?.left?.map(({ id }) => id) ?? asked?.chosen.keys() ?? []);
  const said = { faults: faults ?? [], done: report?.count ?? done, report, asked, checked };
  return sendPage(c, bankListPage(found, wanted, bank, said), faults === null ? 200 : 422);
}

const NONE_CHOSEN = 'Chưa chọn câu nào: hãy đánh dấu câu rồi bấm lại.';
const NO_TAG = 'Chưa ghi thẻ nào: hãy ghi thẻ cần gắn hoặc bỏ rồi bấm lại.';
const NO_FORM = 'Biểu mẫu chưa đúng. Hãy mở lại trang ngân hàng câu hỏi.';

/** The list is the one of the address, to which the browser is sent back. */
async function actOnMany(c: Context, bank: BankReview, person: string): Promise<Response> {
  const fields = await readFields(c, MAX_BANK_FORM);
  if (fields instanceof Response) return fields;
  const asked = askedOf(fields);
  if (asked === null) return fault(c, { status: 422, detail: NO_FORM });
  if (asked.chosen.size === 0) return list(c, bank, [NONE_CHOSEN]);
  const isTagging = asked.doing === 'tag' || asked.doing === 'untag';
  if (isTagging && asked.tags.length === 0) return list(c, bank, [NO_TAG], asked);
  const done = await bank.act(person, asked);
  if (done.kind === 'refused') return list(c, bank, done.faults, asked);
  // What was not done is told at once: it stands in no address.
  if (done.left !== undefined && done.left.length > 0) return list(c, bank, null, asked, done);
  const { page, ...wanted } = wantedOf(c.req.query());
  return c.redirect(bankPath(wanted, { trang: page === 1 ? '' : String(page), da: String(done.count) }), 303);
}

async function show(c: Context, bank: BankReview, person: string, id: string, faults: readonly string[]): Promise<Response> {
  const found = await bank.item(person, id);
  if (found === null) return lost(c);
  return sendPage(c, bankItemPage(found, faults), faults.length === 0 ? 200 : 422);
} // prettier-ignore

const lost = (c: Context) =>
  fault(c, { status: 404, detail: 'Không có câu hỏi nào mang mã này trong ngân hàng.' });

/** Sent back to the item, or to it with what was refused. */
function after(c: Context, bank: BankReview, person: string, id: string, done: BankDone): Response | Promise<Response> {
  return done.kind === 'done' ? c.redirect(itemPath(id), 303) : show(c, bank, person, id, done.faults);
} // prettier-ignore

/** The form of one item: fields, and the version that the person saw. */
async function oneOf(c: Context): Promise<{ fields: Fields; id: string; seen: number } | Response> {
  const fields = await readFields(c, MAX_BANK_FORM);
  if (fields instanceof Response) return fields;
  const one = seenOf(fields);
  return one === null ? fault(c, { status: 422, detail: NO_FORM }) : { fields, ...one };
}

async function actOnOne(c: Context, bank: BankReview, person: string): Promise<Response> {
  const one = await oneOf(c);
  if (one instanceof Response) return one;
  const asked = askedOf(one.fields);
  if (asked === null) return fault(c, { status: 422, detail: NO_FORM });
  const done = await bank.act(person, { ...asked, chosen: new Map([[one.id, one.seen]]) });
  return after(c, bank, person, one.id, done);
}

async function editForm(c: Context, bank: BankReview, person: string): Promise<Response> {
  const found = await bank.item(person, c.req.query('ma') ?? '');
  return found === null ? lost(c) : sendPage(c, bankEditPage(found, null));
}

/** What cannot be stored stays in the form, with the reasons. */
async function edit(c: Context, bank: BankReview, person: string): Promise<Response> {
  const one = await oneOf(c);
  if (one instanceof Response) return one;
  const found = await bank.item(person, one.id);
  if (found === null) return lost(c);
  const typed = editOf(one.fields, found.item);
  const done = await bank.edit(person, one.id, one.seen, typed);
  if (done.kind === 'done') return c.redirect(itemPath(one.id), 303);
  return sendPage(c, bankEditPage(found, { edit: typed, faults: done.faults }), 422);
}

async function tag(c: Context, bank: BankReview, person: string): Promise<Response> {
  const one = await oneOf(c);
  if (one instanceof Response) return one;
  const found = await bank.item(person, one.id);
  if (found === null) return lost(c);
  const { reasons, ...item } = found.item;
  const same = { ...item, whys: reasons.map(({ why }) => why) };
  const done = await bank.edit(person, one.id, one.seen, { ...same, ...findingOf(one.fields) });
  return after(c, bank, person, one.id, done);
}
