/** Finds foldings that one typing fault makes of another: by the words that remain when a letter is left out of each. */

/** A folding that may have been meant, with what the fault costs in nats. */
export interface Mended {
  readonly bare: string;
  readonly cost: number;
}

/** Letters from which a word has few enough neighbours to be mended. */
const SHORTEST = 3;
const LONGEST = 9;
/** Nats of the faults, by how often people make them. */
const COSTS = { doubled: 2.5, swapped: 3, beside: 3.5, missing: 3.5, extra: 4, other: 5 };

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const KEYS = new Map(ROWS.flatMap((row, y) => [...row].map((key, x) => [key, { x: x + y / 2, y }] as const)));

export function createFaults(folds: readonly string[]): (written: string) => readonly Mended[] {
  const byRest = new Map<string, string[]>();
  for (const bare of folds) {
    if (bare.length > LONGEST) continue;
    for (const rest of restsOf(bare)) {
      const sharing = byRest.get(rest);
      if (sharing === undefined) byRest.set(rest, [bare]);
      else sharing.push(bare);
    }
  }
  return (written) => {
    if (written.length < SHORTEST || written.length > LONGEST + 1) return [];
    const found = new Map<string, number>();
    for (const rest of restsOf(written))
      for (const bare of byRest.get(rest) ?? []) {
        if (found.has(bare) || bare === written || bare.length < 2) continue;
        const cost = faultCost(written, bare);
        if (cost !== null) found.set(bare, cost);
      }
    return Array.from(found, ([bare, cost]) => ({ bare, cost }));
  };
}

/** The word, and what is left of it without each of its letters. */
function restsOf(word: string): Set<string> {
  const rests = new Set([word]);
  for (let at = 0; at < word.length; at += 1) rests.add(word.slice(0, at) + word.slice(at + 1));
  return rests;
}

/** What it costs that `meant` became `written` by one fault; null where more are needed. */
function faultCost(written: string, meant: string): number | null {
  let head = 0;
  while (head < written.length && head < meant.length && written[head] === meant[head]) head += 1;
  const [was, should] = [written.slice(head), meant.slice(head)];
  if (was.slice(1) === should)
    return was[0] === written[head - 1] || was[0] === was[1] ? COSTS.doubled : COSTS.extra;
  if (should.slice(1) === was) return COSTS.missing;
  if (was.slice(1) === should.slice(1)) return areBeside(was[0], should[0]) ? COSTS.beside : COSTS.other;
  if (was[0] === should[1] && was[1] === should[0] && was.slice(2) === should.slice(2)) return COSTS.swapped;
  return null;
}

function areBeside(a = '', b = ''): boolean {
  const [one, other] = [KEYS.get(a), KEYS.get(b)];
  return one !== undefined && other !== undefined && Math.hypot(one.x - other.x, one.y - other.y) < 1.3;
}
