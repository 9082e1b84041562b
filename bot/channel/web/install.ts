import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { offlinePage } from './page/offline-page.ts';
import { fileText, staticPath } from './static-files.ts';

/** What a phone or a computer needs to install the pages as a program, and to say so where there is no network. */
export function installRoutes(): Hono {
  return new Hono()
    .use('/manifest.webmanifest', etag())
    .get('/manifest.webmanifest', (c) =>
      c.body(JSON.stringify(manifest()), 200, {
        'Content-Type': 'application/manifest+json',
        'Cache-Control': 'no-cache',
      }),
    )
    .get('/sw.js', (c) =>
      // Browsers install it anew where a byte differs: the versions of what it keeps are part of it.
      c.body(`${fileText('sw.js')}// ${staticPath('style.css')} ${staticPath('seal.svg')}\n`, 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'no-cache',
      }),
    )
    .get('/ngoai-tuyen', (c) => c.html(offlinePage(), 200, { 'Cache-Control': 'no-cache' }));
}

function manifest(): object {
  const icon = (src: string, purpose: string) => ({ src, sizes: 'any', type: 'image/svg+xml', purpose });
  // For systems that take no SVG.
  const picture = (size: 192 | 512) => {
    const sizes = `${String(size)}x${String(size)}`;
    return { src: staticPath(`icon-${size}.png`), sizes, type: 'image/png', purpose: 'any' };
  };
  return {
    id: '/',
    name: 'Kỷ Cương: hỏi đáp quy định',
    short_name: 'Kỷ Cương',
    description: 'Hỏi đáp về kỷ luật, kỷ cương công vụ: chỉ trích nguyên văn quy định.',
    lang: 'vi',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f4f1ea',
    theme_color: '#a3241b',
    icons: [
      icon(staticPath('seal.svg'), 'any'),
      icon(staticPath('icon-maskable.svg'), 'maskable'),
      picture(192),
      picture(512),
    ],
    shortcuts: [{ name: 'Văn bản', url: '/d' }],
  };
}
