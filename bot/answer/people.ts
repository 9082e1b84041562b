import type { Library } from '../../knowledge/library.ts';
import type { Provision } from '../../knowledge/types.ts';
import { tokenise } from '../../knowledge/vietnamese.ts';

/** Whom a question is about and whom a document binds: a law for civil servants alone says nothing on public employees. */

/**
 * Kinds of staff that have a law of their own, folded. "Cán bộ" alone is none of them: people say it of everybody who works for
 * the state.
 */
const KINDS: ReadonlyMap<string, RegExp> = new Map([
  ['viên chức', /\bvien chuc\b/u],
  ['công chức', /\bcong chuc\b/u],
  ['người lao động', /\bnguoi lao dong\b|\bhop dong lao dong\b/u],
]);

/** How titles and headings name those whom a rule binds. */
const BINDS: readonly (readonly [string, RegExp])[] = [
  ['cán bộ', /\bcan bo\b/u],
  ['công chức', /\bcong chuc\b/u],
  ['viên chức', /\bvien chuc\b/u],
  // Leave, working time and retirement in the labour code are referred to for all; contracts and discipline are not.
  ['người lao động', /\bhop dong lao dong\b|\bky luat lao dong\b/u],
];

/** Words before and after which "vc" is "việc": "nghỉ vc", "làm vc", "vc riêng". */
const WORK_BEFORE =
  /(?:^|\s)(?:làm|lam|lm|nghỉ|nghi|bỏ|bo|tăng|tang|chuyển|chuyen|nhận|nhan|những|nhung|xong|lo|học|hoc|tìm|tim|công|cong|giao|thôi|thoi|mất|mat|vào|vao)\s$/iu;
const WORK_AFTER = /^\s(?:riêng|rieng|này|nay|đó|do|gì|gi|j)(?!\p{L})/iu;

/** "vc" written out: people where it stands for them, else work. */
export function writeOutStaff(text: string): string {
  return text.replace(/(?<!\p{L})vc(?!\p{L})/giu, (written, at: number) => {
    const isWork = WORK_BEFORE.test(text.slice(0, at)) || WORK_AFTER.test(text.slice(at + written.length));
    return isWork ? 'việc' : 'viên chức';
  });
}

/** The kinds of staff that a question names; "cán bộ" only beside another kind. */
export function staffIn(text: string): ReadonlySet<string> {
  const line = lineOf(text).replace(NOT_MEANT, '');
  const named = [...KINDS].filter(([, pattern]) => pattern.test(line)).map(([kind]) => kind);
  return new Set(named.length > 0 && OFFICIALS.test(line) ? [...named, 'cán bộ'] : named);
}
const OFFICIALS = /\bcan bo\b/u;
/** "tức là viên chức chứ không phải công chức" */
const NOT_MEANT = /\b(?:khong|ko|k) phai (?:la )?(?:can bo|cong chuc|vien chuc)\b/gu;

/**
 * Whether a provision may speak of the staff that the question names: its document's title and its headings name no kind of
 * staff or one of those asked about, or the provision itself names one. True for all where the question names none.
 */
export function bindsStaff(text: string, library: Library): (provision: Provision) => boolean {
  const asked = staffIn(text);
  if (asked.size === 0) return () => true;
  const known = new Map<string, boolean>();
  const remembered = (key: string, find: () => boolean): boolean => {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };
  const isMeant = (provision: Provision): boolean => {
    const { document, parent } = provision;
    const above = parent === null ? undefined : library.provision(parent);
    const title = library.document(document)?.title ?? '';
    return (
      agrees(provision.heading ?? '', asked) &&
      (above === undefined
        ? remembered(document, () => agrees(title, asked))
        : remembered(above.id, () => isMeant(above)))
    );
  };
  return (provision) => isMeant(provision) || namesStaff(provision, asked, library);
}

/** True where a title or heading names nobody, or one of those asked about. */
function agrees(title: string, asked: ReadonlySet<string>): boolean {
  const line = lineOf(title);
  const bound = BINDS.filter(([, pattern]) => pattern.test(line));
  return bound.length === 0 || bound.some(([kind]) => asked.has(kind));
}

/** True for the title of a text that is for those asked about and for nobody else: "Luật Viên chức". */
export function isOwnLaw(title: string, asked: ReadonlySet<string>): boolean {
  const line = lineOf(title);
  const bound = BINDS.filter(([, pattern]) => pattern.test(line));
  return bound.length > 0 && bound.every(([kind]) => asked.has(kind));
}

/** Its own words, or those that lead into it. */
function namesStaff(provision: Provision, asked: ReadonlySet<string>, library: Library): boolean {
  const line = lineOf(`${provision.heading ?? ''} ${provision.text}`);
  if ([...asked].some((kind) => KINDS.get(kind)?.test(line))) return true;
  const above = provision.parent === null ? undefined : library.provision(provision.parent);
  return above !== undefined && LEADING.has(above.kind) && namesStaff(above, asked, library);
}

const LEADING: ReadonlySet<string> = new Set(['article', 'clause', 'point']);

function lineOf(text: string): string {
  return tokenise(text)
    .map(({ fold }) => fold)
    .join(' ');
}
