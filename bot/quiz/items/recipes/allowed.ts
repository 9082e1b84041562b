import type { Draft } from '../draft.ts';
import { wholeOf } from '../draft.ts';
import { listsOf, type Entry, type List } from '../lists.ts';
import { explain, idOf, STEM, type Recipe } from '../recipe.ts';

/** Acts of lists of prohibitions and of rights: forbidden, or allowed. */

export const allowed: Recipe = (shelf) =>
  listsOf(shelf).flatMap((list) => {
    const nature = natureOf(list.title);
    return nature === null ? [] : list.entries.flatMap((entry) => draftOf(entry, list, nature) ?? []);
  });

type Nature = 'forbidden' | 'right';

function natureOf(title: string): Nature | null {
  if (/bị nghiêm cấm|bị cấm|nghiêm cấm các|không được làm|không được thực hiện/iu.test(title))
    return 'forbidden';
  if (/nghĩa vụ|trách nhiệm|quyền hạn|nhiệm vụ/iu.test(title)) return null;
  return /có (?:các )?quyền$|^Quyền (?:lợi )?của|có các quyền/u.test(title) ? 'right' : null;
}

/** Characters below which nobody knows what is done to whom. */
const SHORTEST = 25;
/** An act that denies something would be denied twice; what somebody is given is no act of theirs. */
const DENIES = /^(?:Không|Cấm|Được)(?!\p{L})/u;

function draftOf(entry: Entry, list: List, nature: Nature): Draft | null {
  const { text, source } = entry;
  if (DENIES.test(text) || text.length < SHORTEST) return null;
  const statement = (what: string) => `Theo ${source.place}, việc sau đây ${what}: “${text}”. Đúng hay sai?`;
  const [forbidden, right] = [statement('bị nghiêm cấm'), statement('được phép làm')];
  if (forbidden.length > STEM) return null;
  const said = `đây là nội dung của “${list.title}”`;
  return {
    kind: 'truth',
    id: idOf(source.provision, 'allowed', 1),
    source,
    shown: wholeOf(source.provision),
    span: entry.span,
    truth: nature === 'forbidden' ? forbidden : right,
    lie: nature === 'forbidden' ? right : forbidden,
    said,
    agrees: `Việc này nằm trong “${list.title}”.`,
    explanation: explain(`Nêu tại “${list.title}”`, source.place),
    uses: [list.parent],
  };
}
