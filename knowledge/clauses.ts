import { createHash } from 'node:crypto';
import { accented, folded } from './features.ts';
import type { Lexicon, Mention } from './lexicon.ts';
import type { Library } from './library.ts';
import type { Passage, Provision, Span } from './types.ts';
import { tokenise, type Token } from './vietnamese.ts';

/** A clause (vế) of a provision with what matching needs to know of it. */
export interface Clause {
  readonly provision: Provision;
  /** Offsets into the provision's text. */
  readonly span: Span;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Ids of the concepts that it names, with how often. */
  readonly concepts: ReadonlyMap<string, number>;
  /** Concepts named within its first words: who acts, mostly. */
  readonly leads: readonly string[];
  /** Concepts that the clauses before it in its provision name: they hold the subject it leans on. */
  readonly context: ReadonlySet<string>;
  /** Syllables and pairs, with marks and folded. */
  readonly features: ReadonlySet<string>;
  /** What stands above it and is read with it: the article's heading and the words that lead into its points. */
  readonly lead: Lead;
}

/** Words above a clause; all empty in a text without headings. */
export interface Lead {
  readonly text: string;
  readonly concepts: ReadonlySet<string>;
  readonly features: ReadonlySet<string>;
}

const NO_LEAD: Lead = { text: '', concepts: new Set(), features: new Set() };

/** Clauses of passages, read when first asked for and kept. */
export type ClauseReader = (passage: Passage) => readonly Clause[];

/** Passages whose clauses are kept: 20 MB; an office's library has fewer, a great one is asked about some of its passages. */
const REMEMBERED = 2_000;

export function createClauseReader(library: Library, lexicon: Lexicon): ClauseReader {
  const kept = new Map<number, readonly Clause[]>();
  return (passage) => {
    const known = kept.get(passage.row);
    if (known !== undefined) return known;
    const clauses = passage.provisions.flatMap((id) => {
      const provision = library.provision(id);
      return provision === undefined
        ? []
        : readClauses(provision, lexicon, readLead(provision, library, lexicon));
    });
    if (kept.size >= REMEMBERED) kept.clear();
    kept.set(passage.row, clauses);
    return clauses;
  };
}

/** The words above a provision: headings of articles, and the words of khoản that lead into points. */
function readLead(provision: Provision, library: Library, lexicon: Lexicon): Lead {
  const words: string[] = provision.heading === null ? [] : [provision.heading];
  let above = provision.parent === null ? undefined : library.provision(provision.parent);
  while (above !== undefined && LEADING.has(above.kind)) {
    words.unshift(...[above.heading ?? '', above.text].filter((one) => one !== ''));
    above = above.parent === null ? undefined : library.provision(above.parent);
  }
  const text = words.join(' ');
  if (text === '') return NO_LEAD;
  const tokens = tokenise(text);
  const concepts = lexicon.annotate(tokens).map(({ concept }) => concept.id);
  return { text, concepts: new Set(concepts), features: new Set([...accented(tokens), ...folded(tokens)]) };
}

/** Kinds whose words are read with what stands below them. */
const LEADING: ReadonlySet<string> = new Set(['article', 'clause', 'point']);

/** The clauses of one provision, in reading order. */
export function readClauses(provision: Provision, lexicon: Lexicon, lead: Lead = NO_LEAD): Clause[] {
  const context = new Set<string>();
  return provision.segments.map((span) => {
    const text = provision.text.slice(span.start, span.end);
    const tokens = expandAcronyms(tokenise(text), text, lexicon);
    const mentions = lexicon.annotate(tokens);
    const concepts = countConcepts(mentions);
    const clause: Clause = {
      provision,
      span,
      text,
      tokens,
      concepts,
      leads: mentions.filter(({ from }) => from < LEAD).map(({ concept }) => concept.id),
      context: new Set(context),
      features: new Set([...accented(tokens), ...folded(tokens)]),
      lead,
    };
    for (const id of concepts.keys()) context.add(id);
    return clause;
  });
}

/** A provision as one clause: those of laws are quoted whole. */
export function readWhole(provision: Provision, library: Library, lexicon: Lexicon): Clause {
  const whole = { start: 0, end: provision.text.length };
  const [clause] = readClauses(
    { ...provision, segments: [whole] },
    lexicon,
    readLead(provision, library, lexicon),
  );
  if (clause === undefined) throw new Error(`${provision.id} has no words`);
  return { ...clause, provision };
}

/** Names a clause: its provision's id and its place among the provision's clauses, from 0: `30-CT/TU#m3.d2/5`. */
export function clauseKey({ provision, span }: Pick<Clause, 'provision' | 'span'>): string {
  return `${provision.id}/${provision.segments.findIndex(({ start }) => start === span.start)}`;
}

/** What a clause's text is known by: 16 hex digits. */
export function clauseHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Words at a clause's head within which the one who acts is named ("Giao Ủy ban Kiểm tra …"). */
const LEAD = 3;

function countConcepts(mentions: readonly Mention[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { concept } of mentions) counts.set(concept.id, (counts.get(concept.id) ?? 0) + 1);
  return counts;
}

/** `MTTQ` also as `mặt trận tổ quốc`: people write either. Only acronyms in capitals: `a)` is no chat spelling here. */
function expandAcronyms(tokens: readonly Token[], text: string, lexicon: Lexicon): Token[] {
  return tokens.flatMap((token) =>
    /^\p{Lu}{3,}$/u.test(text.slice(token.start, token.end)) ? lexicon.expand([token]) : [token],
  );
}
