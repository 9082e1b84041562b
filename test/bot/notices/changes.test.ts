import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { snapshotDir } from '../../../knowledge/snapshot.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { LAW_2018, LAW_2025, OTHER_2018 } from '../../ingest/manage/excerpts.ts';
import { noticesOver, openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';

const NUMBER = '29/2018/QH14';
const leak = (who: string) =>
  `Lộ bí mật nhà nước là trường hợp người không có ${who} biết được bí mật nhà nước.`;
const MORNING = '2026-11-25T01:00:00.000Z';

let world: NoticeWorld;
beforeEach(async () => {
  world = await openNoticeWorld();
  await world.publish({ 'luat.txt': LAW_2018 }, '2026-11-20');
  await world.notices.look();
});
afterEach(() => world.close());

/** The law is ingested with other words. */
async function change(day = '2026-11-24'): Promise<void> {
  await world.publish({ 'luat.txt': OTHER_2018 }, day);
}

describe('who follows a document', () => {
  it('gets the words before and now with their place and from when, and how to stop, once', async () => {
    expect(await world.say(`/theodoi ${NUMBER}`)).toContain(`Đã theo dõi “${NUMBER}”`);
    await change();
    world.time = MORNING;
    await world.notices.look();
    const [text = '', ...more] = await world.letters();
    expect(more).toEqual([]);
    expect(text).toContain('Đổi lời văn: khoản 1 Điều 2, Luật số 29/2018/QH14');
    expect(text).toContain(`Trước:\n“${leak('trách nhiệm')}”\nNay:\n“${leak('phận sự')}”`);
    expect(text).toContain('Bỏ quy định: khoản 2 Điều 2');
    expect(text).toContain('Từ ngày 24/11/2026. Ghi nhận trong kho ngày 25/11/2026.');
    expect(text).toContain(`/botheodoi ${NUMBER}`);
    expect(world.woken).toEqual(['1001']);
    await world.notices.look();
    await world.restart();
    await world.notices.look();
    expect(await world.letters()).toEqual([]);
  });

  it('is told of a document of that number that comes only later', async () => {
    expect(await world.say('/theodoi 117/2025/QH15')).toContain('Kho chưa có văn bản này');
    await world.publish({ 'moi.txt': LAW_2025 }, '2026-11-24');
    world.time = MORNING;
    await world.notices.look();
    const [text = ''] = await world.letters();
    expect(text).toContain('Văn bản mới trong kho: Luật số 117/2025/QH15');
    expect(text).toContain('Có hiệu lực từ ngày 01/03/2026.');
  });

  it('is told on the day on which it ends, and of days on which the bot stood still', async () => {
    const ending = LAW_2025.replace('từ ngày 01 tháng 3 năm 2026', 'từ ngày 01 tháng 12 năm 2026');
    await world.publish({ 'moi.txt': ending }, '2026-11-24');
    world.time = MORNING;
    await world.notices.look();
    await world.say('/theodoi 117/2025/QH15');
    world.time = '2026-11-30T02:00:00.000Z';
    await world.notices.look();
    expect(await world.letters()).toEqual([]);
    world.time = '2026-12-03T02:00:00.000Z';
    await world.restart();
    await world.notices.look();
    const [text = ''] = await world.letters();
    expect(text).toContain('Bắt đầu có hiệu lực: Luật số 117/2025/QH15');
    expect(text).toContain('Từ ngày 01/12/2026.');
    await world.notices.look();
    expect(await world.letters()).toEqual([]);
  });

  it('hears nothing of another, nor of what changed before it was followed', async () => {
    await world.say('/theodoi 30-CT/TU');
    await change();
    world.time = MORNING;
    await world.notices.look();
    expect(await world.letters()).toEqual([]);
    await world.say(`/theodoi ${NUMBER}`);
    await world.notices.look();
    expect(await world.letters()).toEqual([]);
  });
});

describe('who follows a topic', () => {
  it('is told of changes whose words speak of it, as typed without marks or in other words', async () => {
    await world.say('/theodoi lo bi mat nha nuoc');
    await world.say('/theodoi mạng xã hội', { chat: '1002' });
    await change();
    world.time = MORNING;
    await world.notices.look();
    expect((await world.letters()).join()).toContain(leak('phận sự'));
    expect(await world.letters('1002')).toEqual([]);
  });

  it('sees what a new document says of it', async () => {
    await world.say('/theodoi bảo vệ bí mật nhà nước');
    await world.publish({ 'moi.txt': LAW_2025 }, '2026-11-24');
    world.time = MORNING;
    await world.notices.look();
    const [text = ''] = await world.letters();
    const scope = world.library.provision('117/2025/QH15#d1')?.text ?? '?';
    expect(text).toContain(`Điều 1:\n“${scope}”`);
  });

  it('and the document is told of a change once', async () => {
    await world.say('/theodoi lộ bí mật nhà nước');
    await world.say(`/theodoi ${NUMBER}`);
    await change();
    world.time = MORNING;
    await world.notices.look();
    const texts = await world.letters();
    expect(texts.join().split(leak('phận sự'))).toHaveLength(2);
    expect(texts.join()).toContain('/botheodoi lộ bí mật nhà nước');
  });
});

describe('the hour', () => {
  it.each([
    ['2026-11-24T13:29:00.000Z', 1],
    ['2026-11-24T13:30:00.000Z', 0],
    ['2026-11-24T20:00:00.000Z', 0],
    ['2026-11-25T00:29:59.000Z', 0],
    ['2026-11-25T00:30:00.000Z', 1],
  ])('at %s (Z) %i letters are written; the next morning the others', async (time, count) => {
    await world.say(`/theodoi ${NUMBER}`);
    await change();
    world.time = time;
    await world.notices.look();
    expect(await world.letters()).toHaveLength(count);
    world.time = MORNING;
    await world.notices.look();
    expect(await world.letters()).toHaveLength(1 - count);
  });
});

describe('who has stopped', () => {
  it('hears nothing more, not of what was found in the night before either', async () => {
    await world.say(`/theodoi ${NUMBER}`);
    await change();
    world.time = '2026-11-24T16:00:00.000Z';
    await world.notices.look();
    expect(await world.say('/botheodoi tất cả')).toContain('Đã dừng theo dõi cả 1 mục');
    world.time = MORNING;
    await world.notices.look();
    expect(await world.letters()).toEqual([]);
  });

  it('by blocking the bot follows nothing any more', async () => {
    await world.say(`/theodoi ${NUMBER}`);
    await world.store.closeChat('telegram', '1001');
    expect(await world.say('/theodoi')).toContain('chưa theo dõi mục nào');
  });
});

describe('what is found', () => {
  it('is told also when the library goes back to the snapshot before', async () => {
    const first = world.library.id;
    await change();
    world.time = MORNING;
    await world.notices.look();
    await world.say(`/theodoi ${NUMBER}`);
    await world.serve(first);
    await world.notices.look();
    expect((await world.letters()).join()).toContain(`Nay:\n“${leak('trách nhiệm')}”`);
  });

  it('at the first start are the changes of the kept snapshots, told to nobody', async () => {
    await change();
    const store = createMemoryStore();
    const quick = { channel: 'telegram', chat: '1001' } as const;
    const subject = `document ${NUMBER}`;
    await store.subscribe({ ...quick, subject, label: NUMBER, since: MORNING });
    const fresh = noticesOver(world.dataDir, store, {
      library: () => world.library,
      now: () => new Date(MORNING),
      people: world.people,
    });
    await fresh.look();
    const found = await fresh.news(10);
    expect(found.map(({ change: { kind } }) => kind)).toEqual(['provision_removed', 'provision_changed']);
    expect(found[0]?.at.slice(0, 10)).toBe('2026-11-24');
    expect(await store.due(quick)).toEqual([]);
  });

  it('is nothing, with a word in the log, where the snapshot before is gone', async () => {
    const first = world.library.id;
    await world.say(`/theodoi ${NUMBER}`);
    await change();
    await rm(snapshotDir(world.dataDir, first), { recursive: true });
    world.time = MORNING;
    await world.notices.look();
    expect(await world.letters()).toEqual([]);
    expect(world.logged.join()).toContain('snapshot before is gone');
  });
});

describe('Zalo’s official account, which may write for 48 hours only', () => {
  const oa = { channel: 'zalo_oa', chat: 'u1' } as const;
  it('says so, keeps what it may not write, and writes it with the reason once the person has written', async () => {
    world.time = '2026-11-20T01:00:00.000Z';
    expect(await world.say(`/theodoi ${NUMBER}`, oa)).toContain('48 giờ');
    await change();
    world.time = '2026-11-24T01:00:00.000Z';
    await world.notices.look();
    expect(await world.letters('u1', 'zalo_oa')).toEqual([]);
    world.time = '2026-11-27T01:00:00.000Z';
    await world.notices.look();
    expect(await world.letters('u1', 'zalo_oa')).toEqual([]);
    await world.notices.heard(oa);
    await world.notices.look();
    const [text = ''] = await world.letters('u1', 'zalo_oa');
    expect(text).toContain('từ ngày 24/11/2026 mà nay tôi mới gửi được: Zalo chỉ cho OA nhắn trong 48 giờ');
    expect(text).toContain(leak('phận sự'));
  });
});
