import { plainText } from '../../knowledge/query.ts';
import type { Selected } from '../../knowledge/select.ts';
import { readSmallTalk } from './manners.ts';
import { namesStaff } from './staff.ts';
import { asksSomething, foldedLine, goesOn, wordCount } from './wording.ts';

/** A message that may lean on earlier ones: looked for alone and joined, and what both say weighed by how far it leans. */
export interface Leaning {
  readonly own: string;
  /** What it may lean on: the messages before, as one text. */
  readonly earlier: string;
  /** How likely, 0 to 1, the message cannot be understood without. */
  readonly lean: number;
  /** True for a part of one question: what answers the part before is not asked for again. */
  readonly part: boolean;
}

/** A message behind those that it may lean on. */
export function wholeText(text: string | Leaning): string {
  return typeof text === 'string' ? text : `${text.earlier}. ${text.own}`;
}

/** Words up to which a message hardly stands alone, may stand alone, mostly does. */
const FRAGMENT = 5;
const SHORT = 8;
const MIDDLING = 11;
/** Words up to which a message goes on from one that only told something. */
const AFTER_TELLING = 14;
/** Earlier messages that are read with a new one: a story is told in a few. */
const MOST_EARLIER = 3;
/** Words from which a courtesy is a message of its own. */
const COURTESY = 4;

/** A message with what it may lean on; as it is where nothing before it said anything, or where it says the same again. */
export function readLeaning(own: string, turns: readonly string[]): Leaning | string {
  const earlier = earlierText(turns.map(plainText).filter(saysSomething));
  if (earlier === null || restates(own, earlier)) return own;
  if (saysOnlyWhom(own)) return `${earlier.replace(/[?!.\s]+$/u, '')} đối với ${own}`;
  return { own, earlier, lean: leaningOf(own, earlier), part: false };
}

/** Share of the earlier message's words from which a new one asks the same again: the choice of a question that was asked back. */
const SAME = 0.7;

function restates(own: string, earlier: string): boolean {
  const words = new Set(foldedLine(own).split(' '));
  const before = foldedLine(earlier).split(' ');
  return before.filter((word) => words.has(word)).length >= SAME * before.length;
}

/** Words that an answer to "Bạn hỏi cho ai?" has at most. */
const WHOM = 5;

/** "công chức ạ": whom the question before was meant for. */
function saysOnlyWhom(own: string): boolean {
  return (
    wordCount(own) <= WHOM && !goesOn(own) && !asksSomething(own.replace(/ạ\s*$/u, '')) && namesStaff(own)
  );
}

/** A part of a question, with the parts before it: what it is about may stand there alone. */
export function leanOn(own: string, earlier: string): Leaning {
  const words = wordCount(own);
  return { own, earlier, lean: words <= FRAGMENT ? 0.8 : words <= SHORT ? 0.65 : 0.45, part: true };
}

function saysSomething(turn: string): boolean {
  return turn !== '' && !(wordCount(turn) <= COURTESY && readSmallTalk(turn) !== null);
}

/** The last message, with those before it that it went on from or that told the beginning of a story. */
function earlierText(turns: readonly string[]): string | null {
  const last = turns.at(-1);
  if (last === undefined) return null;
  const story = [last];
  for (const turn of turns.slice(0, -1).reverse()) {
    const [first = ''] = story;
    if (story.length >= MOST_EARLIER || (asksSomething(first) && !isFragment(first))) break;
    story.unshift(turn);
  }
  return story.join('. ');
}

function isFragment(text: string): boolean {
  return goesOn(text) || wordCount(text) <= FRAGMENT;
}

/** How far a message leans. Chosen on the training conversations and on pairs of questions that have nothing to do with each other. */
function leaningOf(own: string, earlier: string): number {
  const words = wordCount(own);
  const byItself = isFragment(own) ? 0.9 : words <= SHORT ? 0.75 : words <= MIDDLING ? 0.5 : 0.3;
  if (asksSomething(earlier)) return byItself;
  return Math.max(byItself, words <= AFTER_TELLING ? 0.8 : 0.6);
}

/** Probability from which a message that is found alone needs nothing before it. */
const SURE_ALONE = 0.9;
/** How much of a provision's probability is its part in the earlier message: what answered that is not asked again. */
const ANSWERED = 0.9;
/** Leaning from which the joined text alone says how likely a provision is. */
const LEANS = 0.7;

export interface Selections {
  readonly alone: readonly Selected[];
  readonly joined: readonly Selected[];
  readonly earlier: readonly Selected[];
}

/** The provisions of a leaning message, likeliest first. `joined`: whether the likeliest is found by the joined text. */
export function mixSelections(
  { own, lean, part }: Leaning,
  { alone, joined, earlier }: Selections,
): { selected: Selected[]; leans: boolean } {
  const weight = leanOf(own, lean, alone[0]?.probability ?? 0);
  const before = probabilities(earlier);
  const byAlone = probabilities(alone);
  const byJoined = probabilities(part ? withoutFirst(joined, earlier[0]) : joined);
  const all = new Map([...joined, ...alone].map(({ provision }) => [provision.id, provision]));
  const mixed = [...all].map(([id, provision]) => {
    const [apart, together] = [byAlone.get(id) ?? 0, byJoined.get(id) ?? 0];
    const order = weight * together * (1 - ANSWERED * (before.get(id) ?? 0)) + (1 - weight) * apart;
    const both = weight * together + (1 - weight) * apart;
    const own = weight < LEANS ? apart : part ? together : Math.max(together, apart);
    const probability = Math.max(own, both);
    return { provision, probability, order };
  });
  mixed.sort((a, b) => b.order - a.order);
  return {
    selected: rescaled(mixed),
    leans: mixed[0]?.provision.id !== alone[0]?.provision.id || weight > 0.5,
  };
}

/** Probability from which the part before is answered. */
const FOUND = 0.3;

/** As if what answers the part before were no candidate. */
function withoutFirst(joined: readonly Selected[], first: Selected | undefined): readonly Selected[] {
  const again = joined.find(({ provision }) => provision.id === first?.provision.id);
  if (first === undefined || again === undefined || first.probability < FOUND) return joined;
  const left = Math.max(0.001, 1 - again.probability);
  return joined
    .filter((one) => one !== again)
    .map(({ provision, probability }) => ({ provision, probability: probability / left }));
}

/** A short message that is found alone beyond doubt leans less. */
function leanOf(own: string, lean: number, sure: number): number {
  if (sure <= SURE_ALONE || wordCount(own) < FRAGMENT) return lean;
  const left = (1 - sure) / (1 - SURE_ALONE);
  return goesOn(own) ? lean * left : Math.min(lean, 1 - sure);
}

function probabilities(selected: readonly Selected[]): Map<string, number> {
  return new Map(selected.map(({ provision, probability }) => [provision.id, probability]));
}

/** In order, their probabilities together no more than 1. */
function rescaled(mixed: readonly Selected[]): Selected[] {
  const [first] = mixed;
  const rest = mixed.slice(1).reduce((sum, { probability }) => sum + probability, 0);
  const room = 1 - (first?.probability ?? 0);
  const scale = rest > room ? room / rest : 1;
  return mixed.map(({ provision, probability }, at) => ({
    provision,
    probability: at === 0 ? probability : probability * scale,
  }));
}
