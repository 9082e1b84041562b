import { parse } from 'yaml';
import { z } from 'zod';

/** The metadata file beside a text: what the text itself does not say, each fact with its source. No fact has to be there. */
const day = z.iso.date('phải là ngày dạng YYYY-MM-DD');
const words = z.string().trim().min(1, 'không được để trống');

const sidecarSchema = z.strictObject({
  number: words.optional(),
  kind: words.optional(),
  issuer: words.optional(),
  issuedOn: day.nullable().optional(),
  /** Only where the text has no title of its own. */
  title: words.nullable().default(null),
  aliases: z.array(words).default([]),
  validity: z
    .strictObject({
      from: day.nullable(),
      until: day.nullable(),
      how: words,
      replacedBy: words.nullable().default(null),
    })
    .optional(),
  sources: z.array(z.strictObject({ field: words, source: words })),
  corrections: z.array(z.strictObject({ read: words, meant: words, why: words })).default([]),
  notes: z.array(words).default([]),
});

export type Sidecar = z.infer<typeof sidecarSchema>;

/** Fields that need a source where they are given. */
const SOURCED = ['number', 'kind', 'issuer', 'issuedOn', 'validity'] as const;

/** Why a file was not taken, for the administrator (Vietnamese, one line). */
export class RejectedError extends Error {
  override readonly name = 'RejectedError';
}

/** Reads a metadata file. Throws a `RejectedError` that names the field, the value's fault and the file. */
export function parseSidecar(yaml: string, fileName: string): Sidecar {
  const result = sidecarSchema.safeParse(readYaml(yaml, fileName));
  if (!result.success) throw new RejectedError(`${fileName}: ${describe(result.error)}`);
  const given = SOURCED.filter((field) => result.data[field] !== undefined && result.data[field] !== null);
  const missing = given.filter((field) => !result.data.sources.some((one) => one.field === field));
  if (missing.length > 0)
    throw new RejectedError(`${fileName}: thiếu nguồn (sources) cho ${missing.join(', ')}`);
  return result.data;
}

function readYaml(yaml: string, fileName: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new RejectedError(`${fileName}: không phải YAML hợp lệ (${reason})`, { cause: error });
  }
}

function describe(error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      const field = issue.path.join('.') || 'tệp';
      return issue.code === 'unrecognized_keys'
        ? `trường lạ ${issue.keys.map((key) => `"${key}"`).join(', ')}`
        : `trường "${field}": ${issue.message}`;
    })
    .join('; ');
}
