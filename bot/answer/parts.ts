import { plainText, understand } from '../../knowledge/query.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import type { Provision } from '../../knowledge/types.ts';
import { tokenise } from '../../knowledge/vietnamese.ts';
import type { Leaning } from './lean.ts';
import { ENOUGH, type Choice, type Chooser } from './provision.ts';

/** Questions that ask two or three things: each is looked for by itself. */

/** Where one thing ends and the next begins. */
const BETWEEN =
  /\s*(?:[;?]\s+|,?\s+(?:còn|con)\s+|,\s*(?:và|va|vậy|vay|thế|the|rồi|roi|đồng thời|dong thoi|ngoài ra|ngoai ra)\s+|\s(?:và|va)\s(?=(?:ai|bao|mấy|may|phải|phai|có|co|nếu|neu|khi|thì|thi|bị|bi|được|duoc|xử|xu|hình|hinh|thời|thoi|mức|muc|báo|bao cao|do)(?!\p{L}))|,\s+(?=(?:ai|bao|mấy|may|phạt|phat|xử|xu|báo|bị|bi|vi phạm|điều|dieu|thì|thi|có|co|ngoài|ngoai|phải|phai)(?!\p{L})))/u;
const LEAST_WORDS = 3;
const MOST_PARTS = 3;
/** Words from which a part stands by itself; a shorter one leans on the first. */
const STANDS = 6;

/** The parts of a question, each so that it can be looked for alone; one where it asks one thing. */
export function partsOf(text: string): string[] {
  const parts = text.split(BETWEEN).filter((part) => tokenise(part).length >= LEAST_WORDS);
  if (parts.length < 2 || parts.length > MOST_PARTS) return [text];
  return parts.map((part, at) =>
    at > 0 && tokenise(part).length < STANDS ? `${parts[0] ?? ''}, ${part}` : part,
  );
}

/** What was found for the parts of a question. */
export interface Parts {
  /** In the order of the question, each provision once. */
  readonly choices: readonly Choice[];
  /** Parts, as written, for which nothing is likely enough. */
  readonly missing: readonly string[];
}

export function chooseParts(
  text: string | Leaning,
  { chooser, lexicon }: { readonly chooser: Chooser; readonly lexicon: Lexicon },
  allowed: (provision: Provision) => boolean,
  known: ReadonlySet<string>,
): Parts | null {
  const parts = typeof text === 'string' ? partsOf(text) : [];
  if (parts.length < 2) return null;
  const choices: Choice[] = [];
  const missing: string[] = [];
  for (const part of parts) {
    const found = chooser.choose(part, understand(plainText(part), lexicon), allowed, known);
    if (found === null || found.probability < ENOUGH) missing.push(part);
    else if (!choices.some(({ provision }) => provision.id === found.provision.id)) choices.push(found);
  }
  return choices.length === 0 ? null : { choices, missing };
}

/** One choice that quotes all parts, the first first. */
export function joinParts({ choices, missing }: Parts): Choice | null {
  const [first, ...rest] = choices;
  if (first === undefined) return null;
  return {
    ...first,
    clauses: [...first.clauses, ...rest.flatMap(({ clauses }) => clauses)],
    missing,
  };
}
