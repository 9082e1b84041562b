import type { GoldenJudgment } from './judgment.ts';
import type { GroupMeasures } from '../measures.ts';
import { groupCells, groupHeader, measureCells, measureHeader, type NamedMeasure } from '../report.ts';
import { table } from '../table.ts';
import { kindOf, type GoldenMeasures, type GoldenRun } from './measures.ts';

/** The measures of a golden set in the order of the report. */
export function goldenRows(measures: GoldenMeasures): NamedMeasure[] {
  return [
    ['Có quy định: dẫn đúng quy định trước tiên', measures.rightFirst],
    ['Có quy định: bỏ sót, không trả lời', measures.withheld],
    ['Có quy định: dẫn quy định khác', measures.otherClause],
    ['Câu ghép: đủ các phần', measures.allParts],
    ['Không có quy định: trả lời nhầm', measures.wronglyAnswered],
    ['  trong đó gần với một quy định', measures.wronglyNear],
    ['  trong đó xa', measures.wronglyFar],
    ['  trong đó văn bản đã hết hiệu lực', measures.wronglyEnded],
    ['Cả bộ: kết quả đúng loại', measures.outcomeRight],
    ['Cả bộ: trả lời sai', measures.answeredWrongly],
  ];
}

/** The tables of a golden set, plain text. */
export function goldenText({ set, on, measures }: GoldenRun): string {
  const sections = [
    `Bộ golden ${set.name}: ${measures.questions} câu trên cả kho văn bản, tính theo ngày ${on}`,
    table([measureHeader, ...goldenRows(measures).map(measureCells)]),
    groupText('Theo loại câu', measures.byKind),
    groupText('Theo cách viết', measures.byStyle),
    groupText('Theo chủ đề', measures.byTopic),
  ];
  if (measures.faulty.length > 0) sections.push(`Trả lời có lỗi: ${measures.faulty.join(', ')}`);
  return sections.join('\n\n');
}

function groupText(title: string, groups: readonly GroupMeasures[]): string {
  return table([[title, ...groupHeader], ...groups.map(groupCells)]);
}

/** The figures alone, for machines. */
export function goldenObject({ set, on, snapshot, measures }: GoldenRun): object {
  return { set: `golden-${set.name}`, sha256: set.sha256, on, snapshot, ...measures };
}

/** One text a question that is not right; a held-out set shows ids and outcomes alone. */
export function goldenFailures({ set, judgments }: GoldenRun): string[] {
  return judgments
    .filter(({ grade, parts, faults }) => grade !== 'right' || parts === false || faults.length > 0)
    .map((judgment) => failureText(judgment, set.heldOut));
}

function failureText({ question, answer, grade, parts, faults }: GoldenJudgment, heldOut: boolean): string {
  const only = grade === 'right' && parts === false ? ', thiếu phần' : '';
  const head = `${question.id}  ${grade}${only}  chờ ${kindOf(question)}, được ${answer.outcome}`;
  if (heldOut) return head;
  const [quote] = answer.quotes;
  const lines = [
    ...(question.turns ?? []).map((turn) => `trước đó: ${turn}`),
    `hỏi:  ${question.text}${question.on === undefined ? '' : ` (ngày ${question.on})`}`,
    `chờ:  ${expectedText(question)}`,
    `được: ${quote ? `${quote.provision}: ${quote.text}` : answer.headline}`,
    ...faults.map((fault) => `lỗi:  ${fault}`),
  ];
  return [head, ...lines.map((line) => `    ${line.normalize('NFC')}`)].join('\n');
}

function expectedText({ expect }: GoldenJudgment['question']): string {
  if (expect.outcome === 'answered')
    return expect.provisions.map((part) => part.join(' | ') || '(nói rõ là không có)').join('  +  ');
  if (expect.outcome === 'cited_not_held') return expect.document;
  return expect.outcome === 'not_in_corpus' ? (expect.ended ?? expect.reason) : expect.outcome;
}

/** Every question of a run, one JSON object a line; of a held-out set ids, grades and outcomes alone. */
export function goldenRecords({ set, judgments }: GoldenRun): string {
  return judgments.map((judgment) => `${JSON.stringify(recordOf(judgment, set.heldOut))}\n`).join('');
}

function recordOf({ question, answer, grade, parts, faults }: GoldenJudgment, heldOut: boolean): object {
  const { id, expect } = question;
  const outcomes = { id, grade, parts, kind: kindOf(question), got: answer.outcome };
  if (heldOut) return { ...outcomes, faulty: faults.length > 0 };
  const { headline, understood, took } = answer;
  const quotes = answer.quotes.map(({ provision, text }) => ({ provision, text }));
  const missing = answer.missing.map(({ document }) => document);
  const { text, turns = [], style, topic } = question;
  return {
    ...outcomes,
    faults,
    text,
    turns,
    style,
    topic,
    expect,
    answer: { headline, understood, took, quotes, missing },
  };
}
