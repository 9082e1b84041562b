import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBank } from '../../../bot/quiz/bank.ts';
import { createLapsing, type Lapsing } from '../../../bot/quiz/lapsing.ts';
import type { Role } from '../../../bot/store.ts';
import type { Validity } from '../../../knowledge/types.ts';
import { roundWith } from '../../fixtures/quiz-items.ts';
import { announcerOf, openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';
import { boundItem, libraryWith } from '../../support/quiz-bank.ts';

const before = libraryWith();
const item = boundItem(before);
const changed = (text: string): string => text.replace('phòng máy chủ', 'kho lưu trữ');
/** Another snapshot's id: libraries of the fixture are all called the same. */
const named = (id: string, library = before) => ({ ...library, id });

let world: NoticeWorld;
let lapsing: Lapsing;
let serving = named('cu');
const told: string[] = [];

/** As at a start of the program. */
function start(): void {
  const now = () => new Date(world.time);
  const put = (fields: object, message: string) => void world.logged.push(`${message} ${JSON.stringify(fields)}`);
  lapsing = createLapsing({
    ...{ store: world.store, people: world.people, now, tell: (sentence) => void told.push(sentence) },
    ...{ library: () => serving, today: () => world.time.slice(0, 10), publicUrl: 'https://kc.example.vn', retentionDays: 90 },
    log: { info: () => undefined, error: put },
  });
  for (const channel of ['telegram', 'zalo_bot', 'zalo_oa'] as const) lapsing.join(announcerOf(channel, world.woken));
} // prettier-ignore

/** Somebody with a role and a private chat that the bot knows. */
async function appoint(person: string, role: Role, channel: 'telegram' | 'zalo_oa' | 'terminal' = 'telegram'): Promise<void> {
  await world.store.putPerson({ id: person, role, since: '' });
  await world.store.putAttendant({ person, channel, chat: `chat-${person}`, at: world.time });
} // prettier-ignore

const bank = () => createBank(world.store, serving);
const doing = (by: string | null) => ({ by, at: world.time, day: world.time.slice(0, 10) });
const letters = async (person: string) => (await world.letters(`chat-${person}`)).join('\n');

beforeEach(async () => {
  world = await openNoticeWorld([]);
  world.time = '2026-11-26T02:00:00.000Z';
  serving = named('cu');
  told.length = 0;
  await bank().enter([item], doing(null));
  await bank().approve([item.id], doing('lan'));
  await appoint('lan', 'trainer');
  start();
  await lapsing.look();
});
afterEach(() => world.close());

const swap = (library = libraryWith(changed)) => (serving = named('moi', library));

describe('a new library with other words', () => {
  it('retires the question and tells its trainer once, with both wordings and where to review', async () => {
    expect(await letters('lan')).toBe('');
    swap();
    await lapsing.look();
    expect(await world.store.bankItem(item.id)).toMatchObject({ state: 'retired', act: 'lapsed' });
    const text = await letters('lan');
    expect(text).toContain('1 câu hỏi đã thôi dùng');
    expect(text).toContain('“Công chức không tưới cây cảnh trong phòng máy chủ.”');
    expect(text).toContain('“Công chức không tưới cây cảnh trong kho lưu trữ.”');
    expect(text).toContain(item.stem);
    expect(text).toContain('https://kc.example.vn/ngan-hang?xem=lapsed');
    expect(world.woken).toContain('chat-lan');
    await lapsing.look();
    expect(await letters('lan')).toBe('');
  });

  it('is told once over a restart, and by day only', async () => {
    world.time = '2026-11-26T15:00:00.000Z';
    swap();
    await lapsing.look();
    expect(await letters('lan'), 'at 22:00').toBe('');
    start();
    world.time = '2026-11-27T01:00:00.000Z';
    await lapsing.look();
    expect(await letters('lan'), 'at 08:00').toContain('kho lưu trữ');
    start();
    await lapsing.look();
    expect(await letters('lan')).toBe('');
    expect(world.logged).toEqual([]);
  });

  it('two moments that were not told make one message', async () => {
    world.time = '2026-11-26T15:00:00.000Z';
    const second = boundItem(before, { id: 'q-2', stem: 'Nơi nào không tưới cây?', options: ['Trong phòng máy chủ', 'Trong sân'], correct: [0], reasons: item.reasons.slice(0, 2) });
    swap();
    await lapsing.look();
    serving = named('cu');
    await bank().enter([second], doing(null));
    swap();
    start();
    world.time = '2026-11-27T01:00:00.000Z';
    await lapsing.look();
    const sent = await world.letters('chat-lan');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('2 câu hỏi (1 câu đã duyệt hoặc sửa) đã thôi dùng');
  }); // prettier-ignore

  it('goes to trainers and who has worked on it; to administrators where nobody of these can be reached', async () => {
    await appoint('binh', 'administrator');
    await appoint('hoa', 'asker');
    swap();
    await lapsing.look();
    expect(await letters('binh')).toBe('');
    expect(await letters('hoa')).toBe('');
    expect(await letters('lan')).not.toBe('');
    await world.store.putPerson({ id: 'lan', role: 'asker', since: '' });
    world.time = '2026-11-26T03:00:00.000Z';
    await lapsing.look();
    expect(await letters('binh')).toContain('kho lưu trữ');
  });

  it('waits on a Zalo OA until the person writes again; at a terminal it is told there', async () => {
    await appoint('mai', 'trainer', 'zalo_oa');
    await appoint('an', 'trainer', 'terminal');
    world.time = '2026-11-29T02:00:00.000Z';
    swap();
    await lapsing.look();
    expect(await world.letters('chat-mai', 'zalo_oa')).toEqual([]);
    expect(told.join('\n')).toContain('kho lưu trữ');
    await world.store.putAttendant({ person: 'mai', channel: 'zalo_oa', chat: 'chat-mai', at: world.time });
    world.time = '2026-11-29T02:06:00.000Z';
    await lapsing.look();
    expect((await world.letters('chat-mai', 'zalo_oa')).join('\n')).toContain('kho lưu trữ');
    expect(told).toHaveLength(1);
  });

  it('names rounds that ask it still', async () => {
    const question = { item, options: item.options, right: 1 };
    await world.store.putRound(roundWith({ id: 'r1', code: 'BCDFGH', kind: 'scheduled', startsAt: '2026-12-01T01:00:00.000Z', questions: [question] }));
    swap();
    await lapsing.look();
    expect(await letters('lan')).toMatch(/Bài BCDFGH \(.+\) chưa bắt đầu: 1 câu sẽ được thay khi bài bắt đầu/u);
  }); // prettier-ignore
});

describe('a day of law', () => {
  it('on which the document ends retires the question, from that day on', async () => {
    const validity: Partial<Validity> = { until: '2026-11-27', replacedBy: '99/2026/QĐ-UBND' };
    swap(libraryWith((text) => text, validity));
    await lapsing.look();
    expect((await world.store.bankItem(item.id))?.state).toBe('approved');
    world.time = '2026-11-27T02:00:00.000Z';
    await lapsing.look();
    expect(await letters('lan')).toContain('hết hiệu lực từ 27/11/2026; thay bằng 99/2026/QĐ-UBND');
  });
});
