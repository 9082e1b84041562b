import { amountsIn, type Amount } from '../amounts.ts';
import { hashOf } from '../chance.ts';
import { wholeOf, type Choice, type Draft } from '../draft.ts';
import { contextOf } from '../known-amounts.ts';
import { finedBy, type Fined } from '../fined.ts';
import { otherAmounts } from '../other-amounts.ts';
import { explain, idOf, STEM, type Kit, type Recipe } from '../recipe.ts';
import { refersElsewhere } from '../screen.ts';
import { lineOf, type Shelf, type Source } from '../source.ts';
import { bare, upperFirst } from '../words.ts';

/** How much an act is fined, and whom so: the act stands in the clause with the amount, or in a point below it. */

const FINE =
  /^Phạt (?:tiền )?(?:từ|tiền) .{10,70}? đối với (?:một trong )?(?:các )?hành vi (?:sau đây|sau)?:?/u;
/** The points below are acts by themselves, not what an act is done to. */
const LISTS = /các hành vi(?: vi phạm)?(?: sau đây| sau)?:$/u;
/** Acts of one clause that are asked about. */
const MOST = 3;

export const fines: Recipe = (shelf, kit) => {
  const whom = finedBy(shelf);
  const known = finesOf(shelf);
  return shelf.sources
    .filter(({ provision }) => FINE.test(lineOf(provision)))
    .flatMap((source) => {
      const fined = whom(source);
      return fined === 'unclear'
        ? []
        : ofClause(source, shelf, { kit, known, fined: fined === 'unsaid' ? null : fined });
    });
};

interface Act {
  readonly source: Source;
  readonly text: string;
}

interface Known {
  readonly kit: Kit;
  /** Fines of the document: other amounts of money are of goods, and known at once. */
  readonly known: readonly Amount[];
  readonly fined: Fined | null;
}

const finesOf = ({ sources }: Shelf): Amount[] =>
  sources
    .map(({ provision }) => lineOf(provision))
    .filter((text) => FINE.test(text))
    .flatMap((text) => amountsIn(text).slice(0, 1));

function ofClause(clause: Source, shelf: Shelf, parts: Known): Draft[] {
  const [amount] = amountsIn(lineOf(clause.provision));
  if (amount === undefined || !clause.sound || amountsIn(lineOf(clause.provision)).length > 2) return [];
  return actsOf(clause, shelf)
    .filter(
      ({ text, source }) =>
        source.sound && !refersElsewhere(text) && !/(?:trừ|nếu|hoặc) trường hợp/u.test(text),
    )
    .filter(({ text, source }) => text.length >= 25 && text.length + source.place.length <= STEM - 60)
    .sort((a, b) => hashOf(a.source.provision.id) - hashOf(b.source.provision.id))
    .slice(0, MOST)
    .flatMap((act) => draftOf(act, clause, amount, parts) ?? []);
}

function actsOf(clause: Source, shelf: Shelf): Act[] {
  const { text, id } = clause.provision;
  const single = /đối với hành vi (.{20,220})[.;]$/u.exec(text)?.[1];
  if (single !== undefined && clause.leaf) return [{ source: clause, text: single }];
  if (!LISTS.test(text)) return [];
  return (shelf.below.get(id) ?? [])
    .filter(({ leaf }) => leaf)
    .map((source) => ({ source, text: bare(lineOf(source.provision)) }));
}

function draftOf(
  { source, text }: Act,
  clause: Source,
  amount: Amount,
  { kit, known, fined }: Known,
): Draft | null {
  const { provision } = clause;
  const others = otherAmounts(amount, known).filter(
    (one) => !isOthersFine(one.text, amount) && !kit.amounts.isSaidOf(one.text, contextOf(source), clause),
  );
  if (others.length === 0) return null;
  const shown = wholeOf(provision);
  const who = fined === null ? '' : `${fined.whom} có `;
  const asked = `Theo ${source.place}, ${who}hành vi “${text}” bị phạt tiền`;
  const common = {
    source,
    shown,
    span: { start: amount.start, end: amount.end },
    explanation: explanationOf(amount, clause, fined),
    ...(source === clause ? {} : { act: wholeOf(source.provision) }),
    ...(fined === null ? {} : { uses: [fined.rule] }),
  };
  const statement = (fine: string) => `${asked} ${fromTo(fine)}. Đúng hay sai?`;
  const other = others[hashOf(`lie|${source.provision.id}`) % Math.min(others.length, 4)]?.text ?? '';
  const [truth, lie] = [statement(amount.text), statement(other)];
  const asTruth = others.length < FEWEST || hashOf(`truth|${source.provision.id}`) % 4 === 0;
  if (asTruth && Math.max(truth.length, lie.length) <= LONGEST)
    return {
      ...common,
      kind: 'truth',
      id: idOf(source.provision, 'fine-truth', 1),
      truth,
      lie,
      said: `quy định ghi mức ${fromTo(amount.text)}${fromWhom(fined)}`,
      agrees: `Quy định ghi mức này${fromWhom(fined)}.`,
    };
  const choice = (fine: string, value: number): Choice => ({
    text: fromTo(fine),
    value,
    shown,
    why:
      fine === amount.text
        ? `Quy định ghi mức phạt ${fromTo(fine)}${fromWhom(fined)}.`
        : `Quy định ghi mức phạt ${fromTo(amount.text)}, không phải ${fromTo(fine)}.`,
  });
  return {
    ...common,
    kind: 'choice',
    type: 'single_choice',
    id: idOf(source.provision, 'fine', 1),
    stem: `${asked} ở mức nào?`,
    right: choice(amount.text, amount.value),
    wrong: others.map((one) => choice(one.text, one.value)),
  };
}

/** Other fines below which there is no choice among them, but for a statement one is enough. */
const FEWEST = 4;
/** Longest stem with an act and an amount, characters: Telegram's. */
const LONGEST = 300;

/** Half or twice the fine: what a person is fined where a body's fine stands there, or the other way round. */
function isOthersFine(text: string, { value, upper }: Amount): boolean {
  const [one] = amountsIn(text);
  return [0.5, 2].some((times) => one?.value === value * times && one.upper === upper * times);
}

/** `Tổ chức bị phạt từ …; cá nhân: “mức phạt tiền bằng 1/2 …”, khoản 3 Điều 4 (khoản 1 Điều 95 …).` */
function explanationOf({ text }: Amount, { place }: Source, fined: Fined | null): string {
  if (fined === null) return explain(`Mức phạt được ghi là ${fromTo(text)}`, place);
  const own = `${upperFirst(fined.whom)} bị phạt ${fromTo(text)}`;
  return explain(`${own}; ${restOf(fined)}, ${fined.rule.locator}`, place);
}

/** ` đối với tổ chức; cá nhân: “mức phạt tiền bằng 1/2 …” (khoản 3 Điều 4)`; nothing where it is not said. */
const fromWhom = (fined: Fined | null): string =>
  fined === null ? '' : ` đối với ${fined.whom}; ${restOf(fined)} (${fined.rule.locator})`;

const restOf = ({ whom, others }: Fined): string =>
  others === '' ? 'có quy định riêng' : `${whom === 'tổ chức' ? 'cá nhân' : 'tổ chức'}: “${others}”`;

const fromTo = (fine: string): string => (fine.includes(' đến ') ? `từ ${fine}` : fine);
