import type { Span } from '../knowledge/types.ts';
import { findBoundaries, type Boundary } from './segments/boundaries.ts';
import { splitCommands } from './segments/commands.ts';

/**
 * The clauses (vế) of a provision's text, in order: between semicolons and sentence ends, trimmed of white space and of
 * the closing sign. Three rules refine the cuts:
 * - a fragment that begins with an ellipsis closes the list before it, so it joins that list back to the sentence's start;
 * - a fragment that only names rules ("…; nội quy, quy chế của cơ quan") goes on with the rules named before it;
 * - a comma before a new prohibition cuts where the words before it are a complete command.
 */
export function splitSegments(text: string): Span[] {
  const sentences = groupSentences(text, cut(text, findBoundaries(text)));
  return sentences
    .flatMap((clauses) => joinNamedRules(text, joinOpenLists(text, clauses)))
    .flatMap((clause) => splitCommands(text, clause))
    .map((span) => trimSpan(text, span))
    .filter((span) => span.start < span.end);
}

interface Clause extends Span {
  /** What ends it; the last clause of the text ends its sentence. */
  readonly by: Boundary['by'];
}

function cut(text: string, boundaries: readonly Boundary[]): Clause[] {
  const ends: Boundary[] = [...boundaries, { at: text.length, by: 'sentence' }];
  return ends.map((end, i) => ({ start: ends[i - 1]?.at ?? 0, end: end.at, by: end.by }));
}

function groupSentences(text: string, clauses: readonly Clause[]): Clause[][] {
  const sentences: Clause[][] = [[]];
  for (const clause of clauses) {
    sentences.at(-1)?.push(clause);
    if (clause.by === 'sentence' && clause.end < text.length) sentences.push([]);
  }
  return sentences;
}

/** "nội quy hội nghị; quản lý tài liệu; ... theo đúng quy định": the last words govern the whole list. */
function joinOpenLists(text: string, clauses: readonly Clause[]): Span[] {
  const closing = clauses.findLastIndex((clause) =>
    /^\s*(?:\.{3}|…)/u.test(text.slice(clause.start, clause.end)),
  );
  const [first, last] = [clauses[0], clauses[closing]];
  if (first === undefined || last === undefined) return [...clauses];
  return [{ start: first.start, end: last.end }, ...clauses.slice(closing + 1)];
}

const NAMED_RULES =
  /^\s*(?:các\s)?(?:nội quy|quy chế|điều lệ)(?=[\s,])(?!.*(?:phải|không|được|quy định)\s)/su;
const RULES = /(?:quy định|pháp luật|nội quy|quy chế|điều lệ)/u;

/** "đảm bảo đúng quy định của Đảng; nội quy, quy chế của các cơ quan": names of rules without a verb stand for nothing alone. */
function joinNamedRules(text: string, clauses: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const clause of clauses) {
    const before = joined.at(-1);
    const goesOn = before && RULES.test(text.slice(before.start, before.end));
    if (goesOn && NAMED_RULES.test(text.slice(clause.start, clause.end))) {
      joined[joined.length - 1] = { start: before.start, end: clause.end };
    } else joined.push(clause);
  }
  return joined;
}

/** Without white space around it, a dash before it and the sign that closes it. */
function trimSpan(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  const lead = /^[\s;]*(?:[-–—+•●]\s+)?/u.exec(words)?.[0].length ?? 0;
  return { start: span.start + lead, end: span.start + lead + trimmedLength(words.slice(lead)) };
}

function trimmedLength(words: string): number {
  const trimmed = words.trimEnd();
  const sign = /(?:\.\/\.|;|(?<!\.)\.)$/u.exec(trimmed.slice(-CLOSING_WINDOW))?.[0].length ?? 0;
  return sign === 0 ? trimmed.length : trimmedLength(trimmed.slice(0, -sign));
}
/** Longest closing sign ("./.") and one character before it. */
const CLOSING_WINDOW = 4;
