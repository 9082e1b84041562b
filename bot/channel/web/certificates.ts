import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { readCode, sayCode } from '../../quiz-certificate.ts';
import { fault } from './fault.ts';
import type { WebParts } from './options.ts';
import { certificateForm, certificatePage } from './page/certificate-page.ts';

/** Where a certificate of a round is shown, to whoever has its code. */
export const CERTIFICATE_PATH = '/chung-nhan';

export function certificateRoutes(parts: WebParts): Hono {
  return new Hono()
    .get(CERTIFICATE_PATH, (c) => choose(c, parts))
    .get(`${CERTIFICATE_PATH}/:code`, (c) => show(c, parts));
}

/** It may name a person: found by its address alone, and kept by nobody. */
const HEADERS = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };
const UNKNOWN =
  'Không có chứng nhận nào mang mã này: có thể mã bị gõ sai hoặc cắt bớt, hoặc chủ chứng nhận đã xóa.';
const OFF = 'Bản cài đặt này chưa bật bài đố.';

const query = z.object({ ma: z.string().max(100).default('').catch('') });

async function choose(c: Context, { results }: WebParts): Promise<Response> {
  if (results === undefined) return fault(c, { status: 404, detail: OFF });
  const { ma } = query.parse(c.req.query());
  if (ma.trim() === '') return c.html(certificateForm(null, ''), 200, HEADERS);
  const code = readCode(ma);
  if (code !== null && (await results.service.certificate(code)) !== null)
    return c.redirect(`${CERTIFICATE_PATH}/${sayCode(code)}`, 303);
  return c.html(certificateForm(UNKNOWN, ma.slice(0, 40)), 422, HEADERS);
}

async function show(c: Context, { results, office = null }: WebParts): Promise<Response> {
  const code = readCode(c.req.param('code') ?? '');
  const certificate = code === null ? null : ((await results?.service.certificate(code)) ?? null);
  if (certificate === null) return fault(c, { status: 404, detail: results === undefined ? OFF : UNKNOWN });
  return c.html(certificatePage(certificate, office), 200, HEADERS);
}
