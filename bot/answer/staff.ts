import type { Library } from '../../knowledge/library.ts';
import type { Selected } from '../../knowledge/select.ts';
import type { Provision } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';

/** Rules differ by the kind of staff: who is asked about where the question does not say and the answer depends on it. */

/** How a rule calls the people whom it binds, with the kinds that this means; by how titles and headings name them, folded. */
const KINDS: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['cán bộ, công chức', ['cán bộ', 'công chức'], /can bo,? (?:va )?cong chuc(?!,? vien chuc)/u],
  ['cán bộ', ['cán bộ'], /can bo(?!,? (?:va )?cong chuc)/u],
  ['công chức', ['công chức'], /(?<!can bo,? (?:va )?)cong chuc(?!,? vien chuc)/u],
  ['viên chức', ['viên chức'], /(?<!cong chuc,? (?:va )?)vien chuc/u],
  ['người lao động', ['người lao động'], /nguoi lao dong|luat lao dong|lao dong nu|hop dong lao dong/u],
  ['lực lượng vũ trang', ['lực lượng vũ trang'], /cong an nhan dan|quan doi|luc luong vu trang/u],
];

/** Words by which a question says whom it means. */
const NAMED =
  /\b(?:can bo|cong chuc|vien chuc|cbcc\w*|ccvc|cb|cc|vc|nguoi lao dong|nld|lao dong|hop dong|hdld|cong an|chien si|quan nhan|bo doi|si quan|giao vien|bac si|nha bao|phong vien|nhan vien|thu viec|dang vien|lanh dao|giam doc|chu tich|thu truong|truong phong|pho phong|thanh tra vien|cong ty|doanh nghiep|cong nhan|chuyen vien|sep)\b/u;
/** Matters that each kind of staff has rules of its own for. */
const DIFFERS =
  /\b(?:ky luat|canh cao|khien trach|thoi viec|nghi viec|nghi han|nghi luon|tap su|tuyen dung|duoc tuyen|biet phai|nang luong|nang ngach|cham dut|thoi han xu ly|thoi hieu xu ly)\b/u;

/** Words from which a question tells so much that what it tells decides whom it means. */
const STORY = 18;
const DEFINES = /\b(?:la gi|la sao|nghia la|khai niem|dinh nghia|hieu the nao)\b/u;

/** Probability from which a rule is what is asked for, whatever other staff have. */
const BEYOND_DOUBT = 0.75;
/** Probability that the rules for some kind of staff must have together. */
const LEAST = 0.08;
/** Share of the likeliest kind's probability from which another kind has a rule of its own on the matter. */
const SHARE = 0.04;
/** The same for kinds that a likelier rule binds together. */
const ALIKE = 0.25;

/** True where a text says which kind of staff it means. */
export function namesStaff(text: string): boolean {
  return NAMED.test(folded(text));
}

/** Whether a text, as written or mended, asks of a matter that staff have different rules for and does not say who is meant. */
export function leavesStaffOpen(...texts: readonly string[]): boolean {
  return saysNoStaff(...texts) && texts.some((text) => DIFFERS.test(folded(text)));
}

/** Whether a text, as written or mended, says nothing that decides which kind of staff is meant. */
export function saysNoStaff(...texts: readonly string[]): boolean {
  const lines = texts.map(folded);
  const [written = ''] = lines;
  if (written.split(' ').length >= STORY || DEFINES.test(written)) return false;
  return !lines.some((line) => NAMED.test(line));
}

/** Kinds of staff with a law of their own held of whom nobody is of the kind whose own law a provision belongs to; none for others. */
export function otherKinds(provision: Provision, library: Library): string[] {
  const own = lawFor(provision, library);
  return own === null ? [] : heldKinds(library).filter((kind) => areApart(kind, own));
}

/** The kind of staff whose own law a provision belongs to, as its heading or that law's title names it; else null. */
export function lawFor(provision: Provision, library: Library): string | null {
  const document = library.document(provision.document);
  if (document === undefined || !/luật/iu.test(document.kind)) return null;
  return heldKinds(library).includes(kindIn(document.title) ?? '') ? staffOf(provision, library) : null;
}

/** The kind with a law of its own held to which staff of a kind belong: "công chức" are "cán bộ, công chức". */
export function kindWithLaw(kind: string, library: Library): string {
  return heldKinds(library).find((held) => membersOf(held).includes(kind)) ?? kind;
}

/**
 * The kinds of staff whose rules on the question differ; empty where one rule is meant for all. `selected`: candidates of
 * any validity, likeliest first. `ended`: whether a document is not law on the day. `open`: by its words it depends on the
 * kind, however sure one rule is.
 */
export function differingStaff(
  selected: readonly Selected[],
  library: Library,
  ended: (provision: Provision) => boolean,
  open = false,
): string[] {
  const [best] = selected;
  const first = best === undefined ? null : staffOf(best.provision, library);
  if (best === undefined || first === null) return [];
  if (best.probability >= BEYOND_DOUBT && !open && !ended(best.provision)) return [];
  const kinds = massByKind(selected, library);
  const [most = 0] = kinds.values();
  if ([...kinds.values()].reduce((sum, mass) => sum + mass, 0) < LEAST) return [];
  const likely = [...kinds].filter(([, mass]) => mass >= SHARE * most).map(([kind]) => kind);
  const alike = [...kinds].filter(([, mass]) => mass >= ALIKE * most).map(([kind]) => kind);
  if (likely.some((kind) => areApart(kind, first))) return withoutUnions(likely);
  if (alike.some((one) => alike.some((other) => areApart(one, other)))) return withoutUnions(likely);
  // A rule that has ended answers those alone whom it bound.
  return ended(best.provision) ? heldKinds(library) : [];
}

/** Probability that each kind's rules have together, the likeliest kind first. */
function massByKind(selected: readonly Selected[], library: Library): Map<string, number> {
  const masses = new Map<string, number>();
  for (const { provision, probability } of selected) {
    const kind = staffOf(provision, library);
    if (kind !== null) masses.set(kind, (masses.get(kind) ?? 0) + probability);
  }
  return new Map([...masses].sort(([, a], [, b]) => b - a));
}

/** True where nobody is of both kinds. */
function areApart(one: string, other: string): boolean {
  return membersOf(one).every((member) => !membersOf(other).includes(member));
}

/** Without "cán bộ, công chức" where "cán bộ" and "công chức" stand beside it: each is a choice of its own. */
function withoutUnions(kinds: readonly string[]): string[] {
  return kinds.filter((kind) => {
    const members = membersOf(kind);
    return members.length === 1 || !members.every((member) => kinds.includes(member));
  });
}

function membersOf(kind: string): readonly string[] {
  return KINDS.find(([name]) => name === kind)?.[1] ?? [kind];
}

/** Kinds of staff that documents held are made for, by their titles. */
export function heldKinds(library: Library): string[] {
  return KINDS.map(([kind]) => kind).filter((kind) =>
    library.documents.some((document) => /luật/iu.test(document.kind) && kindIn(document.title) === kind),
  );
}

/** Whom a provision is about, by its heading, else by its document's title. */
function staffOf(provision: Provision, library: Library): string | null {
  return kindIn(headingOf(provision, library)) ?? kindIn(library.document(provision.document)?.title ?? '');
}

function kindIn(text: string): string | null {
  const line = folded(text);
  return KINDS.find(([, , pattern]) => pattern.test(line))?.[0] ?? null;
}

function folded(text: string): string {
  return fold(text.toLowerCase()).replace(/\s+/gu, ' ');
}

function headingOf(provision: Provision, library: Library): string {
  if (provision.heading !== null) return provision.heading;
  const above = provision.parent === null ? undefined : library.provision(provision.parent);
  return above === undefined ? '' : headingOf(above, library);
}
