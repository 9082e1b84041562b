/** Lines that open with a number or a letter of a list: `1.`, `2)`, `a)`, `đ)`, `-`. */
const LABELLED = /^\s*(?:\d+(?:\.\d+)*[.)]|[a-zđ][.)]|[-–+•])\s/iu;
/** Characters from which unlabelled text is cut, at the next sentence end or line. Source: the retrieval recipe. */
const PIECE = 250;

/**
 * Where the clauses of a passage's body begin: at lines with a label, and in longer text without any at the first sentence
 * after each 250 characters. UTF-16 offsets, ascending; the first is 0.
 */
export function clauseStarts(body: string): number[] {
  const starts = [0];
  const boundary = /\n|[.;:?!]\s+/gu;
  for (const found of body.matchAll(boundary)) {
    const next = found.index + found[0].length;
    if (next >= body.length) break;
    const line = found[0].includes('\n');
    const long = next - (starts.at(-1) ?? 0) >= PIECE;
    if ((line && LABELLED.test(body.slice(next, next + 12))) || long) starts.push(next);
  }
  return starts;
}
