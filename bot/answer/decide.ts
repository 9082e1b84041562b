import { holds, type Asked } from '../../knowledge/asked.ts';
import type { Clause } from '../../knowledge/clauses.ts';
import type { Concept, Lexicon } from '../../knowledge/lexicon.ts';
import type { Provision } from '../../knowledge/types.ts';
import type { Frame } from './frame.ts';
import type { Choice } from './provision.ts';
import { namesNewBody, type Weighed } from './weigh.ts';

/** Why a question was not answered; the reader gets a sentence for each. */
export type Reason = 'topic' | 'asked' | 'time' | 'subject' | 'nothing';

export type Decision =
  | {
      readonly kind: 'answered';
      readonly clauses: readonly Clause[];
      /** How likely they decide, 0 to 1; absent where nothing was recognised. */
      readonly sure?: number;
      /** Provisions of other documents that rule the same. */
      readonly beside?: readonly Provision[];
    }
  | { readonly kind: 'not_in_corpus'; readonly reason: Reason; readonly nearest: Clause | null }
  | { readonly kind: 'clarify' };

/** What a question turned out to be beside that, where it was recognised and not only weighed. */
export type Settled =
  | Decision
  | { readonly kind: 'cited'; readonly number: string }
  | {
      readonly kind: 'elsewhere';
      readonly choice: Choice;
      /** Provisions of the documents known otherwise that rule the same. */
      readonly beside?: readonly Provision[];
    }
  | { readonly kind: 'small_talk' }
  | { readonly kind: 'refused' };

/** "Đi đám cưới bạn có vi phạm không?": only whether it is a violation is understood, not what was done. */
function asksOfUnknown({ required, asked, query }: Frame): boolean {
  const general = required.every(({ id }) => id === 'violation');
  return general && asked.has('yes_no') && !asked.has('handling') && query.content.length > 0;
}

/** Most clauses quoted for a question that asks several things. */
const MOST_CLAUSES = 3;

/** Decides from the weighed clauses, best first. */
export function decide(frame: Frame, weighed: readonly Weighed[], lexicon: Lexicon): Decision {
  if (frame.topics.length === 0 || asksOfUnknown(frame)) return decideByWords(frame, weighed, lexicon);
  const apt = weighed.filter((one) => one.apt);
  const chosen = cover(frame, apt, weighed) ?? cover(frame, weighed, weighed);
  const nearest = weighed.find(({ covered }) => covered.size > 0)?.clause ?? null;
  if (chosen === null) return { kind: 'not_in_corpus', reason: 'topic', nearest };
  const reason = fault(
    chosen.map(({ clause }) => clause),
    frame,
    lexicon,
  );
  if (reason !== null) return { kind: 'not_in_corpus', reason, nearest };
  return { kind: 'answered', clauses: chosen.map(({ clause }) => clause) };
}

/**
 * The fewest best clauses that speak of every topic, in the topics' order; null where some topic has none. What is
 * rumoured or told to the press may be anything: beside such a topic, one that no rule held speaks of does not count.
 */
function cover(
  { required, noted, aside }: Frame,
  weighed: readonly Weighed[],
  all: readonly Weighed[],
): Weighed[] | null {
  const isHeld = (topic: Concept): boolean => all.some(({ clause }) => clause.concepts.has(topic.id));
  const carried = required.some((topic) => topic.carries && isHeld(topic));
  const counts = (topic: Concept): boolean => isHeld(topic) || topic.sought || !(carried || aside.has(topic));
  if (noted.some((topic) => counts(topic) && !isHeld(topic))) return null;
  const topics = required.filter(counts);
  const whole =
    topics.length === 0
      ? undefined
      : weighed.find(({ covered }) => topics.every((topic) => covered.has(topic)));
  if (whole !== undefined) return [whole];
  const chosen: Weighed[] = [];
  for (const topic of topics) {
    if (chosen.some(({ covered }) => covered.has(topic))) continue;
    const best = weighed.find(({ clause }) => clause.concepts.has(topic.id));
    if (best === undefined) return null;
    chosen.push(best);
  }
  return chosen.length === 0 ? null : chosen.slice(0, MOST_CLAUSES);
}

/** What keeps clauses that speak of the topics from answering the question. */
function fault(clauses: readonly Clause[], frame: Frame, lexicon: Lexicon): Reason | null {
  if (frame.outsider && !speaksOfOutsiders(clauses, frame)) return 'subject';
  if (clauses.some((clause) => outsideItsTimes(clause, frame, lexicon))) return 'time';
  return lacksWhatIsAsked(clauses, frame) ? 'asked' : null;
}

/** True where a clause names the people outside, or its topic is what they may do (people's oversight). */
function speaksOfOutsiders(clauses: readonly Clause[], { subjects, required }: Frame): boolean {
  const named = subjects.filter(({ outside }) => outside).map(({ id }) => id);
  return (
    required.some(({ id }) => id === 'people_role') ||
    named.some((id) => clauses.some(({ concepts }) => concepts.has(id)))
  );
}

/** A clause that names its times does not reach others: an evening, a day off, the midday break for a rule on office hours. */
function outsideItsTimes(clause: Clause, frame: Frame, lexicon: Lexicon): boolean {
  const named = [...clause.concepts.keys()].filter((id) => lexicon.concept(id)?.role === 'time');
  if (named.length === 0 || frame.times.length === 0) return false;
  const ids = new Set(frame.times.map(({ id }) => id));
  if (ids.has('duty_day') && named.includes('duty_day')) return false;
  // An evening or a home beside the noon or the office hours that were asked about is only the place of the story.
  const within = ['noon', 'working_hours'].some((id) => ids.has(id) && named.includes(id));
  if (frame.times.some(({ id, off }) => off && !(within && id === 'evening'))) return true;
  const asked = frame.times.filter(({ id }) => id !== 'workday' && id !== 'office_time');
  return asked.length > 0 && !asked.some(({ id }) => named.includes(id)) && !named.includes('workday');
}

// Kinds that the quoted clauses together must hold, each of them that was asked for.
const NEEDED: readonly Asked[] = [
  'person_name',
  'amount',
  'quantity',
  'clock',
  'duration',
  'date',
  'document_number',
  'sanction_form',
  'handling',
  'procedure',
  'definition',
];

/** True where clauses do not hold what is asked for: an amount, a deadline, a name, an office. */
export function lacksWhatIsAsked(clauses: readonly Clause[], frame: Frame): boolean {
  const held = (kind: Asked): boolean => clauses.some(({ text }) => holds(kind, text));
  if (NEEDED.some((kind) => frame.asked.has(kind) && !held(kind))) return true;
  if (frame.asked.has('body') && !frame.asked.has('yes_no'))
    return !clauses.some((clause) => namesNewBody(clause, frame));
  return frame.asked.has('place') && !held('place') && !frame.asked.has('place_in_text');
}

/** Share of the question's idf mass that a clause must hold where the lexicon knows none of its topics. */
const ENOUGH_WORDS = 0.45;

function decideByWords(frame: Frame, weighed: readonly Weighed[], lexicon: Lexicon): Decision {
  if (saysNothing(frame)) return { kind: 'clarify' };
  const best = weighed.find(({ clause }) => clause.provision.kind !== 'title');
  if (best === undefined || best.lexical < ENOUGH_WORDS)
    return { kind: 'not_in_corpus', reason: 'nothing', nearest: null };
  const reason = fault([best.clause], frame, lexicon);
  if (reason !== null) return { kind: 'not_in_corpus', reason, nearest: best.clause };
  return { kind: 'answered', clauses: [best.clause] };
}

/** True where a question names no thing, no time and nothing that could be looked for. */
function saysNothing({ query, details, bodies, times, asked }: Frame): boolean {
  const specific = NEEDED.some((kind) => asked.has(kind));
  return (
    query.content.length === 0 && details.length === 0 && bodies.size === 0 && times.length === 0 && !specific
  );
}
