import { Hono } from 'hono';
import { readCertificate } from '../../quiz-certificate.ts';
import { fault } from './fault.ts';
import type { WebParts } from './options.ts';
import { certificatePage } from './page/certificate-page.ts';

/** Where a certificate of a round is shown, to whoever has its code. */
export const CERTIFICATE_PATH = '/chung-nhan';

export function certificateRoutes({ sessionKey }: Pick<WebParts, 'sessionKey'>): Hono {
  return new Hono().get(`${CERTIFICATE_PATH}/:code`, (c) => {
    const certificate = readCertificate(sessionKey, c.req.param('code'));
    if (certificate === null)
      return fault(c, {
        status: 404,
        detail: 'Mã chứng nhận không đúng: có thể địa chỉ bị cắt bớt khi gửi.',
      });
    // It names a person: found by its address alone.
    const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };
    return c.html(certificatePage(certificate), 200, headers);
  });
}
