/** Cues in questions and headings, over words without marks. */

/** People whose rules differ; a question that names one wants a rule that speaks of them. */
export const STAFF: readonly string[] = [
  ...['can bo', 'cong chuc', 'vien chuc', 'nguoi lao dong', 'dang vien', 'luc luong vu trang', 'cong an'],
  ...[
    'nguoi phat ngon',
    'nguoi dung dau',
    'nha bao',
    'phong vien',
    'doanh nghiep',
    'lao dong nu',
    'thu viec',
  ],
];

/** What the heading of an article says of its kind. */
export const HEADINGS: readonly (readonly [string, RegExp])[] = [
  ['definition', /giai thich tu ngu/u],
  ['scope', /pham vi dieu chinh|doi tuong ap dung/u],
  ['duties', /trach nhiem cua|nhiem vu|quyen han|to chuc thuc hien/u],
  ['effect', /hieu luc|dieu khoan|chuyen tiep|thi hanh/u],
  ['prohibits', /nghiem cam|khong duoc|bi cam/u],
  ['sanctions', /vi pham|xu phat|ky luat|phat tien/u],
];

/** What a question asks for, by its words. */
export const ASKS: readonly (readonly [string, RegExp])[] = [
  ['yesNo', /\b(khong|ko|k|kh|hok|chua|dung khong)\b/u],
  ['who', /\b(ai|nguoi nao|co quan nao|cap nao|don vi nao)\b/u],
  ['amount', /\b(bao nhieu|bn|may|muc)\b/u],
  ['time', /\b(bao lau|khi nao|luc nao|thoi han|may ngay|may thang|may nam|bao gio)\b/u],
  ['manner', /\b(the nao|ntn|ra sao|lam sao|thu tuc|cach)\b/u],
  ['what', /\b(la gi|gi|nhung gi|nao)\b/u],
];

/** Offices in a rule that may be the one that a question asks for. */
export const OFFICE =
  /tham quyen|chiu trach nhiem|co trach nhiem|bo truong|chu tich|thu tuong|thu truong|nguoi dung dau/u;
export const ASKS_WHO = /\b(ai|co quan nao|nguoi nao|cap nao)\b/u;
