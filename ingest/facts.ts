import { parse } from 'yaml';
import { z } from 'zod';
import { normaliseNumber } from '../knowledge/references.ts';
import type { Fact } from '../knowledge/types.ts';
import { RejectedError } from './sidecar.ts';

/** The reviewed facts file (`library/facts.yaml`): unknown fields are refused, every fact has a source. */
const words = z.string().trim().min(1, 'không được để trống');
const number = words.refine((written) => normaliseNumber(written) === written, {
  error: 'phải là số hiệu viết chuẩn, ví dụ 112/2020/NĐ-CP hoặc 30-CT/TU',
});
const day = z.iso.date('phải là ngày dạng YYYY-MM-DD');
const place = z.strictObject({
  chapter: words.exactOptional(),
  section: words.exactOptional(),
  article: words.exactOptional(),
  clause: words.exactOptional(),
  point: words.exactOptional(),
});

/** What `document` does to `target`. */
const RELATIONS = ['replaces', 'repeals', 'amends', 'guides'] as const;
/** What holds of `document` alone, from or on a day. */
const STATES = ['issued', 'in_force_from', 'ends', 'no_end_found'] as const;

const factSchema = z
  .strictObject({
    document: number,
    what: z.enum([...STATES, ...RELATIONS]),
    date: day.nullable().default(null),
    target: number.nullable().default(null),
    places: z.array(place).default([]),
    kind: words.nullable().default(null),
    issuer: words.nullable().default(null),
    about: words.nullable().default(null),
    source: words,
    confidence: z.enum(['high', 'medium', 'low']),
  })
  .refine(({ what, target }) => isRelation(what) === (target !== null), {
    path: ['target'],
    error: 'phải có khi what là replaces, repeals, amends, guides; không được có ở trường hợp khác',
  })
  .refine(({ what, date }) => isRelation(what) || date !== null, {
    path: ['date'],
    error: 'phải có ngày',
  }) satisfies z.ZodType<Fact>;

function isRelation(what: Fact['what']): boolean {
  return RELATIONS.some((kind) => kind === what);
}

/** Reads a facts file. Throws a `RejectedError` that names the fact by its place in the file, the field and its fault. */
export function parseFacts(yaml: string, fileName: string): Fact[] {
  const result = z.array(factSchema).safeParse(readYaml(yaml, fileName));
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path: [index, ...field], message }) => {
    const which = typeof index === 'number' ? `mục thứ ${index + 1}` : 'tệp';
    return `${which}${field.length > 0 ? `, trường "${field.join('.')}"` : ''}: ${message}`;
  });
  throw new RejectedError(`${fileName}: ${faults.join('; ')}`);
}

function readYaml(yaml: string, fileName: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new RejectedError(`${fileName}: không phải YAML hợp lệ (${reason})`, { cause: error });
  }
}
