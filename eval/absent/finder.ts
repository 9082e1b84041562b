import { accented } from '../../knowledge/features.ts';
import type { LexicalIndex } from '../../knowledge/lexical-index.ts';
import type { Hit } from '../../knowledge/types.ts';
import { tokenise } from '../../knowledge/vietnamese.ts';
import type { BeirCorpus, BeirPassage } from '../beir.ts';

/**
 * What is taken out of the library for a question: the documents of its gold articles, or all documents of their subject (the
 * codification's đề mục), since a decree often says again what the removed law says.
 */
export const ABSENCES = ['law', 'subject'] as const;
export type Absence = (typeof ABSENCES)[number];

/** Candidates of each question: as many as the bot judges. */
const LIMIT = 100;

/** What is found in a library without some documents. */
export interface Without {
  readonly hits: Hit[];
  /** The documents taken out; of a subject, those that have nothing else. */
  readonly absent: ReadonlySet<string>;
}

export interface Finder {
  /** The first candidates of a question. */
  held(question: string): Hit[];
  /** The first that remain where the gold's law or subject is taken out; null where the corpus names none. */
  without(question: string, gold: readonly string[], absence: Absence): Without | null;
}

/** Finds candidates as the first stage does, in the whole corpus or with a part of it taken out. */
export function createFinder({ passages }: BeirCorpus, lexical: LexicalIndex): Finder {
  const key = {
    law: ({ document }: BeirPassage) => document,
    subject: ({ fields }: BeirPassage) => fields.topic,
  };
  const sizes = { law: countBy(passages, key.law), subject: countBy(passages, key.subject) };
  const documentsOf = groupDocuments(passages, key.subject);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const search = (question: string, limit: number): Hit[] =>
    lexical.search(accented(tokenise(question)), limit);
  return {
    held: (question) => search(question, LIMIT),
    without(question, gold, absence) {
      const own = gold.flatMap((id) => byId.get(id) ?? []).map(key[absence]);
      if (own.length === 0 || own.includes('')) return null;
      const out = new Set(own);
      const size = [...out].reduce((sum, name) => sum + (sizes[absence].get(name) ?? 0), 0);
      const hits = search(question, LIMIT + size)
        .filter(({ row }) => {
          const passage = passages[row];
          return passage !== undefined && !out.has(key[absence](passage));
        })
        .slice(0, LIMIT);
      const absent =
        absence === 'law' ? out : new Set([...out].flatMap((name) => documentsOf.get(name) ?? []));
      return { hits, absent };
    },
  };
}

function countBy(
  passages: readonly BeirPassage[],
  key: (passage: BeirPassage) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const passage of passages) counts.set(key(passage), (counts.get(key(passage)) ?? 0) + 1);
  return counts;
}

/** The documents of which all passages are of one subject, by it. */
function groupDocuments(
  passages: readonly BeirPassage[],
  subjectOf: (passage: BeirPassage) => string,
): Map<string, string[]> {
  const subjects = new Map<string, string | null>();
  for (const passage of passages) {
    const [subject, before] = [subjectOf(passage), subjects.get(passage.document)];
    subjects.set(passage.document, before === undefined || before === subject ? subject : null);
  }
  const groups = new Map<string, string[]>();
  for (const [document, subject] of subjects)
    if (subject !== null) groups.set(subject, [...(groups.get(subject) ?? []), document]);
  return groups;
}
