import { afterEach, describe, expect, it } from 'vitest';
import { currentSnapshotId, openSnapshot } from '../../../knowledge/snapshot.ts';
import { decisionDocx, decisionHtml, openIntake, RULE } from '../../support/intake.ts';
import { openShippedKnowledge } from '../../support/knowledge.ts';
import { AN, BINH, openUploadDesk, type UploadDesk } from '../../support/upload-desk.ts';

/** Uploads over the real ingest road. */

let desk: UploadDesk;
afterEach(() => desk.close());
const openShipped = async () => {
  desk = await openUploadDesk(openIntake);
  await openShippedKnowledge(desk.dataDir);
};

describe('an upload of an administrator', () => {
  it('is read, shown, published when accepted, and searchable in the library in use', async () => {
    await openShipped();
    const before = await currentSnapshotId(desk.dataDir);
    const id = await desk.sent(AN, 'Nội quy.docx', decisionDocx('12/2026/QĐ-UBND'));
    const { state } = desk.uploads.look(AN, id) ?? {};
    expect(state).toMatchObject({ kind: 'ready', texts: [{ name: 'Nội quy.docx' }] });
    expect(state?.kind === 'ready' && state.words).toContain('Quyết định 12/2026/QĐ-UBND: Ban hành nội quy');
    expect(state?.kind === 'ready' && state.texts[0]?.text).toContain(RULE);
    expect(await currentSnapshotId(desk.dataDir)).toBe(before);
    expect(desk.pending()).toHaveLength(1);

    const decision = await desk.uploads.accept(AN, id);
    const { library } = await openSnapshot(desk.dataDir);
    expect(decision).toMatchObject({ kind: 'published' });
    expect(decision.kind === 'published' && decision.words).toContain(`bản thư viện ${library.id}`);
    expect(library.document('12/2026/QĐ-UBND')?.text).toContain(RULE);
    expect(library.document('30-CT/TU')).toBeDefined();
    expect(desk.pending()).toEqual([]);
    expect(await desk.acts()).toEqual([`${AN} uploaded`, `${AN} accepted`, `${AN} published`]);
    expect((await desk.store.audits(1))[0]?.detail).toContain(library.id);
  });

  it('two at once, of two people, end both in the library, whichever was previewed first', async () => {
    await openShipped();
    const [docx, html] = await Promise.all([
      desk.sent(AN, 'a.docx', decisionDocx('12/2026/QĐ-UBND')),
      desk.sent(BINH, 'b.html', decisionHtml('13/2026/QĐ-UBND')),
    ]);
    const decisions = await Promise.all([desk.uploads.accept(BINH, html), desk.uploads.accept(AN, docx)]);
    expect(decisions.map(({ kind }) => kind)).toEqual(['published', 'published']);
    const { library } = await openSnapshot(desk.dataDir);
    expect(library.documents.map(({ number }) => number).sort()).toEqual(
      ['12/2026/QĐ-UBND', '13/2026/QĐ-UBND', '30-CT/TU'].sort(),
    );
  });

  it('shows the difference to the version that is held', async () => {
    await openShipped();
    await desk.uploads.accept(AN, await desk.sent(AN, 'a.docx', decisionDocx('12/2026/QĐ-UBND')));
    const id = await desk.sent(AN, 'a2.html', decisionHtml('12/2026/QĐ-UBND', 'Công chức không nuôi cá.'));
    const { state } = desk.uploads.look(AN, id) ?? {};
    expect(state?.kind === 'ready' && state.words).toMatch(
      /So với bản đang có: \d+ như cũ, 1 đổi lời \(d2\.k1\)/,
    );
  });

  it.each([
    [
      'a DOCX that was cut off',
      'a.docx',
      () => decisionDocx('12/2026/QĐ-UBND').slice(0, 700),
      'bị cắt ngang',
    ],
    ['a program', 'a.docx', () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0]), 'nhị phân'],
    [
      'a text that is no rule',
      'tho.txt',
      () => Buffer.from('Con cò bay lả bay la'),
      'đây có phải văn bản quy định không',
    ],
  ])(
    '%s is refused with its reason, without the server’s folders, and its file is removed',
    async (_, name, bytes, why) => {
      desk = await openUploadDesk(openIntake);
      const id = await desk.sent(AN, name, bytes());
      const { state } = desk.uploads.look(AN, id) ?? {};
      expect(state?.kind).toBe('rejected');
      expect(state?.kind === 'rejected' && state.words).toContain(why);
      expect(JSON.stringify(state)).not.toContain(desk.dataDir);
      expect(desk.pending()).toEqual([]);
      expect(await desk.uploads.accept(AN, id)).toMatchObject({ kind: 'refused' });
      expect(await currentSnapshotId(desk.dataDir)).toBeNull();
    },
  );
});
