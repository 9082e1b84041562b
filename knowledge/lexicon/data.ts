import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { fold, tokenise, type Token } from '../vietnamese.ts';

/** The lexicon's files, parsed and checked. They are shipped with the code. */

const roleSchema = z.enum(['topic', 'detail', 'time', 'subject', 'body', 'noise']);
export type Role = z.infer<typeof roleSchema>;

const conceptSchema = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/),
  role: roleSchema,
  broader: z.string().optional(),
  /** A time outside duty. */
  off: z.boolean().default(false),
  /** People whom rules of public service do not bind. */
  outside: z.boolean().default(false),
  /** Counts as a topic only where the question names no other. */
  weak: z.boolean().default(false),
  /** Its object may be any other topic: a rumour, an interview. */
  carries: z.boolean().default(false),
  /** What is sought itself: never a side remark. */
  sought: z.boolean().default(false),
  /** About a state of affairs that a preamble describes. */
  describes: z.boolean().default(false),
  terms: z.string(),
});

/** A spelling of a concept. */
export interface Term {
  readonly tokens: readonly Token[];
  /** Matches only with exactly these marks. */
  readonly exact: boolean;
}

export interface Concept {
  readonly id: string;
  readonly role: Role;
  readonly broader: string | null;
  readonly off: boolean;
  readonly outside: boolean;
  readonly weak: boolean;
  readonly describes: boolean;
  readonly carries: boolean;
  readonly sought: boolean;
  readonly terms: readonly Term[];
}

const inferenceSchema = z.strictObject({
  all: z.array(z.string()),
  none: z.array(z.string()),
  then: z.string(),
  drop: z.string(),
});
export type Inference = z.infer<typeof inferenceSchema>;

/** A short form with what it may stand for, the likeliest first. */
export type Abbreviation = readonly [string, readonly string[]];

const meaningsSchema = z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]);

const formsSchema = z.record(z.string(), meaningsSchema);
const chatSchema = z.strictObject({ pairs: z.array(z.string()), forms: formsSchema });

export interface LexiconData {
  /** Changes with the concepts: indexes built with another version know other concepts. */
  readonly version: string;
  readonly concepts: readonly Concept[];
  readonly inferences: readonly Inference[];
  /** Chat spellings and short forms, each with what it may stand for, the likeliest first. */
  readonly abbreviations: readonly Abbreviation[];
  /** What the normaliser chooses among: those of `short-forms.yaml`, and of the others the forms that it does not have. */
  readonly shortForms: readonly Abbreviation[];
  /** Pairs of words that are frequent in chats. */
  readonly chatPairs: readonly string[];
  readonly stopwords: ReadonlySet<string>;
  readonly foldedStopwords: ReadonlySet<string>;
  /** Syllables that the language spells: none of them is a typing fault. Made by `eval/train/syllables.ts`. */
  readonly syllables: ReadonlySet<string>;
  readonly asked: ReadonlyMap<string, readonly RegExp[]>;
}

const CONCEPT_FILES = ['concepts', 'neighbours', 'circumstances'];

/** Reads the lexicon that is shipped beside this file. Throws where a file is not of the form described in it. */
export function readLexicon(): LexiconData {
  const concepts = CONCEPT_FILES.flatMap((name) =>
    z.array(conceptSchema).parse(readYaml(name)).map(toConcept),
  );
  const stopwords = Object.values(z.record(z.string(), z.string()).parse(readYaml('stopwords')))
    .flatMap((words) => tokenise(words))
    .map((token) => token.norm);
  const asked = z.record(z.string(), z.array(z.string())).parse(readYaml('asked'));
  const abbreviations = Object.entries(formsSchema.parse(readYaml('abbreviations')));
  const chats = chatSchema.parse(readYaml('short-forms'));
  return {
    version: createHash('sha256')
      .update(CONCEPT_FILES.map((name) => read(`${name}.yaml`)).join('\0'))
      .digest('hex')
      .slice(0, 12),
    concepts,
    inferences: z.array(inferenceSchema).parse(readYaml('inferences')),
    abbreviations,
    shortForms: withUnmarked(Object.entries(chats.forms), abbreviations),
    chatPairs: chats.pairs.flatMap((line) => line.split(',').map((pair) => pair.trim())),
    stopwords: new Set(stopwords),
    foldedStopwords: new Set(stopwords.map(fold)),
    syllables: new Set(read('syllables.txt').split('\n')),
    asked: new Map(Object.entries(asked).map(([kind, patterns]) => [kind, patterns.map(wholeWords)])),
  };
}

/** Forms with each as it is typed without marks, and the `others`; what is entered itself goes first. */
function withUnmarked(forms: readonly Abbreviation[], others: readonly Abbreviation[]): Abbreviation[] {
  const unmarked = forms.map(([form, meanings]): Abbreviation => [fold(form), meanings]);
  return [...new Map([...others, ...unmarked, ...forms])];
}

/** Cues match whole words only: "bao gio" is not in "bao gioi". */
function wholeWords(pattern: string): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${pattern})(?![a-z0-9])`, 'u');
}

function toConcept(raw: z.infer<typeof conceptSchema>): Concept {
  const terms = raw.terms
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '')
    .map((term) => ({ tokens: tokenise(term), exact: term.startsWith('=') }));
  return { ...raw, broader: raw.broader ?? null, terms };
}

function readYaml(name: string): unknown {
  return parse(read(`${name}.yaml`));
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
