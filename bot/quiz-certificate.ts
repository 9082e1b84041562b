import type { Day } from '../knowledge/types.ts';

/** How a name came onto a certificate: written by its person with the account with which they took part, or where nobody was signed in. */
export type NamedBy = 'account' | 'unsigned';

/** The part of the store that holds certificates: whoever reached the share that a round asks for, under a code that nobody can guess. */

export interface Certificate {
  /** Twenty capitals and digits without dashes, about 96 bits: who has it may look at the certificate. */
  readonly code: string;
  /** Id of the round; it may be gone by now. */
  readonly round: string;
  /** Stored id of the person. */
  readonly person: string;
  /** As the person wished it to be read; null until then, and so it stays for who wants none. */
  readonly name: string | null;
  /** Absent without a name, and where an older program wrote it. */
  readonly namedBy?: NamedBy;
  /** Title of the round. */
  readonly title: string;
  /** Right answers, of all items that were asked. */
  readonly right: number;
  readonly of: number;
  /** When the round ended, or the person had done it; in Viet Nam. */
  readonly day: Day;
  /** ISO time. */
  readonly at: string;
}

export interface CertificateStore {
  /** Of the same round and person the score is written anew; code, name and day stay. One that its person deleted while the round was open does not come back. */
  putCertificates(certificates: readonly Certificate[]): Promise<void>;
  certificate(code: string): Promise<Certificate | null>;
  /** The newest first. */
  certificatesOf(person: string): Promise<readonly Certificate[]>;
  /** Writes a name on all certificates of a person, null for none; how many. */
  nameCertificates(person: string, name: string | null, by: NamedBy): Promise<number>;
  /** Deletes them: their codes verify no more; how many. */
  forgetCertificates(person: string): Promise<number>;
}

/** Characters of a name on a certificate. */
export const LONGEST_NAME = 80;

const GROUP = 5;
const LENGTH = 20;

/** As it is read and typed: `BCDFG-HJKLM-…`. */
export const sayCode = (code: string): string =>
  code.match(new RegExp(`.{1,${GROUP}}`, 'gu'))?.join('-') ?? code;

/** What was typed as it is kept; null for what is no code. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.-]/gu, '');
  return code.length === LENGTH && /^[A-Z2-9]+$/.test(code) ? code : null;
}

/** A name as it is kept, on one line; null for none, undefined where it is too long. */
export function readName(typed: string): string | null | undefined {
  const name = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (name === '') return null;
  return name.length > LONGEST_NAME ? undefined : name;
}

/** What a certificate says of its name: nobody looked at papers, and whoever verifies it is to know. */
export function sayNaming({ name, namedBy }: Pick<Certificate, 'name' | 'namedBy'>): string {
  if (name === null) return 'Người được chứng nhận chưa ghi tên.';
  const unchecked = 'hệ thống không đối chiếu giấy tờ, chỉ chứng nhận kết quả của người giữ mã.';
  if (namedBy === 'account') return `Họ tên do người được chứng nhận tự ghi, khi đăng nhập bằng tài khoản đã làm bài; ${unchecked}`;
  const unsigned = namedBy === 'unsigned' ? ', không đăng nhập tài khoản nào' : '';
  return `Họ tên do người được chứng nhận tự ghi${unsigned}; ${unchecked}`;
} // prettier-ignore

/** What who takes part in a round is told of its certificates; nothing where it gives none. `pass`: percent. */
export const sayPass = (pass: number | null | undefined): string[] =>
  pass === null || pass === undefined ? [] : [`Đạt từ ${String(pass)}% câu đúng sẽ có giấy chứng nhận.`];

/** What is said of certificates that their person deleted; nothing where there were none. */
export const sayCertificatesGone = (count: number): string[] =>
  count === 0 ? [] : [`Tôi đã xóa ${String(count)} chứng nhận của bạn: mã của chúng không còn dùng được.`];
