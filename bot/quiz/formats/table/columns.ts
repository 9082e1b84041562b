/** What a column holds, by its heading. */
export type Column =
  | 'stem'
  | 'type'
  | 'answer'
  | 'accepts'
  | 'explanation'
  | 'tags'
  | 'carried'
  | 'shown'
  | { readonly option: number }
  | { readonly why: number };

/** Headings of this program, and others that people use; without accents. */
const NAMES: Readonly<Record<string, Column>> = {
  'cau hoi': 'stem',
  'noi dung': 'stem',
  'noi dung cau hoi': 'stem',
  'de bai': 'stem',
  question: 'stem',
  'question text': 'stem',
  loai: 'type',
  'loai cau': 'type',
  type: 'type',
  'question type': 'type',
  'dap an': 'answer',
  'dap an dung': 'answer',
  answer: 'answer',
  correct: 'answer',
  'correct answer': 'answer',
  'chap nhan them': 'accepts',
  'giai thich': 'explanation',
  explanation: 'explanation',
  feedback: 'explanation',
  the: 'tags',
  tags: 'tags',
  tag: 'tags',
  'ky-cuong': 'carried',
  'ma cau': 'shown',
  'trang thai': 'shown',
  'vi tri': 'shown',
  'trich dan': 'shown',
  'chu de': 'shown',
  stt: 'shown',
  tt: 'shown',
  no: 'shown',
};
const OPTION = /^(?:phuong an|lua chon|dap an|option|answer|choice)?\s*([a-j])$/u;
const NUMBERED = /^(?:phuong an|lua chon|dap an|option|answer|choice)\s*(10|[1-9])\b/u;
const WHY = /^vi sao ([a-j])$/u;

const unaccented = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/[\s._]+/gu, ' ').trim(); // prettier-ignore

const indexOf = (letter: string): number => letter.charCodeAt(0) - 97;

/** Null for a heading that says nothing to this program. */
export function columnOf(heading: string): Column | null {
  const name = unaccented(heading.replace(/[*:]+\s*$/u, ''));
  const [option, numbered, why] = [OPTION.exec(name), NUMBERED.exec(name), WHY.exec(name)];
  const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (known !== undefined) return known;
  if (/^correct answer/u.test(name)) return 'answer';
  if (/^question\b/u.test(name)) return 'stem';
  if (option !== null) return { option: indexOf(option[1] ?? 'a') };
  if (numbered !== null) return { option: Number(numbered[1]) - 1 };
  return why === null ? null : { why: indexOf(why[1] ?? 'a') };
}
