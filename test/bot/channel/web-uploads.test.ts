import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentSnapshotId, openSnapshot } from '../../../knowledge/snapshot.ts';
import { decisionDocx, decisionHtml, RULE } from '../../support/intake.ts';
import { openAdministrator, settled, signIn, type Administrator } from './web/administrator.ts';
import { openVisitor, textOf } from './web/visitor.ts';
import { openWorld, type World } from './web/world.ts';

let world: World;
let an: Administrator;
beforeAll(async () => {
  world = await openWorld({ signInRate: { requests: 1000, seconds: 60 } });
  an = await openAdministrator(world);
});
afterAll(() => world.close());

const pending = () => {
  const folder = join(world.dataDir, 'uploads');
  return existsSync(folder) ? readdirSync(folder) : [];
};
const acts = async (person: string) =>
  (await world.store.audits(200)).filter((entry) => entry.person === person).map(({ act }) => act);
const held = async () => (await openSnapshot(world.dataDir)).library;

describe('bringing a text on the web', () => {
  it('the page of documents leads there for an administrator alone', async () => {
    const link = '<a class="button" href="/van-ban/nhap">Nhập văn bản</a>';
    const mine = await an.get('/d');
    expect(mine.html).toContain(link);
    expect(mine.headers.get('cache-control')).toBe('no-store');
    expect((await openVisitor(world.url).get('/d')).html).not.toContain('/van-ban/nhap');
    const page = await an.get('/van-ban/nhap');
    expect(page.status).toBe(200);
    expect(page.html).toContain('enctype="multipart/form-data"');
    expect(page.html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/i);
  });

  it('a DOCX is shown beside its report, and is in the library once it is accepted', async () => {
    const before = await currentSnapshotId(world.dataDir);
    const page = await an.preview('Nội quy phòng.docx', decisionDocx('12/2026/QĐ-UBND'));
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const text = textOf(page.html);
    expect(text).toContain('Nội quy phòng.docx');
    expect(text).toContain(RULE);
    expect(text).toContain('Quyết định 12/2026/QĐ-UBND: Ban hành nội quy phòng làm việc');
    expect(text).toContain('3 điều, 4 khoản');
    expect(await currentSnapshotId(world.dataDir)).toBe(before);
    const done = await an.decide(page.path, 'nhan');
    expect(textOf(done.html)).toContain('Đã phát hành bản thư viện');
    expect((await held()).document('12/2026/QĐ-UBND')?.text).toContain(RULE);
    expect(pending()).toEqual([]);
    const again = await an.post(`${page.path}/nhan`, {});
    expect(again.status).toBe(422);
    expect(textOf(again.html)).toContain('Tệp này đã được phát hành rồi.');
  });

  it('a page is discarded: nothing is published, the file is removed, its address is gone', async () => {
    const before = await currentSnapshotId(world.dataDir);
    const page = await an.preview('trang.html', decisionHtml('13/2026/QĐ-UBND'));
    expect(pending()).toHaveLength(1);
    const after = await an.decide(page.path, 'bo');
    expect(after.status).toBe(200);
    expect(pending()).toEqual([]);
    const gone = await an.get(page.path);
    expect(gone.status).toBe(404);
    expect(textOf(gone.html)).toContain('Tệp này không còn chờ nữa');
    expect((await an.post(`${page.path}/nhan`, {})).status).toBe(404);
    expect(await currentSnapshotId(world.dataDir)).toBe(before);
    expect(await acts(an.person)).toContain('discarded');
  });

  it('two at once, of two administrators, are two previews, and both are published', async () => {
    const binh = await openAdministrator(world);
    const [mine, other] = await Promise.all([
      an.preview('a.docx', decisionDocx('21/2026/QĐ-UBND')),
      binh.preview('b.html', decisionHtml('22/2026/QĐ-UBND')),
    ]);
    expect(textOf(mine.html)).toContain('21/2026/QĐ-UBND');
    expect(textOf(other.html)).toContain('22/2026/QĐ-UBND');
    expect((await binh.get(mine.path)).status).toBe(404);
    const done = await Promise.all([an.decide(mine.path, 'nhan'), binh.decide(other.path, 'nhan')]);
    for (const page of done) expect(textOf(page.html)).toContain('Đã phát hành bản thư viện');
    const library = await held();
    expect(library.document('21/2026/QĐ-UBND')).toBeDefined();
    expect(library.document('22/2026/QĐ-UBND')).toBeDefined();
  });

  it('a publication that takes long or fails shows that on the page, and can be tried again', async () => {
    let fail: (error: Error) => void = () => {};
    const held = new Promise<never>((_, reject) => (fail = reject));
    const text = { name: 'a.txt', text: 'Điều 1.' };
    const preview = { words: 'Quyết định 1/QĐ', documents: 1, texts: [text], publish: () => held };
    const intake = { preview: () => Promise.resolve(preview), close: () => {} };
    const slow = await openWorld({}, { history: true, signIn: true, intake });
    const binh = await openAdministrator(slow);
    const { path } = await binh.preview('a.txt', Buffer.from('x'));
    const pressed = binh.post(`${path}/nhan`, {});
    await expect.poll(async () => (await binh.get(path)).html).toContain('Đang phát hành');
    expect((await pressed).status).toBe(303);
    fail(new Error('ENOSPC'));
    const page = await settled(binh, path);
    expect(textOf(page.html)).toContain('Chưa phát hành được; kho văn bản vẫn như cũ.');
    expect(page.html).toContain(`action="${path}/nhan"`);
    await slow.close();
  });

  it('a damaged file says why, offers no acceptance, and leaves nothing behind', async () => {
    const page = await an.preview('hong.docx', decisionDocx('23/2026/QĐ-UBND').slice(0, 700));
    expect(textOf(page.html)).toContain('bị hỏng hoặc bị cắt ngang');
    expect(page.html).not.toContain('/nhan');
    expect(page.html).not.toContain(world.dataDir);
    expect(pending()).toEqual([]);
  });

  it('names and texts with markup are shown as text', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const page = await an.preview(`${evil}.txt`, Buffer.from(`${evil}\nSố: 1/2026/QĐ-UBND\n${evil}`));
    expect(page.status).toBe(200);
    expect(page.html).not.toMatch(/<img|<script(?![^>]*\ssrc=)/i);
    await an.decide(page.path, 'bo');
    const shown = await an.preview(
      'a.docx',
      decisionDocx('24/2026/QĐ-UBND', '&lt;b&gt;đậm&lt;/b&gt; &amp; "nháy"'),
    );
    expect(shown.html).toContain('&lt;b&gt;đậm&lt;/b&gt; &amp; &quot;nháy&quot;');
    await an.decide(shown.path, 'bo');
  });
});

describe('what is no file to take', () => {
  it('a form without a file, or with an empty one', async () => {
    const none = await fetch(`${world.url}/van-ban/nhap`, {
      method: 'POST',
      body: new FormData(),
      headers: { Origin: world.url, Cookie: an.cookie() },
    });
    expect(none.status).toBe(422);
    expect(textOf(await none.text())).toContain('Hãy chọn một tệp');
    const empty = await an.send('a.txt', new Uint8Array(0));
    expect(empty.status).toBe(413);
    expect(textOf(empty.html)).toContain('Tệp rỗng');
    expect((await an.post('/van-ban/nhap', { tep: 'chữ' })).status).toBe(422);
  });

  it('a form that was cut off', async () => {
    const response = await fetch(`${world.url}/van-ban/nhap`, {
      method: 'POST',
      body: '--x\r\nContent-Disposition: form-data; name="tep"; filename="a.txt"\r\n\r\nnội dung',
      headers: {
        'Content-Type': 'multipart/form-data; boundary=x',
        Origin: world.url,
        Cookie: an.cookie(),
      },
    });
    expect(response.status).toBe(422);
    expect(world.faults).toEqual([]);
  });

  it('one that is too large is read away and answered in words', async () => {
    const large = await an.send('to.pdf', new Uint8Array(21_000_000));
    expect(large.status).toBe(413);
    expect(textOf(large.html)).toContain('Tệp nặng quá 20 MB');
    expect(pending()).toEqual([]);
  });

  it('a fourth while three wait', async () => {
    const binh = await openAdministrator(world);
    const pages = [];
    for (const number of ['31', '32', '33'])
      pages.push(await binh.preview(`${number}.html`, decisionHtml(`${number}/2026/QĐ-UBND`)));
    const fourth = await binh.send('34.html', decisionHtml('34/2026/QĐ-UBND'));
    expect(fourth.status).toBe(422);
    expect(textOf(fourth.html)).toContain('Bạn đang có 3 tệp chờ quyết định');
    expect(textOf(fourth.html)).toContain('31.html');
    for (const { path } of pages) await binh.decide(path, 'bo');
  });
});

describe('other people', () => {
  it('who are not signed in get 403 and the way to sign in; nothing they send is kept', async () => {
    const visitor = openVisitor(world.url);
    const page = await visitor.get('/van-ban/nhap');
    expect(page.status).toBe(403);
    expect(textOf(page.html)).toContain('Chỉ quản trị viên được nhập văn bản');
    expect(page.html).toContain('href="/dang-nhap"');
    expect((await visitor.post('/van-ban/nhap', {})).status).toBe(403);
    expect((await visitor.post('/van-ban/nhap/abc/nhan', {})).status).toBe(403);
    expect(await acts('web, not signed in')).toEqual(['refused', 'refused']);
  });

  it('a trainer gets 403, sees no link, and it is written down', async () => {
    const id = 'cd'.repeat(32);
    await world.store.putPerson({ id, role: 'trainer', since: '2026-11-01T00:00:00.000Z' });
    const trainer = await signIn(world, id);
    const page = await trainer.send('a.docx', decisionDocx('41/2026/QĐ-UBND'));
    expect(page.status).toBe(403);
    expect(textOf(page.html)).toContain('không có vai trò quản trị viên');
    expect((await trainer.get('/d')).html).not.toContain('/van-ban/nhap');
    expect(await acts(id)).toEqual(['refused', 'signed_in', 'sign_in_code']);
    expect(pending()).toEqual([]);
  });

  it('forms of other sites are refused, with an administrator’s cookie too', async () => {
    for (const headers of [{ Origin: 'https://xau.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
      const page = await an.send(
        'a.docx',
        decisionDocx('42/2026/QĐ-UBND'),
        headers as Record<string, string>,
      );
      expect(page.status).toBe(403);
      expect(textOf(page.html)).toContain('Biểu mẫu phải được gửi từ chính trang này');
    }
    expect(pending()).toEqual([]);
  });
});
