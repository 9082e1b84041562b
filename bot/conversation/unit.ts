import { fold } from '../../knowledge/vietnamese.ts';
import { maskPersonalNumbers } from '../privacy.ts';
import type { Store } from '../store.ts';
import type { Known } from './known.ts';

/** Longest name of a unit, UTF-16 units. */
const LONGEST = 80;
const DELETE = /^(xoa|bo|khong)$/;

/** `/donvi Phòng Nội vụ`: the unit by which a person's results are counted; nobody sees it beside a name but who may see names. */
export async function ownUnit(
  {
    store,
    now,
  }: {
    readonly store: Pick<Store, 'unitsOf' | 'unitsInUse' | 'putUnit' | 'sawVisitor'>;
    readonly now: () => Date;
  },
  { person, message }: Known,
  rest: string,
): Promise<string> {
  const written = maskPersonalNumbers(rest.normalize('NFC').replace(/\s+/gu, ' ').trim()).text;
  if (written === '') return sayUnit((await store.unitsOf([person])).get(person) ?? null);
  const plain = fold(written).toLowerCase();
  if (DELETE.test(plain))
    return (await store.putUnit(person, null)) ? 'Đã xóa đơn vị của bạn.' : 'Bạn chưa ghi đơn vị nào.';
  if (written.length > LONGEST)
    return `Tên đơn vị dài ${String(written.length)} ký tự, tối đa là ${String(LONGEST)}: bạn viết gọn lại.`;
  // As others who are of it write it: "phòng nội vụ" and "Phòng Nội vụ" are one unit.
  const named = await store.unitsInUse(person);
  const unit = named.find((other) => fold(other).toLowerCase() === plain) ?? written;
  if (message.passing === true) await store.sawVisitor(person, now().toISOString());
  await store.putUnit(person, unit);
  return `Đã ghi đơn vị của bạn: ${unit}. Từ nay kết quả bài đố và luyện tập của bạn tính vào đơn vị này. Xóa: /donvi xóa.`;
}

const sayUnit = (unit: string | null): string =>
  unit === null
    ? 'Bạn chưa ghi đơn vị. Bạn gõ, ví dụ: /donvi Phòng Nội vụ. Nhờ đó kết quả bài đố tính được theo đơn vị.'
    : `Đơn vị của bạn: ${unit}. Đổi: /donvi rồi tên đơn vị; xóa: /donvi xóa.`;
