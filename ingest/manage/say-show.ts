import { formatCounts } from '../format.ts';
import type { Cited } from './cites.ts';
import { sayValidity } from './say-list.ts';
import type { ActOn, DocumentCard } from './show.ts';
import { dayWords, DOES, DONE } from './words.ts';

/** Lines of a list that a terminal shows; `--json` has them all. */
const MOST_LINES = 40;

/** Everything known of one document, for a terminal. */
export function sayDocument(card: DocumentCard): string {
  const { kind, number, title, issuer, signer, aliases, counts, file, sha256, validity } = card;
  return [
    `${kind} ${number}: ${title}`,
    `  ${[issuer === '' ? 'Chưa rõ cơ quan ban hành' : issuer, ...(signer === null ? [] : [`ký: ${signer}`])].join('; ')}`,
    `  ${sayValidity(card)}`,
    `  ${validity}`,
    ...(aliases.length === 0 ? [] : [`  Còn gọi là: ${aliases.join(', ')}`]),
    `  ${formatCounts(counts)}; tệp ${file} (SHA-256 ${sha256.slice(0, 12)}…)`,
    ...card.sources.map(({ field, source }) => `  Nguồn (${FIELDS[field] ?? field}): ${source}`),
    ...section(
      'Mục lục',
      card.contents.map(({ depth, locator, heading }) => `${'  '.repeat(depth)}${locator}. ${heading}`),
    ),
    ...section(
      'Tác động đến văn bản khác',
      card.acts.map((act) => sayAct(act, DOES)),
    ),
    ...section(
      'Bị tác động',
      card.actedOn.map((act) => sayAct(act, DONE)),
    ),
    ...section('Dẫn đến', card.cites.map(sayCited)),
    ...section(
      'Được dẫn bởi',
      card.citedBy.map((one) => `${one.number}: ${one.times} lần`),
    ),
    ...section(
      'Lời văn cũ còn giữ',
      card.earlier.map(({ locator, how }) => `${locator}: ${how}`),
    ),
    ...section('Ghi chú', card.notes),
    ...section(
      'Lỗi của bản chép',
      card.corrections.map(({ read, meant, why }) => `"${read}", đúng ra là "${meant}": ${why}`),
    ),
    ...section('Lưu ý', card.warnings),
  ].join('\n');
}

/** Names of the metadata fields that have a source. */
const FIELDS: Readonly<Record<string, string>> = {
  number: 'số',
  kind: 'loại',
  title: 'trích yếu',
  issuer: 'cơ quan ban hành',
  issuedOn: 'ngày ban hành',
  signer: 'người ký',
  validity: 'hiệu lực',
  validUntil: 'ngày hết hiệu lực',
};

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MOST_LINES;
  // A table of contents is looked up, so it is always whole.
  const shown = title === 'Mục lục' ? lines : lines.slice(0, MOST_LINES);
  const rest = more > 0 && shown.length < lines.length ? [`  … và ${more} dòng nữa (xem đủ với --json)`] : [];
  return ['', `${title}:`, ...shown.map((line) => `  ${line}`), ...rest];
}

function sayAct({ kind, number, held, places, day, how }: ActOn, words: typeof DOES): string {
  const parts = places === 0 ? '' : ` (${places} chỗ)`;
  const from = day === null ? '' : ` từ ${dayWords(day)}`;
  return `${words[kind]} ${number}${parts}${from}${held ? '' : ', chưa có trong thư viện'} — ${how}`;
}

function sayCited({ number, written, held, times }: Cited): string {
  const name = number === null || written.includes(number) ? written : `${written} (${number})`;
  const state = held ? 'có' : number === null ? 'chưa rõ là văn bản nào' : 'chưa có';
  return `${name}: ${times} lần, ${state}`;
}
