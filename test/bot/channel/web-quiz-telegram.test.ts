import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWebChannel, type WebChannel } from '../../../bot/channel/web.ts';
import { createPeople, type People } from '../../../bot/people.ts';
import { createQuiz } from '../../../bot/quiz.ts';
import type { RoundSetup } from '../../../bot/quiz-rounds.ts';
import type { Store } from '../../../bot/store.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { fixtureSource, roundWith } from '../../fixtures/quiz-items.ts';
import { openVisitor } from './web/visitor.ts';
import { plainOptions } from './web/world.ts';

/** The link into the chat with the Telegram bot on pages of a round. */

const LINK = 'https://t.me/ky_cuong_bot?start=q_K7Q2MD';
let known: boolean;
let channel: WebChannel;
let people: People;
let held: Store;
beforeEach(async () => {
  known = true;
  held = createMemoryStore();
  const now = () => new Date('2026-11-26T01:00:00.000Z');
  people = createPeople({ store: held, random: randomBytes, now });
  const log = { info: () => undefined, error: () => undefined };
  const { live, trainers } = createQuiz({
    ...{ store: held, people, now, log, items: fixtureSource, voices: {}, random: randomBytes },
    ...{ bell: { ring: () => undefined }, newId: () => 'round-b' },
  });
  channel = createWebChannel({
    ...plainOptions(),
    signIn: { enter: people.enter, role: people.role },
    quiz: {
      ...{ rounds: live, trainers, name: (session) => `hash of ${session}` },
      telegram: (code) => (known ? `https://t.me/ky_cuong_bot?start=q_${code}` : null),
    },
  });
  await channel.start();
});
afterEach(() => channel.stop());

async function hold(changes: Partial<RoundSetup>): Promise<void> {
  const setup = roundWith({ startsAt: null, ...changes });
  await held.putRound(setup);
  await held.record({
    ...{ round: setup.id, event: { kind: 'started', at: setup.at }, update: null, mail: [] },
  });
}
const pageOf = async (path: string, visitor = openVisitor(channel.address())) =>
  (await visitor.get(path)).html;

describe('the pages of a round, where there is a Telegram bot', () => {
  it('lead there who has not begun an assignment here', async () => {
    await hold({ kind: 'assignment', deadline: '2026-11-27T10:00:00.000Z', seconds: null });
    expect(await pageOf('/quiz/K7Q2MD')).toContain(`Hoặc <a href="${LINK}">làm bài trên Telegram</a>.`);
    const lan = openVisitor(channel.address());
    await lan.submit('/quiz/K7Q2MD/vao', { name: 'Lan' });
    expect(await pageOf('/quiz/K7Q2MD', lan)).not.toContain('t.me');
    known = false;
    expect(await pageOf('/quiz/K7Q2MD')).not.toContain('Telegram');
  });

  it('lead nobody there out of a live round, which is answered here', async () => {
    await hold({});
    expect(await pageOf('/quiz/K7Q2MD')).not.toContain('t.me');
  });

  it('give its trainer the link to send on, until it has ended', async () => {
    await hold({ kind: 'assignment', deadline: '2026-11-27T10:00:00.000Z', seconds: null });
    await held.putPerson({ id: 'hoa', role: 'trainer', since: '' });
    const hoa = openVisitor(channel.address());
    await hoa.submit('/dang-nhap', { code: (await people.signInCode('hoa')).code });
    const path = '/quiz/K7Q2MD/dieu-khien';
    expect(await pageOf(path, hoa)).toContain(`Vào bài trên Telegram: <a href="${LINK}">${LINK}</a>`);
    await hoa.post(path, { viec: 'end', cau: '0' });
    expect(await pageOf(path, hoa)).not.toContain('t.me');
  });
});
