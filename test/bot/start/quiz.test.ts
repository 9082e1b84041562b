import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWebChannel, type WebChannel } from '../../../bot/channel/web.ts';
import { createDesk } from '../../../bot/conversation.ts';
import { createBell } from '../../../bot/delivery.ts';
import { createPeople } from '../../../bot/people.ts';
import { keyedHash } from '../../../bot/privacy.ts';
import { openQuiz, type OpenQuiz } from '../../../bot/start/quiz/main.ts';
import type { Store } from '../../../bot/store.ts';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';
import { fixtureSource, roundWith } from '../../fixtures/quiz-items.ts';
import { plainAnswer } from '../../fixtures/turns.ts';
import { HASH_KEY } from '../../support/desk-on-disk.ts';
import { directiveLibrary } from '../../support/practice.ts';
import { openVisitor } from '../channel/web/visitor.ts';
import { plainOptions } from '../channel/web/world.ts';

/** Rounds and practice as the program wires them, behind real pages over a store on the disk. */

const now = () => new Date('2026-11-26T01:00:00.000Z');
const newId = () => randomBytes(16).toString('base64url');
const library = directiveLibrary();

let folder: string;
let store: Store;
let open: OpenQuiz;
let channel: WebChannel;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-quiz-'));
  store = await openLibsqlStore({ path: join(folder, 'app.db') });
  const people = createPeople({ store, random: randomBytes, now });
  const log = pino({ level: 'silent' });
  open = openQuiz({
    ...{ store, people, newId, bell: createBell(), library: () => library, voices: {} },
    world: {
      ...{ now, random: randomBytes, log, quizItems: fixtureSource, fetch },
      settings: { publicUrl: null, practiceFirst: null, retentionDays: 90, judge: null },
    },
    today: () => '2026-11-26',
    chance: () => 0,
    tell: () => undefined,
  });
  const { quiz, practice } = open;
  const hashed = (session: string) => keyedHash(HASH_KEY, 'web', session);
  channel = createWebChannel({
    ...plainOptions(),
    desk: createDesk({
      ...{ store, people, quiz, practice, now, newId, hashKey: HASH_KEY },
      answer: ({ text }) => Promise.resolve(plainAnswer(text)),
    }),
    practice: (session, signedIn) =>
      practice.view({ chat: hashed(session), person: signedIn ?? hashed(session) }),
    results: { service: open.results, name: hashed },
    quiz: { rounds: quiz.live, trainers: quiz.trainers, name: hashed },
  });
  await store.putRound(roundWith({ channel: 'web', questions: roundWith().questions.slice(0, 1) }));
  await quiz.start();
  await channel.start();
});
afterEach(async () => {
  await channel.stop();
  await open.quiz.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('who deletes their results on the page', () => {
  it('is named nowhere any more in a round that has ended', async () => {
    const lan = openVisitor(channel.address());
    await lan.submit('/quiz/K7Q2MD/vao', { name: 'Nguyễn Thị Lan' });
    const steer = (act: 'start' | 'ask' | 'end', item: number | null) =>
      open.quiz.trainers.steer('K7Q2MD', 'trainer-a', act, item);
    await store.putPerson({ id: 'trainer-a', role: 'trainer', since: '' });
    expect([await steer('start', null), await steer('ask', null)]).toEqual([null, null]);
    await lan.submit('/quiz/K7Q2MD', { item: '1', option: '0' });
    expect(await steer('end', 0)).toBeNull();
    const screen = openVisitor(channel.address());
    expect((await screen.get('/quiz/K7Q2MD/man-hinh')).html).toContain('1. Nguyễn Thị Lan');
    const { html } = await lan.submit('/ket-qua/xoa', {});
    expect(html).toContain('Tôi đã xóa kết quả luyện và kiểm tra của bạn: 1 lượt trả lời');
    expect((await screen.get('/quiz/K7Q2MD/man-hinh')).html).not.toContain('Lan');
    const seen = await open.quiz.trainers.view('K7Q2MD', 'trainer-a');
    expect(JSON.stringify(seen)).not.toContain('Lan');
  });

  it('is told what an open round keeps, and may delete it after the end', async () => {
    const lan = openVisitor(channel.address());
    await lan.submit('/quiz/K7Q2MD/vao', { name: 'Lan' });
    const stays = 'Câu trả lời trong bài K7Q2MD đang mở còn giữ đến khi bài kết thúc: khi đó';
    expect((await lan.submit('/ket-qua/xoa', {})).html).toContain(`${stays} xóa lần nữa.`);
    const { html } = await lan.submit('/ask', { text: '/quen' });
    expect(html).toContain(`${stays} nhắn /quen lần nữa.`);
    await store.putPerson({ id: 'trainer-a', role: 'trainer', since: '' });
    await open.quiz.trainers.steer('K7Q2MD', 'trainer-a', 'end', null);
    expect((await lan.submit('/ask', { text: '/quen' })).html).not.toContain(stays);
  });
});

describe('who tries codes', () => {
  it('is refused after thirty wrong ones, whether the next is right or wrong; codes found before go on', async () => {
    const second = { id: 'round-b', code: 'H4P9XW', channel: 'web' } as const;
    await store.putRound(roundWith(second));
    const visitor = openVisitor(channel.address());
    expect((await visitor.get('/quiz/K7Q2MD')).status).toBe(200);
    for (let tried = 0; tried < 30; tried += 1) {
      const path = tried % 2 === 0 ? '/quiz/' : '/ket-qua/';
      expect((await visitor.get(`${path}ZZZZ${String(tried)}`)).status).toBe(404);
    }
    for (const path of [
      '/quiz/ZZZZZZ',
      '/quiz/H4P9XW',
      '/quiz/H4P9XW/man-hinh',
      '/ket-qua/H4P9XW',
      '/ket-qua/ZZZZZZ',
    ]) {
      const { status, headers } = await visitor.get(path);
      expect([path, status]).toEqual([path, 429]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await visitor.post('/quiz/H4P9XW/vao', { name: 'Lan' })).status).toBe(429);
    const other = openVisitor(channel.address());
    expect((await other.submit('/quiz/K7Q2MD/vao', { name: 'Minh' })).html).toContain('Minh');
  });
});
