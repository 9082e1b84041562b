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

/** More that a question may ask for, beside `ASKS`: what a rule rarely holds, or holds in one form only. */
export const WANTS: readonly (readonly [string, RegExp])[] = [
  ['wantsForm', /\b(mau|bieu mau|phu luc|file|tai o dau|link)\b/u],
  ['wantsName', /\b(ten gi|ten la gi|ho ten|ten ai|so dien thoai|sdt|dia chi|email)\b/u],
  ['wantsSanction', /\b(phat|xu ly|xu phat|ky luat|kl|hinh thuc|bi gi|bi sao)\b/u],
  ['wantsMoney', /\b(tien|trieu|dong|phi|le phi|luong|phu cap|nhieu tien)\b/u],
  ['wantsMeaning', /\b(la gi|la sao|khai niem|the nao la|hieu la|nghia la|duoc hieu)\b/u],
  [
    'wantsList',
    /\b(gom|nhung gi|may loai|nhung ai|ke ra|liet ke|cac hinh thuc|cac muc|cac buoc|dieu kien|tieu chuan)\b/u,
  ],
  ['wantsPlace', /\b(o dau|cho nao|noi nao|dau)\b/u],
  ['wantsReason', /\b(tai sao|vi sao|sao lai|co nen)\b/u],
];

/** What a provision holds, over its own words and those that lead into it. */
export const OFFERS: readonly (readonly [string, RegExp])[] = [
  ['hasMoney', /\b\d[\d ]* (dong|trieu|ty)\b|phat tien/u],
  ['hasDuration', /\b\d+ (ngay|thang|nam|gio|phut|tuan)\b/u],
  ['hasSanction', /\b(phat tien|canh cao|khien trach|cach chuc|buoc thoi viec|ky luat|sa thai|xu ly)\b/u],
  ['hasForm', /\b(mau so|theo mau|phu luc)\b/u],
  ['hasMeaning', /^([a-z]+ ){1,14}(la|duoc hieu la|bao gom)\b/u],
  ['hasBan', /\b(nghiem cam|khong duoc|cam)\b/u],
  ['hasPermit', /\b(duoc|co quyen|co the)\b/u],
  ['hasDuty', /\b(phai|co trach nhiem|co nghia vu)\b/u],
  ['isReference', /\b(theo quy dinh cua|theo quy dinh tai|do .{3,40} quy dinh)\b/u],
];
