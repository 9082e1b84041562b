import { formatCounts, formatDifference } from '../format.ts';
import type { Absence, ChangedWords, History, Version } from './history.ts';
import type { Kept } from './kept.ts';
import { timeWords } from './words.ts';

/** The versions of a document, for a terminal. */
export function sayHistory({ number, versions, damaged }: History): string {
  return [
    `${number}: ${versions.filter(({ what }) => what === 'version').length} bản trong các bản thư viện đang giữ`,
    ...versions.flatMap((entry) => (entry.what === 'version' ? sayVersion(entry) : sayAbsence(entry))),
    ...damaged.map((id) => `Không mở được bản thư viện ${id}.`),
  ].join('\n');
}

function sayVersion(version: Version): string[] {
  const { publishedAt, snapshots, current, file, sha256, counts, difference, words } = version;
  return [
    `${timeWords(publishedAt)}${current ? ' (đang dùng)' : ''}: tệp ${file} (SHA-256 ${sha256.slice(0, 12)}…)`,
    `  ${formatCounts(counts)}; trong bản thư viện ${snapshots.join(', ')}`,
    ...(difference === null ? [] : [`  So với bản trước: ${formatDifference(difference)}`]),
    ...(words ?? []).flatMap(sayWords),
  ];
}

function sayAbsence({ publishedAt, snapshots, current }: Absence): string[] {
  return [
    `${timeWords(publishedAt)}${current ? ' (đang dùng)' : ''}: không có trong bản thư viện ${snapshots.join(', ')}`,
  ];
}

function sayWords({ locator, before, after }: ChangedWords): string[] {
  return [`  ${locator}`, `    cũ:  ${lineOf(before)}`, `    mới: ${lineOf(after)}`];
}

function lineOf(text: string | null): string {
  return text === null ? '(không có)' : text.replace(/\s+/gu, ' ').trim();
}

/** The kept snapshots, for a terminal. */
export function sayKept(kept: readonly Kept[]): string {
  if (kept.length === 0) return 'Chưa có bản thư viện nào; lập bằng: npm run ingest -- --yes';
  return kept
    .map(
      ({ snapshot, publishedAt, documents, current }) =>
        `${snapshot}  ${timeWords(publishedAt)}  ${documents} văn bản${current ? '  (đang dùng)' : ''}`,
    )
    .join('\n');
}
