import { z } from 'zod';
import type { SourceText } from '../../reader.ts';
import type { ReadLimits } from '../limits.ts';
import type { FoundTools } from '../ocr.ts';

/** What the reading process is asked: one file at a time. */
export interface ReadRequest {
  /** Path of the file's bytes. */
  readonly file: string;
  /** What the file is called. */
  readonly name: string;
  /** For temporary files. */
  readonly folder: string;
  readonly limits: ReadLimits;
  readonly ocr: FoundTools;
}

const span = { start: z.number(), end: z.number() };
const text = z.object({
  name: z.string(),
  kind: z.enum(['text', 'markdown', 'html', 'docx', 'doc', 'pdf', 'image', 'zip']),
  text: z.string(),
  pages: z.array(z.object({ page: z.number(), start: z.number() })),
  tables: z.array(z.object({ ...span, rows: z.number() })),
  leftOut: z.array(z.object({ text: z.string(), page: z.number().nullable(), reason: z.string() })),
  notes: z.array(z.object({ ...span, label: z.string(), note: z.string() })),
  number: z.string().nullable(),
  warnings: z.array(z.string()),
  recognised: z.boolean().exactOptional(),
  rejected: z.array(z.object({ path: z.string(), reason: z.string() })).exactOptional(),
}) satisfies z.ZodType<SourceText>;

/** What the reading process answers. It has read an untrusted file, so its answers are checked. */
const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), name: z.string(), done: z.number(), of: z.number() }),
  z.object({ kind: z.literal('texts'), texts: z.array(text) }),
  /** The file's fault; a Vietnamese sentence. */
  z.object({ kind: z.literal('unreadable'), message: z.string() }),
  /** Our fault, or that of a library; English, for logs. */
  z.object({ kind: z.literal('fault'), message: z.string() }),
  z.object({ kind: z.literal('memory') }),
]);

export type Reply = z.infer<typeof replySchema>;

/** A reply with the bytes of memory that the process then holds. */
export const messageSchema = z.object({ reply: replySchema, memoryBytes: z.number() });
export type Message = z.infer<typeof messageSchema>;
