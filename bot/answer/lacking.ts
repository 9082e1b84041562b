import { holds } from '../../knowledge/asked.ts';
import type { Clause } from '../../knowledge/clauses.ts';

/**
 * What a question asks for by its name, and what a text has to say somewhere to be an answer to it: a fine, a number of days,
 * years in prison. A rule on the same matter that says nothing of the kind is no answer, however near it lies.
 */

interface Thing {
  /** How it is asked for, over words with marks, in lower case, apart by one space. */
  readonly asks: RegExp;
  /** Whether a text says anything of the kind; rather too often than too seldom. */
  readonly says: (text: string) => boolean;
}

const MUCH = '(?:mấy|bao nhiêu|bao lâu|nhiêu)';
const HOW = '(?:thế nào|ra sao|sao)';
const WHICH = '(?:gì|nào)';
const OFFICE =
  '(?:bộ trưởng|thủ tướng|chủ tịch|bí thư|giám đốc|thủ trưởng|trưởng phòng|trưởng ban|chánh thanh tra|chánh văn phòng)';

/** Money; not where the next syllable makes another word of it ("đồng chí", "tiền lệ"), or people are counted by thousands. */
const MONEY = [
  'tiền(?! (?:lệ|bối|án|sử|đề)(?!\\p{L}))',
  '(?:triệu|nghìn|ngàn|tỷ)(?! (?:người|dân|hộ|lượt|bản|trang|chứng|lệ|phú)(?!\\p{L}))',
  'đồng(?! (?:chí|nghiệp|đội|hương|sự|bào|hồ|môn|khóa|phạm|bọn|phục|niên)(?!\\p{L}))',
  'củ(?! (?:khoai|sâm|sắn|hành)(?!\\p{L}))',
  'xu(?! hướng(?!\\p{L}))',
  'xiền',
].join('|');
/** Behind "mấy ngày" and the like: days that are gone or pointed at, not counted. */
const POINTED = '(?:qua|nay|rày|vừa|trước|gần|sau|này|đó|ấy|kia|liền|cuối tuần|cuối năm|đầu năm|giáp tết)';
const FEAST = '(?:tết|lễ|hội|hè|nghỉ|trực)';
/** Several people, where "mấy" counts none. */
const PEOPLE =
  '(?:đồng (?:chí|nghiệp|đội|hương|sự|bào)|anh|chị|em|ông|bà|cô|chú|bác|bạn|sếp|cán bộ|công chức|viên chức|đảng viên)';

function words(pattern: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'u');
}

function says(pattern: string): (text: string) => boolean {
  const found = new RegExp(pattern, 'iu');
  return (text) => found.test(text);
}

const THINGS: readonly Thing[] = [
  {
    asks: words(
      `${MUCH} (?:năm |tháng )?tù|(?:đi |ở |ngồi |phạt )?tù (?:giam )?(?:tới |đến |tối đa )?${MUCH}|(?:bóc|gỡ) ${MUCH} (?:cuốn|quyển|tờ) lịch`,
    ),
    says: says('(?:năm|tháng) tù|phạt tù'),
  },
  {
    asks: words(
      `phạt (?:tiền )?${MUCH}(?! (?:giờ|tiếng|ngày|phút|lần))|${MUCH} tiền phạt|mức phạt(?: tiền)? (?:là )?(?:${MUCH}|${WHICH}|${HOW})|phạt ${HOW}`,
    ),
    says: says('phạt|xử lý|bồi thường|khắc phục'),
  },
  {
    asks: words(
      `kỷ luật (?:${WHICH}|${HOW}|(?:ở )?(?:mức|hình thức|kiểu|cỡ) ${WHICH})|(?:mức|hình thức) kỷ luật (?:là )?${WHICH}`,
    ),
    says: says(
      'kỷ luật|khiển trách|cảnh cáo|cách chức|thôi việc|sa thải|xử lý|trách nhiệm|hạ bậc|giáng chức|bãi nhiệm|miễn nhiệm|khai trừ',
    ),
  },
  {
    asks: words(`(?:mấy|bao nhiêu|vài|nhiêu) (?:chục |trăm )?(?:${MONEY})`),
    says: says(
      'đồng|%|phần trăm|lương|\\p{N}.{0,8}(?:lần|tháng)|kinh phí|ngân sách|phạt tiền|miễn|không phải|theo thực tế|hóa đơn',
    ),
  },
  {
    asks: words(
      `(?!(?<=^|(?:trong|vào|suốt|dịp|nhân) )mấy (?:ngày|hôm|bữa|tuần|tháng) ${FEAST})(?:(?:mấy|bao nhiêu|nhiêu) (?:ngày|tháng|năm|tuần|tiếng|hôm|phút|bữa)|(?:trong mấy|bao nhiêu) giờ)(?! (?:${POINTED}|tù))|bao lâu(?! nay)`,
    ),
    says: says(
      '\\p{N}|hằng|hàng|ngay|định kỳ|thời hạn|thời gian|kịp thời|đến khi|vĩnh viễn|(?:một|hai|ba|bốn|sáu|nửa) (?:năm|tháng|tuần|ngày|lần|quý)|không xác định',
    ),
  },
  {
    asks: words(
      `(?:số (?:điện thoại|đt|máy)|sđt|sdt|đường dây nóng|hotline)(?: (?!(?:bị|phạt|trong|thì|mà|sau|chậm|có|phải) )\\p{L}+){0,4} (?:nào|mấy|bao nhiêu|nhiêu)(?! (?:ngày|tháng|năm|giờ|lần|tiền|triệu))|(?:xin|cho(?: \\p{L}+){0,2}) (?:số điện thoại|sđt|sdt|đường dây nóng|hotline)|gọi số (?:nào|mấy|bao nhiêu)`,
    ),
    says: says('(?<![\\d.])(?:0|1[89]00)[\\d .]{6,}'),
  },
  {
    asks: words('khổ giấy (?:gì|nào|mấy)|giấy khổ (?:gì|nào|mấy)|khổ (?:a )?mấy'),
    says: says('(?<!\\p{L})khổ(?!\\p{L})|(?<!\\p{L})A\\d(?!\\p{L})'),
  },
  {
    asks: words(
      `${OFFICE}(?: \\p{L}+){0,6} (?:tên (?:là )?(?:gì|chi|ai)|quê (?:đâu|ở đâu))|(?:bây giờ|hiện nay|hiện giờ|năm nay) ai (?:đang )?(?:là|làm) ${OFFICE}(?: \\p{L}+)*`,
    ),
    says: (text) => holds('person_name', text),
  },
];

/** Another question beside it, which the rule may answer: before it any, behind it one that begins anew. */
const VERB = '(?:có|được|phải|bị|đúng|sai|cần)';
/** Within so few words before it "không" asks; farther off it may deny. */
const WHETHER = `${VERB}(?: \\p{L}+){0,8} (?:không|chưa)`;
const BEFORE = words(
  `${WHETHER}|được không|phải không|gì|nào|bao lâu|bao giờ|bao nhiêu|mấy(?! ${PEOPLE}(?!\\p{L}))|ai|đâu|thế nào|ra sao`,
);
const BEHIND = words(
  `${VERB}(?: \\p{L}+){0,16} (?:không|chưa)|được không|phải không|làm sao|thì sao|bị gì|(?:những|giấy) gì`,
);

/** What words that name a thing can ask for by themselves: "số điện thoại nào", but not "xin số điện thoại". */
const ASKS = words(`${HOW}|${WHICH}|${MUCH}|ai|chi|đâu`);
/** Behind "mấy" in the sense of several, what is asked instead; under which rule it is so asks for the amount still. */
const ANEW = words(`(?<!theo (?:\\p{L}+ ){0,4})(?:${HOW}|${WHICH}|đâu|ai)`);
/** Behind an act ("xin số điện thoại của dân …"), what is asked about it; and the words of one who wants the thing himself. */
const THEN_ANEW = words(
  `(?:thì(?! (?:gọi|hỏi|tìm|liên hệ)(?!\\p{L}))|là (?:vi phạm|phạm|sai|trái|lỗi))(?: \\p{L}+)* (?:${HOW}|${WHICH}|đâu)`,
);
const WANTS = /^cho (?:\p{L}+ )?(?:xin|hỏi|biết|em|tôi|tui|mình|con|cháu|anh|chị) /u;
const BESIDE = /^(?: \p{L}+){0,2} (?:và|hoặc|hay|kể|theo|một lần|mỗi)(?!\p{L})/u;
/** A yes or no asked of the whole: its two ends. "Có thể cho … không" and "có biết … không" ask for the thing itself. */
const WHETHER_OPENS =
  /(?<!\p{L})(?:có(?! (?:thể|biết|cho|ai|giữ|lưu)(?!\p{L}))|được|phải|bị|nên)(?: \p{L}+){0,8} ?$/u;
const WHETHER_ENDS =
  /^(?: \p{L}+){0,16}? (?:không|chưa)(?= *$| (?:ạ|à|vậy|thế|nhỉ|hả|nhé|ta|thì|và|hay|nếu)(?!\p{L}))/u;

/** True where such words only mention the thing: "mấy ngày Tết … ra sao", "có được xin số điện thoại … không". */
function isMentioned(line: string, { 0: said, index }: RegExpExecArray): boolean {
  const behind = line.slice(index + said.length);
  const isWhether = WHETHER_OPENS.test(line.slice(0, index)) && WHETHER_ENDS.test(behind);
  if (!ASKS.test(said)) return !WANTS.test(said) && (isWhether || THEN_ANEW.test(behind));
  if (!/^(?:trong )?(?:mấy|vài) /u.test(said)) return false;
  // "Có giới hạn mấy phút không" asks how many; "có được uống mấy ngày Tết không" does not.
  if (isWhether && !/^ (?:không|chưa)/u.test(behind)) return true;
  return ANEW.test(behind) && !BESIDE.test(behind);
}

/** True where a question, mended, asks for such a thing and for nothing else, and none of the texts says anything of the kind. */
export function lacksWhatIsNamed(question: string, texts: readonly string[]): boolean {
  const line = question
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return THINGS.some(({ asks, says: isSaid }) => {
    const found = asks.exec(line);
    if (found === null || BEFORE.test(line.slice(0, found.index))) return false;
    if (BEHIND.test(line.slice(found.index + found[0].length)) || isMentioned(line, found)) return false;
    return !texts.some(isSaid);
  });
}

/** What clauses say, each behind the headings and words that lead into it. */
export function wordsOf(clauses: readonly Clause[]): string[] {
  return clauses.map(({ lead, text }) => `${lead.text} ${text}`);
}
