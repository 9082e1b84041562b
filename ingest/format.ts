import type { Counts, DocumentReport, IngestReport } from './ingest.ts';

/** A report in words, for the terminal. */
export function formatReport(report: IngestReport): string {
  const outcome =
    report.snapshot === null ? 'Chưa phát hành.' : `Đã phát hành bản thư viện ${report.snapshot}.`;
  return [...report.documents.map(formatDocument), ...report.rejected.map(formatRejected), outcome].join(
    '\n',
  );
}

function formatRejected({ path, reason }: IngestReport['rejected'][number]): string {
  return `Không nhận "${path}": ${reason}`;
}

function formatDocument(document: DocumentReport): string {
  const { held, notHeld } = document.citations;
  return [
    `${document.kind} ${document.number}: ${document.title}`,
    `  ${document.issuer}, ngày ${day(document.issuedOn)}; hiệu lực từ ${day(document.validFrom)}${until(document)}`,
    `  ${formatCounts(document.counts)}; dẫn ${held + notHeld} văn bản khác (có ${held}, chưa có ${notHeld})`,
    ...document.warnings.map((warning) => `  Lưu ý: ${warning}`),
  ].join('\n');
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

function formatCounts(counts: Counts): string {
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
