import type { Provision, ProvisionKind } from '../../knowledge/types.ts';
import { ordinal, pointOrdinal, type Furniture, type LineOf, type Structure } from '../structure.ts';
import type { Finding } from './finding.ts';

const NAMES: Partial<Record<ProvisionKind, string>> = {
  chapter: 'Chương',
  section: 'mục',
  article: 'Điều',
  clause: 'khoản',
  point: 'điểm',
};

/** Sequences of labels that miss a number, or that end after the first: a copy lost the label, or the rule was repealed. */
export function findHoles({ provisions, furniture }: Structure, lineOf: LineOf): Finding[] {
  const lineOfLabel = labelLines(provisions, furniture, lineOf);
  return [...sequences(provisions).values()].flatMap((sequence) => [
    ...holesOf(sequence, lineOfLabel),
    ...loneOf(sequence, lineOfLabel),
  ]);
}

type LineOfLabel = (provision: Provision) => number;

/** A provision begins after its label; labels are listed in the order of the provisions that carry them. */
function labelLines(
  provisions: readonly Provision[],
  furniture: readonly Furniture[],
  lineOf: LineOf,
): LineOfLabel {
  const labels = furniture.filter((one) => one.role === 'label');
  const labelled = provisions.filter((one) => one.label !== '');
  const lines = new Map(labelled.map((one, i) => [one.id, lineOf(labels[i]?.start ?? one.start)]));
  return (provision) => lines.get(provision.id) ?? lineOf(provision.start);
}

/** Điều and Chương count through the whole text (or appendix), and so may khoản of a Party text; others within their parent. */
function sequences(provisions: readonly Provision[]): Map<string, Provision[]> {
  const groups = new Map<string, Provision[]>();
  for (const provision of provisions) {
    if (orderOf(provision) === null) continue;
    const { kind, place, parent } = provision;
    const through = ['article', 'chapter'].includes(kind) || (kind === 'clause' && place.article === null);
    const key = `${kind} ${(through ? place.appendix : parent) ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [provision]);
    else group.push(provision);
  }
  return groups;
}

/** The number that a provision's own label stands for; null where it is not numbered, or is numbered "1.1". */
function orderOf({ kind, place, label: written }: Provision): number | null {
  if (/^Tiểu mục/iu.test(written)) return null;
  const value = { chapter: place.chapter, section: place.section, article: place.article }[kind as string];
  if (kind === 'point') return place.point === null ? null : pointOrdinal(place.point);
  const label = kind === 'clause' ? place.clause : (value ?? null);
  return label === null ? null : ordinal(label.replace(/(?<=\d)[a-zđ]$/u, ''));
}

function holesOf(sequence: readonly Provision[], lineOf: LineOfLabel): Finding[] {
  let last = 0;
  return sequence.flatMap((provision) => {
    const order = orderOf(provision) ?? 0;
    const missing = order - last - 1;
    const restarts = order === 1 && provision.kind !== 'article';
    last = restarts ? 1 : Math.max(last, order);
    if (missing <= 0) return [];
    const name = NAMES[provision.kind] ?? '';
    const message = `thiếu ${missing} ${name} trước ${provision.locator}`;
    return [{ kind: 'hole' as const, provision: provision.id, line: lineOf(provision), message }];
  });
}

/** A khoản 1 without khoản 2: what follows was read as part of it. */
function loneOf(sequence: readonly Provision[], lineOf: LineOfLabel): Finding[] {
  const [only] = sequence;
  if (sequence.length !== 1 || only === undefined || !['clause', 'point'].includes(only.kind)) return [];
  const message = `${only.locator} đứng một mình: có thể nhãn của các phần sau đã mất`;
  return [{ kind: 'lone', provision: only.id, line: lineOf(only), message }];
}
