import type { Judgment } from '../run.ts';

/**
 * One question of a run as a line of JSON. Of a held-out set it has ids and outcomes alone: a text, an expected clause
 * or a quote would tell the reader what is asked.
 */
export function recordOf(judgment: Judgment, heldOut: boolean): object {
  const { question, answer, grade, verdict, faults } = judgment;
  const outcomes = {
    id: question.id,
    grade,
    verdict,
    expected: question.expect.outcome,
    got: answer.outcome,
  };
  if (heldOut) return { ...outcomes, faulty: faults.length > 0 };
  return {
    ...outcomes,
    faults,
    text: question.text,
    turns: question.turns,
    style: question.style,
    topic: question.topic,
    expect: question.expect,
    why: question.why,
    answer: {
      verdict: answer.verdict,
      headline: answer.headline,
      understood: answer.understood,
      quotes: answer.quotes.map(({ provision, text }) => ({ provision, text })),
      missing: answer.missing.map(({ document }) => document),
    },
  };
}

/** Expected and got on a few lines, for the terminal. */
export function failureText(judgment: Judgment, heldOut: boolean): string {
  const { question, answer, grade, verdict, faults } = judgment;
  const only = grade === 'right' && verdict === false ? ', kết luận khác' : '';
  const head = `${question.id}  ${grade}${only}  chờ ${question.expect.outcome}, được ${answer.outcome}`;
  if (heldOut) return head;
  const lines = [
    ...question.turns.map((turn) => `trước đó: ${turn}`),
    `hỏi:  ${question.text}`,
    `chờ:  ${expectedText(judgment)}`,
    `được: ${gotText(judgment)}`,
    ...faults.map((fault) => `lỗi:  ${fault}`),
  ];
  return [head, ...lines.map((line) => `    ${line.normalize('NFC')}`)].join('\n');
}

function expectedText({ question: { expect } }: Judgment): string {
  if (expect.outcome === 'answered') return `[${expect.verdict ?? '-'}] ${expect.clause}`;
  return expect.outcome === 'cited_not_held' ? expect.document : expect.outcome;
}

function gotText({ answer }: Judgment): string {
  const [quote] = answer.quotes;
  const missing = answer.missing.map(({ document }) => document).join(', ');
  if (answer.outcome === 'cited_not_held') return missing;
  return quote ? `[${answer.verdict ?? '-'}] ${quote.provision}: ${quote.text}` : answer.headline;
}
