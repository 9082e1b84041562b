import type { Citation, Provision, Relation } from '../knowledge/types.ts';
import { readAmendments } from './relations/amendments.ts';
import { readEndings } from './relations/endings.ts';
import { readGuidance } from './relations/guidance.ts';
import { readHistory } from './relations/history.ts';
import { sentencesOf, type RelatedDocument, type Sentence } from './relations/sentences.ts';

export type { RelatedDocument } from './relations/sentences.ts';

/** Which number a citation without one means; null where that is not certain (`knowledge/citations.ts`). */
export type NumberOf = (citation: Citation) => string | null;

/**
 * What a document says that it does to others ("thay thế", "hết hiệu lực kể từ ngày Luật này có hiệu lực", "Bãi bỏ Điều
 * …", "Sửa đổi, bổ sung …", "quy định chi tiết …"), and what it says others did ("đã được sửa đổi theo Luật số …").
 */
export function findRelations(document: RelatedDocument, numberOf: NumberOf): Relation[] {
  const cited = new Map<string, Citation[]>();
  for (const citation of document.citations) {
    const list = cited.get(citation.from);
    if (list) list.push(citation);
    else cited.set(citation.from, [citation]);
  }
  const byId = new Map(document.provisions.map((provision) => [provision.id, provision]));
  const found = document.provisions.flatMap((provision) => {
    const citations = cited.get(provision.id) ?? [];
    if (citations.length === 0) return [];
    const parent = provision.parent === null ? undefined : byId.get(provision.parent);
    return sentencesOf(provision, withNumbers(citations, numberOf), parent?.text ?? '').flatMap((sentence) =>
      readSentence(sentence, document, provision),
    );
  });
  return unique(found);
}

function readSentence(sentence: Sentence, document: RelatedDocument, provision: Provision): Relation[] {
  const base = { from: document.number, provision: provision.id, confidence: 'high', newText: null } as const;
  const parts = [
    ...readEndings(sentence, document),
    ...readAmendments(sentence),
    ...readGuidance(sentence),
    ...readHistory(sentence),
  ];
  const how = `${provision.locator} của ${document.kind} ${document.number}`;
  return parts.map((part) => ({ ...base, how, ...part })).filter(({ from, to }) => from !== to);
}

function withNumbers(citations: readonly Citation[], numberOf: NumberOf): Citation[] {
  return citations.map((citation) =>
    citation.number !== null ? citation : { ...citation, number: numberOf(citation) },
  );
}

function unique(relations: readonly Relation[]): Relation[] {
  const seen = new Map<string, Relation>();
  for (const relation of relations) {
    const { kind, from, to, places, on } = relation;
    const key = JSON.stringify([kind, from, to, places, on]);
    if (!seen.has(key)) seen.set(key, relation);
  }
  return [...seen.values()];
}
