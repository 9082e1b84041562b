import { tokenise } from '../../../knowledge/vietnamese.ts';
import { wordsOf } from './words.ts';

/** Which words can be asked about: whole, undamaged, and meaning what they say without other places. */

/** Words that the syllable list lacks and that rule texts use rightly. */
const FURTHER: ReadonlySet<string> = new Set(
  (
    'internet website video fax nghe san chai say vui che sa loa karaoke hy súy nhi thậm dám đốn siết ' +
    'thắn va mong sim logo game micro sms email lan ai may thèm sẩy khước đừng ethanol'
  ).split(' '),
);

/** Letters of a text that a person reads: nothing that files are made with, no table, no gap of the copy. */
const ODD = /[\n\t|*_<>{}[\]\\^~=#@]|\.{2,}|…|--|\s[,;.]|[,;]{2}|\(\s|\s\)/u;
const REPEATED = /(?<!\p{L})(\p{L}{2,}(?: \p{L}+)?) \1(?!\p{L})/iu;
const RUN_TOGETHER = /\p{Ll}\p{Lu}/u;
const CAPITALS = /^\p{Lu}{1,6}$/u;

/** Whether the copy of these words looks whole. `syllables`: those of the language, lower case. */
export function createScreen(syllables: ReadonlySet<string>): (text: string) => boolean {
  const isWord = (norm: string): boolean => syllables.has(norm) || FURTHER.has(norm) || /^\p{N}/u.test(norm);
  const known = (text: string): boolean =>
    [...wordsOf(text)].every(isWord) ||
    tokenise(text).every(({ norm, start, end }) => isWord(norm) || CAPITALS.test(text.slice(start, end)));
  return (text) => !ODD.test(text) && !REPEATED.test(text) && !RUN_TOGETHER.test(text) && known(text);
}

const REFERS =
  /(?<!\p{L})(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hụ lục|[Mm]ẫu(?: số)?|[Bb]iểu(?: mẫu)?(?: số)?|[Tt]iểu mục)\s+(?:\d|[IVX]+(?!\p{L})|[a-zđ](?!\p{L})|này|trên|dưới)|(?<!\p{L})(?:nêu trên|nói trên|dưới đây|sau đây|như sau|trên đây|này|đó)(?!\p{L})/u;

/** Whether another place carries the meaning: what it says would have to be read too. */
export const refersElsewhere = (text: string): boolean => REFERS.test(text);

const ON_ITSELF =
  /hiệu lực|chuyển tiếp|thi hành$|tổ chức thực hiện|phạm vi|đối tượng áp dụng|sửa đổi|bãi bỏ|thay thế|quy định chi tiết/iu;

/** Whether a heading names an article on the document itself, or on what becomes of others. */
export const isOnItself = (heading: string): boolean => ON_ITSELF.test(heading);

const AMENDS =
  /sửa đổi, bổ sung (?:một số|[Đđ]iều|khoản|điểm)|bãi bỏ|thay thế (?:Nghị định|Thông tư|Luật|Quyết định|cụm từ)|hết hiệu lực|có hiệu lực thi hành|trước ngày \d{1,2} tháng \d{1,2} năm|(?:Luật|Nghị định|Thông tư|Quyết định) số/iu;

/** Whether one rule changes another here, or the time between two is meant. */
export const amends = (text: string): boolean => AMENDS.test(text);

const THE_REST =
  /^(?:Các |Những )?(?:nghĩa vụ|quyền|nhiệm vụ|trường hợp|nội dung|việc|hành vi|khoản chi|biện pháp)[^,;.]{0,40} khác(?: |$)/iu;

/** Whether a rule only leaves room for what others say: "Các nghĩa vụ khác theo quy định" stands in many places. */
export const saysOnlyTheRest = (text: string): boolean => THE_REST.test(text);
