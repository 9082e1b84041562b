import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { openTab } from './web/tab.ts';
import { openVisitor } from './web/visitor.ts';
import { openWorld, type World } from './web/world.ts';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());

describe('how pages look', () => {
  it('is as the device has it until somebody chooses', async () => {
    const { html, headers } = await openVisitor(world.url).get('/hien-thi.css');
    expect(html).toBe('');
    expect(headers.get('vary')).toContain('Cookie');
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  it('a choice is remembered by a cookie and changes no page but its own', async () => {
    const visitor = openVisitor(world.url);
    const before = (await visitor.get('/d')).html;
    const page = await visitor.submit('/hien-thi', { nen: 'toi', chu: 'lon' });
    expect(page.html).toMatch(/value="toi"\s+checked/);
    expect(page.html).toMatch(/value="lon"\s+checked/);
    const { html } = await visitor.get('/hien-thi.css');
    expect(html).toContain('color-scheme: dark');
    expect(html).toContain('font-size: 128%');
    expect((await visitor.get('/d')).html).toBe(before);
  });

  it.each([{}, { nen: 'toi' }, { nen: 'hong', chu: 'lon' }, { nen: 'toi', chu: '}body{' }])(
    '%j is refused',
    async (fields) => {
      expect((await openVisitor(world.url).post('/hien-thi', fields as Record<string, string>)).status).toBe(
        422,
      );
    },
  );

  it('a damaged cookie counts as none', async () => {
    const response = await fetch(`${world.url}/hien-thi.css`, { headers: { Cookie: 'hien_thi=toi-}x' } });
    expect(await response.text()).toBe('');
  });
});

describe('what a device installs', () => {
  it('is described with a start, a scope and icons that are there', async () => {
    const response = await fetch(`${world.url}/manifest.webmanifest`);
    expect(response.headers.get('content-type')).toBe('application/manifest+json');
    const manifest = (await response.json()) as {
      start_url: string;
      display: string;
      icons: { src: string; purpose: string; type: string; sizes: string }[];
    };
    expect(manifest).toMatchObject({ start_url: '/', scope: '/', display: 'standalone', lang: 'vi' });
    expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(['any', 'maskable', 'any', 'any']);
    for (const { src, type, sizes } of manifest.icons) {
      const icon = await fetch(world.url + src);
      expect(icon.headers.get('content-type')).toContain(type);
      expect(icon.headers.get('cache-control')).toContain('immutable');
      if (type === 'image/png') expect(sizeOf(await icon.arrayBuffer())).toBe(sizes);
    }
  });

  /** As the PNG's own header says. */
  const sizeOf = (png: ArrayBuffer): string => {
    const view = new DataView(png);
    expect(view.getUint32(0)).toBe(0x89504e47);
    return `${String(view.getUint32(16))}x${String(view.getUint32(20))}`;
  };

  it('iOS finds an icon of 180 pixels on every page; all pictures are light', async () => {
    const { html } = await openVisitor(world.url).get('/gioi-thieu');
    const [, src = ''] = /<link rel="apple-touch-icon" href="([^"]+)"/u.exec(html) ?? [];
    const bytes = await (await fetch(world.url + src)).arrayBuffer();
    expect(sizeOf(bytes)).toBe('180x180');
    let total = bytes.byteLength;
    for (const size of [192, 512])
      total += (await (await fetch(`${world.url}/static/icon-${String(size)}.png`)).arrayBuffer()).byteLength;
    expect(total).toBeLessThan(30_000);
  });

  it('the worker is served for the whole site and fresh', async () => {
    const { headers } = await fetch(`${world.url}/sw.js`);
    expect(headers.get('content-type')).toContain('text/javascript');
    expect(headers.get('cache-control')).toBe('no-cache');
  });
});

describe.skipIf(noBrowser !== null)(
  `without a network${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => (browser = await openBrowser()));
    afterAll(() => browser.close());

    it('says so in our own page, and keeps neither an answer nor a rule text', async () => {
      const tab = await openTab(browser);
      await tab.page.goto(world.url);
      await tab.page.evaluate('navigator.serviceWorker.ready');
      await tab.page.goto(`${world.url}/d/30-CT/TU`);
      await tab.page.goto(world.url);
      await tab.page.getByLabel('Bạn muốn hỏi gì?').fill('uống bia buổi trưa được không?');
      await tab.page.keyboard.press('Enter');
      await tab.page.locator('.card').waitFor();
      const kept = (await tab.page.evaluate(
        `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((all) => all.flat().map(({ url }) => new URL(url).pathname))`,
      )) as string[];
      expect(kept.sort()).toEqual(['/hien-thi.css', '/ngoai-tuyen', '/static/seal.svg', '/static/style.css']);
      await tab.page.context().setOffline(true);
      await tab.page.goto(`${world.url}/d/30-CT/TU`).catch(() => null);
      expect(await tab.page.getByRole('heading', { name: 'Không có mạng' }).count()).toBe(1);
      expect(await tab.page.locator('.text-of-document').count()).toBe(0);
      await tab.page.context().setOffline(false);
      await tab.page.getByRole('link', { name: 'Thử lại' }).click();
      await tab.page.locator('#log').waitFor();
      await tab.close();
    });

    it('looks there as was chosen on the device', async () => {
      const tab = await openTab(browser, { colorScheme: 'light' });
      await tab.page.goto(world.url);
      await tab.page.evaluate('navigator.serviceWorker.ready');
      await tab.page.goto(`${world.url}/hien-thi`);
      await tab.page.getByLabel('Tối').check();
      await tab.page.getByLabel('Lớn').check();
      await tab.page.getByRole('button', { name: 'Dùng lựa chọn này' }).click();
      await tab.page.waitForLoadState();
      await expect
        .poll(() =>
          tab.page.evaluate(
            "caches.match('/hien-thi.css', { ignoreVary: true }).then((kept) => kept.text())",
          ),
        )
        .toContain('128%');
      await tab.page.context().setOffline(true);
      await tab.page.goto(`${world.url}/d/30-CT/TU`).catch(() => null);
      expect(await tab.page.getByRole('heading', { name: 'Không có mạng' }).count()).toBe(1);
      const look = (await tab.page.evaluate(
        'JSON.stringify([getComputedStyle(document.body).backgroundColor, getComputedStyle(document.documentElement).fontSize])',
      )) as string;
      expect(JSON.parse(look)).toEqual(['rgb(20, 24, 31)', '20.48px']);
      await tab.close();
    });

    it('dark wins over a light device and large text is large, without JavaScript', async () => {
      const tab = await openTab(browser, { javaScriptEnabled: false, colorScheme: 'light' });
      await tab.page.goto(`${world.url}/hien-thi`);
      await tab.page.getByLabel('Tối').check();
      await tab.page.getByLabel('Lớn').check();
      await tab.page.getByRole('button', { name: 'Dùng lựa chọn này' }).click();
      await tab.page.goto(`${world.url}/d/30-CT/TU`);
      const look = (await tab.page.evaluate(
        'JSON.stringify([getComputedStyle(document.body).backgroundColor, getComputedStyle(document.documentElement).fontSize, document.documentElement.scrollWidth])',
      )) as string;
      expect(JSON.parse(look)).toEqual(['rgb(20, 24, 31)', '20.48px', 360]);
      await tab.close();
    });
  },
);
