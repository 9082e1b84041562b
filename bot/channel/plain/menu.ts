import type { Answer, Quote } from '../../contract.ts';
import { ASK_A_PERSON, offersPerson } from '../../escalation.ts';
import { quoteUrl } from '../chat/quote-url.ts';
import { sourcesOf } from '../chat/render.ts';
import { paragraph, type Section } from '../chat/rich.ts';
import { words } from './words.ts';

/** What a number stands for: the place of a button on other channels. */
export type Choice =
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'source'; readonly answer: string; readonly index: number; readonly label: string }
  | { readonly kind: 'vote'; readonly answer: string; readonly helpful: boolean }
  /** The question goes to a person. */
  | { readonly kind: 'person'; readonly answer: string };

/** Provisions that are offered whole under one answer. An answer rarely quotes more than three; four leave it visible. */
const MAX_SOURCES = 4;

/** The choices under an answer: questions to ask next, full texts, the vote where there is something to judge. */
export function choicesOf(answer: Answer, id: string, publicUrl: string | null): Choice[] {
  const asks = answer.choices.map((text): Choice => ({ kind: 'ask', text }));
  const sources = offered(answer)
    .filter(({ quote }) => urlOf(quote, publicUrl) === null)
    .map(({ quote, index }): Choice => ({ kind: 'source', answer: id, index, label: quote.locator }));
  const judged = answer.outcome !== 'small_talk' && answer.outcome !== 'clarify';
  const votes = [true, false].map((helpful): Choice => ({ kind: 'vote', answer: id, helpful }));
  const person: Choice[] = offersPerson(answer.outcome) ? [{ kind: 'person', answer: id }] : [];
  return [...asks, ...sources, ...(judged ? votes : []), ...person];
}

export const questionsAsChoices = (questions: readonly string[]): Choice[] =>
  questions.map((text) => ({ kind: 'ask', text }));

/** Addresses of the full texts, where there are pages that a phone can open. */
export function linkSections(answer: Answer, publicUrl: string | null): Section[] {
  const links = offered(answer).flatMap(({ quote }) => {
    const url = urlOf(quote, publicUrl);
    return url === null ? [] : [paragraph(`Toàn văn ${quote.locator}: ${url}`)];
  });
  return links.length === 0 ? [] : [links];
}

/** The numbered list. */
export function menuSections(choices: readonly Choice[], group: boolean): Section[] {
  if (choices.length === 0) return [];
  const lines = choices.map((choice, index) => paragraph(`${index + 1}. ${labelOf(choice)}`));
  return [[paragraph(group ? words.pickInGroup : words.pick), ...lines]];
}

function labelOf(choice: Choice): string {
  switch (choice.kind) {
    case 'ask':
      return choice.text;
    case 'source':
      return `Xem toàn văn ${choice.label}`;
    case 'vote':
      return choice.helpful ? words.helpful : words.notHelpful;
    case 'person':
      return ASK_A_PERSON;
  }
}

/** The first quote of each provision. */
function offered(answer: Answer): { quote: Quote; index: number }[] {
  const quotes = sourcesOf(answer).map((quote, index) => ({ quote, index }));
  const firstOf = (id: string) => quotes.find(({ quote }) => quote.provision === id)?.index;
  return quotes.filter(({ quote, index }) => firstOf(quote.provision) === index).slice(0, MAX_SOURCES);
}

const urlOf = (quote: Quote, publicUrl: string | null) =>
  publicUrl === null ? null : quoteUrl(publicUrl, quote);
