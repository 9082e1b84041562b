import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatParts } from '../../../bot/channel/plain/options.ts';
import { createLog } from '../../fakes/telegram/channel.ts';
import { library } from '../../fakes/telegram/directive.ts';
import type { TextPerson, TextPlace } from '../../fakes/text-place.ts';
import { openZaloBot } from '../../fakes/zalo-bot/channel.ts';
import { openZaloOa, type OaPlace } from '../../fakes/zalo-oa/channel.ts';
import { plainAnswer } from '../../fixtures/turns.ts';
import { admin, FINE, openEscalationOnDisk, type EscalationOnDisk } from '../../support/escalation.ts';

/** Questions to people on both Zalo channels: the real desk, store and delivery; Zalo's servers are the doubles. */

const PERSON = 'Hỏi người phụ trách';
let world: EscalationOnDisk;
const { log, logged } = createLog();
beforeEach(async () => {
  world = await openEscalationOnDisk();
  await world.appoint('administrator', admin.person);
});
const parts = (): ChatParts => ({
  desk: world.desk,
  delivery: world.delivery(),
  library: () => library,
  publicUrl: null,
  today: () => '2026-11-26',
  suggestions: [],
  log,
});

/** What a person was sent, once it is as much. */
async function untilSeen(person: TextPerson, count: number): Promise<readonly string[]> {
  await vi.waitFor(() => expect(person.seen().length).toBeGreaterThanOrEqual(count), 10_000);
  return person.seen();
}

const places: [string, (given: ChatParts) => Promise<TextPlace>][] = [
  ['zalo_bot', (given) => openZaloBot(given)],
  ['zalo_oa', (given) => openZaloOa(given)],
];
describe.each(places)('%s: questions to people', (_, openPlace) => {
  let place: TextPlace;
  let person: TextPerson;
  beforeEach(async () => {
    place = await openPlace(parts());
    person = place.newcomer();
  });
  const until = (count: number) => untilSeen(person, count);
  afterEach(async () => {
    await place.channel().stop();
    await place.close();
    await world.close();
    for (const secret of place.secrets) expect(logged.join()).not.toContain(secret);
  });
  async function say(text: string, more = 1): Promise<string> {
    const before = person.seen().length;
    person.say(text);
    return (await until(before + more)).slice(before).join('\n---\n');
  }
  const numberOf = (text: string, label: string) =>
    new RegExp(`^(\\d+)\\. ${label}`, 'm').exec(text)?.[1] ?? `no ${label} in ${text}`;

  it('is a numbered choice under what the rules do not decide; the reply comes into the chat', async () => {
    const answer = await say(FINE, 2);
    const number = numberOf(answer, PERSON);
    expect(await say(number)).toContain('Đã chuyển câu hỏi của bạn tới người phụ trách, số 1.');
    expect(await say(number)).toContain('đã được chuyển rồi, số 1');
    await world.say('/traloi 1 Chưa có mức phạt.', admin);
    const reply = (await until(5)).at(-1);
    expect(reply).toContain('Người phụ trách trả lời câu hỏi số 1');
    expect(reply).toContain('Chưa có mức phạt.');
    expect(place.refused()).toEqual([]);
  });

  it('is offered after 👎, with the next number of the list, and typed', async () => {
    world.answer = () =>
      Promise.resolve({ ...plainAnswer('Không được.'), outcome: 'answered', verdict: 'prohibited' });
    expect(await say(FINE, 2)).not.toContain(PERSON);
    const thanks = await say('👎');
    expect(thanks).toContain('gõ /chuyen');
    expect(thanks).toContain('(Hoặc nhắn số 3.)');
    expect(await say('👎')).toContain('(Hoặc nhắn số 3.)');
    expect(await say('3')).toContain('số 1.');
    expect(await say('/chuyen')).toContain('đã được chuyển rồi, số 1');
  });
});

describe('Zalo OA out of its window', () => {
  it('keeps the reply until the person writes next, and the administrator is told', async () => {
    const place: OaPlace = await openZaloOa(parts());
    try {
      await world.ask({ ...admin, text: '/vaitro' });
      place.say(FINE);
      await place.until(2);
      place.say('/chuyen');
      await place.until(3);
      await world.letters(admin.chat);
      place.server.shut(place.person, -230);
      await world.say('/traloi 1 Chưa có mức phạt.', admin);
      await expect
        .poll(async () => (await world.store.escalated(1))?.reached, { timeout: 5000 })
        .toBe('given_up');
      await world.escalation().look();
      const told = (await world.letters(admin.chat)).map(({ text }) => text).join();
      expect(told).toContain('Trả lời câu hỏi số 1: chưa gửi được');
      expect(told).toContain('sẽ gửi lại khi người hỏi nhắn tiếp');
      expect(place.seen()).toHaveLength(3);
      place.server.shut(place.person, 0);
      place.say('Chào');
      const after = (await place.until(5)).slice(3);
      expect(after[0]).toContain('Người phụ trách trả lời câu hỏi số 1');
      expect(await world.store.deadLetters(9)).toEqual([]);
      expect(await world.say('/hoidap 1', admin)).toContain('đã tới người hỏi');
    } finally {
      await place.channel().stop();
      await place.close();
      await world.close();
    }
  });
});
