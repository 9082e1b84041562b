import { fold } from '../../knowledge/vietnamese.ts';
import type { Group } from './groups.ts';

/** What a number gives away about a person. */
export type PersonalKind = 'identity_card' | 'phone' | 'account' | 'email';

/** A mobile has 10 digits from 03, 05, 07, 08, 09; a landline 11 from 02; +84 may stand for the 0. Abroad: + and 8 to 15. */
const PHONE = /^(?:(?:0|(?:\+|00)?84)(?:[35789]\d{8}|2\d{9})|\+\d{8,15})$/;
/** Fewer digits (a day, a year, a document's number) or more name nobody. */
const PERSONAL_LENGTH = /^\+?\d{6,19}$/;
/** How many characters around a number are read for the words that say what it is. */
const WORDS_AROUND = 40;
const SAYS_ACCOUNT = /(?<![a-z])(?:tai khoan|stk|tk|so the|the ngan hang|atm)[^\d]{0,25}$/;
const SAYS_CARD = /(?<![a-z])(?:cmnd|cmt|cccd|can cuoc|chung minh|dinh danh)[^\d]{0,25}$/;
const SAYS_MONEY = /^\s?(?:dong|d|vnd|trieu|tr|ty|ti|nghin|ngan|k|usd|%)(?![a-z])/;

/** What one candidate number is, from its digits, its groups and the words around it; null where it is not personal. */
export function classify(groups: readonly Group[], text: string): PersonalKind | null {
  const digits = groups.map((group) => group.digits).join('');
  if (!PERSONAL_LENGTH.test(digits)) return null;
  const before = fold(
    text.slice(Math.max(0, (groups[0]?.start ?? 0) - WORDS_AROUND), groups[0]?.start),
  ).toLowerCase();
  if (isDateOrYears(groups) || isMoney(digits, groups, text)) return null;
  if (SAYS_CARD.test(before) && isCardLength(digits)) return 'identity_card';
  if (SAYS_ACCOUNT.test(before) && isSaidAccount(digits, groups)) return 'account';
  if (PHONE.test(digits) && isPhoneShape(groups)) return 'phone';
  return groups.length === 1 ? classifyBare(digits) : classifyGrouped(digits, groups);
}

/** Without words around it: 9 or 12 digits are an identity card, 10 to 19 an account, bank card or tax code. */
function classifyBare(digits: string): PersonalKind | null {
  if (isCardLength(digits)) return 'identity_card';
  return /^\d{10,19}$/.test(digits) ? 'account' : null;
}

function classifyGrouped(digits: string, groups: readonly Group[]): PersonalKind | null {
  const sizes = groups.map((group) => group.digits.length);
  // A bank card: four groups of four, some with up to three digits more.
  if (sizes.length >= 4 && sizes.slice(0, 4).every((size) => size === 4) && digits.length <= 19)
    return 'account';
  if (isThousands(groups))
    return digits.length === 9 && groups[1]?.separator !== '.' ? 'identity_card' : null;
  // Citizen cards begin with 0 (the province); amounts and years do not.
  const looksLikeCard = digits.startsWith('0') && /[1-9]/.test(digits) && sizes.every((size) => size >= 3);
  return looksLikeCard && isCardLength(digits) ? 'identity_card' : null;
}

const isCardLength = (digits: string): boolean => /^(?:\d{9}|\d{12})$/.test(digits);

/** Where words say "account", 6 to 19 digits are one; dots between groups of three still mean an amount. */
function isSaidAccount(digits: string, groups: readonly Group[]): boolean {
  return /^\d{6,19}$/.test(digits) && !(groups[1]?.separator === '.' && isThousands(groups));
}

/** `0912 345 678`, `+84 912…`, `09 1234 5678`; not `03 12 2023 05`, which is a day and more. */
function isPhoneShape(groups: readonly Group[]): boolean {
  const sizes = groups.map((group) => group.digits.length);
  const [first] = groups;
  if (first === undefined || first.digits.length > 2 || first.digits === '84')
    return sizes.every((size) => size >= 2);
  return sizes.join() === '2,4,4';
}

/** `29.11.2023…`, or a row of years. */
function isDateOrYears(groups: readonly Group[]): boolean {
  if (groups.length < 2) return false;
  const [day, month, year] = groups.map((group) => group.digits);
  const isDate = /^\d{1,2}$/.test(day ?? '') && /^\d{1,2}$/.test(month ?? '') && isYear(year ?? '');
  return isDate || groups.every((group) => isYear(group.digits));
}

const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);

/** `5.000.000`, `5 000 000`: one to three digits, then groups of three. */
function isThousands(groups: readonly Group[]): boolean {
  const [first, ...rest] = groups.map((group) => group.digits);
  return /^[1-9]\d{0,2}$/.test(first ?? '') && rest.length > 0 && rest.every((digits) => digits.length === 3);
}

/** Followed by a unit of money, or a round sum: no card or account ends in five zeros. A sum never begins with 0. */
function isMoney(digits: string, groups: readonly Group[], text: string): boolean {
  if (!/^[1-9]/.test(digits)) return false;
  const end = groups.at(-1)?.end ?? 0;
  return /0{5}$/.test(digits) || SAYS_MONEY.test(fold(text.slice(end, end + WORDS_AROUND)).toLowerCase());
}
