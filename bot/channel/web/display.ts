import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { isSecure } from './client.ts';
import { displaySchema, type Display } from './display-choice.ts';
import { fault } from './fault.ts';
import { readFields } from './form.ts';
import { displayPage } from './page/display-page.ts';
import { fileText } from './static-files.ts';

const USUAL: Display = { theme: 'may', size: 'thuong' };
const COOKIE = 'hien_thi';
/** Seconds: a year. */
const ONE_YEAR = 365 * 24 * 3600;

/**
 * The choice works without a script and without a flash of the other colours: every page loads `/hien-thi.css`, which alone
 * depends on the cookie, so that pages stay the same for all.
 */
export function displayRoutes(trustProxy: boolean): Hono {
  return new Hono()
    .get('/hien-thi', (c) => c.html(displayPage(chosen(c)), 200, { 'Cache-Control': 'no-store' }))
    .post('/hien-thi', (c) => choose(c, trustProxy))
    .get('/hien-thi.css', (c) =>
      c.body(styleOf(chosen(c)), 200, {
        'Content-Type': 'text/css; charset=utf-8',
        'Cache-Control': 'private, no-cache',
        Vary: 'Cookie',
      }),
    );
}

function chosen(c: Context): Display {
  const [theme, size] = (getCookie(c, COOKIE) ?? '').split('-');
  return displaySchema.catch(USUAL).parse({ theme, size });
}

async function choose(c: Context, trustProxy: boolean): Promise<Response> {
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const display = z.object({ nen: displaySchema.shape.theme, chu: displaySchema.shape.size }).safeParse(sent);
  if (!display.success)
    return fault(c, { status: 422, detail: 'Hãy chọn nền và cỡ chữ trong các lựa chọn đã nêu.' });
  setCookie(c, COOKIE, `${display.data.nen}-${display.data.chu}`, {
    path: '/',
    maxAge: ONE_YEAR,
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c, trustProxy),
  });
  return c.redirect('/hien-thi', 303);
}

function styleOf({ theme, size }: Display): string {
  const colours = theme === 'may' ? '' : fileText(theme === 'toi' ? 'dark.css' : 'light.css');
  return colours + (size === 'lon' ? fileText('large.css') : '');
}
