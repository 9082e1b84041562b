import { afterEach, describe, expect, it } from 'vitest';
import type { Intake } from '../../bot/uploads.ts';
import { AN, BINH, file, intakeOf, openUploadDesk, type UploadDesk } from '../support/upload-desk.ts';

let desk: UploadDesk;
afterEach(() => desk.close());
const open = async (intake: Intake) => (desk = await openUploadDesk(() => intake));

describe('an upload of an administrator', () => {
  it('is gone when discarded; nothing is published', async () => {
    let published = 0;
    await open(intakeOf({ publish: () => Promise.resolve({ words: '', snapshot: `s${(published += 1)}` }) }));
    const id = await desk.sent(AN, 'a.txt');
    expect(await desk.uploads.discard(AN, id)).toBe(true);
    expect(await desk.uploads.discard(AN, id)).toBe(false);
    expect(desk.uploads.look(AN, id)).toBeNull();
    expect(desk.pending()).toEqual([]);
    expect(await desk.uploads.accept(AN, id)).toMatchObject({ kind: 'refused' });
    expect(published).toBe(0);
    expect(await desk.acts()).toEqual([`${AN} uploaded`, `${AN} discarded`]);
  });

  it('is published once, however often it is accepted', async () => {
    let published = 0;
    await open(
      intakeOf({ publish: () => Promise.resolve({ words: 'xong', snapshot: `s${(published += 1)}` }) }),
    );
    const id = await desk.sent(AN, 'a.txt');
    const decisions = await Promise.all([desk.uploads.accept(AN, id), desk.uploads.accept(AN, id)]);
    expect(decisions.map(({ kind }) => kind).sort()).toEqual(['published', 'refused']);
    expect(await desk.uploads.accept(AN, id)).toEqual({
      kind: 'refused',
      message: 'Tệp này đã được phát hành rồi.',
    });
    expect(published).toBe(1);
  });

  it('is published after the one before it, never beside it', async () => {
    let inWork = 0;
    let most = 0;
    const publish = async () => {
      most = Math.max(most, (inWork += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      inWork -= 1;
      return { words: 'xong', snapshot: 's' };
    };
    await open(intakeOf({ publish }));
    const ids = [await desk.sent(AN, 'a.txt'), await desk.sent(AN, 'b.txt'), await desk.sent(AN, 'c.txt')];
    await Promise.all(ids.map((id) => desk.uploads.accept(AN, id)));
    expect(most).toBe(1);
  });

  it('stays ready after a publication that failed, and the fault is logged and told', async () => {
    let full = true;
    const publish = () =>
      full ? Promise.reject(new Error('ENOSPC')) : Promise.resolve({ words: 'xong', snapshot: 's' });
    await open(intakeOf({ publish }));
    const id = await desk.sent(AN, 'a.txt');
    const failed = await desk.uploads.accept(AN, id);
    expect(failed.kind === 'refused' && failed.message).toContain('kho văn bản vẫn như cũ');
    expect(desk.faults).toHaveLength(1);
    full = false;
    expect(await desk.uploads.accept(AN, id)).toEqual({ kind: 'published', words: 'xong' });
  });

  it('that the road fails on is told as a fault of ours, and logged', async () => {
    await open({ preview: () => Promise.reject(new Error('a bug')), close: () => {} });
    const id = await desk.sent(AN, 'a.txt');
    expect(desk.uploads.look(AN, id)?.state).toMatchObject({ kind: 'rejected' });
    expect(desk.faults).toHaveLength(1);
    expect(desk.pending()).toEqual([]);
  });
});

describe('other people', () => {
  it.each(['asker', 'trainer'] as const)('a %s is refused, and that is written down', async (role) => {
    await open(intakeOf());
    await desk.store.putPerson({ id: 'person-chi', role, since: '' });
    expect(await desk.uploads.take('person-chi', file('a.txt'))).toEqual({
      kind: 'refused',
      message: 'Chỉ quản trị viên được nhập văn bản vào kho.',
    });
    expect(desk.pending()).toEqual([]);
    expect(await desk.acts()).toEqual(['person-chi refused']);
  });

  it('another administrator neither sees nor decides it', async () => {
    await open(intakeOf());
    const id = await desk.sent(AN, 'a.txt');
    expect(desk.uploads.look(BINH, id)).toBeNull();
    expect(desk.uploads.list(BINH)).toEqual([]);
    expect(await desk.uploads.accept(BINH, id)).toMatchObject({ kind: 'refused' });
    expect(await desk.uploads.discard(BINH, id)).toBe(false);
    expect(desk.uploads.look(AN, id)?.state.kind).toBe('ready');
  });

  it('whoever is no administrator any more cannot accept', async () => {
    await open(intakeOf());
    const id = await desk.sent(AN, 'a.txt');
    await desk.store.putPerson({ id: AN, role: 'asker', since: '' });
    expect(await desk.uploads.accept(AN, id)).toMatchObject({ kind: 'refused' });
    expect(await desk.acts()).toEqual([`${AN} uploaded`, `${AN} refused`]);
  });
});
