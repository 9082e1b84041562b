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
