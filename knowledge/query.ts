import { readAsked, type Asked } from './asked.ts';
import { accented, folded } from './features.ts';
import type { Lexicon, Mention } from './lexicon.ts';
import { isUnaccented, tokenise, type Token } from './vietnamese.ts';

/** What is searched for: a question's words and concepts, after chat spellings were written out. */
export interface Query {
  /** NFC, without control characters, letters drawn out (`khônggg`) shortened. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** For each token the phrase that it stands in: phrases end at commas and sentence ends, counted from 0. */
  readonly phrases: readonly number[];
  /** First token of the part that asks: of a story the last sentence, else 0. */
  readonly asksFrom: number;
  readonly mentions: readonly Mention[];
  readonly asked: ReadonlySet<Asked>;
  /** Typed without diacritics: searched without them. */
  readonly unaccented: boolean;
  /** Features for the lexical index. */
  readonly features: readonly string[];
  /** Tokens that are neither stop words nor part of a mention. */
  readonly content: readonly Token[];
}

const CONTROL = /[\p{Cc}\p{Cf}]+/gu;
/** No Vietnamese word ends in a doubled vowel. */
const DOUBLED_END = /([aeiuy])\1(?!\p{L})/giu;
const DRAWN_OUT = /(\p{L})\1{2,}/giu;

/** A sign that ends a clause, with the next word run into it: "mấy mức,mức nào". Not the comma of a number. */
const RUN_IN = /([,;?!])(?=\p{L})/gu;

/**
 * One line of plain text: NFC, control and format characters (zero width, direction) out, white space folded, a space
 * behind commas, and a message all in capitals as it would be typed without the key held down.
 */
export function plainText(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(CONTROL, ' ')
    .replace(RUN_IN, '$1 ')
    .replace(/\s+/gu, ' ')
    .trim();
  return isShouted(line)
    ? line.replace(/\S+/gu, (word) => (NAMES.test(word) ? word : word.toLowerCase()))
    : line;
}

/** Letters from which capitals are a way of typing: "NĐ 30" and "UBND" are not. */
const SHOUTED = 8;
/** Share of capitals among the letters; a few stay small: "ĐIỀU 5 khoản a". */
const MOSTLY = 0.8;
/** Numbers of documents, and Roman numerals up to 39: "CC" is a short form. */
const NAMES = /\d|^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\P{L}*$/u;

function isShouted(line: string): boolean {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  const capitals = line.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= SHOUTED && capitals >= MOSTLY * letters;
}

/** Understands a question. `hidden`: ranges of `text` (references) that are not read for concepts. */
export function understand(
  text: string,
  lexicon: Lexicon,
  hidden: readonly { start: number; end: number }[] = [],
): Query {
  const visible = blank(text, hidden).replace(DRAWN_OUT, '$1').replace(DOUBLED_END, '$1');
  const tokens = lexicon.expand(tokenise(visible));
  const unaccented = isUnaccented(tokens);
  const mentions = lexicon.annotate(tokens);
  const asksFrom = questionStart(visible, tokens);
  const words = unaccented ? folded(tokens) : [...accented(tokens), ...folded(tokens)];
  return {
    text,
    tokens,
    phrases: phrasesOf(visible, tokens),
    asksFrom,
    mentions,
    asked: readAsked(cueLine(tokens), cueLine(tokens.slice(asksFrom)), lexicon.data),
    unaccented,
    features: [...words, ...mentions.map(({ concept }) => `#${concept.id}`)],
    content: contentTokens(tokens, mentions, lexicon),
  };
}

/** The words in which cues are sought: without marks, but "đầu" (head) kept apart from "đâu" (where). */
function cueLine(tokens: readonly Token[]): string {
  return tokens.map(({ norm, fold }) => (norm === 'đầu' ? 'dauf' : fold)).join(' ');
}

function phrasesOf(text: string, tokens: readonly Token[]): number[] {
  let phrase = 0;
  return tokens.map((token, index) => {
    const gap = text.slice(tokens[index - 1]?.end ?? 0, token.start);
    if (index > 0 && /[.,;:!?…\n–-]\s/u.test(`${gap} `)) phrase += 1;
    return phrase;
  });
}

/** Words from which a message of several sentences is a story with a question at its end. */
const STORY = 25;

/** The token at which the last sentence begins, where the message is a story; else 0. */
function questionStart(text: string, tokens: readonly Token[]): number {
  if (tokens.length < STORY) return 0;
  const starts = tokens.flatMap((token, index) =>
    index > 0 && /[.!?…]\s/u.test(text.slice(tokens[index - 1]?.end ?? 0, token.start)) ? [index] : [],
  );
  return starts.at(-1) ?? 0;
}

function blank(text: string, hidden: readonly { start: number; end: number }[]): string {
  return hidden.reduce(
    (line, { start, end }) => line.slice(0, start) + ' '.repeat(end - start) + line.slice(end),
    text,
  );
}

function contentTokens(tokens: readonly Token[], mentions: readonly Mention[], lexicon: Lexicon): Token[] {
  const named = new Set(
    mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
  );
  return tokens.filter((token, index) => !named.has(index) && !lexicon.isStopword(token));
}
