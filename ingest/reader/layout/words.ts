/** How lines of a rule text begin and end. */

/** "Điều 5.", "Chương II", "Mục 1", "Phần thứ nhất": a heading, which begins a line wherever it is not a reference. */
const HEADING =
  /^(?:(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s?[.:](?=\s|$)|(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:[IVXLC]+|thứ\s+\p{L}+|THỨ\s+\p{L}+)\s?[.:]?(?=\s|$)|(?:Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?:\d+|[IVX]+)\s?[.:]?(?=\s|$)|(?:Phụ lục|PHỤ LỤC)(?!\p{L}))/u;
/** "1.", "1.1.", "12)", "a)", "đ)", "IV." before words. */
const NUMBERED = /^(?:\d{1,3}[a-zđ]?[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[a-zđ]\)|[IVX]{1,5}\.)(?=\s|$)/u;
const DASH = /^[-–—+•●*](?=\s)/u;
const LEGAL_BASIS = /^(?:Căn cứ|Theo đề nghị|Xét đề nghị)(?!\p{L})/u;
/** Words and marks after which a reference or a list goes on. */
const LINKING =
  /(?:[,(“"-]|(?:^|\s)(?:và|hoặc|của|tại|theo|từ|đến|các|những|khoản|điểm|điều|Điều|Chương|chương|Mục|mục|Phần|phần|số|ngày|tháng|năm|là|với|cho|về|bởi|do|như))$/u;

/** "TM. CHÍNH PHỦ", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG": each line of a signature stands for itself. */
const SIGNATURE =
  /^(?:T\.?\/?M\.?|KT\.|TL\.|TUQ\.|Q\.|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|THỦ TƯỚNG)|(?:BỘ|THỨ) TRƯỞNG|TỔNG BÍ THƯ|CHÁNH VĂN PHÒNG)(?!\p{L})/u;

export type LabelKind = 'heading' | 'numbered' | 'dash' | 'basis' | 'signature' | null;

/** What kind of label the line begins with. */
export function labelKind(text: string): LabelKind {
  if (HEADING.test(text)) return 'heading';
  if (NUMBERED.test(text)) return 'numbered';
  if (DASH.test(text)) return 'dash';
  if (SIGNATURE.test(text) && isUpper(text)) return 'signature';
  return LEGAL_BASIS.test(text) ? 'basis' : null;
}

/** The label alone with the space after it: what a hanging paragraph is indented by. */
export function isLabelAlone(text: string): boolean {
  return /^(?:\d{1,3}[a-zđ]?[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[a-zđ]\)|[IVX]{1,5}\.|[-–—+•●*])$/u.test(
    text,
  );
}

export function isLinking(text: string): boolean {
  return LINKING.test(text);
}

/** True of a line that only draws a rule: dashes, underscores, stars. */
export function isDrawn(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** True where a sentence or an item of a list ends here. */
export function isFinished(text: string): boolean {
  return /[.;:!?…][”"»’)\]]*$/u.test(text);
}

/** True where a cut sentence goes on: in lower case, after at most an opening mark. */
export function startsLower(text: string): boolean {
  return /^[“"(]*\p{Ll}/u.test(text);
}

/** True where every letter is a capital and there are at least two. */
export function isUpper(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/** True where a heading in capitals ends or begins between two lines; its label may be in small letters. */
export function changesCase(before: string, next: string): boolean {
  if (isUpper(next)) return !isUpper(before.split(' ').slice(-2).join(' '));
  return isUpper(before) && !isUpper(next.split(' ').slice(0, 2).join(' '));
}
