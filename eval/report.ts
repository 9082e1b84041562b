import type { GroupMeasures } from './measures.ts';
import { failureText, recordOf } from './report/records.ts';
import { groupCells, groupHeader, measureCells, measureHeader, namedMeasures } from './report/rows.ts';
import type { Judgment } from './run.ts';
import type { SetRun } from './set-run.ts';
import { table } from './table.ts';

export {
  groupCells,
  groupHeader,
  measureCells,
  measureHeader,
  namedMeasures,
  type NamedMeasure,
} from './report/rows.ts';

/** The tables of a set, plain text. */
export function reportText({ set, on, measures }: SetRun): string {
  const sections = [
    `Bộ ${set.name}: ${measures.questions} câu, tính theo ngày ${on}`,
    table([measureHeader, ...namedMeasures(measures).map(measureCells)]),
    groupText('Theo cách viết', measures.byStyle),
    groupText('Theo chủ đề', measures.byTopic),
  ];
  if (measures.faulty.length > 0) sections.push(`Trả lời có lỗi: ${measures.faulty.join(', ')}`);
  return sections.join('\n\n');
}

/** What went wrong, question by question. */
export function failuresText(run: SetRun): string {
  const texts = failureTexts(run);
  return [`Bộ ${run.set.name}: ${texts.length} câu chưa đạt`, ...texts].join('\n');
}

/** One text a failure, wrong clauses before wrong verdicts; a held-out set shows ids and outcomes alone. */
export function failureTexts({ set, judgments }: SetRun): string[] {
  const failed = failuresOf(judgments);
  const first = failed.filter(({ grade }) => grade !== 'right');
  const rest = failed.filter(({ grade }) => grade === 'right');
  return [...first, ...rest].map((judgment) => failureText(judgment, set.heldOut));
}

/** Every question of a run, one JSON object a line. */
export function recordsJsonl({ set, judgments }: SetRun): string {
  return judgments.map((judgment) => `${JSON.stringify(recordOf(judgment, set.heldOut))}\n`).join('');
}

/** The figures alone, for machines. */
export function reportObject({ set, on, snapshot, measures }: SetRun): object {
  return { set: set.name, sha256: set.sha256, on, snapshot, ...measures };
}

/** Answers that are not right, state another verdict, or do what none may. */
function failuresOf(judgments: readonly Judgment[]): Judgment[] {
  return judgments.filter(
    ({ grade, verdict, faults }) => grade !== 'right' || verdict === false || faults.length > 0,
  );
}

function groupText(title: string, groups: readonly GroupMeasures[]): string {
  return table([[title, ...groupHeader], ...groups.map(groupCells)]);
}
