import { z } from 'zod';
import { machineText, type Machine } from './machine.ts';
import { table } from './table.ts';

/** Each part is measured in a process of its own, so that its memory is its own. Times in milliseconds, memory in bytes. */

const memory = { took: z.number(), peak: z.number().nullable(), resident: z.number().nullable() };

/** A corpus taken in: read, divided, connected, indexed, published. */
export const ingestPartSchema = z.strictObject({
  ...memory,
  documents: z.int(),
  articles: z.int(),
  rejected: z.int(),
  passages: z.int(),
  /** Bytes that the snapshot takes on the disk. */
  disk: z.int(),
});

/** One document of it with one article changed: read, connected with all others, published. */
export const changePartSchema = z.strictObject({
  ...memory,
  number: z.string(),
  /** Bytes that the new snapshot adds; the rest are files of the one before. */
  added: z.int(),
});

/** The new snapshot checked and opened; `took` until it can be searched. */
export const openPartSchema = z.strictObject({
  ...memory,
  /** Until the first passages were found; a question on words of everyday. */
  firstSearch: z.number(),
  vectors: z.string(),
});

export interface IngestBench {
  readonly ingest: z.infer<typeof ingestPartSchema>;
  readonly change: z.infer<typeof changePartSchema>;
  readonly open: z.infer<typeof openPartSchema>;
}

/** Runs one part of the bench in a process of its own; gives what it prints, one JSON object. */
export type RunPart = (part: keyof IngestBench) => Promise<string>;

/** Takes a corpus in, changes a document of it, and opens the result. */
export async function benchIngest(run: RunPart): Promise<IngestBench> {
  const part = async <Shape extends z.ZodType>(name: keyof IngestBench, shape: Shape) =>
    shape.parse(JSON.parse(await run(name)));
  return {
    ingest: await part('ingest', ingestPartSchema),
    change: await part('change', changePartSchema),
    open: await part('open', openPartSchema),
  };
}

/** The bench as a table, with where and when. */
export function ingestBenchText({ ingest, change, open }: IngestBench, on: string, machine: Machine): string {
  const counts = `${ingest.documents} văn bản, ${ingest.articles} điều, ${ingest.passages} đoạn tìm kiếm; ${ingest.rejected} văn bản không nhận`;
  const rows = [
    ['Việc', 'thời gian', 'bộ nhớ cao nhất', 'bộ nhớ thường trú', 'đĩa'],
    row('nhập và lập chỉ mục tất cả', ingest, ingest.disk),
    row(`sửa một điều của ${change.number} rồi phát hành`, change, change.added),
    row('mở kho mới', open, null),
    ['câu tìm kiếm đầu tiên', seconds(open.firstSearch), '', '', ''],
  ];
  return [`Đo ngày ${on} trên ${machineText(machine)}; ${counts}`, table(rows)].join('\n\n');
}

function row(name: string, { took, peak, resident }: Measured, disk: number | null): string[] {
  return [name, seconds(took), ...[peak, resident, disk].map(megabytes)];
}

type Measured = Pick<IngestBench['open'], 'took' | 'peak' | 'resident'>;

const tenths = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

function seconds(milliseconds: number): string {
  return `${tenths.format(milliseconds / 1000)} giây`;
}

function megabytes(bytes: number | null): string {
  return bytes === null ? '–' : `${Math.round(bytes / 1e6)} MB`;
}
