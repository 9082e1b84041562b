import { plainText, understand } from '../../knowledge/query.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Provision } from '../../knowledge/types.ts';
import { leanOn, type Leaning } from './lean.ts';
import { ENOUGH, type Choice, type Chooser } from './provision.ts';
import { splitQuestion } from './split.ts';

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
  const found = await Promise.all(
    parts.map(async (part, at) => ({
      part,
      choice: await chooser.choose(
        at === 0 ? part : leanOn(part, parts.slice(0, at).join(', ')),
        understand(plainText(part), knowledge.lexicon),
        allowed,
        known,
      ),
    })),
  );
  const most = Math.max(...found.map(({ choice }) => choice?.sure ?? 0));
  if (most < ENOUGH) return null;
  const isFound = ({ choice }: { readonly choice: Choice | null }): boolean =>
    (choice?.sure ?? 0) >= ENOUGH_BESIDE;
  return {
    first: found[0]?.choice ?? null,
    choices: eachOnce(found.filter(isFound).flatMap(({ choice }) => choice ?? [])),
    missing: found.filter((one) => !isFound(one)).map(({ part }) => part),
  };
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
    clauses: [...first.clauses, ...rest.flatMap(({ clauses }) => clauses)],
    missing,
  };
}

/** With the whole question's provision, behind that of the first part where this is likely enough. */
export function besideWhole(whole: Choice, { choices, first }: Parts): Choice {
  const sure = choices.filter((one) => one.sure >= ENOUGH);
  const leads = first !== null && first.sure >= ENOUGH ? [first] : [];
  return joinParts({ first, choices: eachOnce([...leads, whole, ...sure]), missing: [] }) ?? whole;
}
