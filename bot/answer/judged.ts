import { MOST_JUDGED, type Judge } from '../../knowledge/judge.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Selected } from '../../knowledge/select.ts';
import type { Provision } from '../../knowledge/types.ts';
import { readTogether } from './together.ts';

/** What a second judge says of the chosen provisions, weighed with how likely they are. */

/** All candidates together, below which nothing can be quoted whatever a judge says: it is not asked. */
const LEAST = 0.3;
/** How much the judge's odds count beside the chooser's. By judgment: no service was measured. */
const WEIGHT = 0.5;
/** Keeps a score of 0 or 1 from deciding alone: its odds are 1 to 21. */
const DOUBT = 0.05;

/**
 * The same provisions, in another order and with other probabilities where a judge has scores; as they are where it has none.
 * Together they are never likelier than before: a judge may lead to another provision or to none, never to more.
 */
export async function hearJudge(
  selected: readonly Selected[],
  question: string,
  { judge, knowledge }: { readonly judge: Judge | null; readonly knowledge: Knowledge },
): Promise<readonly Selected[]> {
  const all = sumOf(selected);
  if (judge === null || all < LEAST) return selected;
  const heard = selected.slice(0, MOST_JUDGED);
  const passages = heard.map(({ provision }) => ({
    id: provision.id,
    text: asPassage(provision, knowledge),
  }));
  const scores = await judge(question, passages);
  return scores === null ? selected : weighed(selected, scores);
}

/** Provisions weighed by the scores of the first of them, likeliest first; `scores` are 0 to 1. */
export function weighed(selected: readonly Selected[], scores: readonly number[]): Selected[] {
  const all = sumOf(selected);
  // Leaning messages are not in the order of their probabilities; who leads keeps leading where the scores are equal.
  const leads = leadsOf(selected);
  const factors = selected.map((_, at) => factorOf(scores[at]));
  const raised = selected.map(({ probability }, at) => probability * (factors[at] ?? 1));
  const sum = raised.reduce((total, one) => total + one, 0);
  // With "none" beside them they sum to 1; never to more than before.
  const scale = Math.min(1 / (sum + Math.max(0, 1 - all)), sum === 0 ? 1 : all / sum);
  return selected
    .map(({ provision }, at) => ({
      provision,
      probability: (raised[at] ?? 0) * scale,
      lead: (leads[at] ?? 0) * (factors[at] ?? 1),
    }))
    .sort((a, b) => b.lead - a.lead)
    .map(({ provision, probability }) => ({ provision, probability }));
}

/** Odds of the score; 1 where there is none. */
function factorOf(score: number | undefined): number {
  return score === undefined ? 1 : ((score + DOUBT) / (1 - score + DOUBT)) ** WEIGHT;
}

/** For each the greatest probability from its place on. */
function leadsOf(selected: readonly Selected[]): number[] {
  const leads: number[] = [];
  for (let at = selected.length - 1; at >= 0; at -= 1)
    leads[at] = Math.max(selected[at]?.probability ?? 0, leads[at + 1] ?? 0);
  return leads;
}

function sumOf(selected: readonly Selected[]): number {
  return selected.reduce((sum, { probability }) => sum + probability, 0);
}

/** The provision's words behind the title and the headings that they stand under, with the điểm that they lead into. */
function asPassage(provision: Provision, knowledge: Knowledge): string {
  const document = knowledge.library.document(provision.document);
  const [own, ...beside] = readTogether(provision, knowledge);
  const below = beside.filter((one) => one.provision.parent === provision.id);
  const title = `${document?.kind ?? ''} ${document?.title ?? ''}`.trim();
  const parts = [title, own?.lead.text ?? '', provision.text, ...below.map(({ text }) => text)];
  return parts.filter((part) => part !== '').join('. ');
}
