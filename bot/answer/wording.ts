import { fold } from '../../knowledge/vietnamese.ts';

/** What the wording of a message says by itself: whether it asks something, and whether it leans on what went before. */

// With marks, since without them "dấu" is "đâu" and "máy" is "mấy"; and without, for messages that were typed so.
const ASKS =
  /(?<!\p{L})(?:gì|nào|sao|bao nhiêu|bao lâu|bao giờ|bao xa|mấy|ai|đâu|không|chưa|hả|à|nhỉ|ntn|bn|nhiêu|j|ko|hong|hông)(?!\p{L})/u;
const ASKS_FOLDED =
  /\b(?:gi|nao|sao|bao nhieu|bao lau|bao gio|bao xa|may|ai|dau|khong|chua|ha|nhi|ntn|bn|nhieu|nhiu|j|ko|hong)\b/u;
const OPENS =
  /^(?:thế|vậy|còn|rồi|và|nhưng|nếu|ừ thế|ok|lỡ|kể cả|ngược lại|ngoài ra|cụ thể|sau đó|trong đó|trường hợp đó)(?!\p{L})/u;
const OPENS_FOLDED =
  /^(?:the|vay|con|roi|va|nhung|neu|u the|ok|lo|ke ca|nguoc lai|ngoai ra|cu the|sau do|trong do|truong hop do)\b/u;
const ENDS = /(?<!\p{L})(?:thì sao|thì thế nào|cũng vậy|cũng thế|à|hả)$/u;
const ENDS_FOLDED = /\b(?:thi sao|thi the nao|cung vay|cung the|ha)$/u;
const POINTS_BACK =
  /\b(?:(?:cai|viec|dieu|nguoi|muc|so|cho|tien|truong hop|luc|khi) (?:do|ay|nay)|nhu vay|nhu the|nhu tren|o tren|vua roi|vua noi|(?:ong|ba|anh|chi|thang|con) ay|trong do)\b/u;

/** A line without signs, words apart by one space. */
function plainLine(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A line without marks and signs, words apart by one space. */
export function foldedLine(text: string): string {
  return fold(plainLine(text));
}

function fits(text: string, marked: RegExp, folded: RegExp): boolean {
  const line = plainLine(text);
  const bare = fold(line);
  return line === bare ? folded.test(bare) : marked.test(line);
}

/** True where a text holds a word that asks. */
export function asksSomething(text: string): boolean {
  return fits(text, ASKS, ASKS_FOLDED);
}

/** True where a message says by its words that it goes on from the one before. */
export function goesOn(text: string): boolean {
  return (
    fits(text, OPENS, OPENS_FOLDED) || fits(text, ENDS, ENDS_FOLDED) || POINTS_BACK.test(foldedLine(text))
  );
}

/** Words of a text, as spaces set them apart. */
export function wordCount(text: string): number {
  return foldedLine(text).split(' ').filter(Boolean).length;
}

/** Words that say nothing of what a question is about. */
const FILLING = new Set(
  'cho em e toi tui minh anh chi ad admin oi hoi voi vs a ah nhe nha da thua xin muon biet ve cai la gi j bao nhieu the nao sao duoc dc khong ko k vay z bn v ta nha ha bao lau'.split(
    ' ',
  ),
);
/** Words, and words beside those that fill, up to which a question says too little to be looked for: "thời hạn", "mức phạt". */
const VAGUE = 3;
const VAGUE_BESIDE = 2;

/** True for a question that names hardly anything: there is nothing to look for. */
export function saysTooLittle(text: string): boolean {
  const words = foldedLine(text).split(' ');
  return words.length <= VAGUE || words.filter((word) => !FILLING.has(word)).length <= VAGUE_BESIDE;
}

/** What a message points at that only an earlier one could have named. With marks, since without them "độ" is "đó". */
const POINTS_NOWHERE =
  /(?<!\p{L})(?:(?:vụ|vấn đề|trường hợp|hồ sơ|nghị định|văn bản|tờ đơn|chuyện|giấy|mức|việc|cái|thứ)(?: (?:giấy|việc))? (?:đó|này|nầy|ấy|kia|nêu trên|hôm trước|vừa rồi|ở trên)|trường hợp của (?:em|e|tôi|tui|mình|anh|chị))(?!\p{L})/u;
const POINTS_NOWHERE_FOLDED =
  /\b(?:(?:vu|van de|truong hop|ho so|nghi dinh|to don|giay|viec|cai|thu)(?: giay)? (?:do|nay|ay|kia|neu tren|hom truoc|vua roi)|truong hop cua (?:em|e|toi|tui|minh|anh|chi))\b/u;
/** "làm vậy có được không": what was done is not said. */
const DONE_SO = /(?<!\p{L})(?:làm|như) (?:thế|vậy)(?: là)? (?:có|bị|được|đc|dc|đúng|sai)(?!\p{L})/u;
const DONE_SO_FOLDED = /\b(?:lam|nhu) (?:the|vay)(?: la)? (?:co|bi|duoc|dc|dung|sai)\b/u;
/** Words up to which nothing else in the message tells what is meant. */
const POINTING = 9;
const POINTING_SO = 7;

/** True for a message without earlier ones that asks about "vụ đó", "trường hợp này", "làm vậy": nobody can know what is meant. */
export function pointsNowhere(text: string): boolean {
  const words = wordCount(text);
  return (
    (words <= POINTING && fits(text, POINTS_NOWHERE, POINTS_NOWHERE_FOLDED)) ||
    (words <= POINTING_SO && fits(text, DONE_SO, DONE_SO_FOLDED))
  );
}

const OPENS_POINTING = /^(?:vu|van de|truong hop|ho so|chuyen|viec|cai|thu) (?:do|nay|ay|kia) /u;

/** True for "cái đó ai duyệt": what it begins with is what it is about. */
export function opensByPointing(text: string): boolean {
  return pointsNowhere(text) && OPENS_POINTING.test(foldedLine(text));
}

/** What can be asked of anything: a term, a fine, papers. */
const KIND = String.raw`(?:thoi han(?: nop| xu ly)?|han(?: nop)?|muc phat|bi phat|phat|ho so(?: thu tuc)?|thu tuc|tham quyen(?: quyet dinh| xu ly)?|giay to|mau don|hinh thuc(?: xu ly)?|muc xu ly|dieu kien)`;
const AROUND = String.raw`(?:cho|em|e|toi|tui|minh|anh|chi|ad|admin|oi|hoi|voi|vs|a|ah|nhe|xin|muon|biet|ve|la|gi|j|bao nhieu|bao nhiu|nhiu|the nao|sao|duoc|dc|khong|ko|k|vay|z|v|bn|bao lau|may ngay|ngay nao|bao gio|khi nao|luc nao|o dau|ai|cua ai|nop|nop cho|nop o|gom|gom nhung|nhung|nhung gi|toi da|can|can co|ntn|ta|ha|ban|thi|va|nao|lam|phai|co|quy dinh|ngay)`;
const ONLY_KIND = new RegExp(`^(?:${AROUND} )*${KIND}(?: ${AROUND}| ${KIND})*$`, 'u');

/** True for "mức phạt là bao nhiêu", "hồ sơ nộp ở đâu và hạn bao giờ": of what, nobody can know. */
export function namesOnlyAKind(text: string): boolean {
  const line = foldedLine(text);
  return ONLY_KIND.test(line) && !/^ho so (?:la gi|nghia la)/u.test(line);
}

const DISCIPLINE =
  /(?:thoi hieu|thoi han)(?: xu(?: ly)?)? ky luat|(?:hinh thuc|muc|may muc|bao nhieu muc|cac loai) (?:xu ly )?ky luat|ky luat .{0,25}(?:hinh thuc|muc) (?:nao|gi)|ky luat.{0,12}nang nhat/u;
/** Asks for a word's meaning, or for what is left out of the time: a rule says that for all whom it binds. */
const OTHER_THAN_WHICH = /(?:thoi hieu|thoi han) .*(?:la gi|nghia la)|khai niem|khong (?:tinh|ap dung)/u;
const BESIDE_DISCIPLINE = new Set(
  'vi pham bi xu ly ky luat thoi hieu han hinh thuc muc nao gi la bao lau nhieu may nam thang ngay co nhung cac toi da nang nhat cao thap nhe cho hoi em e minh ad a vay z thi sao khong ko k voi theo luat moi hien nay duoc dc tinh tu va gom xin biet ntn the'.split(
    ' ',
  ),
);
const MOST_WORDS = 13;

/** True for a question that is only which forms of discipline there are, or in which time: each kind of staff has its own. */
export function asksOfDisciplineAlone(text: string): boolean {
  const line = foldedLine(text);
  const words = line.split(' ');
  if (words.length > MOST_WORDS || !DISCIPLINE.test(line) || OTHER_THAN_WHICH.test(line)) return false;
  return words.filter((word) => !BESIDE_DISCIPLINE.has(word)).length <= 1;
}
