import type { Context, MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { embedding } from './embed.ts';

type Embedding = ReturnType<typeof embedding>;

/** Nothing runs or loads but our own files: no inline script, no inline style, no other host, no frame around us but of the sites allowed. */
export function securityHeaders(embedOrigins: readonly string[] = []): MiddlewareHandler {
  const usual = headersFor('none', embedOrigins);
  const page = headersFor('page', embedOrigins);
  const script = headersFor('script', embedOrigins);
  const by = { none: usual, page, script };
  return (c, next) => by[embedding(c.req.path, embedOrigins)](c, next);
}

function headersFor(what: Embedding, embedOrigins: readonly string[]): MiddlewareHandler {
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
      frameAncestors: what === 'page' ? [...embedOrigins] : none,
    },
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    // It knows no list of sites; where there is one, `frame-ancestors` alone decides.
    xFrameOptions: what === 'page' ? false : 'DENY',
    crossOriginResourcePolicy: what === 'script' ? 'cross-origin' : 'same-origin',
    // Whether the whole host is HTTPS for half a year is for its proxy to promise, not for us.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  });
}

/** Forms are taken from our own pages only, by `Sec-Fetch-Site` or by `Origin`. */
export function sameOriginForms(publicUrl: string | null): MiddlewareHandler {
  const publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin;
  const guard = csrf({ origin: (origin, c) => origin === publicOrigin || hostOf(origin) === requestHost(c) });
  // The machine's door takes no form, and says so better.
  return (c, next) => (c.req.path === '/api/ask' ? next() : guard(c, next));
}

/** The scheme is left out: behind a proxy the page is https and the request that reaches us http. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function requestHost(c: Context): string {
  return c.req.header('host')?.toLowerCase() ?? '';
}
