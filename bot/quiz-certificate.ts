import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** That somebody took part in a round: all of it stands in the code, signed; nothing is looked up or stored. */
const certificateSchema = z.object({
  /** As the person typed it. */
  name: z.string().trim().min(1).max(80),
  /** Title of the round. */
  round: z.string().trim().min(1).max(120),
  right: z.int().min(0).max(10_000),
  of: z.int().min(1).max(10_000),
  /** In Viet Nam. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});
export type Certificate = Readonly<z.infer<typeof certificateSchema>>;

/** Codes of another use of the same key are none here. */
const PURPOSE = 'certificate 1';
/** Longest code that is looked at: the longest certificate, four bytes a character, in base64url. */
const LONGEST_CODE = 2_000;

/** 43 characters. */
const sign = (key: string, body: string): string =>
  createHmac('sha256', key).update(`${PURPOSE}\0${body}`).digest('base64url');

/** A code of `A-Za-z0-9_.-` for an address. `key`: at least 32 characters, kept over restarts. Throws where a field is too long. */
export function certificateCode(key: string, certificate: Certificate): string {
  const { name, round, right, of, day } = certificateSchema.parse(certificate);
  const body = Buffer.from(JSON.stringify([name, round, right, of, day])).toString('base64url');
  return `${body}.${sign(key, body)}`;
}

const bodySchema = z.tuple([z.string(), z.string(), z.number(), z.number(), z.string()]);

/** What a code certifies; null for one that was not made with this key. Compared in constant time. */
export function readCertificate(key: string, code: string): Certificate | null {
  const [, body = '', signature = ''] = /^([\w-]+)\.([\w-]{43})$/.exec(code.slice(0, LONGEST_CODE + 1)) ?? [];
  if (body === '' || code.length > LONGEST_CODE) return null;
  if (!timingSafeEqual(Buffer.from(sign(key, body)), Buffer.from(signature))) return null;
  const parts = bodySchema.safeParse(parsed(Buffer.from(body, 'base64url').toString('utf8'))).data;
  if (parts === undefined) return null;
  const [name, round, right, of, day] = parts;
  return certificateSchema.safeParse({ name, round, right, of, day }).data ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
