import type { Clause } from '../../knowledge/clauses.ts';
import { plainText, understand } from '../../knowledge/query.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Provision } from '../../knowledge/types.ts';
import { leanOn, type Leaning } from './lean.ts';
import { ENOUGH, type Choice, type Chooser } from './provision.ts';
import { saysItsMatter, splitQuestion } from './split.ts';
import { articleOf } from './sureness.ts';

/** Questions that ask two or three things: each is looked for by itself, and with what the first is about. */

/** Probability from which a part beside one that is beyond doubt is quoted. */
const ENOUGH_BESIDE = 0.4;

/** What was found for the parts of a question. */
export interface Parts {
  /** The first part's, however likely; null where nothing is a candidate. */
  readonly first: Choice | null;
  /** In the order of the question, each provision once. */
  readonly choices: readonly Choice[];
  /** Parts, as read, for which nothing is likely enough. */
  readonly missing: readonly string[];
}

/** Null for a question that asks one thing, and where nothing is likely enough for any part. */
export async function chooseParts(
  text: string | Leaning,
  { chooser, knowledge }: { readonly chooser: Chooser; readonly knowledge: Knowledge },
  allowed: (provision: Provision) => boolean,
  known: ReadonlySet<string>,
): Promise<Parts | null> {
  if (typeof text !== 'string') return null;
  const parts = splitQuestion(knowledge.normaliser.normalise(text).text);
  if (parts.length < 2) return null;
  const found: Found[] = [];
  for (const part of parts)
    found.push({ part, choice: await choosePart(part, found, { chooser, knowledge }, allowed, known) });
  const most = Math.max(...found.map(({ choice }) => choice?.sure ?? 0));
  if (most < ENOUGH) return null;
  return {
    first: found[0]?.choice ?? null,
    choices: eachOnce(found.filter(isFound).flatMap(({ choice }) => choice ?? [])),
    missing: found.filter((one) => !isFound(one)).map(({ part }) => part),
  };
}

interface Found {
  readonly part: string;
  readonly choice: Choice | null;
}

function isFound({ choice }: Found): boolean {
  return (choice?.sure ?? 0) >= ENOUGH_BESIDE;
}

/**
 * A later part is looked for with those before it. What says the same as an answer before is no answer to it; and what stands
 * in the same article yields to what the part finds by itself, where that is surer: its subject is another.
 */
async function choosePart(
  part: string,
  before: readonly Found[],
  { chooser, knowledge }: { readonly chooser: Chooser; readonly knowledge: Knowledge },
  allowed: (provision: Provision) => boolean,
  known: ReadonlySet<string>,
): Promise<Choice | null> {
  const query = understand(plainText(part), knowledge.lexicon);
  const answered = before.filter(isFound).flatMap(({ choice }) => choice ?? []);
  const also = new Set(answered.flatMap((one) => one.also).map(({ id }) => id));
  const choose = (text: string | Leaning): Promise<Choice | null> =>
    chooser.choose(text, query, (one) => !also.has(one.id) && allowed(one), known);
  if (before.length === 0) return choose(part);
  const leaning = await choose(leanOn(part, before.map((one) => one.part).join(', ')));
  const articles = new Set(answered.map(({ provision }) => articleOf(provision.id)));
  if (leaning === null || !articles.has(articleOf(leaning.provision.id))) return leaning;
  const alone = saysItsMatter(part) ? await choose(part) : null;
  const isOwn = alone !== null && alone.sure >= ENOUGH && !articles.has(articleOf(alone.provision.id));
  return isOwn && alone.sure > leaning.sure ? alone : leaning;
}

function eachOnce(choices: readonly Choice[]): Choice[] {
  return choices.filter(
    ({ provision }, at) => choices.findIndex((one) => one.provision.id === provision.id) === at,
  );
}

/** One choice that quotes all parts, the first first; as likely as the likeliest. */
export function joinParts({ choices, missing }: Parts): Choice | null {
  const [first, ...rest] = choices;
  if (first === undefined) return null;
  return {
    ...first,
    probability: Math.max(...choices.map(({ probability }) => probability)),
    sure: Math.max(...choices.map(({ sure }) => sure)),
    clauses: eachClauseOnce([...first.clauses, ...rest.flatMap(({ clauses }) => clauses)]),
    missing,
  };
}

/** What leads into two points of one list is quoted once. */
function eachClauseOnce(clauses: readonly Clause[]): Clause[] {
  const keys = clauses.map(({ provision, span }) => `${provision.id} ${span.start}`);
  return clauses.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

/** With the whole question's provision, behind that of the first part where this is likely enough. */
export function besideWhole(whole: Choice, { choices, first }: Parts): Choice {
  const sure = choices.filter((one) => one.sure >= ENOUGH);
  const leads = first !== null && first.sure >= ENOUGH ? [first] : [];
  return joinParts({ first, choices: eachOnce([...leads, whole, ...sure]), missing: [] }) ?? whole;
}
