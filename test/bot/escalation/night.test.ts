import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, admin, FINE, openEscalationOnDisk, type EscalationOnDisk } from '../../support/escalation.ts';

/** At which hours replies and notices of questions go out: nobody's phone rings by night. */

let world: EscalationOnDisk;
beforeEach(async () => {
  world = await openEscalationOnDisk();
  await world.appoint('administrator', ADMIN);
});
afterEach(async () => {
  expect(world.told.filter((line) => line.startsWith('FAULT'))).toEqual([]);
  await world.close();
});

const say = (text: string, changes = {}) => world.say(text, changes);
const pass = (text?: string, changes = {}) => world.pass(text, changes);

describe('a reply by night', () => {
  /** In Viet Nam, of 23 November unless a day is given. */
  const at = (clock: string, day = '23') => Date.parse(`2026-11-${day}T${clock}:00+07:00`);
  const texts = async (chat: string) => (await world.letters(chat)).map(({ text }) => text);
  const reached = async () => (await world.store.escalated(1))?.reached;
  const look = () => world.escalation().look();

  it('goes at once to who asked the same day, until 21:00', async () => {
    world.time = at('20:10');
    await pass();
    world.time = at('20:59');
    expect(await say('/traloi 1 Không.', admin)).toContain('đang gửi');
    expect(await texts('1001')).toHaveLength(1);
  });

  it('is held from 21:00 until the morning, over a restart, and then goes once', async () => {
    await pass();
    world.time = at('21:00');
    expect(await say('/traloi 1 Không.', admin)).toContain(
      'giữ đến sáng mới gửi, hoặc gửi ngay khi người hỏi nhắn tiếp',
    );
    await look();
    expect([await texts('1001'), await reached()]).toEqual([[], 'held']);
    await world.restart();
    world.time = at('07:29', '24');
    await look();
    expect(await texts('1001')).toEqual([]);
    expect(await say('/hoidap 1', admin)).toContain('giữ đến sáng');
    const rung: string[] = [];
    world.bell.listen('telegram', (chat) => void rung.push(chat));
    world.time = at('07:30', '24');
    await look();
    await look();
    expect(await texts('1001')).toEqual([expect.stringContaining('Không.')]);
    expect([rung, await reached()]).toEqual([['1001'], 'sent']);
  });

  it('to a question of an earlier day knows the hours of all notices', async () => {
    await pass();
    world.time = at('20:30', '24');
    expect(await say('/traloi 1 Không.', admin)).toContain('giữ đến sáng');
  });

  it('to a question of the same early morning goes from 07:00 on', async () => {
    world.time = at('05:00');
    await pass();
    expect(await say('/traloi 1 Không.', admin)).toContain('giữ đến sáng');
    world.time = at('06:59');
    await look();
    expect(await texts('1001')).toEqual([]);
    world.time = at('07:00');
    await look();
    expect(await texts('1001')).toHaveLength(1);
  });

  it('goes before the morning to who writes, and keeps nothing of theirs waiting', async () => {
    await pass();
    world.time = at('23:00');
    await say('/traloi 1 Không.', admin);
    await world.ask({ text: 'Còn rượu vang thì sao?' });
    expect(await texts('1001')).toEqual([expect.stringContaining('Không.')]);
    expect(await reached()).toBe('sent');
  });

  it('is deleted with its question by /quen', async () => {
    await pass();
    world.time = at('23:00');
    await say('/traloi 1 Không.', admin);
    expect(await world.store.heldReplies()).toHaveLength(1);
    world.time = at('08:00', '24');
    await say('/quen');
    await look();
    expect((await texts('1001')).filter((text) => text.includes('Không.'))).toHaveLength(0);
  });

  it('is not held on the web, where it waits for the person', async () => {
    await pass(FINE, { channel: 'web', chat: 'session', person: 'session' });
    world.time = at('23:00');
    expect(await say('/traloi 1 Không.', admin)).toContain('người hỏi sẽ thấy khi mở lại trang');
  });

  it('tells those who reply of waiting questions in the morning', async () => {
    await say('/vaitro', admin);
    world.time = at('22:00');
    await pass();
    await look();
    expect(await texts(ADMIN)).toEqual([]);
    world.time = at('07:30', '24');
    await look();
    expect(await texts(ADMIN)).toEqual([expect.stringContaining('Có 1 câu hỏi chờ')]);
  });
});
