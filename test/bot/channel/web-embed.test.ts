import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebChannel } from '../../../bot/channel/web.ts';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { openTab } from './web/tab.ts';
import { openVisitor } from './web/visitor.ts';
import { openWorld, plainOptions, type World } from './web/world.ts';

const ALLOWED = 'https://congchuc.example.vn';

/** The page of an office that frames the chat, with a policy of its own as strict as ours. */
async function openPortal(url: () => string, css = ''): Promise<{ server: Server; port: number }> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; script-src ${url()}; frame-src ${url()}${css === '' ? '' : "; style-src 'unsafe-inline'"}`,
    );
    response.end(
      `<!doctype html><title>Cổng</title>${css === '' ? '' : `<style>${css}</style>`}<body><script src="${url()}/nhung.js" defer></script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe('who may frame the chat', () => {
  it('nobody, as long as no site is named', async () => {
    const channel = createWebChannel(plainOptions());
    await channel.start();
    for (const path of ['/nhung', '/nhung.js']) {
      const response = await fetch(channel.address() + path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(response.headers.get('x-frame-options')).toBe('DENY');
    }
    await channel.stop();
  });

  it('the sites named, and no page but the one for frames', async () => {
    const channel = createWebChannel({ ...plainOptions(), embedOrigins: [ALLOWED, 'http://noibo:8080'] });
    await channel.start();
    const { headers } = await fetch(`${channel.address()}/nhung`);
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${ALLOWED} http://noibo:8080`);
    expect(headers.get('x-frame-options')).toBeNull();
    const script = await fetch(`${channel.address()}/nhung.js`);
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    for (const path of ['/', '/d', '/dang-nhap', '/nhung.js', '/nhung/', '/van-ban/nhap']) {
      const other = await fetch(channel.address() + path);
      expect(other.headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(other.headers.get('x-frame-options'), path).toBe('DENY');
    }
    await channel.stop();
  });

  it('the cookie goes into frames only by HTTPS and where a site is named', async () => {
    const cookieOf = async (embedOrigins: string[], scheme: string) => {
      const channel = createWebChannel({ ...plainOptions(), embedOrigins, trustProxy: true });
      await channel.start();
      const url = channel.address();
      const headers = { Origin: url, 'X-Forwarded-Proto': scheme };
      const { headers: sent } = await openVisitor(url).post('/ask', { text: 'bia' }, headers);
      await channel.stop();
      return sent.get('set-cookie') ?? '';
    };
    expect(await cookieOf([ALLOWED], 'https')).toMatch(/Secure.*SameSite=None.*Partitioned/);
    for (const usual of [await cookieOf([ALLOWED], 'http'), await cookieOf([], 'https')])
      expect(usual).toMatch(/SameSite=Lax/);
  });
});

describe.skipIf(noBrowser !== null)(
  `in a frame of another site${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let world: World;
    let browser: Browser;
    let portal: Awaited<ReturnType<typeof openPortal>>;
    beforeAll(async () => {
      portal = await openPortal(() => world.url);
      world = await openWorld({ embedOrigins: [`http://127.0.0.1:${portal.port}`] });
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      portal?.server.close();
      await world?.close();
    });

    it('opens by its button, answers, and closes by Escape', async () => {
      const tab = await openTab(browser, { viewport: { width: 360, height: 740 } });
      await tab.page.goto(`http://127.0.0.1:${portal.port}/`);
      const button = tab.page.getByRole('button', { name: 'Hỏi quy định' });
      await button.click();
      const frame = tab.page.frameLocator('iframe');
      await frame.getByLabel('Bạn muốn hỏi gì?').fill('Uống bia buổi trưa ngày làm việc được không?');
      await frame.getByRole('button', { name: 'Gửi câu hỏi' }).click();
      await frame.locator('.card blockquote').first().waitFor();
      expect(await frame.locator(':root').evaluate('String(Object.keys(localStorage))')).toBe('');
      expect(await frame.locator('nav').count()).toBe(0);
      const [opened] = await Promise.all([
        tab.page.context().waitForEvent('page'),
        frame.getByRole('link', { name: 'Xem toàn văn' }).first().click(),
      ]);
      await opened.waitForURL('**/d/30-CT/TU**');
      await tab.page.bringToFront();
      await button.focus();
      await tab.page.keyboard.press('Escape');
      expect(await tab.page.locator('iframe').isVisible()).toBe(false);
      expect(await button.getAttribute('aria-expanded')).toBe('false');
      expect(tab.wrongs).toEqual([]);
      await tab.close();
    });

    it("looks the same whatever the site's style sheet says", async () => {
      const css =
        'button, div { width: 100% !important; text-transform: uppercase; position: static !important; display: none }';
      const other = await openPortal(() => world.url, css);
      const tab = await openTab(browser);
      const boxOn = async (port: number) => {
        await tab.page.goto(`http://127.0.0.1:${port}/`);
        return tab.page.getByRole('button', { name: 'Hỏi quy định' }).boundingBox();
      };
      expect(await boxOn(other.port)).toEqual(await boxOn(portal.port));
      other.server.close();
      await tab.close();
    });

    it('stays empty on a site that is not named', async () => {
      const tab = await openTab(browser);
      const other = await openPortal(() => world.url);
      await tab.page.goto(`http://127.0.0.1:${other.port}/`);
      await tab.page.getByRole('button', { name: 'Hỏi quy định' }).click();
      await expect.poll(() => tab.wrongs.join(' ')).toContain('frame-ancestors');
      expect(await tab.page.frameLocator('iframe').locator('#ask').count()).toBe(0);
      other.server.close();
      await tab.close();
    });
  },
);
