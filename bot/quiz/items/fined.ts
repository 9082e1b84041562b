import type { Provision } from '../../../knowledge/types.ts';
import { lineOf, type Shelf, type Source } from './source.ts';

/** Whom the fines of a decree are for, where a provision of it says so in words. */

export interface Fined {
  /** What says so. */
  readonly rule: Provision;
  readonly whom: 'tổ chức' | 'cá nhân';
  /** What the others are fined, verbatim on one line: `mức phạt tiền bằng 1/2 mức phạt tiền đối với tổ chức`; empty where it is not said. */
  readonly others: string;
}

/** `unclear`: a rule there is, but not one that says how far it reaches. */
export type FinedBy = (act: Source) => Fined | 'unsaid' | 'unclear';

/** "Mức phạt tiền quy định từ Chương II đến Chương VI … áp dụng đối với hành vi vi phạm hành chính của tổ chức, trừ …." */
const RULE =
  /[Mm]ức phạt tiền quy định (?<reach>[^.;]{2,90}?)(?: được| là mức phạt(?: tiền)?)? áp dụng đối với (?:các )?hành vi vi phạm(?: hành chính)? (?:của|do) (?<whom>tổ chức|cá nhân)(?: thực hiện)?(?:, trừ (?<but>[^.;]+))?[.;]/u;
const OTHERS = /mức phạt tiền (?:bằng|gấp) [^.;]+/u;

/** What the decree of a shelf says on all its fines. */
export function finedBy({ document, sources }: Shelf): FinedBy {
  const found = sources.flatMap(({ provision }) => {
    const groups = RULE.exec(lineOf(provision))?.groups;
    return groups === undefined ? [] : [{ provision, groups }];
  });
  const [first, more] = found;
  if (first === undefined) return () => 'unsaid';
  const { provision, groups } = first;
  const within = reachOf(groups['reach'] ?? '', document.number);
  const fined: Fined = {
    rule: provision,
    whom: groups['whom'] === 'cá nhân' ? 'cá nhân' : 'tổ chức',
    others: OTHERS.exec(lineOf(provision))?.[0] ?? '',
  };
  const but = exceptionsOf(groups['but'] ?? '');
  return ({ provision: act }) => {
    if (more !== undefined || within === null || but === null) return 'unclear';
    if (!within(act.place.chapter) || but.has(act.place.article ?? '')) return 'unsaid';
    return fined;
  };
}

/** Whether a chapter's fines are meant; null where the words name something else. */
function reachOf(words: string, number: string): ((chapter: string | null) => boolean) | null {
  const chapters = [...words.matchAll(/Chương ([IVXLC]+)/gu)].map(([, roman = '']) => valueOf(roman));
  const rest = words
    .replace(/Chương [IVXLC]+/gu, '')
    .replace(/(?:tại|của) Nghị định này$/u, '')
    .replace(/(?<!\p{L})(?:tại|từ|đến|và|các|của)(?!\p{L})|,/gu, '')
    .trim();
  if (rest !== '' && rest !== number) return null;
  if (chapters.length === 0) return () => true;
  const [from = 0, to = from] = chapters;
  const isRange = /từ Chương [IVXLC]+ đến Chương/u.test(words);
  return (chapter) => {
    const value = valueOf(chapter ?? '');
    return isRange ? from <= value && value <= to : chapters.includes(value);
  };
}

/** Articles that are excepted; null where something else is. */
function exceptionsOf(words: string): ReadonlySet<string> | null {
  if (words === '') return new Set();
  if (
    !/^(?:trường hợp )?(?:các hành vi )?quy định tại (?:các )?Điều [\d, vàĐiều]+(?:của )?Nghị định này$/u.test(
      words,
    )
  )
    return null;
  return new Set([...words.matchAll(/\d+/gu)].map(([article]) => article));
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** `XIV` as 14; 0 for nothing. */
function valueOf(roman: string): number {
  const digits = [...roman].map((letter) => ROMAN[letter] ?? 0);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}
