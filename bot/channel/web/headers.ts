import type { Context, MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';

/** Nothing runs or loads but our own files: no inline script, no inline style, no other host, no frame around us. */
export function securityHeaders(): MiddlewareHandler {
  const self = ["'self'"];
  const none = ["'none'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: none,
      scriptSrc: self,
      styleSrc: self,
      imgSrc: ["'self'", 'data:'],
      connectSrc: self,
      manifestSrc: self,
      workerSrc: self,
      formAction: self,
      baseUri: none,
      frameAncestors: none,
    },
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // Whether the whole host is HTTPS for half a year is for its proxy to promise, not for us.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  });
}

/** Forms are taken from our own pages only, by `Sec-Fetch-Site` or by `Origin`. */
export function sameOriginForms(publicUrl: string | null): MiddlewareHandler {
  const publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin;
  return csrf({ origin: (origin, c) => origin === publicOrigin || hostOf(origin) === requestHost(c) });
}

/** The scheme is left out: behind a proxy the page is https and the request that reaches us http. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function requestHost(c: Context): string {
  return c.req.header('host')?.toLowerCase() ?? '';
}
