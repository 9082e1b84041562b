/** What a question's wording says of the kind of answer; each 0 or 1. Spelled as `tokenise` gives words. */
export const CUES = {
  definition: ['là gì', 'nghĩa là', 'được hiểu', 'khái niệm', 'thế nào là'],
  amount: ['bao nhiêu', 'bao lâu', 'mấy', 'khi nào', 'thời hạn', 'mức', 'thời gian', 'tối đa', 'tối thiểu'],
  yesNo: ['đúng hay sai', 'phải không', 'hay không', 'được không', 'không'],
  manner: ['như thế nào', 'ra sao', 'thế nào'],
  penalty: ['phạt', 'xử lý', 'bị tù', 'tội'],
  who: ['ai', 'cơ quan nào', 'người nào', 'thẩm quyền', 'do ai', 'chủ thể nào', 'tổ chức nào'],
  list: ['những', 'gồm', 'bao gồm', 'các'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Cue = keyof typeof CUES;
export type Cues = Readonly<Record<Cue, number>>;

/** "không" asks only at the end; elsewhere it denies. */
const AT_END: ReadonlySet<string> = new Set(['không']);

export function readCues(words: readonly string[]): Cues {
  const line = ` ${words.join(' ')} `;
  const found = (phrase: string): boolean =>
    AT_END.has(phrase) ? line.endsWith(` ${phrase} `) : line.includes(` ${phrase} `);
  const cues = Object.entries(CUES).map(([cue, phrases]) => [cue, phrases.some(found) ? 1 : 0] as const);
  return Object.fromEntries(cues) as Record<Cue, number>;
}
