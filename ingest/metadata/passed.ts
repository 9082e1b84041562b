import type { Day, Provision } from '../../knowledge/types.ts';
import { DAY, dayOf, foldSame } from './days.ts';
import { textFact, type Fact } from './fact.ts';

const PASSED = new RegExp(
  String.raw`duoc\s+(?:quoc\s+hoi|uy\s+ban\s+thuong\s+vu|hoi\s+dong\s+nhan\s+dan)[^.]{0,160}?thong\s+qua\s+ngay\s+${DAY}`,
  'u',
);

/** "Luật này được Quốc hội … thông qua ngày 24 tháng 6 năm 2025": a law's date is that day. */
export function passedOn(text: string, provisions: readonly Provision[]): Fact<Day> | null {
  for (const provision of provisions.toReversed()) {
    if (provision.place.appendix !== undefined) continue;
    const match = PASSED.exec(foldSame(provision.text));
    const day = match && dayOf(match);
    const start = provision.start + (match?.index ?? 0);
    if (match && day) return textFact(text, day, { start, end: start + match[0].length });
  }
  return null;
}
