/** Levels of a rule text, from the outermost in. */
export type Level =
  | 'part'
  | 'chapter'
  | 'section'
  | 'subsection'
  | 'article'
  | 'roman'
  | 'number'
  | 'dotted'
  | 'subdotted'
  | 'letter'
  | 'dash';

/** How a label of a level looks at a line's start. */
export interface Shape {
  readonly level: Level;
  readonly pattern: RegExp;
  /** The rest of the line must look like a heading: empty, or capitals where nothing separates it from the label. */
  readonly heading: boolean;
}

const ROMAN = '[IVXLC]{1,6}';
const ROMAN_CHAPTER = 'X{0,3}(?:IX|IV|V?I{0,3})';
/** "Điểu", "Diều", "Điêu": what OCR makes of Điều. The number decides. */
const ARTICLE = '(?:Điều|ĐIỀU|Điểu|Diều|Điêu)';

const heading = (level: Level, words: string, value: string): Shape => ({
  level,
  heading: true,
  pattern: new RegExp(`^(?:${words})\\s+(${value})(?!\\p{L})`, 'u'),
});
const plain = (level: Level, pattern: RegExp): Shape => ({ level, heading: false, pattern });

export const SHAPES: readonly Shape[] = [
  heading('part', 'Phần|PHẦN', `(?:thứ|THỨ)\\s+\\p{L}+|${ROMAN}|\\d+`),
  heading('chapter', 'Chương|CHƯƠNG', `${ROMAN}|\\d+[a-zđ]?`),
  // "Chương IIVIỆC LÀM": a line break that was lost between the number and the heading.
  {
    level: 'chapter',
    heading: true,
    pattern: new RegExp(`^(?:Chương|CHƯƠNG)\\s+(${ROMAN_CHAPTER})(?=\\p{Lu}{4}|\\p{Lu}{2,3}[\\s,])`, 'u'),
  },
  heading('section', 'Mục|MỤC', `${ROMAN}|\\d+[a-zđ]?`),
  heading('subsection', 'Tiểu mục|TIỂU MỤC', `${ROMAN}|\\d+`),
  heading('article', ARTICLE, '\\d+[a-zđ]?'),
  plain('roman', /^([IVX]{1,5})\s?[.\-–—/](?=\s|\p{L}|\*|$)/u),
  plain('subdotted', /^(\d{1,2}\.\d{1,2}\.\d{1,2})[.)]?(?=\s)/u),
  plain('dotted', /^(\d{1,2}\.\d{1,2})[.)]?(?=\s)/u),
  plain('number', /^(\d{1,3}[a-zđ]?)\s?(?:[.)]|[-–/](?=\s))(?=\s|\p{L}|\*|\[|$)/u),
  plain('letter', /^([a-zđ]{1,2}\d?)\s?\)/u),
  plain('letter', /^([a-zđ])\s?[./](?=\s\p{Lu})/u),
  plain('dash', /^[-–—+•●](?=\s|\p{L})/u),
];

/** Marks that a scanner puts before a label. */
const STRAY = "[.,:;'`^~|°•*_]{0,2}\\s?";

/** The same with the faults that copies have. Each is accepted only where the sequence proves it. */
export const FAULTY_SHAPES: readonly Shape[] = [
  // ": n - Chương II :", ". Chương -", "Chương H".
  plain(
    'chapter',
    /^(?:[^\p{L}\p{N}“"(]|\p{L}(?!\p{L})){0,8}?(?:Chương|CHƯƠNG)(?!\p{L})\s*([^\s\-–:.]{0,6})\s*[-–.:;,]*$/u,
  ),
  plain('article', new RegExp(`^${STRAY}${ARTICLE}\\s+([\\dlIOo|]{1,3})\\s?[.:,;]`, 'u')),
  plain('number', new RegExp(`^${STRAY}([\\dlIi|!ZSsBOo]{1,2})\\s?[.,](?=\\s?\\p{Lu})`, 'u')),
  plain('number', /^([^\s\p{N}()“”"–—•●+*-])\s?[.,](?=\s\p{Lu})/u),
  plain('letter', /^([^\s()“”"]{1,2})\s?\)/u),
  // "Ù Người đứng đầu", "1 Người đứng đầu" for "i)": a label that lost its bracket too.
  plain('letter', /^([^\s\p{N}()“”"–—-]|1)\s(?=\p{Lu})/u),
];
