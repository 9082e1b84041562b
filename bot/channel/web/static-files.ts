import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

/** The files that the pages load, read once at the start. */

const types = {
  'style.css': 'text/css; charset=utf-8',
  'document.css': 'text/css; charset=utf-8',
  'light.css': 'text/css; charset=utf-8',
  'dark.css': 'text/css; charset=utf-8',
  'large.css': 'text/css; charset=utf-8',
  'upload.css': 'text/css; charset=utf-8',
  'quiz.css': 'text/css; charset=utf-8',
  'screen.css': 'text/css; charset=utf-8',
  'results.css': 'text/css; charset=utf-8',
  'bank.css': 'text/css; charset=utf-8',
  'copy.js': 'text/javascript; charset=utf-8',
  'kept.js': 'text/javascript; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'nhung.js': 'text/javascript; charset=utf-8',
  'sw.js': 'text/javascript; charset=utf-8',
  'chat.js': 'text/javascript; charset=utf-8',
  'document.js': 'text/javascript; charset=utf-8',
  'upload.js': 'text/javascript; charset=utf-8',
  'quiz.js': 'text/javascript; charset=utf-8',
  'seal.svg': 'image/svg+xml; charset=utf-8',
  'icon-maskable.svg': 'image/svg+xml; charset=utf-8',
  'icon-180.png': 'image/png',
  'icon-192.png': 'image/png',
  'icon-512.png': 'image/png',
} as const;
export type StaticName = keyof typeof types;

/** Days are counted in seconds: a year, as the address changes with the content. */
const ONE_YEAR = 365 * 24 * 3600;

const files = Object.fromEntries(Object.keys(types).map((name) => [name, read(name as StaticName)]));

function read(name: StaticName) {
  const bytes = name === 'style.css' ? Buffer.from(withColours(source(name))) : bytesOf(name);
  // 12 hex digits tell the versions of one file apart; this is no security measure.
  return {
    bytes: new Uint8Array(bytes),
    version: createHash('sha256').update(bytes).digest('hex').slice(0, 12),
  };
}

function bytesOf(name: StaticName): Buffer {
  return readFileSync(new URL(`./static/${name}`, import.meta.url));
}

function source(name: StaticName): string {
  return bytesOf(name).toString('utf8');
}

/** Colours stand once, in `light.css` and `dark.css`; the style sheet has both, and the device says which. */
function withColours(style: string): string {
  return `${source('light.css')}@media (prefers-color-scheme: dark) {\n${source('dark.css')}}\n${style}`;
}

/** A file's text as it is served. */
export function fileText(name: StaticName): string {
  return Buffer.from(files[name]?.bytes ?? []).toString('utf8');
}

/** The address of a file, with the version of its content. */
export function staticPath(name: StaticName): string {
  return `/static/${name}?v=${files[name]?.version ?? ''}`;
}

/** Serves the files: for ever under their version, with an ETag under any address. */
export function staticRoutes(): Hono {
  const app = new Hono().use(etag());
  for (const [name, type] of Object.entries(types)) {
    app.get(`/static/${name}`, (c) => {
      const current = c.req.query('v') === files[name]?.version;
      const caching = current ? `public, max-age=${ONE_YEAR}, immutable` : 'no-cache';
      return c.body(files[name]?.bytes ?? new Uint8Array(), 200, {
        'Content-Type': type,
        'Cache-Control': caching,
      });
    });
  }
  return app;
}
