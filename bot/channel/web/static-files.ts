import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

/** The files that the pages load, read once at the start. */

const types = {
  'style.css': 'text/css; charset=utf-8',
  'document.css': 'text/css; charset=utf-8',
  'upload.css': 'text/css; charset=utf-8',
  'copy.js': 'text/javascript; charset=utf-8',
  'chat.js': 'text/javascript; charset=utf-8',
  'document.js': 'text/javascript; charset=utf-8',
  'upload.js': 'text/javascript; charset=utf-8',
  'seal.svg': 'image/svg+xml; charset=utf-8',
} as const;
export type StaticName = keyof typeof types;

/** Days are counted in seconds: a year, as the address changes with the content. */
const ONE_YEAR = 365 * 24 * 3600;

const files = Object.fromEntries(Object.keys(types).map((name) => [name, read(name as StaticName)]));

function read(name: StaticName) {
  const text = readFileSync(new URL(`./static/${name}`, import.meta.url), 'utf8');
  // 12 hex digits tell the versions of one file apart; this is no security measure.
  return { text, version: createHash('sha256').update(text).digest('hex').slice(0, 12) };
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
      return c.body(files[name]?.text ?? '', 200, { 'Content-Type': type, 'Cache-Control': caching });
    });
  }
  return app;
}
