import { Hono } from 'hono';
import { fault } from './fault.ts';
import type { WebParts } from './options.ts';
import { fileText } from './static-files.ts';

/** The page that another site may frame, and the script that frames it. */
export const EMBED_PATH = '/nhung';
const SCRIPT_PATH = '/nhung.js';

/** Which headers an address is sent with: only the page for frames may be framed, only the script be loaded, by other sites. */
export function embedding(path: string, origins: readonly string[]): 'page' | 'script' | 'none' {
  if (origins.length === 0) return 'none';
  return path === EMBED_PATH ? 'page' : path === SCRIPT_PATH ? 'script' : 'none';
}

/** `/nhung.js`; without an allowed site there is none. The page itself is a conversation like any other, see `chat.ts`. */
export function embedRoutes({ embedOrigins = [] }: WebParts): Hono {
  return new Hono().get(SCRIPT_PATH, (c) =>
    embedOrigins.length === 0
      ? fault(c, { status: 404, detail: NOT_ON })
      : c.body(fileText('nhung.js'), 200, {
          'Content-Type': 'text/javascript; charset=utf-8',
          'Cache-Control': 'public, max-age=3600',
        }),
  );
}

export const NOT_ON =
  'Bản cài đặt này chưa cho trang nào nhúng. Quản trị viên đặt EMBED_ORIGINS để cho phép.';
