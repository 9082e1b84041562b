import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './web/world.ts';
import { openVisitor, textOf } from './web/visitor.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const get = (path: string) => openVisitor(world.url).get(path);

describe('an address that asks for what there is not', () => {
  it.each(['/d/30-ct/tu', '/d/30-CT-TU', '/d/30%20ct%20tu'])(
    '%s leads to the document that is meant',
    async (path) => {
      const { status, headers } = await fetch(`${world.url}${path}?tim=bia`, { redirect: 'manual' });
      expect([status, headers.get('location')]).toEqual([301, '/d/30-CT/TU?tim=bia']);
    },
  );

  it('says that the place of an old link is gone', async () => {
    const { status, html } = await get('/d/30-CT/TU?p=m9.d9');
    expect(status).toBe(200);
    expect(textOf(html)).toContain('Văn bản này không có phần “m9.d9”');
    expect(textOf((await get('/d/30-CT/TU?p=m3.d2')).html)).not.toContain('không có phần');
  });

  it('says that a day cannot be read, and reads it as people write it', async () => {
    const unread = textOf((await get('/d/30-CT/TU?ngay=31%2F02%2F2020')).html);
    expect(unread).toContain('Không đọc được ngày “31/02/2020”, nên đây là hiệu lực vào hôm nay');
    const read = textOf((await get('/d/30-CT/TU?ngay=1%2F2%2F2020')).html);
    expect(read).toContain('Vào ngày 01/02/2020:');
    expect(read).not.toContain('Không đọc được');
    expect(textOf((await get('/d/30-CT/TU')).html)).not.toContain('Không đọc được');
  });
});
