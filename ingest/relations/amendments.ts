import type { NumberedCitation } from '../../knowledge/citations.ts';
import { isSubordinate, type Part, type Sentence } from './sentences.ts';

const REPEALS = /^\P{L}*(?:bãi bỏ|hủy bỏ|huỷ bỏ)\s/iu;
const AMENDS = /^\P{L}*(?:sửa đổi|bổ sung|thay thế|bỏ)\s|^\P{L}*(?:sửa đổi|bổ sung),?\s/iu;
/** "Thay thế Nghị định số …" ends a document; "Thay thế cụm từ" changes words of it. */
const REPLACES_DOCUMENT = /^\P{L}*thay thế\s+(?:cho\s+)?$/iu;

/** Parts of documents that a sentence changes or repeals, and documents that it repeals. */
export function readAmendments(sentence: Sentence): Part[] {
  if (REPEALS.test(sentence.text)) return changed(sentence).map((one) => repealed(sentence, one));
  if (/bãi bỏ[^:]*:\s*$/iu.test(sentence.lead) && !AMENDS.test(sentence.text))
    return changed(sentence).map((one) => part(one, 'repeals'));
  if (!AMENDS.test(sentence.text)) return [];
  return changed(sentence).map((one) =>
    one.places.length === 0 && REPLACES_DOCUMENT.test(sentence.text.slice(0, one.start))
      ? part(one, 'replaces')
      : { ...part(one, 'amends'), newText: sentence.newText },
  );
}

/** What stands right after the verb, without the documents that only tell the history of another. */
function changed(sentence: Sentence): NumberedCitation[] {
  const history = /(?:đã\s+)?được\s+sửa đổi/u.exec(sentence.text)?.index ?? sentence.text.length;
  const [first, ...more] = sentence.cited.filter((one) => one.start < history);
  if (first === undefined) return [];
  return [first, ...more.filter((one) => one.number === first.number || !isSubordinate(sentence, one))];
}

/** "Bãi bỏ các biểu mẫu tại Quyết định số …" repeals a part that has no place: the document is changed, not ended. */
function repealed(sentence: Sentence, one: NumberedCitation): Part {
  if (one.places.length > 0) return part(one, 'repeals');
  const between = sentence.text.slice(0, one.start).replace(REPEALS, '');
  const whole = /^\s*(?:(?:toàn bộ|các)\s+)?$/u.test(between) || /[,;]\s*$|\svà\s+$/u.test(between);
  return part(one, whole ? 'repeals' : 'amends');
}

function part(one: NumberedCitation, kind: Part['kind']): Part {
  return { kind, to: one.number, places: one.places, on: null };
}
