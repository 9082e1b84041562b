/**
 * Units of time, money and measure. After "khoản 2", "chỉ thị 30" they show that no provision is named: "khoản 2 triệu",
 * "chương trình 30 phút". "ngày 29/11" and "ngày nào" go with a document. Own list, without diacritics.
 */
const MEASURES =
  'gio|phut|giay|tuan|ngay(?! \\d| nao| ban hanh| gi| ky)|thang(?! \\d| nao)|nghin|ngan|trieu|ty|ti|dong|vnd|usd|tr|km|kg|phan tram|lan|tuoi|nguoi';
/** Things that are counted by one digit: "điều 1 lời", "quyết định 3 việc", "2 mục". */
const THINGS =
  'loi|cau|viec|cai|chuyen|chut|it|vai|lon|chai|coc|ly|buoi|tieng|hom|bua|suat|dieu(?! \\d| nay| do| nao| gi)|muc(?! \\d| nay| do| nao| gi| [ivx])|loai|trang|dot|nhiem vu|bien phap|giai phap|mon|van ban|bo ho so';
const MEASURE = new RegExp(
  `^\\s?(?:${MEASURES})(?![\\p{L}\\p{N}])|^[.,]\\d|^\\s?%|^\\s?[/:]\\s?\\d|^[hk](?!\\p{L})`,
  'u',
);
const THING = new RegExp(`^\\s?(?:${THINGS})(?![\\p{L}\\p{N}])`, 'u');

/** True where what follows digits shows that they count or measure something. `after` is folded. */
export function countsThings(digits: string, after: string): boolean {
  return MEASURE.test(after) || (/^\d$/u.test(digits) && THING.test(after));
}

/** Syllables before "luật" that make another word of it: kỷ luật, pháp luật, quy luật, định luật. */
const BEFORE_LAW = /(?:^|[^\p{L}])(?:ky|ki|phap|quy|qui|dinh|dich|nhat|am|giai|the|du|du an|an|van)\s$/u;
/** Syllables after "luật" that make another word of it or ask about it. */
const AFTER_LAW =
  /^\s(?:su|gia|le|phap|choi|rung|dinh|hoa|hinh thuc|khac|chuyen|cua|nao|gi|la|co|thi|khong|ko|quy|duoc|phai|va|hay|hoac|sua|cu|moi|ngam|bat|noi|de|cho|o|tai|theo|do|cam|chua|da|dang|se|ve|trong|nay|tren|duoi|lien quan|hien hanh|viet nam)(?![\p{L}])/u;

/** True where the word "luật" at this place of the folded text begins no law's name. */
export function isPlainLaw(folded: string, start: number, end: number): boolean {
  const before = folded.slice(Math.max(0, start - 12), start);
  return BEFORE_LAW.test(before) || AFTER_LAW.test(folded.slice(end, end + 24));
}
