import type { Copies, Counts, Difference, DocumentReport, IngestReport } from './ingest.ts';

/** A report in words, for the terminal and for chats; `wholeIn` says where all warnings are to be seen. */
export function formatReport(report: IngestReport, wholeIn = 'xem đủ với --json'): string {
  const outcome =
    report.snapshot === null ? 'Chưa phát hành.' : `Đã phát hành bản thư viện ${report.snapshot}.`;
  return [
    ...report.documents.map((document) => formatDocument(document, wholeIn)),
    ...report.copies.map(formatCopies),
    ...report.conflicts.map((conflict) => `Nguồn mâu thuẫn: ${conflict}`),
    ...report.rejected.map(formatRejected),
    `${report.documents.length} văn bản nhận được, ${report.rejected.length} tệp không nhận. ${outcome}`,
  ].join('\n');
}

function formatRejected({ path, reason }: IngestReport['rejected'][number]): string {
  return `Không nhận "${path}": ${reason}`;
}

function formatCopies({ number, kept, left, why, difference }: Copies): string {
  return `${number} có hai bản: giữ "${kept}" (${why}), không lấy "${left}"; ${formatDifference(difference)}`;
}

/** Warnings shown of one document; a noisy scan has hundreds, and `--json` has them all. */
const MOST_WARNINGS = 12;

function formatDocument(document: DocumentReport, wholeIn: string): string {
  const { held, notHeld } = document.citations;
  const { warnings, relations, difference } = document;
  const more = warnings.length - MOST_WARNINGS;
  return [
    `${document.kind} ${document.number}: ${document.title}`,
    `  ${document.issuer === '' ? 'Chưa rõ cơ quan ban hành' : document.issuer}, ngày ${day(document.issuedOn)}; hiệu lực từ ${day(document.validFrom)}${until(document)}`,
    `  ${document.validity}`,
    `  ${formatCounts(document.counts)}; dẫn ${held + notHeld} văn bản khác (có ${held}, chưa có ${notHeld})`,
    ...(relations.length === 0 ? [] : [`  ${sentence(relations)}`]),
    ...(difference === null ? [] : [`  So với bản đang có: ${formatDifference(difference)}`]),
    ...warnings.slice(0, MOST_WARNINGS).map((warning) => `  Lưu ý: ${warning}`),
    ...(more > 0 ? [`  … và ${more} lưu ý nữa (${wholeIn})`] : []),
  ].join('\n');
}

/** Provisions named in a difference; the rest is counted. */
const MOST_IDS = 6;

/** What differs, in words: provisions named up to a few, the rest counted. */
export function formatDifference({ same, added, removed, changed }: Difference): string {
  const listed = (what: string, ids: readonly string[]): string[] => {
    if (ids.length === 0) return [];
    const named = ids.slice(0, MOST_IDS).map((id) => id.slice(id.indexOf('#') + 1));
    return [`${ids.length} ${what} (${named.join(', ')}${ids.length > MOST_IDS ? ', …' : ''})`];
  };
  const parts = [...listed('đổi lời', changed), ...listed('thêm', added), ...listed('bớt', removed)];
  return parts.length === 0 ? 'không đổi' : `${same} như cũ, ${parts.join(', ')}`;
}

function sentence(parts: readonly string[]): string {
  const joined = parts.join('; ');
  return `${joined.charAt(0).toUpperCase()}${joined.slice(1)}.`;
}

const WORDS: readonly (readonly [keyof Counts, string])[] = [
  ['parts', 'phần'],
  ['chapters', 'chương'],
  ['sections', 'mục'],
  ['articles', 'điều'],
  ['clauses', 'khoản'],
  ['points', 'điểm'],
  ['paragraphs', 'đoạn'],
];

/** `5 chương, 45 điều, …`; parts that a text does not have are left out. */
export function formatCounts(counts: Counts): string {
  const shown = WORDS.filter(([field]) => counts[field] > 0);
  return shown.map(([field, word]) => `${counts[field]} ${word}`).join(', ');
}

function until({ validUntil }: DocumentReport): string {
  return validUntil === null ? '' : ` đến ${day(validUntil)}`;
}

/** `2023-11-29` → `29/11/2023` */
function day(iso: string | null): string {
  return iso === null ? 'chưa rõ' : iso.split('-').reverse().join('/');
}
