import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANK_PATH } from '../../../bot/channel/web/bank-fields.ts';
import { signIn, type Administrator } from './web/administrator.ts';
import { attribute, textOf } from './web/visitor.ts';
import { firstListed } from './web/bank.ts';
import { openWorld, type World } from './web/world.ts';

/** What is done to many questions of the bank at once. */

let world: World;
let lan: Administrator;
beforeAll(async () => {
  world = await openWorld({ signInRate: { requests: 1000, seconds: 60 } });
  await world.store.putPerson({ id: 'b'.repeat(64), role: 'trainer', since: '' });
  lan = await signIn(world, 'b'.repeat(64));
});
afterAll(() => world.close());

const words = async (path: string): Promise<string> =>
  textOf((await lan.get(path)).html).replace(/\s+/gu, ' ');
const firstOf = (path: string) => firstListed(lan, path);
describe('many at once', () => {
  it('those chosen, or all of the page, are approved, and the list is the one that was open', async () => {
    const path = `${BANK_PATH}?xem=draft&loai=true_false`;
    const { id, ban } = await firstOf(path);
    const done = await lan.post(path, { viec: 'approve', [`chon:${id}`]: ban });
    expect(done.headers.get('location')).toBe(`${path}&da=1`);
    const rest = await lan.get(path);
    const shown = Object.fromEntries([...rest.html.matchAll(/name="(ca:[^"]+)" value="(\d+)"/gu)].map(([, name, value]) => [name, value]));
    const all = await lan.post(path, { viec: 'approve+all', ...shown } as Record<string, string>);
    expect(all.headers.get('location')).toBe(`${path}&da=${String(Object.keys(shown).length)}`);
  }); // prettier-ignore

  it('it is done to those to which it can be, the others are told with why and stay chosen; to none where none is chosen', async () => {
    const draft = await firstOf(`${BANK_PATH}?xem=draft`);
    const approved = await firstOf(`${BANK_PATH}?xem=approved`);
    const page = await lan.post(BANK_PATH, {
      viec: 'retire',
      [`chon:${draft.id}`]: draft.ban,
      [`chon:${approved.id}`]: '77',
    });
    expect(page.status).toBe(200);
    expect(textOf(page.html).replace(/\s+/gu, ' ')).toMatch(
      /Đã đổi 1 câu\. .*1 câu chưa làm được, vẫn đang đánh dấu: .*: Chính bạn, ở trang khác, đã đổi câu này lúc/u,
    );
    expect((await world.store.bankItem(draft.id))?.state).toBe('retired');
    expect((await world.store.bankItem(approved.id))?.state).toBe('approved');
    expect(page.html.match(/name="chon:[^"]+" value="\d+"\s+checked/gu)?.join()).toContain(
      `chon:${approved.id}`,
    );
    expect(textOf((await lan.post(BANK_PATH, { viec: 'approve' })).html)).toContain('Chưa chọn câu nào');
    expect((await lan.post(BANK_PATH, { viec: 'xóa' })).status).toBe(422);
  });
});

describe('tags of many at once', () => {
  const tagsOf = async (ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => (await world.store.bankItem(id))?.item.tags));

  it('are added and taken away, in versions; what is retired is told and left', async () => {
    const path = `${BANK_PATH}?xem=draft&loai=fill_blank`;
    const listed = [...(await lan.get(path)).html.matchAll(/name="chon:([^"]+)" value="(\d+)"/gu)].slice(0, 3);
    const chosen = listed.map(([found, , ban]) => [attribute(found, /name="chon:([^"]+)"/u), ban ?? ''] as const);
    const [first = '', second = '', third = ''] = chosen.map(([id]) => id);
    const boxes = async () => Object.fromEntries(await Promise.all(chosen.map(async ([id]) => [`chon:${id}`, String((await world.store.bankItem(id))?.number)] as const)));
    const added = await lan.post(path, { viec: 'tag', 'gan-the': ' nội quy,  đợt 3 ', ...(await boxes()) });
    expect(added.headers.get('location')).toBe(`${path}&da=3`);
    expect(await tagsOf([first, second, third])).toEqual(Array(3).fill(['nội quy', 'đợt 3']));
    expect((await world.store.itemVersions(first)).at(-1)).toMatchObject({ act: 'edited', state: 'draft' });
    const number = (await world.store.bankItem(third))?.number;
    await lan.post(`${BANK_PATH}/cau`, { viec: 'retire', ma: third, ban: String(number) });
    const taken = await lan.post(path, { viec: 'untag', 'gan-the': 'đợt 3', ...(await boxes()) });
    expect(textOf(taken.html)).toMatch(/Đã đổi 2 câu\.[^]*1 câu chưa làm được[^]*Đã thôi dùng: hãy mở lại/u);
    expect(await tagsOf([first, third])).toEqual([['nội quy'], ['nội quy', 'đợt 3']]);
    expect(taken.html).toContain('value="đợt 3"');
    const again = await lan.post(path, { viec: 'untag', 'gan-the': 'đợt 3', ...(await boxes()) });
    expect(textOf(again.html)).toMatch(/Đã đổi 0 câu\.[^]*2 câu vốn đã như vậy, để nguyên\./u);
    expect(await words(`${BANK_PATH}?the=${encodeURIComponent('nội quy')}`)).toContain('3 câu');
  }); // prettier-ignore

  it('want a tag; a tag that is too long is refused, the whole page can be meant', async () => {
    const path = `${BANK_PATH}?xem=draft&loai=true_false`;
    const { html } = await lan.get(path);
    const shown = Object.fromEntries([...html.matchAll(/name="(ca:[^"]+)" value="(\d+)"/gu)].map(([found, , ban]) => [attribute(found, /name="(ca:[^"]+)"/u), ban ?? '']));
    const none = await lan.post(path, { viec: 'tag', 'gan-the': ' , ', 'ca-trang': 'x', ...shown });
    expect([none.status, textOf(none.html)]).toEqual([422, expect.stringContaining('Chưa ghi thẻ nào')]);
    const long = await lan.post(path, { viec: 'tag', 'gan-the': 'x'.repeat(60), 'ca-trang': 'x', ...shown });
    expect(textOf(long.html)).toMatch(/Thẻ dài 60 ký tự, tối đa là 50/u);
    const all = await lan.post(path, { viec: 'tag', 'gan-the': 'cả trang', 'ca-trang': 'x', ...shown });
    expect(all.headers.get('location')).toBe(`${path}&da=${String(Object.keys(shown).length)}`);
    expect(html).toMatch(/<form class="many"[^>]*>\s*<button disabled hidden>/u);
  }); // prettier-ignore
});
