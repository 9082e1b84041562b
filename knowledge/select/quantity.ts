/** What a question counts ("mấy ngày", "bao nhiêu tiền") and whether a provision counts the like. Words stand without marks unless said otherwise. */

/** What is counted: money, time, hours of the day, shares, whatever the noun names, or the entries of a list. */
export const QUANTITIES = ['money', 'time', 'clock', 'share', 'count', 'list'] as const;
export type Quantity = (typeof QUANTITIES)[number];

export interface AskedQuantity {
  readonly kind: Quantity;
  /** The word after "mấy" or "bao nhiêu"; empty where none stands there. */
  readonly noun: string;
}

/** What a text counts. */
export interface Counted {
  /** Words that stand after numbers. */
  readonly nouns: ReadonlySet<string>;
  readonly any: boolean;
  /** A share: "phần trăm" after a number, or a percent sign. */
  readonly share: boolean;
}

const MONEY: ReadonlySet<string> = new Set(['dong', 'trieu', 'ty', 'ti', 'nghin', 'ngan', 'tien', 'vnd']);
const TIME: ReadonlySet<string> = new Set([
  'ngay',
  'thang',
  'nam',
  'gio',
  'phut',
  'tuan',
  'quy',
  'lau',
  'hom',
]);
/** "Nửa tháng" and "trong ngày" are amounts too. */
const NUMBER_WORDS: ReadonlySet<string> = new Set([
  ...['mot', 'hai', 'ba', 'bon', 'sau', 'bay', 'tam', 'chin', 'muoi', 'tram', 'nua', 'trong'],
]);
/** "Mấy loại": a rule lists them and names no number. */
const LISTED: ReadonlySet<string> = new Set([
  ...['loai', 'muc', 'kieu', 'hinh', 'nhom', 'dang', 'bac', 'ngach', 'buoc', 'truong', 'y', 'phan', 'cach'],
]);
/** Words with marks before "bao nhiêu" by which money is meant where no noun follows. */
const PAID: ReadonlySet<string> = new Set([
  ...[
    'phạt',
    'trả',
    'thưởng',
    'chi',
    'lương',
    'giá',
    'phí',
    'dưỡng',
    'khoán',
    'đền',
    'đóng',
    'nộp',
    'trợ',
    'lao',
  ],
  ...['thuế', 'tiền', 'thu', 'cấp', 'bút'],
]);

/** "Điều mấy" asks for a place. */
const NUMBERED: ReadonlySet<string> = new Set(['dieu', 'khoan', 'chuong', 'muc', 'diem', 'luc', 'doan']);

/** What is asked for. `marked`: the question's words with marks; `words`: the same without. Null where nothing is counted. */
export function askedQuantity(words: readonly string[], marked: readonly string[]): AskedQuantity | null {
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const end = askingEnd(words, marked, at);
    if (end === null || NUMBERED.has(words[at - 1] ?? '')) continue;
    const noun = words[end] ?? '';
    return { kind: kindOf(words, marked, at, noun), noun };
  }
  return null;
}

/** Where "mấy" or "bao nhiêu" at a place ends; null where none stands there. */
function askingEnd(words: readonly string[], marked: readonly string[], at: number): number | null {
  const [word, next] = [words[at], words[at + 1]];
  if (marked[at] === 'mấy' || (word === 'may' && marked[at] === 'may' && TIME.has(next ?? ''))) return at + 1;
  if (word === 'bao' && (next === 'nhieu' || next === 'lau')) return next === 'lau' ? at + 1 : at + 2;
  return word === 'bn' ? at + 1 : null;
}

function kindOf(words: readonly string[], marked: readonly string[], at: number, noun: string): Quantity {
  const before = words.slice(0, at);
  if (noun === 'gio' && /\b(luc|tu|den|truoc|sau)\b/u.test(before.slice(-2).join(' '))) return 'clock';
  if (noun === 'phan' && words.includes('tram', at)) return 'share';
  if (MONEY.has(noun)) return 'money';
  if (TIME.has(noun)) return 'time';
  if (LISTED.has(noun)) return 'list';
  const unnamed = noun === '' || noun === 'mot' || noun === 'moi' || noun === 'la';
  return unnamed && marked.slice(0, at).some((word) => PAID.has(word)) ? 'money' : 'count';
}

/** What the words of a provision count. `raw`: its text as it stands, for the sign of a share. */
export function readCounted(words: readonly string[], raw: string): Counted {
  const nouns = new Set<string>();
  let any = false;
  words.forEach((word, at) => {
    const numeric = /^\d/u.test(word) || NUMBER_WORDS.has(word);
    if (!numeric) return;
    any ||= /^\d/u.test(word);
    const next = words[at + 1];
    if (next !== undefined) nouns.add(next);
  });
  return { nouns, any, share: raw.includes('%') || (nouns.has('phan') && words.includes('tram')) };
}

/** -1 nothing is asked to be counted; 1 the like is counted, 0.5 something else is, 0 nothing. */
export function quantityHeld(asked: AskedQuantity | null, counted: Counted): number {
  if (asked === null || asked.kind === 'list') return -1;
  const { nouns, any } = counted;
  if (asked.noun !== '' && nouns.has(asked.noun)) return 1;
  const like =
    (asked.kind === 'money' && hasAny(nouns, MONEY)) ||
    (asked.kind === 'time' && hasAny(nouns, TIME)) ||
    (asked.kind === 'clock' && (nouns.has('gio') || nouns.has('h'))) ||
    (asked.kind === 'share' && counted.share);
  if (like) return asked.kind === 'time' ? 0.75 : 1;
  return any ? 0.5 : 0;
}

function hasAny(held: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  for (const word of wanted) if (held.has(word)) return true;
  return false;
}
