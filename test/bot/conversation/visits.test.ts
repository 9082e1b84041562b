import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatHistory, visitsExpiry } from '../../../bot/conversation.ts';
import { keyedHash } from '../../../bot/privacy.ts';
import { HASH_KEY, MINUTE, openDeskOnDisk, type DeskOnDisk } from '../../support/desk-on-disk.ts';

let world: DeskOnDisk;
beforeEach(async () => {
  world = await openDeskOnDisk();
});
afterEach(() => world.close());

describe('what is kept', () => {
  it('of a web page without sign-in is the last twelve exchanges of a day; of everybody else all', async () => {
    const [visit, signedIn] = [{ channel: 'web', chat: 's', person: 's' }, { signedIn: 'an' }] as const;
    const expire = visitsExpiry(world.store, world.now);
    for (let at = 0; at < 14; at += 1) {
      await world.ask({ ...visit, text: String(at) });
      await world.ask({ ...visit, ...signedIn, chat: 'p', person: 'p', text: String(at) });
      await world.ask({ text: String(at) });
    }
    const kept = async (channel: 'web' | 'telegram', chat: string) =>
      (await chatHistory({ store: world.store, hashKey: HASH_KEY }, channel, chat, 99)).map(
        ({ question }) => question,
      );
    expect(await kept('web', 's')).toEqual(Array.from({ length: 12 }, (_, at) => String(at + 2)));
    world.time += 23 * 60 * MINUTE;
    expect(await expire()).toBe(0);
    await world.ask({ ...visit, text: 'sau một đêm' });
    world.time += 60 * MINUTE + 1;
    expect(await expire()).toBe(11);
    expect(await kept('web', 's')).toEqual(['sau một đêm']);
    world.time += 24 * 60 * MINUTE;
    expect(await expire()).toBe(1);
    for (const [channel, chat] of [
      ['web', 'p'],
      ['telegram', '1001'],
    ] as const)
      expect(await kept(channel, chat)).toHaveLength(14);
  });

  it('of a visit goes on as a person’s who signs in, behind what is in work', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const answer = world.answer;
    world.answer = async (question) => {
      await held;
      return answer(question);
    };
    const asked = world.answerTo({ channel: 'web', chat: 's', person: 's', text: 'trước khi đăng nhập' });
    const handed = world.desk.handOver?.({ channel: 'web', from: 's', to: 'p', person: 'an' });
    release();
    const { id } = await asked;
    expect(await handed).toBe(1);
    const chat = keyedHash(HASH_KEY, 'web', 'p');
    expect(await world.store.turn(id)).toMatchObject({ chat, person: 'an' });
    await world.ask({ channel: 'web', chat: 'p', person: 'p', signedIn: 'an', text: 'thế còn ngày trực?' });
    expect(world.asked.at(-1)?.turns).toEqual(['trước khi đăng nhập']);
  });
});
