import type { Draft } from '../draft.ts';
import { wholeOf } from '../draft.ts';
import { explain, idOf, OPTION, type Recipe } from '../recipe.ts';
import { lineOf, placeIn, type Shelf } from '../source.ts';
import { bare } from '../words.ts';

/** Steps that a text puts into an order by its own words. */

const ORDERED =
  /^Trình tự (?!, thủ tục|, nội dung)|theo (?:trình tự|thứ tự|các bước) (?:sau|như sau)|được thực hiện theo (?:trình tự|các bước)/iu;
/** Steps that only some go, or that may come elsewhere. */
const LOOSE = /trường hợp|hoặc|nếu|khi cần/iu;

export const steps: Recipe = (shelf) =>
  shelf.document.provisions.flatMap((parent) => {
    const title = parent.kind === 'article' ? (parent.heading ?? '') : parent.text;
    return ORDERED.test(title) && !/thẩm quyền|thủ tục/iu.test(title)
      ? (draftOf(shelf, parent.id, title) ?? [])
      : [];
  });

function draftOf(shelf: Shelf, parent: string, title: string): Draft | null {
  const below = shelf.below.get(parent) ?? [];
  const texts = below.map(({ provision }) => bare(lineOf(provision)));
  if (below.length < 3 || below.length > 6 || !below.every(({ sound }) => sound)) return null;
  if (texts.some((text) => text.length < 8 || text.length > OPTION || LOOSE.test(text))) return null;
  const [first] = below;
  const above = shelf.document.provisions.find(({ id }) => id === parent);
  if (first === undefined || above === undefined) return null;
  const place = placeIn(shelf.name, above);
  return {
    kind: 'order',
    id: idOf(first.provision, 'order', 1),
    source: first,
    shown: wholeOf(first.provision),
    span: wholeOf(first.provision).span,
    stem: `Theo ${place} (“${bare(title).replace(/:$/u, '')}”), xếp các bước sau theo đúng thứ tự.`,
    steps: below.map(({ provision }, at) => ({
      text: texts[at] ?? '',
      shown: wholeOf(provision),
      why: `Bước ${String(at + 1)}: ${provision.locator}.`,
    })),
    explanation: explain('Thứ tự các khoản là thứ tự các bước', place),
  };
}
