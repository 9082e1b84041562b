import { describe, expect, it } from 'vitest';
import { createPassingDesk } from '../../../bot/ask/passing-desk.ts';
import { plainAnswer } from '../../fixtures/turns.ts';
import { PRACTICE_COMMANDS } from '../../../bot/quiz-practice.ts';
import { QUIZ_COMMANDS } from '../../../bot/quiz.ts';
import { commandsWith } from '../../../bot/channel/terminal/commands.ts';
import { createSession } from '../../../bot/channel/terminal/session.ts';
import { help } from '../../../bot/channel/terminal/words.ts';
import { smallLibrary } from '../../support/rules.ts';
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

  it.each(['/theodoi 30-CT/TU', '/moingay 7:30', '/bỏtheodõi'])(
    'has no %s, which chats alone have',
    async (line) => {
      expect(await say(line)).toMatch(/chỉ có trên Telegram và Zalo/);
      expect(asked).toEqual([]);
    },
  );

  it.each([
    ...['/chuyen', '/Chuyển', '/hoi-nguoi', '/vaitro', '/dangnhap', '/donvi Phòng Nội vụ', '/Bắt_đầu'],
    ...[...QUIZ_COMMANDS, ...PRACTICE_COMMANDS].map((name) => `/${name}`),
  ])('has no %s, and says where it is', async (line) => {
    expect(await say(line)).toMatch(/chỉ có khi chạy npm start, hoặc trên trang web, Telegram, Zalo/);
    expect(asked).toEqual([]);
  });

  it('has what the help and Tab name, or is it said where that is', async () => {
    const respond = createSession({
      ...{ desk, library: smallLibrary, today: () => '2026-11-26', publicUrl: null },
      look: () => ({ colour: false, columns: null }),
    });
    const shown = async (line: string) => (await respond(line)).text;
    const [marked, rest] = [true, false].map((wanted) =>
      help
        .split('\n')
        .filter((line) => line.startsWith('/') && line.includes('(khi chạy npm start)') === wanted)
        .flatMap((line) => line.match(/(?<![\p{L}/])\/\p{L}+/gu) ?? []),
    ) as [string[], string[]];
    for (const command of marked.filter((name) => name !== '/tot' && name !== '/chua'))
      expect([command, await shown(command)]).toEqual([
        command,
        expect.stringContaining('khi chạy npm start'),
      ]);
    const here = commandsWith(false);
    expect([...new Set([...rest, '/help'])].toSorted()).toEqual(here.toSorted());
    for (const command of here.filter((name) => !['/help', '/trogiup', '/thoat'].includes(name)))
      expect(await shown(command)).not.toMatch(/npm start|không có lệnh này/);
    for (const command of marked) expect(here).not.toContain(command);
    expect(asked).toEqual([]);
  });

  it('says that there is no such command, and asks nothing of it', async () => {
    expect(await say('/khongco')).toContain('không có lệnh này');
    expect(asked).toEqual([]);
    expect(await say('Uống bia được không?')).toBe('answer');
    expect(await say('/quen')).toContain('Đã quên');
  });
});
