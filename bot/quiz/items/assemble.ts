import type { Item, ItemQuote, Reason } from '../../quiz-item.ts';
import { createBags } from './bags.ts';
import { createBalance } from './balance.ts';
import { createTurns, shuffled } from './chance.ts';
import type { Rarity } from './clues.ts';
import { pickWrong, type Hiding } from './pick.ts';
import type { Choice, ChoiceDraft, Draft, OrderDraft, Shown, TruthDraft } from './draft.ts';
import type { Source } from './source.ts';
import { takesTruth, type Told } from './truth.ts';
import { versionOf } from '../version.ts';

/** Options of a question besides the right one. */
const WRONG = 3;
/** Items' worth that a solver may be ahead of chance within items of one kind, and the same as a share of many. */
const [AHEAD, AHEAD_OF_MANY] = [1.2, 0.02];
/** The same within a text without articles, all of whose kinds of a type count together. */
const FEW_AHEAD = [1.4, 0.04] as const;

/** What words of a source are about; null where that cannot be told. */
export type TopicOf = (source: Source, words: string) => string | null;

/** Makes items of drafts: chooses wrong options, gives the right one its place, asks the truth or the lie. */
export function createAssembler(topicOf: TopicOf, rarity: Rarity): (draft: Draft) => Item | null {
  const turns = createTurns();
  const balance = createBalance(AHEAD, AHEAD_OF_MANY);
  // A text without articles gives few items: its ranks have to be even sooner.
  const small: Hiding = { bags: createBags(1), balance: createBalance(...FEW_AHEAD), rarity, namesOf };
  const large: Hiding = { ...small, balance, bags: createBags(2) };
  const hidingOf = (source: Source) => (isSmall(source) ? small : large);
  const told: Told = { tally: new Map(), asked: new Set() };
  return (draft) => {
    if (draft.kind === 'choice') return choiceItem(draft, turns, hidingOf(draft.source), topicOf);
    return draft.kind === 'truth' ? truthItem(draft, told, topicOf) : orderItem(draft, topicOf);
  };
}

type Turns = ReturnType<typeof createTurns>;

function choiceItem(draft: ChoiceDraft, turns: Turns, hiding: Hiding, topicOf: TopicOf): Item | null {
  const { source, right, stem, type } = draft;
  const wrong = pickWrong(draft, WRONG, hiding);
  if (wrong === null) return null;
  const at = turns(`${source.document.number}|${type}`, WRONG + 1);
  const options = [...wrong.slice(0, at), { ...right, shown: draft.act ?? right.shown }, ...wrong.slice(at)];
  return {
    ...commonOf(draft, topicOf, options),
    type,
    stem,
    options: options.map(({ text }) => text),
    correct: [at],
    accepts: draft.accepts ?? [],
    explanation: draft.explanation,
    reasons: reasonsOf(draft, options),
  };
}

function truthItem(draft: TruthDraft, told: Told, topicOf: TopicOf): Item | null {
  const truth = takesTruth(draft, told);
  if (truth === null) return null;
  const decides = draft.act ?? draft.shown;
  const why = truth
    ? [draft.agrees ?? 'Quy định ghi đúng như câu trên.', `Câu trên đúng với ${draft.source.place}.`]
    : [`Câu trên sai: ${draft.said}.`, `Câu trên sai: ${draft.said}.`];
  return {
    ...commonOf(draft, topicOf, [{ text: '', why: '', shown: decides }]),
    type: 'true_false',
    stem: truth ? draft.truth : draft.lie,
    options: ['Đúng', 'Sai'],
    correct: [truth ? 0 : 1],
    accepts: [],
    explanation: draft.explanation,
    reasons: why.map((sentence) => ({ why: sentence, quote: quoteOf(decides, draft.source) })),
  };
}

function orderItem(draft: OrderDraft, topicOf: TopicOf): Item | null {
  const shown = outOfOrder(draft);
  const correct = draft.steps.map((_, at) => shown.findIndex((one) => one.at === at));
  return {
    ...commonOf(draft, topicOf, draft.steps),
    type: 'order',
    stem: draft.stem,
    options: shown.map(({ step }) => step.text),
    correct,
    accepts: [],
    explanation: draft.explanation,
    reasons: reasonsOf(
      draft,
      shown.map(({ step }) => step),
    ),
  };
}

/** The steps mixed, so that they never stand in the right order already. */
function outOfOrder({ id, steps }: OrderDraft): { readonly step: Choice; readonly at: number }[] {
  const inOrder = steps.map((step, at) => ({ step, at }));
  for (let turn = 0; ; turn++) {
    const mixed = shuffled(inOrder, ({ step }) => step.text, `${id}|${String(turn)}`);
    if (mixed.some(({ at }, place) => at !== place)) return mixed;
  }
}

type Bound = Pick<
  Item,
  'id' | 'quote' | 'span' | 'provision' | 'version' | 'until' | 'topic' | 'tags' | 'origin' | 'uses'
>;

function commonOf(draft: Draft, topicOf: TopicOf, leaning: readonly Choice[]): Bound {
  const { shown, source, span } = draft;
  const further = [
    ...(draft.uses ?? []),
    ...leaning.map((one) => one.shown.provision),
    ...(shown.provision === source.provision ? [] : [source.provision]),
  ].filter(({ id }) => id !== shown.provision.id);
  const uses = [...new Map(further.map((one) => [one.id, one])).values()];
  const quote = quoteOf(shown, source);
  return {
    id: draft.id,
    quote,
    span,
    provision: shown.provision.id,
    version: versionOf(shown.provision.text),
    until: source.until,
    topic: topicOf(source, quote.text),
    tags: [],
    origin: 'generated',
    ...(uses.length === 0
      ? {}
      : { uses: uses.map((one) => ({ provision: one.id, version: versionOf(one.text) })) }),
  };
}

/** Everything that an item quotes stands in its source's document. */
const reasonsOf = ({ source }: Draft, options: readonly Choice[]): Reason[] =>
  options.map(({ why, shown }) => ({ why, quote: quoteOf(shown, source) }));

function quoteOf({ provision, span }: Shown, { document }: Source): ItemQuote {
  return {
    provision: provision.id,
    document: provision.document,
    locator: provision.locator,
    text: provision.text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
    sha256: document.sha256,
  };
}

const isSmall = ({ provision }: Source): boolean => provision.place.article === null;

/** Items among which the right option says nothing of itself: those of a text without articles for themselves, the few wins of all its kinds together. */
function namesOf({ id, source, type }: ChoiceDraft): { ranks: string; wins: string } {
  const kind = `${type}|${/~([a-z-]+)\./u.exec(id)?.[1] ?? ''}`;
  const { number } = source.document;
  return isSmall(source)
    ? { ranks: `${number}|${kind}`, wins: `${number}|${type}` }
    : { ranks: `|${kind}`, wins: `|${kind}` };
}
