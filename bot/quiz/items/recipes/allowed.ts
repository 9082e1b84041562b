import type { Draft } from '../draft.ts';
import { wholeOf } from '../draft.ts';
import { listsOf, type Entry, type List } from '../lists.ts';
import { lowerFirst } from '../words.ts';
import { explain, idOf, STEM, type Recipe } from '../recipe.ts';

/** Acts of lists of prohibitions and of rights: forbidden, or allowed. */

export const allowed: Recipe = (shelf) =>
  listsOf(shelf).flatMap((list) => {
    const nature = natureOf(list.title);
    return nature === null ? [] : list.entries.flatMap((entry) => draftOf(entry, list, nature) ?? []);
  });

type Nature = 'forbidden' | 'right';

/** What is forbidden in such a case is something else. */
const CASES = /trường hợp/iu;

function natureOf(title: string): Nature | null {
  if (CASES.test(title)) return null;
  if (/bị nghiêm cấm|bị cấm|nghiêm cấm các|không được làm|không được thực hiện/iu.test(title))
    return 'forbidden';
  if (/nghĩa vụ|trách nhiệm|quyền hạn|nhiệm vụ/iu.test(title)) return null;
  return /có (?:các )?quyền$|^Quyền (?:lợi )?của|có các quyền/u.test(title) ? 'right' : null;
}

/** Who may or may not, where the list says so: "Người lao động có các quyền", "Hành vi người sử dụng lao động không được làm khi …". */
function subjectOf(title: string): string | null {
  const who =
    /^(.+?),? có (?:các )?quyền$/u.exec(title)?.[1] ??
    /^Quyền (?:lợi )?của (.+)$/u.exec(title)?.[1] ??
    /^(?:(?:Các |Những )?(?:[Hh]ành vi|[Vv]iệc) )?(.+?) không được (?:làm|thực hiện)/u.exec(title)?.[1];
  return who === undefined ? null : lowerFirst(who);
}

/** Characters below which nobody knows what is done to whom. */
const SHORTEST = 25;
/** An act that denies something would be denied twice; what somebody is given is no act of theirs. */
const DENIES = /^(?:Không|Cấm|Được)(?!\p{L})/u;

function draftOf(entry: Entry, list: List, nature: Nature): Draft | null {
  const { text, source } = entry;
  if (DENIES.test(text) || text.length < SHORTEST) return null;
  const who = subjectOf(list.title);
  const statement = (what: string) =>
    `Theo ${source.place}, ${who === null ? `việc sau đây ${what}` : `${who} ${what} việc sau đây`}: “${text}”. Đúng hay sai?`;
  const forbidden = statement(who === null ? 'bị nghiêm cấm' : 'bị nghiêm cấm làm');
  const right = statement('được phép làm');
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
