import type { LearntPassage } from './learnt.ts';

/** Another passage of the same law, or any one where the law has no other. */
export function createNeighbours(
  passages: readonly LearntPassage[],
  chance: () => number,
): (passage: number) => number {
  const byLaw = new Map<string, number[]>();
  passages.forEach(({ law }, at) => {
    const own = byLaw.get(law);
    if (own === undefined) byLaw.set(law, [at]);
    else own.push(at);
  });
  return (passage) => {
    const own = byLaw.get(passages[passage]?.law ?? '') ?? [];
    const other = own[Math.floor(chance() * own.length)] ?? passage;
    return other === passage ? Math.floor(chance() * passages.length) : other;
  };
}
