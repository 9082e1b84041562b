import { fold } from '../../knowledge/vietnamese.ts';

/** Courtesies and attempts to misuse the bot, recognised over the message without marks. */

export type SmallTalk = 'greeting' | 'thanks' | 'farewell' | 'who' | 'help' | 'acknowledged';

const SMALL_TALK: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'who',
    /\b(ban|may|ad|bot|day|ai do)\b.{0,12}\b(la ai|la gi|ten gi|ten la gi|do ai (lam|tao))\b|\b(chatbot|bot|tro ly) (gi|nao)\b|la (nguoi|may|robot|ai) (hay|hoac|that)|(ban|bot) co phai (la )?(nguoi|may|robot|ai)\b/u,
  ],
  [
    'help',
    /(giup|lam) (duoc|dc|dk) (toi |minh |em |cho toi )?(nhung )?(viec )?(gi|j)\b|(su )?dung (bot|ban|the nao|sao)|huong dan (su dung|dung|hoi)|hoi (duoc )?(nhung )?(gi|the nao)|(biet|tra loi duoc) (nhung )?gi\b|chuc nang|can giup do/u,
  ],
  ['thanks', /\b(cam on|cam on|cam un|cam on nhieu|thank|thanks|tks|thks|tk|tnx|thx|da ta|biet on)\b/u],
  ['farewell', /\b(tam biet|bye|bai bai|pp|hen gap|chao nhe|mai hoi tiep|good ?bye|ngu ngon|hen mai)\b/u],
  [
    'greeting',
    /\b(xin chao|chao|hello|hi|helo|hey|alo|a lo|good morning|co ai( o day)?|kinh chao|hallo|ban oi|ad oi|bot oi|em oi|test|(?<!\b(?:hon|may|vai|hang|ca|muoi|ba) )chuc (ban|moi nguoi|mot ngay|ngay|buoi|nam|cuoi))\b/u,
  ],
  [
    'acknowledged',
    /^(ok|oke|okay|okie|uh|um|u|uk|vang|da|duoc roi|hieu|da hieu|ro|hieu roi|ro roi|biet roi|tot|hay|tuyet|hay qua|tuyet voi|gioi|good|haha|hihi|hehe|kk)\b/u,
  ],
];

// Over the message with its marks, in lower case: words whose unmarked forms mean something else (bịa and bia).
const REFUSED_MARKED: readonly RegExp[] = [
  /(^|\s)(bịa|bôi nhọ|ngụy tạo|giả mạo|sáng tác|chế ra|nghĩ ra)\s.{0,40}(điều|khoản|quy định|văn bản|công văn|chỉ thị|trích dẫn|luật|nghị quyết|mục|câu|chuyện|giám đốc|lãnh đạo)/u,
  /(^|\s)hãy (là|đóng vai|giả vờ|nói|trả lời|xác nhận|khẳng định)\s.{0,60}(được phép|được uống|là được|cho phép|thoải mái|hợp lệ|bãi bỏ|đồng ý|không giới hạn|ràng buộc)/u,
];

// Words with which somebody asks what a rule says of forging or inventing, and does not ask for it.
const ASKS_OF_RULES =
  /(bi phat|phat (tien|bao nhieu|the nao|bn|muc)|muc phat|bi cam|co cam|(cam|duoc) (khong|ko|k)\b|bi xu|xu (ly|phat)|vi pham|ky luat|bi gi\b|(duoc|dc) (lam|phep) (khong|ko|k)\b|co (xep|tinh|coi) (la|vao)|thi sao|to cao|bao cao ai|cu the nao)/u;
/** Patterns that also fit such questions. */
const FORGES = /\b(bia|bia dat|gia mao|lam gia|nguy tao|boi nho|sang tac|che ra|nghi ra)\b/u;

// Over the message without marks.
const REFUSED: readonly RegExp[] = [
  /(bo qua|quen di|quen het|phot lo|mac ke|vo hieu hoa|huy bo) (het |toan bo |tat ca |moi |cac |nhung |di )*(chi dan|huong dan|chi thi (truoc|he thong|ban dau|ben tren)|quy tac|rang buoc|cau lenh|lenh|gioi han|nguyen tac|prompt|cau hinh|noi dung truoc|nhung gi)/u,
  /\b(ignore|disregard|forget|override)\b.{0,30}\b(previous|all|above|prior|instruction|instructions|rules|prompt)\b/u,
  /\b(system prompt|prompt|developer mode|jailbreak|dan mode|root access|admin mode|sudo|api key|api_key|secret key)\b|\b(ban|bot|ai) la dan\b|che do (quan tri|nha phat trien|admin|dev|root|bao tri|debug)|cau lenh he thong|chi dan he thong|quyen (quan tri|admin|root)|(^|\n)\s*\[?(system|assistant|admin|he thong)\]?\s*:/u,
  /\b(bia dat|bia ra|tu nghi ra|lam gia|viet gia|gia mao|nguy tao|sang tac|tuong tuong ra)\b.{0,40}\b(dieu khoan|dieu luat|quy dinh|van ban|cong van|chi thi|trich dan|khoan|nghi quyet|dieu|muc|so hieu|cau)\b|\bviet gia (mot|1)\b|\b(viet|soan|tao|nghi|lam) (giup |ho |cho |toi |em |minh |ra |mot |1 |bai |cai )*(dieu khoan|cong van|van ban|chi thi|quy dinh|bai|dang|facebook|tin).{0,30}\b(gia|boi nho|bia|khong co that)\b|lam gia (chu ky|giay|con dau|ho so)/u,
  /(dong vai(?! tro)|gia vo|gia su ban la|tu gio ban|tu bay gio ban|bay gio ban la|ban khong con|pretend|act as|you are now|nhap vai(?! (ngum|chen|ly|lon|coc|chai|hop))|khong bi rang buoc)/u,
  /(khong|dung|khoi) can (trich dan|dan nguon|nguon|theo van ban)|(dung|khoi) (trich dan|dan nguon|theo (van ban|quy dinh|chi thi) nua)/u,
  /\b(sua|thay|doi|chinh|ghi de|cap nhat|xoa|go) (lai |noi dung |bo |het |cau chu |cua )*(muc|dieu|khoan|doan|chi thi|quy dinh|co so du lieu|du lieu|tai lieu|van ban)( .{0,24})?(thanh|bang|di( a| nhe| cho toi)?$|ngay( |$))|\b(cu|chi can) (noi|tra loi|xac nhan|khang dinh|ghi)( la| rang)?.{0,40}(duoc phep|duoc uong|la duoc|cho phep|thoai mai|hop le|bai bo|dong y)/u,
  /<\s*(script|iframe|img|svg|object|embed|style)\b|javascript:|onerror\s*=|\bdrop\s+table\b|\bunion\s+select\b|\bdelete\s+from\b|;\s*--|'\s*or\s+'?1'?\s*=\s*'?1|\$\{[^}]*\}|\{\{.*\}\}|__proto__|etc\/passwd|rm -rf/u,
  /\b(in|hien|cho xem|tiet lo|liet ke|gui) (ra |toan bo |het |lai |cho toi )*(prompt|loi nhac|cau hinh|ma nguon|mat khau|token|khoa bi mat|bien moi truong|du lieu nguoi dung|cau hoi cua nguoi khac|lich su chat)/u,
  /\b(token|mat khau|api key|khoa bi mat)\b.{0,20}\b(quan tri|bot|he thong|server|admin|cua ban)\b/u,
  /(cau hoi|danh tinh|thong tin|lich su|tin nhan|ten) .{0,30}(nguoi (khac|da hoi|hoi truoc|dung khac)|da hoi truoc)/u,
  /(cach|meo|manh|huong dan|bi quyet|lam sao|lam the nao|(chi|bay) (cho )?(toi|em|minh|cach)).{0,60}(lach luat|lach quy dinh|ne kiem tra|tron (doan )?kiem tra|qua mat|doi pho (voi )?(doan )?kiem tra|che giau|xoa dau vet|khong bi phat hien|khoi bi phat hien|ko bi phat hien|(khong|ko|k) (bi )?ai (biet|phat hien|hay)|(khong|ko|k|khoi) (bi )?phat hien|khong bi bat|khoi bi bat|(khong|ko|k) (bi )?(lan ra|de lai|lo)( dau vet| ra)?|khong de lo)/u,
];

function folded(text: string): string {
  return fold(text.toLowerCase()).replace(/\s+/gu, ' ').trim();
}

/** Words that a courtesy has at most: who tells more tells of something. */
const MOST_WORDS = 20;

/** "Vàng miếng trị giá bao nhiêu" and "hiệu trưởng giao …" begin as a nod does, without marks: a nod is short and asks nothing. */
const MOST_NODDED = 6;
const ASKS_ON = /\b(bao nhieu|bao lau|may|khong|ko|k|nao|gi|sao|ai|dau|chua|thi|phai|con)\b/u;

/** The courtesy that a message is, where it asks nothing of the rules; the caller has checked that it names no topic. */
export function readSmallTalk(text: string): SmallTalk | null {
  const line = folded(text);
  const words = line.split(' ').length;
  if (words > MOST_WORDS) return null;
  const kind = SMALL_TALK.find(([, pattern]) => pattern.test(line))?.[0] ?? null;
  return kind === 'acknowledged' && (words > MOST_NODDED || ASKS_ON.test(line)) ? null : kind;
}

/** True where a message tries to change the rules, the bot or its duty to quote. */
export function isMisuse(text: string): boolean {
  const marked = text.toLowerCase().replace(/\s+/gu, ' ');
  const line = folded(text);
  const fits = [
    ...REFUSED_MARKED.filter((pattern) => pattern.test(marked)),
    ...REFUSED.filter((pattern) => pattern.test(line)),
  ];
  const asks = FORGES.test(line) && ASKS_OF_RULES.test(line);
  return fits.length > (asks ? 1 : 0);
}
