import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentSnapshotId } from '../../../knowledge/snapshot.ts';
import { decisionDocx, RULE } from '../../support/intake.ts';
import { startProgram, type Running } from '../../support/program.ts';
import { addressOf, askOver, dataFolders } from '../../support/started.ts';
import { decide, sendFile, settled } from '../channel/web/administrator.ts';
import { openVisitor, textOf, type Visitor } from '../channel/web/visitor.ts';

/** Uploads in the whole program: the running bot serves what was accepted; a program that is killed leaves nothing. */

const folders = dataFolders();
beforeAll(folders.build);
afterAll(folders.remove);

const pending = (data: string) => {
  const folder = join(data, 'uploads');
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function signedIn(running: Running, url: string): Promise<Visitor> {
  const code = /\/quyen ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(await running.until(/\/quyen/))?.[1] ?? '';
  const visitor = openVisitor(url);
  await visitor.submit('/dang-nhap', { code });
  return visitor;
}
async function sent(url: string, visitor: Visitor): Promise<string> {
  const file = { name: 'Nội quy.docx', bytes: decisionDocx('71/2026/QĐ-UBND') };
  const path = (await sendFile(url, visitor, file)).headers.get('location') ?? '';
  await settled(visitor, path);
  return path;
}

describe('uploads in the running program', () => {
  it('what is accepted is answered from without a restart', async () => {
    const data = folders.fresh();
    const running = startProgram(['start', '--data', data]);
    const url = await addressOf(running);
    const visitor = await signedIn(running, url);
    const path = await sent(url, visitor);
    expect(textOf((await decide(visitor, path, 'nhan')).html)).toContain('Đã phát hành bản thư viện');
    await running.until(/Đã chuyển sang kho văn bản mới: 2 văn bản/);
    const answer = await askOver(url, 'Khoản 1 Điều 2 Quyết định 71/2026/QĐ-UBND quy định gì?');
    expect(answer.quotes.map(({ document, text }) => `${document}: ${text}`).join()).toContain(
      `71/2026/QĐ-UBND: ${RULE.slice(0, 20)}`,
    );
    expect((await visitor.get('/d')).html).toContain('71/2026/QĐ-UBND');
    const { code, stderr } = await running.stop();
    expect([code, stderr]).toEqual([0, '']);
  });

  it('killed before the decision: the library is as it was, the file is swept by the next start', async () => {
    const data = folders.fresh();
    const before = await currentSnapshotId(data);
    const first = startProgram(['start', '--data', data]);
    const firstUrl = await addressOf(first);
    const visitor = await signedIn(first, firstUrl);
    const path = await sent(firstUrl, visitor);
    expect(pending(data)).toHaveLength(1);
    await first.stop('SIGKILL');
    expect(pending(data)).toHaveLength(1);

    const second = startProgram(['start', '--data', data]);
    const url = await addressOf(second);
    await expect.poll(() => pending(data)).toEqual([]);
    const get = (address: string) => fetch(url + address, { headers: { Cookie: visitor.cookie() } });
    const gone = await get(path);
    expect(gone.status).toBe(404);
    expect(textOf(await gone.text())).toContain('chương trình vừa khởi động lại');
    expect(await currentSnapshotId(data)).toBe(before);
    await second.stop();
  });

  it('asked to stop with a file pending: it is removed, and the program ends with 0', async () => {
    const data = folders.fresh();
    const running = startProgram(['start', '--data', data]);
    const url = await addressOf(running);
    await sent(url, await signedIn(running, url));
    expect(pending(data)).toHaveLength(1);
    const { code, stderr } = await running.stop();
    expect([code, stderr]).toEqual([0, '']);
    expect(pending(data)).toEqual([]);
  });
});
