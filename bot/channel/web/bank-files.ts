import { Hono, type Context } from 'hono';
import type { BankFile, BankFileRead, BankReview } from '../../quiz-bank.ts';
import { BANK_PATH, wantedOf } from './bank-fields.ts';
import { fault } from './fault.ts';
import { readFile } from './multipart.ts';
import { bankFilePage, bankImportPage, bankLeftPage } from './page/bank-file-page.ts';
import type { Html } from './page/marked.ts';

/** Files of questions: brought, looked at, taken or dropped; and given out. */

const IMPORT_PATH = `${BANK_PATH}/nhap`;

/** What a trainer does, with the bank and who it is. */
export type BankAct = (c: Context, bank: BankReview, person: string) => Response | Promise<Response>;

export function fileRoutes(as: (act: BankAct) => (c: Context) => Promise<Response>): Hono {
  const id = (c: Context) => c.req.param('id') ?? '';
  return new Hono()
    .get(IMPORT_PATH, as((c, bank) => send(c, bankImportPage(bank, []), 200)))
    .post(IMPORT_PATH, as(receive))
    .get(`${IMPORT_PATH}/:id`, as((c, bank, person) => preview(c, bank, person, id(c), [])))
    .post(`${IMPORT_PATH}/:id/nhan`, as((c, bank, person) => take(c, bank, person, id(c))))
    .post(
      `${IMPORT_PATH}/:id/bo`,
      as((c, bank, person) => {
        bank.drop(person, id(c));
        return c.redirect(IMPORT_PATH, 303);
      }),
    )
    .get(`${BANK_PATH}/xuat`, as(give));
} // prettier-ignore

const send = (c: Context, body: Html, status: 200 | 404 | 413 | 422) =>
  c.html(body, status, { 'Cache-Control': 'no-store' });

async function receive(c: Context, bank: BankReview, person: string): Promise<Response> {
  const sent = await readFile(c, bank.mostBytes);
  const refuse = (faults: readonly string[], status: 413 | 422, rest: BankFile | null = null) =>
    send(c, bankImportPage(bank, faults, rest), status);
  if (sent.kind === 'too_large') return refuse([`Tệp nặng quá ${String(bank.mostBytes / 1e6)} MB: hãy chia thành nhiều tệp.`], 413);
  if (sent.kind === 'none' || sent.file.bytes.length === 0) return refuse(['Hãy chọn một tệp có nội dung rồi gửi.'], 422);
  const read: BankFileRead = await bank.read(person, sent.file);
  if (read.kind === 'refused') return refuse(read.faults, 422, read.rest);
  return c.redirect(`${IMPORT_PATH}/${read.file.id}`, 303);
} // prettier-ignore

const GONE = 'Tệp này không còn chờ nữa: đã được nhập, đã bỏ, quá một giờ, hoặc bạn đã gửi tệp khác.';

function preview(c: Context, bank: BankReview, person: string, id: string, faults: readonly string[]): Response | Promise<Response> {
  const file = bank.pending(person, id);
  if (file === null) return send(c, bankImportPage(bank, [GONE]), 404);
  return send(c, bankFilePage(file, faults), faults.length === 0 ? 200 : 422);
} // prettier-ignore

async function take(c: Context, bank: BankReview, person: string, id: string): Promise<Response> {
  const done = await bank.take(person, id);
  if (done === null) return send(c, bankImportPage(bank, [GONE]), 404);
  if (done.kind === 'refused') return preview(c, bank, person, id, done.faults);
  return c.redirect(`${BANK_PATH}?xem=draft&da=${String(done.count)}`, 303);
}

/** Where the format cannot hold all, that is said first. */
async function give(c: Context, bank: BankReview): Promise<Response> {
  const { page, ...wanted } = wantedOf(c.req.query());
  void page;
  const format = c.req.query('dang') ?? '';
  const made = await bank.export(format, wanted);
  if (made === null) return fault(c, { status: 422, detail: 'Hãy chọn một dạng tệp trong danh sách.' });
  if (made.left.length > 0 && c.req.query('thieu') !== '1') return send(c, bankLeftPage(made, wanted, format), 200);
  return c.body(Buffer.from(made.bytes), 200, {
    'Content-Type': made.type,
    'Content-Disposition': `attachment; filename="${made.name}"`,
    'Cache-Control': 'no-store',
  });
} // prettier-ignore
