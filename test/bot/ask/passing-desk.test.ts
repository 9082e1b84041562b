import { describe, expect, it } from 'vitest';
import { createPassingDesk } from '../../../bot/ask/passing-desk.ts';
import { plainAnswer } from '../../fixtures/turns.ts';
import { from } from '../../support/desk-on-disk.ts';

describe('the desk of one sitting', () => {
  const asked: string[] = [];
  const desk = createPassingDesk(
    ({ text }) => {
      asked.push(text);
      return Promise.resolve(plainAnswer(text));
    },
    () => '2026-11-26',
  );
  const say = async (text: string) => {
    const reply = await desk.ask(from({ channel: 'terminal', text }));
    return reply.kind === 'notice' ? reply.text : reply.kind;
  };

  it.each(['/chuyen', '/Chuyển', '/theodoi 30-CT/TU', '/moingay 7:30', '/luyen', '/vaitro', '/dangnhap'])(
    'has no %s, and says where it is',
    async (line) => {
      expect(await say(line)).toMatch(/chỉ có khi chạy npm start, hoặc trên trang web, Telegram, Zalo/);
      expect(asked).toEqual([]);
    },
  );

  it('says that there is no such command, and asks nothing of it', async () => {
    expect(await say('/khongco')).toContain('không có lệnh này');
    expect(asked).toEqual([]);
    expect(await say('Uống bia được không?')).toBe('answer');
    expect(await say('/quen')).toContain('Đã quên');
  });
});
