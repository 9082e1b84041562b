import { z } from 'zod';
import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import { ITEM_TYPES, type ItemType } from '../../quiz-item.ts';
import { heldNumber } from '../commands/naming.ts';

/** What stands on the command line. */
export interface ItemsOptions {
  readonly json?: true;
  readonly measure?: true;
  readonly on?: string;
  readonly documents?: readonly string[];
  readonly type?: readonly string[];
  readonly topic?: string;
  readonly number?: string;
  readonly seed?: string;
}

export interface ItemsRequest {
  readonly on: Day;
  readonly documents: readonly string[];
  readonly types: readonly ItemType[];
  readonly topic: string | null;
  readonly number: number | null;
  readonly seed: string;
}

const dayForm = z.iso.date();
const typesForm = z.array(z.enum(ITEM_TYPES));
/** More items than any library gives. */
const MOST = 100_000;
const numberForm = z.coerce.number().int().min(1).max(MOST);

/** What is wanted; or a Vietnamese sentence on what is wrong, with how to mend it. */
export function readRequest(
  { on, documents: typed = [], type = [], topic, number, seed }: ItemsOptions,
  library: Library,
  today: Day,
): ItemsRequest | { readonly fault: string } {
  const day = dayForm.safeParse(on ?? today);
  if (!day.success) return { fault: `Ngày “${on ?? ''}” không có thật; hãy ghi dạng 2026-11-26.` };
  const types = typesForm.safeParse(type);
  if (!types.success)
    return { fault: `Loại câu “${type.join(' ')}” không có; hãy chọn trong: ${ITEM_TYPES.join(', ')}.` };
  const count = numberForm.optional().safeParse(number);
  if (!count.success)
    return { fault: `Số câu “${number ?? ''}” không đúng; hãy ghi một số từ 1 đến ${String(MOST)}.` };
  const held = library.documents.map((one) => one.number);
  const documents = typed.map((one) => heldNumber(one, held));
  const missing = documents.find((one) => library.document(one) === undefined);
  if (missing !== undefined)
    return {
      fault: `Kho không có văn bản “${missing}”; các văn bản đang có: ${held.join(', ')}.`,
    };
  const wanted = { on: day.data, documents, types: types.data, topic: topic ?? null };
  return { ...wanted, number: count.data ?? null, seed: seed ?? '1' };
}
