import { readFileSync } from 'node:fs';
import type { Change, Order, Situation, Words } from './recipe.ts';

/** The reviewed files: tab-separated, `#` before a remark, shipped with the code. */

function rowsOf(name: string): string[][] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

const split = (text: string | undefined, by: string): string[] =>
  (text ?? '')
    .split(by)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** `situation ⇥ provision ⇥ words that decide ⇥ other provisions that could, by spaces`. */
export function readSituations(): Situation[] {
  return rowsOf('situations.tsv').map(([story = '', provision = '', words = '', also]) => ({
    story,
    provision,
    words,
    also: split(also, ' '),
  }));
}

/** `provision ⇥ words ⇥ others, by " | " ⇥ "x" where the first of them is contrary`. */
export function readChanges(): Change[] {
  return rowsOf('changes.tsv').map(([provision = '', words = '', others, contrary]) => ({
    provision,
    words,
    others: split(others, '|'),
    contrary: contrary?.trim() === 'x',
  }));
}

/** `document ⇥ what is done ⇥ place=words of each step, by " | " ⇥ place=words that give the order, or nothing`. */
export function readOrders(): Order[] {
  return rowsOf('orders.tsv').map(([document = '', what = '', steps, by]) => {
    const [order = null] = split(by, '|').map((one) => wordsAt(document, one));
    return { document, what, steps: split(steps, '|').map((one) => wordsAt(document, one)), by: order };
  });
}

function wordsAt(document: string, text: string): Words {
  const at = text.indexOf('=');
  return { provision: `${document}#${text.slice(0, at)}`, words: text.slice(at + 1) };
}

/** Where terms count: everywhere; after them in articles' headings; after both in headings, chapters and titles; last in titles. */
const PLACES = ['', 'h', 'b', 't'] as const;
export type TermPlace = (typeof PLACES)[number];

/** What a topic is called in laws. */
export interface TopicTerms {
  readonly topic: string;
  readonly terms: readonly string[];
  readonly place: TermPlace;
}

/** `topic ⇥ terms, by " | " ⇥ place`. */
export function readTopics(): TopicTerms[] {
  return rowsOf('topics.tsv').map(([topic = '', terms, where = '']) => {
    const place = PLACES.find((one) => one === where.trim());
    if (place === undefined) throw new Error(`topics.tsv: “${topic}” has the place “${where}”`);
    return { topic, terms: split(terms, '|'), place };
  });
}
