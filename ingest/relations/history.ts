import type { NumberedCitation } from '../../knowledge/citations.ts';
import { continues, type Part, type Sentence } from './sentences.ts';

const AMENDED =
  /^[^;]{0,400}?(?:đã\s+)?được\s+sửa đổi(?:,\s*bổ sung)?(?:\s+một số điều)?\s+(?:theo|bởi|bằng|tại)\s+$/u;

/** "Luật A đã được sửa đổi, bổ sung một số điều theo Luật B, Luật C và Luật D": what B, C and D did to A. */
export function readHistory(sentence: Sentence): Part[] {
  const { cited, text } = sentence;
  return cited.flatMap((amended, index) => {
    const first = cited[index + 1];
    if (first === undefined || !AMENDED.test(text.slice(amended.end, first.start))) return [];
    return listFrom(sentence, index + 1).map((one) => ({
      kind: 'amends' as const,
      from: one.number,
      to: amended.number,
      places: [],
      on: null,
    }));
  });
}

function listFrom(sentence: Sentence, index: number): NumberedCitation[] {
  const list: NumberedCitation[] = [];
  for (const one of sentence.cited.slice(index)) {
    const last = list.at(-1);
    if (last !== undefined && !continues(sentence, last, one)) break;
    list.push(one);
  }
  return list;
}
