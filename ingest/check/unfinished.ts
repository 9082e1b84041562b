import type { Provision, ProvisionKind } from '../../knowledge/types.ts';
import type { LineOf } from '../structure.ts';
import type { Finding } from './finding.ts';

const SENTENCES: readonly ProvisionKind[] = ['article', 'clause', 'point'];
/** How a provision of a law ends; a scanner's stray marks may follow. */
const FINISHED = /[.;:!?…”"»)\]]\p{P}*[\s|'°^]*$/u;

/** Longest heading of a khoản that has điểm, UTF-16 units; it ends without a sign. Longer ones are sentences. */
const MAX_HEADING = 200;

/** Provisions that end within a sentence: copies lose the rest of a paragraph (a link, a page's foot). */
export function findUnfinished(text: string, provisions: readonly Provision[], lineOf: LineOf): Finding[] {
  const parents = new Set(provisions.map((one) => one.parent));
  return provisions.flatMap((provision) => {
    const { id, kind, locator, start, end, place } = provision;
    if (!SENTENCES.includes(kind) || start === end) return [];
    if ((parents.has(id) && end - start <= MAX_HEADING) || place.appendix !== undefined) return [];
    const ending = text.slice(Math.max(start, end - 40), end);
    if (FINISHED.test(ending)) return [];
    const message = `${locator} kết thúc giữa câu: "…${ending.replace(/\s+/gu, ' ')}"`;
    return [{ kind: 'unfinished' as const, provision: id, line: lineOf(end - 1), message }];
  });
}
