import { Hono, type Context } from 'hono';
import type { BankReview, OwnPart, OwnQuestion } from '../../quiz-bank.ts';
import { ITEM_TYPES, type ItemType } from '../../quiz-item.ts';
import { clausesFor } from './bank-clauses.ts';
import { editOf, itemPath, OWN_PATH } from './bank-fields.ts';
import type { BankAct } from './bank-files.ts';
import { readFields, type Fields } from './form.ts';
import type { WebParts } from './options.ts';
import { ownPage, SEARCH, type OwnFaults } from './page/bank-own-page.ts';

/** Where a person writes a question of their own. A plain form: nothing is stored before all of it is well. */

/** Bytes: a question with the longest texts. */
const MAX_FORM = 200 * 1024;

export function ownRoutes(
  { library, today }: Pick<WebParts, 'library' | 'today'>,
  as: (act: BankAct) => (c: Context) => Promise<Response>,
): Hono {
  const show = async (c: Context, bank: BankReview, fields: Fields, faults: OwnFaults) => {
    const asked = (fields['noi'] ?? '').trim();
    const [held, on] = [library(), today()];
    const chosen = held.provisionOn(fields['dieu'] ?? '', on) ?? null;
    const found = asked === '' ? null : await clausesFor(held, on, asked);
    const others = (found ?? []).filter(({ id }) => id !== chosen?.id);
    const clauses = chosen === null ? others : [chosen, ...others];
    const page = ownPage({ fields, faults, clauses, searched: found !== null, none: found?.length === 0, topics: await bank.topics() });
    return c.html(page, Object.keys(faults).length === 0 ? 200 : 422, { 'Cache-Control': 'no-store' });
  }; // prettier-ignore
  const send = async (c: Context, bank: BankReview, person: string) => {
    const fields = await readFields(c, MAX_FORM);
    if (fields instanceof Response) return fields;
    if (fields['viec'] === SEARCH)
      return show(c, bank, fields, (fields['noi'] ?? '').trim() === '' ? { place: [NO_PLACE] } : {});
    const own = ownOf(fields);
    if (own === null) return show(c, bank, fields, { type: ['Hãy chọn dạng câu.'] });
    const written = await bank.write(person, own);
    if (written.kind === 'done') return c.redirect(itemPath(written.id), 303);
    const faults: Partial<Record<OwnPart, string[]>> = {};
    for (const { part, what } of written.faults) (faults[part] ??= []).push(what);
    return show(c, bank, fields, faults);
  };
  return new Hono()
    .get(OWN_PATH, as((c, bank) => show(c, bank, {}, {})))
    .post(OWN_PATH, as(send));
} // prettier-ignore

const NO_PLACE = 'Hãy ghi nơi cần tìm, ví dụ: mục 3 30-CT/TU, hoặc vài chữ của điều khoản.';

function ownOf(fields: Fields): OwnQuestion | null {
  const type = ITEM_TYPES.find((one): one is ItemType => one === fields['loai']);
  if (type === undefined) return null;
  const options = type === 'true_false' ? ['Đúng', 'Sai'] : [];
  const words = (name: string): string => (fields[name] ?? '').replaceAll('\r\n', '\n').normalize('NFC').trim();
  const { stem, ...edit } = editOf(fields, { type, options });
  const texts = { stem: stem.normalize('NFC').trim(), quote: words('trich'), key: words('chu') };
  const normal = (all: readonly string[]) => all.map((one) => one.normalize('NFC'));
  return {
    ...{ ...edit, ...texts, type },
    options: normal(edit.options),
    whys: normal(edit.whys),
    accepts: normal(edit.accepts),
    tags: [...new Set(normal(edit.tags))],
    explanation: edit.explanation.normalize('NFC').trim(),
    provision: words('dieu') || null,
  };
} // prettier-ignore
