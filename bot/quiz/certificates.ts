import { dayInVietNam } from '../day.ts';
import { shortDay } from '../notices.ts';
import { sayCode, type Certificate, type CertificateStore } from '../quiz-certificate.ts';
import { codeOf } from './host/making.ts';
import { passes } from './results.ts';
import { standings, type RoundState } from './round.ts';

/** Certificates of a round: who gets one, and how it is told. */

export interface CertifierNeeds {
  readonly store: Pick<CertificateStore, 'putCertificates'>;
  readonly random: (size: number) => Uint8Array;
}

/** Characters of a code: 28 letters each, about 96 bits. */
const CODE_LENGTH = 20;

/** Gives a certificate to whoever has reached the round's share; `only`: to this person alone. Harmless when done twice. */
export async function certify(
  { store, random }: CertifierNeeds,
  state: RoundState,
  at: Date,
  only: string | null,
): Promise<void> {
  const { id: round, title, pass = null } = state.setup;
  if (pass === null) return;
  const passed = standings(state).filter((one) => passes(one, pass) && (only ?? one.person) === one.person);
  await store.putCertificates(
    passed.map(({ person, right, ofAll }) => ({
      ...{ code: codeOf(random(CODE_LENGTH)), round, person, name: null, title, right, of: ofAll },
      ...{ day: dayInVietNam(at), at: at.toISOString() },
    })),
  );
}

/** Where it is shown. */
const pathOf = ({ code }: Certificate): string => `/chung-nhan/${sayCode(code)}`;

/** What it is for, its code, and its address where there is one; a line. */
export const sayCertificate = (certificate: Certificate, publicUrl: string | null): string =>
  `Chứng nhận “${certificate.title}”: đúng ${String(certificate.right)}/${String(certificate.of)} câu, ngày ${shortDay(certificate.day)}. Mã: ${sayCode(certificate.code)}.${publicUrl === null ? '' : ` Xem và in: ${publicUrl}${pathOf(certificate)}`}`;

/** How a name comes onto it. */
export const SAY_NAMING =
  'Chứng nhận chưa ghi tên ai. Muốn ghi tên: /ketqua tên rồi họ tên của bạn; bỏ tên: /ketqua tên.';

/** Those of a person with how to name them; nothing where there are none. */
export function sayCertificates(certificates: readonly Certificate[], publicUrl: string | null): string[] {
  if (certificates.length === 0) return [];
  const unnamed = certificates.every(({ name }) => name === null);
  return [...certificates.map((one) => sayCertificate(one, publicUrl)), ...(unnamed ? [SAY_NAMING] : [])];
}
