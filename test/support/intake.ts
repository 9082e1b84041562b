import { intakeOver } from '../../bot/intake/jobs.ts';
import { createJobs } from '../../bot/intake/main.ts';
import type { Intake } from '../../bot/uploads.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../knowledge/indexes.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { docxFile, paragraph } from './docx-file.ts';

/** The real road over a data folder, in this process: starting one for each file would take a second more. */
export function openIntake(dataDir: string): Intake {
  const lexicon = createLexicon(readLexicon());
  const embeddings = openStaticEmbeddings();
  const jobs = createJobs({
    dataDir,
    now: () => new Date('2026-11-23T03:00:00.000Z'),
    environment: { PATH: process.env['PATH'] },
    fetch: () => Promise.reject(new Error('no network in this test')),
    writeIndexes: (directory, passages) => writeIndexes(directory, passages, { embeddings, lexicon }),
  });
  return intakeOver(jobs);
}

/** Lines of a small decision of a made-up office, long enough to be read as a rule text. */
function linesOf(number: string, rule: string): readonly string[] {
  return [
    'ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM',
    `Số: ${number}`,
    'Thử Nghiệm, ngày 05 tháng 10 năm 2026',
    'QUYẾT ĐỊNH',
    'Ban hành nội quy phòng làm việc',
    'Điều 1. Phạm vi điều chỉnh',
    '1. Quyết định này quy định nội quy của phòng làm việc.',
    '2. Quyết định này áp dụng với công chức và người lao động của xã.',
    'Điều 2. Nội quy',
    `1. ${rule}`,
    '2. Công chức đeo thẻ trong giờ làm việc.',
    'Điều 3. Hiệu lực thi hành',
    'Quyết định này có hiệu lực thi hành từ ngày 15 tháng 10 năm 2026.',
  ];
}

export const RULE = 'Công chức không tưới cây cảnh trong phòng máy chủ.';

/** Files of rule texts made here: a real DOCX and a page. */
export const decisionDocx = (number: string, rule = RULE): Uint8Array =>
  docxFile({
    body: linesOf(number, rule)
      .map((line) => paragraph(line))
      .join(''),
  });

export const decisionHtml = (number: string, rule = RULE): Uint8Array =>
  Buffer.from(
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${number}</title></head><body><main>${linesOf(
      number,
      rule,
    )
      .map((line) => `<p>${line}</p>`)
      .join('\n')}</main></body></html>`,
  );
