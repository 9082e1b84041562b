import { foldInPlace } from './fold.ts';

/** Words around "luật" that decide whether a law is named and where its name ends. Own lists, from laws and questions. */

/** Syllables before "luật" that make another word of it: kỷ luật, pháp luật, quy luật, quân luật. Folded. */
const BEFORE =
  /(?:^|[^\p{L}])(?:ky|ki|phap|quy|qui|(?<!qu[yi] )dinh|dich|nhat|am|giai|the|du|du an|van|quan)\s$/u;

/** Words after "luật" that make another word of it, or with which a sentence about laws goes on. */
const AFTER =
  'sư|gia|lệ|pháp|chơi|rừng|định|hóa|hoá|hình thức|khác|chuyên|của|nào|gì|là|có|thì|không|ko|quy|được|phải|và|hay|hoặc|sửa|cũ|mới|ngầm|bất|nói|để|cho|ở|tại|theo|do|cấm|chưa|đã|đang|sẽ|về|trong|này|trên|dưới|liên quan|hiện hành|việt nam|hiện|đó|ấy|nữa|ơi|nhé|nha|ạ|à|đi|rồi|chứ|lắm|sao|ra|vào|nhà nước|với|thôi|thế|vậy|như|nên|thật|thì|đâu|đã';

/** Words at which a law's name ends: what the sentence says of the law, not what it is called. */
const ENDS =
  'số(?= \\d|:)|ngày|năm(?= \\d)|này|quy định|thì|có|là|được|không|ko|bị|của(?! rượu| thuốc)|theo|và (?:các|luật|bộ luật|điều|khoản|điểm|nghị|thông tư|pháp lệnh|pháp luật|quy định|văn bản)|hoặc|nếu|nói|ghi|thế nào|ntn|qđ|qd|yc|ns|ra sao|gì|nào|bao gồm|gồm|điều \\d+|khoản \\d+|điểm|mục|chương|phần|đã|đang|sẽ|phải|cho|như|do|tại|ở(?! nước ngoài)|đc|dc|sửa đổi|hiện hành|mới|cũ|hiện|còn|bắt đầu|khi|vs|hay|căn cứ|đối với|áp dụng|xử lý(?! vi phạm hành chính)|xử phạt|muốn|yêu cầu|từ|về|để|mà|trừ|với|trong|nên|trường hợp|thực hiện|ban hành(?! văn bản quy phạm)|hướng dẫn|chế độ|và$|đó|phê duyệt|kể|hết|chịu|tiếp tục|quyết định|báo cáo|thông báo|nhưng|vào(?! sản xuất)|trước|sau|bằng|nhằm|gửi|dưới|đến(?! an ninh)|cũng|giao(?! thông)|nêu|nhất là|và của|tức|hằng năm|hàng năm|phạt|mức|bao nhiêu|bao lâu|mấy';

/** The same in a text without diacritics, where "bí mật" and "bị" look alike: only words that no name contains. */
const ENDS_FOLDED =
  'so(?= \\d|:)|ngay|nam(?= \\d)|nay|quy dinh|thi|co|la|duoc|khong|ko|k|cua(?! ruou| thuoc)|theo|va (?:cac|luat|bo luat|dieu|khoan|diem|nghi|thong tu|quy dinh)|hoac|neu|noi|the nao|ntn|qd|yc|ns|ra sao|gi|nao|gom|dieu \\d+|khoan \\d+|muc \\d+|chuong|da|dang|phai|cho phep|nhu|dc|sua doi|hien hanh|moi|con|vs|hay|can cu|doi voi|ap dung|yeu cau|phat(?! trien| thanh| hanh| minh| dong| bieu)|muc|bao nhieu|bao lau';

const whole = (words: string): RegExp => new RegExp(`^\\s(?:${words})(?![\\p{L}\\p{N}])`, 'u');
const AFTER_WORD = whole(AFTER);
const AFTER_FOLDED = whole(
  AFTER.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replace('|bat', ''),
);
const END_WORD = whole(ENDS);
const END_FOLDED = whole(ENDS_FOLDED);

/** Words with which a sentence goes on after "Luật Báo chí,": who acts, and under what condition. No law's name does. */
const AFTER_COMMA = whole(
  'cơ quan|tổ chức|cá nhân|người|trường hợp|các|những|mọi|mỗi|việc|đơn vị|doanh nghiệp|nhà|điều lệ|bên|hai|một|ngoài|tùy|tuỳ|hội đồng|chủ tịch|thủ trưởng|thủ tướng|bộ trưởng|bộ|ủy ban|uỷ ban|tòa án|toà án|viện|công ty|chính phủ|quốc hội|thì|nếu|bao gồm|gồm|cụ thể|đồng thời|sau đây|tài liệu|văn bản|kết quả|thời hạn|hồ sơ|nội dung|trên|dưới|kết luận|nghị|thông tư|pháp|quyết định|quy chế|chỉ thị|trình tự|thẩm quyền|công chức|viên chức(?! quốc phòng)',
);

/** True where the words after a comma are no part of a law's name. `after` begins at the space behind the comma. */
export function leavesName(name: string, after: string): boolean {
  // "Cán bộ, công chức" is the one name that goes on with who it is about.
  return AFTER_COMMA.test(spaced(after)) && !/cán bộ$/iu.test(name);
}

/** Lower case with plain spaces: files of Word have hard ones before digits. */
function spaced(text: string): string {
  return text.toLowerCase().replace(/\s/gu, ' ');
}

/** True where a text is written with diacritics, so that words can be told apart by them. */
export function isAccented(text: string): boolean {
  return /[À-ỹđĐ]/u.test(text);
}

/** True where "luật" between these words begins no law's name. A capital after it always begins one. */
export function isPlainLaw(before: string, after: string, accented: boolean): boolean {
  if (BEFORE.test(foldInPlace(before))) return true;
  if (/^\s\p{Lu}/u.test(after)) return false;
  return accented ? AFTER_WORD.test(spaced(after)) : AFTER_FOLDED.test(foldInPlace(after));
}

/** True where the words from here on are no longer the law's name. `after` begins at a space. */
export function endsName(after: string, accented: boolean): boolean {
  return accented ? END_WORD.test(spaced(after)) : END_FOLDED.test(foldInPlace(after));
}
