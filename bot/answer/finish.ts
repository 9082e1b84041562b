import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Day } from '../../knowledge/types.ts';
import type { Answer } from '../contract.ts';
import { unverified } from './absence.ts';
import type { Draft } from './draft.ts';
import { isVerbatim } from './quote.ts';
import { renderText } from './render.ts';

/** From a draft to an answer: every quote held against its source, what a person reads put together. */

/** Drops every quote that does not stand in its source letter for letter; an answer without a quote left is none. */
export function verify(draft: Draft, { library }: Knowledge): Draft {
  const quotes = draft.quotes.filter((quote) => isVerbatim(quote, library));
  if (quotes.length === draft.quotes.length) return draft;
  return quotes.length > 0 ? { ...draft, quotes } : unverified();
}

export function finish(
  draft: Draft,
  { understood, searched }: { readonly understood: string | null; readonly searched: number },
  on: Day,
  snapshot: string,
  total: number,
): Answer {
  const { nearest, quotes, missing, choices, meant = null, confidence } = draft;
  const { outcome, verdict, headline, note } = draft;
  return {
    outcome,
    verdict,
    headline,
    note,
    ...(confidence === undefined ? {} : { confidence }),
    text: renderText({ ...draft, quotes: [...quotes], choices: [...choices], understood, meant }),
    understood: understood ?? meant,
    ...(understood === null && meant !== null ? { mended: true } : {}),
    choices: [...choices],
    quotes: [...quotes],
    missing: [...missing],
    ...(draft.outcome === 'not_in_corpus' ? { nearest: [...nearest] } : {}),
    on,
    snapshot,
    took: { search: searched, answer: total },
  };
}
