import { GAP, type Item } from '../../../quiz-item.ts';
import { fault, type Fault } from './fault.ts';

/** Bounds of Telegram's quiz polls, characters. */
const STEM = 300;
const OPTION = 100;
const EXPLANATION = 200;
const [FEWEST, MOST] = [2, 10];

/** Whether an item is put together as its type wants. */
export function shapeFaults(item: Item): Fault[] {
  return [...optionFaults(item), ...correctFaults(item), ...lengthFaults(item), ...textFaults(item)];
}

function optionFaults({ type, options, reasons }: Item): Fault[] {
  const found: Fault[] = [];
  if (options.length < FEWEST || options.length > MOST)
    found.push(
      fault(
        'options',
        `Có ${String(options.length)} phương án; cần từ ${String(FEWEST)} đến ${String(MOST)}.`,
      ),
    );
  if (type === 'true_false' && (options[0] !== 'Đúng' || options[1] !== 'Sai' || options.length !== 2))
    found.push(fault('options', 'Câu đúng/sai phải có hai phương án Đúng, Sai theo thứ tự đó.'));
  if (reasons.length !== options.length)
    found.push(fault('reasons', 'Mỗi phương án cần một lời giải thích.'));
  return found;
}

function correctFaults({ type, options, correct }: Item): Fault[] {
  const inRange = correct.every((at) => Number.isInteger(at) && at >= 0 && at < options.length);
  const wanted = type === 'order' ? options.length : 1;
  if (inRange && correct.length === wanted && new Set(correct).size === wanted) return [];
  return [
    fault(
      'correct',
      type === 'order'
        ? 'Đáp án phải xếp đủ mọi bước, mỗi bước một lần.'
        : 'Phải có đúng một phương án đúng.',
    ),
  ];
}

function lengthFaults({ stem, options, explanation }: Item): Fault[] {
  const found: Fault[] = [];
  if (stem.trim() === '' || stem.length > STEM)
    found.push(fault('length', `Câu hỏi dài ${String(stem.length)} ký tự; cần từ 1 đến ${String(STEM)}.`));
  const bad = options.find((option) => option.trim() === '' || option.length > OPTION);
  if (bad !== undefined)
    found.push(
      fault(
        'length',
        `Phương án “${bad.slice(0, 40)}” dài ${String(bad.length)} ký tự; cần từ 1 đến ${String(OPTION)}.`,
      ),
    );
  if (explanation.length > EXPLANATION)
    found.push(
      fault(
        'length',
        `Lời giải thích dài ${String(explanation.length)} ký tự; nhiều nhất ${String(EXPLANATION)}.`,
      ),
    );
  return found;
}

function textFaults({ type, stem, options, accepts }: Item): Fault[] {
  const found: Fault[] = [];
  const gaps = stem.split(GAP).length - 1;
  if (type === 'fill_blank' ? gaps !== 1 : gaps > 0)
    found.push(fault('gap', `Câu điền từ cần đúng một chỗ trống ${GAP}; loại khác không có chỗ trống.`));
  if ([stem, ...options].some((text) => text !== text.normalize('NFC')))
    found.push(fault('spelling', 'Chữ phải ở dạng Unicode dựng sẵn (NFC).'));
  if (type !== 'fill_blank' && accepts.length > 0)
    found.push(fault('gap', 'Chỉ câu điền từ mới có đáp án gõ khác.'));
  return found;
}
