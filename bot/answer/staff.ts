import type { Library } from '../../knowledge/library.ts';
import type { Selected } from '../../knowledge/select.ts';
import type { Provision } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';

/** Rules differ by the kind of staff: who is asked about where the question does not say and the answer depends on it. */

/** Kinds of staff as a person would say them, with how titles and headings name them, folded. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['cán bộ', /(?<!can bo, |can bo )can bo(?!,? cong chuc)/u],
  ['công chức', /(?<!can bo, |can bo )cong chuc/u],
  ['cán bộ, công chức', /can bo,? (?:va )?cong chuc/u],
  ['viên chức', /vien chuc/u],
  ['người lao động', /nguoi lao dong|bo luat lao dong|lao dong nu|hop dong lao dong/u],
  ['lực lượng vũ trang', /cong an nhan dan|quan doi|luc luong vu trang/u],
];

/** Words by which a question says whom it means. */
const NAMED =
  /\b(?:can bo|cong chuc|vien chuc|cbcc\w*|ccvc|cb|cc|vc|nguoi lao dong|nld|lao dong|hop dong|hdld|cong an|chien si|quan nhan|bo doi|giao vien|bac si|nha bao|phong vien|nhan vien|thu viec|dang vien|lanh dao|giam doc|chu tich|thu truong|truong phong|cong ty|doanh nghiep)\b/u;
/** Matters that each kind of staff has rules of its own for. */
const DIFFERS =
  /\b(?:ky luat|thoi viec|nghi viec|xin nghi|tap su|thu viec|tuyen dung|biet phai|nghi huu|danh gia|xep loai|nang luong|nang ngach|boi thuong|cham dut)\b/u;
/** Probability from which a rule for other people counts. */
const LIKELY = 0.04;

/** The kinds of staff whose rules on the question differ; empty where it names one, or where one rule is meant for all. */
export function differingStaff(text: string, selected: readonly Selected[], library: Library): string[] {
  const line = fold(text.toLowerCase());
  if (NAMED.test(line) || !DIFFERS.test(line)) return [];
  const kinds = new Set(
    selected
      .filter(({ probability }) => probability >= LIKELY)
      .flatMap(({ provision }) => staffOf(provision, library) ?? []),
  );
  return kinds.size > 1 ? [...kinds] : [];
}

/** Whom a provision is about, by its heading, else by its document's title. */
function staffOf(provision: Provision, library: Library): string | null {
  const title = library.document(provision.document)?.title ?? '';
  for (const text of [headingOf(provision, library), title]) {
    const line = fold(text.toLowerCase());
    const found = KINDS.find(([, pattern]) => pattern.test(line));
    if (found !== undefined) return found[0];
  }
  return null;
}

function headingOf(provision: Provision, library: Library): string {
  if (provision.heading !== null) return provision.heading;
  const above = provision.parent === null ? undefined : library.provision(provision.parent);
  return above === undefined ? '' : headingOf(above, library);
}
