import type { Clause } from '../../knowledge/clauses.ts';
import type { Decision, Reason, Settled } from './decide.ts';
import type { Recognised } from './recognise.ts';
import type { Weighed } from './weigh.ts';

/** Joins what the rules decide with what the question was recognised as. */

/**
 * Probability (0 to 1) that some clause decides, from which one is quoted. Chosen among 0.55 to 0.8 by the counts of the set
 * `held-out` (its texts unread): higher values withhold a little more and answer less wrongly, which is the worse fault.
 */
const ENOUGH = 0.7;
/** Probability from which a second clause is quoted beside the first: a question that asks two things. */
const BESIDE = 0.3;
/** Most clauses quoted. */
const MOST = 3;

/** How much more of the question's words another document's clause must hold to go before the recognised one. */
const CLEARLY_MORE = 0.15;

export interface Settling {
  /** What the rules decide from the clauses of the documents that the recogniser knows. */
  readonly rules: Decision;
  readonly recognised: Recognised;
  /** What the text of all other documents decides; null where no other one is held. */
  readonly others: Decision | null;
  /** The clauses weighed, best first. */
  readonly weighed: readonly Weighed[];
  /** Whether a clause may be quoted on the day of law. */
  readonly quotable: (clause: Clause) => boolean;
}

export function settle(settling: Settling): Settled {
  const { rules, recognised, others, quotable } = settling;
  const first = recognised.clauses[0];
  if (recognised.answerable >= ENOUGH && first !== undefined && quotable(first.clause)) {
    if (others?.kind === 'answered' && saysMore(others.clauses, first.clause, settling)) return others;
    return { kind: 'answered', clauses: quoted(first.clause, settling) };
  }
  const elsewise = elsewhere(recognised, rules);
  if (others?.kind !== 'answered') return elsewise;
  return elsewise.kind === 'not_in_corpus' ? others : elsewise;
}

/** True where another document's clause holds clearly more of the question's words than the recognised one. */
function saysMore(found: readonly Clause[], clause: Clause, { weighed }: Settling): boolean {
  const lexical = (one: Clause | undefined): number =>
    weighed.find(
      (other) =>
        other.clause.provision.id === one?.provision.id && other.clause.span.start === one.span.start,
    )?.lexical ?? 0;
  return lexical(found[0]) >= lexical(clause) + CLEARLY_MORE;
}

/** The recognised clause first, then what the rules quote beside it, else the next likeliest. */
function quoted(first: Clause, { rules, recognised, quotable }: Settling): Clause[] {
  const same = (clause: Clause): boolean =>
    clause.provision.id === first.provision.id && clause.span.start === first.span.start;
  const agreed = rules.kind === 'answered' && rules.clauses.some(same);
  const beside = agreed
    ? rules.clauses
    : recognised.clauses.filter(({ probability }) => probability >= BESIDE).map(({ clause }) => clause);
  return [first, ...beside.filter((clause) => !same(clause) && quotable(clause))].slice(0, MOST);
}

/** Labels that begin so say why the rules do not decide. */
const REASON = 'X:';

// Why the rules held do not decide, by the label's reason. What is missing here is a thing asked for and not held.
const REASONS: Readonly<Record<string, Reason>> = {
  time: 'time',
  people: 'subject',
  topic: 'topic',
  detail: 'topic',
  far: 'nothing',
  doc: 'nothing',
  noplace: 'nothing',
};

/** What a question is where no clause decides it: the likeliest kind, reasons why the rules do not decide counted together. */
function elsewhere({ other, clauses }: Recognised, rules: Decision): Settled {
  const kinds = [...other].filter(([label]) => !label.startsWith(REASON));
  const [kind, probability] = likeliest(kinds);
  const undecided = [...other].reduce((sum, [label, one]) => sum + (label.startsWith(REASON) ? one : 0), 0);
  if (probability > undecided) {
    if (kind.startsWith('C:')) return { kind: 'cited', number: kind.slice(2) };
    if (kind === 'refused') return { kind: 'refused' };
    if (kind === 'smalltalk') return { kind: 'small_talk' };
    if (kind === 'clarify') return { kind: 'clarify' };
  }
  if (rules.kind === 'clarify') return rules;
  const nearest = rules.kind === 'not_in_corpus' ? rules.nearest : (rules.clauses[0] ?? null);
  const [label] = likeliest([...other].filter(([one]) => one.startsWith(REASON)));
  const reason =
    rules.kind === 'not_in_corpus' ? rules.reason : (REASONS[label.slice(REASON.length)] ?? 'asked');
  return { kind: 'not_in_corpus', reason, nearest: nearest ?? clauses[0]?.clause ?? null };
}

function likeliest(labels: readonly (readonly [string, number])[]): readonly [string, number] {
  return labels.reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0]);
}
