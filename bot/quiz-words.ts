import type { BankView } from './quiz-bank.ts';
import type { ItemType } from './quiz-item.ts';
import type { ItemAct, ItemState } from './quiz-store.ts';

/** What people call the states of an item, what is done to it, and its types. */

export const STATE_WORDS: Readonly<Record<ItemState, string>> = {
  draft: 'nháp',
  approved: 'đã duyệt',
  retired: 'thôi dùng',
};

export const ACT_WORDS: Readonly<Record<ItemAct, string>> = {
  entered: 'đưa vào',
  edited: 'sửa',
  approved: 'duyệt',
  retired: 'cho thôi dùng',
  reopened: 'mở lại',
  lapsed: 'tự thôi dùng',
};

export const TYPE_WORDS: Readonly<Record<ItemType, string>> = {
  true_false: 'đúng/sai',
  single_choice: 'chọn một',
  fill_blank: 'điền từ',
  match: 'tình huống',
  order: 'xếp thứ tự',
};

export const VIEW_WORDS: Readonly<Record<BankView, string>> = {
  ...STATE_WORDS,
  lapsed: 'hết hiệu lực',
  flagged: 'cần xem lại',
  proposed: 'mô hình đề xuất',
};
