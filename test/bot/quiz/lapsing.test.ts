import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBank } from '../../../bot/quiz/bank.ts';
import { createLapsing, type Lapsing } from '../../../bot/quiz/lapsing.ts';
import { createQuiz } from '../../../bot/quiz.ts';
import type { Happening, RoundSetup } from '../../../bot/quiz-rounds.ts';
import type { Role } from '../../../bot/store.ts';
import type { Validity } from '../../../knowledge/types.ts';
import { fixtureSource, roundWith } from '../../fixtures/quiz-items.ts';
import { announcerOf, openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';
import { boundItem, libraryWith } from '../../support/quiz-bank.ts';

const before = libraryWith();
const item = boundItem(before);
const changed = (text: string): string => text.replace('phòng máy chủ', 'kho lưu trữ');
/** Another snapshot's id: libraries of the fixture are all called the same. */
const named = (id: string, library = before) => ({ ...library, id });

let world: NoticeWorld;
let lapsing: Lapsing;
let quiz: ReturnType<typeof createQuiz>;
let serving = named('cu');
const told: string[] = [];

/** As at a start of the program. */
function start(): void {
  const now = () => new Date(world.time);
  const put = (fields: object, message: string) => void world.logged.push(`${message} ${JSON.stringify(fields)}`);
  quiz = createQuiz({
    ...{ store: world.store, people: world.people, now, items: fixtureSource, newId: () => 'id' },
    ...{ bell: { ring: () => undefined }, random: (size) => new Uint8Array(size) },
    voices: { telegram: { tell: (chat, notice) => announcerOf('telegram').letters(chat, notice) } },
    log: { info: () => undefined, error: put },
  });
  lapsing = createLapsing({
    ...{ store: world.store, people: world.people, rounds: quiz, now, tell: (sentence) => void told.push(sentence) },
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
afterEach(async () => {
  await quiz.stop();
  await world.close();
});

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

describe('a round that runs', () => {
  const question = { item, options: item.options, right: 1 };
  /** Bound to no rule. */
  const other = { ...question, item: { ...item, id: 'q-own', provision: null, quote: null, version: null } };
  /** Begun; the group is `group-lan`. */
  async function begun(changes: Partial<RoundSetup>, ...happened: readonly Happening[]): Promise<void> {
    const place = { channel: 'telegram', chat: 'group-lan', group: true } as const;
    await world.store.putRound(roundWith({ id: 'r1', code: 'BCDFGH', trainer: 'lan', title: 'Cây cảnh', ...place, at: world.time, ...changes }));
    for (const happening of [{ kind: 'started' } as const, ...happened])
      await world.store.record({ round: 'r1', event: { ...happening, at: world.time }, update: null, mail: [] });
  } // prettier-ignore
  const vote = (person: string, number: number, option: number) =>
    ({
      kind: 'vote',
      person,
      item: number,
      options: [option],
      name: person,
      update: null,
      sealed: false,
    }) as const;
  const voided = async () =>
    (await world.store.roundEvents('r1')).flatMap((event) => (event.kind === 'voided' ? [event.items] : []));
  const group = async () => (await world.letters('group-lan')).join('\n');

  it('asks it no more and scores no answer to it; group and trainer are told once, with both wordings', async () => {
    await begun({ questions: [question, other], kind: 'live' }, { kind: 'asked', item: 0 }, vote('mai', 0, 1));
    swap();
    await lapsing.look();
    expect(await voided()).toEqual([[0]]);
    for (const said of [await group(), await letters('lan')]) {
      expect(said).toContain('Bài BCDFGH (Cây cảnh): câu 1 không tính: điều khoản đã thay đổi');
      expect(said).toContain('không tính điểm');
      expect(said).toContain('Công chức không tưới cây cảnh trong phòng máy chủ.');
      expect(said).toContain('Công chức không tưới cây cảnh trong kho lưu trữ.');
    }
    expect((await quiz.trainers.view('BCDFGH', 'lan'))?.voids).toEqual([1]);
    expect((await quiz.live.view('BCDFGH', 'mai'))?.question).toMatchObject({ voided: true, open: false, right: null, quote: null });
    await quiz.stop();
    start();
    await lapsing.look();
    expect([await voided(), await group(), await letters('lan')]).toEqual([[[0]], '', '']);
    expect(world.logged).toEqual([]);
  }); // prettier-ignore

  it('at one’s own pace and at night is set right at once, its trainer told in the morning, the group not woken', async () => {
    world.time = '2026-11-26T17:30:00.000Z';
    await begun({ questions: [other, question], kind: 'assignment', seconds: null, deadline: '2026-12-01T01:00:00.000Z', pass: 100 }, { kind: 'joined', person: 'mai', name: 'Mai', team: null }, { kind: 'shown', item: 0, person: 'mai', poll: null, message: null }, vote('mai', 0, other.right));
    swap(libraryWith((text) => text, { until: '2026-11-26' }));
    await lapsing.look();
    expect(await voided()).toEqual([[1]]);
    expect([await group(), await letters('lan')]).toEqual(['', '']);
    // All that is left is answered right: the certificate is there.
    expect((await quiz.live.view('BCDFGH', 'mai'))?.me).toMatchObject({ passed: true });
    expect(await world.store.certificatesOf('mai')).toMatchObject([{ right: 1, of: 1 }]);
    world.time = '2026-11-27T01:00:00.000Z';
    await lapsing.look();
    expect(await letters('lan')).toMatch(/câu 2 không tính: điều khoản đã thay đổi[^]*hết hiệu lực từ 26\/11\/2026/);
  }); // prettier-ignore

  it('that has ended stays as it was answered, and one that has not begun waits for its beginning', async () => {
    await begun({ questions: [question] }, { kind: 'ended', by: 'items' });
    await world.store.putRound(
      roundWith({ id: 'r2', code: 'CCDFGH', questions: [question], at: world.time }),
    );
    swap();
    await lapsing.look();
    expect([await voided(), await world.store.roundEvents('r2')]).toEqual([[], []]);
  });
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
