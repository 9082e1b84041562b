import type { ProvisionKind } from '../knowledge/types.ts';
import { accountFor, type Accounting } from './check/accounting.ts';
import { findHoles } from './check/holes.ts';
import { findUnfinished } from './check/unfinished.ts';
import type { Finding } from './check/finding.ts';
import { lineNumbers, type Structure } from './structure.ts';

export type { Accounting } from './check/accounting.ts';
export type { Finding } from './check/finding.ts';

/** What a check of one text found. It reads the result only, so it is no mirror of the parser's own warnings. */
export interface Check {
  readonly counts: Readonly<Record<ProvisionKind, number>>;
  readonly accounting: Accounting;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

const KINDS: readonly ProvisionKind[] = [
  ...(['title', 'preamble', 'part', 'chapter', 'section', 'article', 'clause', 'point', 'dash'] as const),
  ...(['paragraph', 'table', 'row', 'appendix', 'closing', 'recipients', 'signature'] as const),
];

/** Checks a structure against its text: every character owned once, sequences without holes, no sentence cut off. */
export function checkStructure(text: string, structure: Structure): Check {
  const { provisions, furniture } = structure;
  const lineOf = lineNumbers(text);
  const accounting = accountFor(text, provisions, furniture, lineOf);
  const findings = [
    ...accounting.findings,
    ...findHoles(structure, lineOf),
    ...findUnfinished(text, provisions, lineOf),
  ];
  return {
    counts: countKinds(structure),
    accounting,
    findings: findings.sort((a, b) => a.line - b.line),
  };
}

function countKinds({ provisions }: Structure): Record<ProvisionKind, number> {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<ProvisionKind, number>;
  for (const { kind } of provisions) counts[kind] += 1;
  return counts;
}
