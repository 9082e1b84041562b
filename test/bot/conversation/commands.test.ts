import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatHistory } from '../../../bot/conversation.ts';
import { firstAdministratorCode } from '../../../bot/people.ts';
import { keyedHash } from '../../../bot/privacy.ts';
import { HASH_KEY, openDeskOnDisk, type DeskOnDisk } from '../../support/desk-on-disk.ts';

let world: DeskOnDisk;
beforeEach(async () => {
  world = await openDeskOnDisk();
});
afterEach(() => world.close());
const turnsAsked = (): readonly string[] => world.asked.at(-1)?.turns ?? [];

describe('commands', () => {
  it('/quyen makes the first administrator, and neither the command nor the code is kept', async () => {
    const code = (await firstAdministratorCode(world.store, world.random, world.now)) ?? '';
    expect(await world.noticeOf({ text: '/vaitro' })).toBe('Vai trò của bạn: người hỏi.');
    expect(await world.noticeOf({ text: `/quyen ${code}` })).toBe(
      'Đã xác nhận. Vai trò của bạn: quản trị viên.',
    );
    expect(await world.noticeOf({ text: '/vaitro' })).toBe('Vai trò của bạn: quản trị viên.');
    expect(await chatHistory({ store: world.store, hashKey: HASH_KEY }, 'telegram', '1001')).toEqual([]);
    expect(world.asked).toEqual([]);
  });

  it('/quyen says what is missing, what is wrong, and when it was too often', async () => {
    expect(await world.noticeOf({ text: '/quyen' })).toContain('/quyen ABCDE-23456');
    for (let count = 0; count < 5; count++)
      expect(await world.noticeOf({ text: '/quyen SAI' })).toContain('Mã không đúng');
    expect(await world.noticeOf({ text: '/quyen SAI' })).toContain('sau 10 phút');
  });

  it('/moi gives an administrator a code for another person, and nobody else', async () => {
    expect(await world.noticeOf({ text: '/moi trainer' })).toBe('Chỉ quản trị viên mới được mời người khác.');
    const first = (await firstAdministratorCode(world.store, world.random, world.now)) ?? '';
    await world.ask({ text: `/quyen ${first}` });
    expect(await world.noticeOf({ text: '/moi giám đốc' })).toContain('/moi trainer');
    const invitation = await world.noticeOf({ text: '/mời tập  huấn' });
    expect(invitation).toContain('Mã mời cán bộ tập huấn: ');
    expect(invitation).toContain('08:00 26/11/2026');
    const code = /\/quyen (\S+)/.exec(invitation)?.[1] ?? '';
    expect(await world.noticeOf({ chat: '2', person: '2', text: `/quyen@ky_cuong_bot ${code}` })).toContain(
      'cán bộ tập huấn',
    );
  });

  it('/dangnhap gives a code that signs this person in on the web', async () => {
    const notice = await world.noticeOf({ text: '/dangnhap' });
    expect(notice).toContain('08:10 23/11/2026');
    world.time = Date.parse('2027-01-01T18:05:00.000Z');
    expect(await world.noticeOf({ text: '/dangnhap' })).toContain('01:15 02/01/2027');
    world.time = Date.parse('2026-11-23T01:00:00.000Z');
    const latest = await world.noticeOf({ text: '/dangnhap' });
    const code = /[A-Z2-9]{5}-[A-Z2-9]{5}/.exec(latest)?.[0] ?? '';
    const person = keyedHash(HASH_KEY, 'telegram', '1001');
    expect(await world.people.enter(code, 'session')).toEqual({ kind: 'signed_in', person, role: 'asker' });
  });

  it('that show or take a code are refused in a group, where all would read it', async () => {
    for (const text of ['/dangnhap', '/moi trainer', '/quyen ABCDE-23456'])
      expect(await world.noticeOf({ chat: '-500', person: '1', text })).toContain('nhắn riêng');
    expect(await world.store.audits(10)).toEqual([]);
    expect(
      await world.noticeOf({ channel: 'web', chat: 'session', person: 'an', text: '/dangnhap' }),
    ).toContain('Mã đăng nhập');
  });

  it('act for the person who is signed in on the web', async () => {
    const person = keyedHash(HASH_KEY, 'telegram', '1001');
    await world.store.putPerson({ id: person, role: 'trainer', since: '2026-11-23T00:00:00.000Z' });
    const web = { channel: 'web', chat: 'session', person: 'session', text: '/vaitro' } as const;
    expect(await world.noticeOf({ ...web, signedIn: person })).toContain('cán bộ tập huấn');
    expect(await world.noticeOf({ ...web, signedIn: null })).toContain('người hỏi');
  });

  it('/quen forgets what this person asked in this chat', async () => {
    await world.ask({ chat: '-500', person: '1', text: 'một' });
    await world.ask({ chat: '-500', person: '2', text: 'hai' });
    expect(await world.noticeOf({ chat: '-500', person: '1', text: '/quen' })).toContain('đã xóa 1 câu hỏi');
    expect(await world.noticeOf({ chat: '-500', person: '1', text: ' /QUÊN ' })).toContain('không còn nhớ');
    await world.ask({ chat: '-500', person: '1', text: 'mục nào vậy?' });
    expect(turnsAsked()).toEqual([]);
    await world.ask({ chat: '-500', person: '2', text: 'mục nào vậy?' });
    expect(turnsAsked()).toEqual(['hai']);
  });

  it('that are mistyped, and a bare code, are not taken for questions: their text would be kept', async () => {
    expect(await world.noticeOf({ text: '/quyem ABCDE-23456' })).toContain('Không có lệnh này');
    expect(await world.noticeOf({ text: '/start' })).toContain('/vaitro');
    expect(await world.noticeOf({ text: ' abcde-23456 ' })).toContain('/quyen ABCDE-23456');
    expect(world.asked).toEqual([]);
    expect(await chatHistory({ store: world.store, hashKey: HASH_KEY }, 'telegram', '1001')).toEqual([]);
  });

  it('/help, /start and /about say how to ask, and offer only what the channel can do', async () => {
    for (const text of ['/help', '/start', '/ABOUT', '/trợ_giúp']) {
      const notice = await world.noticeOf({ channel: 'web', text });
      expect(notice).toContain('Bạn gõ câu hỏi như hỏi một đồng nghiệp');
      expect(notice).not.toContain('Không có lệnh này');
      expect(notice).not.toMatch(/\/theodoi|\/moingay/);
    }
    expect(await world.noticeOf({ channel: 'zalo_bot', text: '/khongco' })).toContain('/theodoi');
    expect(await world.noticeOf({ channel: 'terminal', text: '/khongco' })).not.toContain('/theodoi');
  });

  it('are none where the text only holds a slash: that is a question', async () => {
    const texts = ['xin /quen', '/', '/d/30-CT/TU', '30-CT/TU', '', '   '];
    for (const text of texts) await world.answerTo({ text });
    expect(world.asked.map(({ text }) => text)).toEqual(texts);
  });
});
