import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CONCLUSION,
  FINE,
  openChannel,
  OVERRIDE,
  VAGUE,
  type OpenChannel,
} from '../../fakes/telegram/channel.ts';
import { BEER, BEER_QUOTE, library } from '../../fakes/telegram/directive.ts';
import type { Person, Seen } from '../../fakes/telegram/world.ts';

let open: OpenChannel;
let lan: Person;
beforeEach(async () => {
  open = await openChannel();
  lan = open.server.person('Lan');
});
afterEach(async () => {
  await open.close();
  expect(open.server.refused).toEqual([]);
  expect(open.logged).toEqual([]);
});

/** Writes, and waits until the bot has written `count` messages in all. */
async function ask(text: string, count: number): Promise<Seen> {
  open.server.say(lan, text);
  return (await open.server.until(lan, count)).at(-1) as Seen;
}
const labels = (seen: Seen) => seen.keyboard.map((row) => row.map((button) => button.text));
const shown = (seen: Seen, type: string) =>
  seen.entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => seen.text.slice(offset, offset + length));

describe('Telegram: an answer', () => {
  beforeEach(() => ask('/start', 1));

  it('shows headline, verbatim quote with its marked words bold, place, document, issuer, validity', async () => {
    const seen = await ask(BEER, 2);
    expect(seen.text.startsWith('Không được\n')).toBe(true);
    expect(shown(seen, 'blockquote')).toEqual([BEER_QUOTE]);
    expect(shown(seen, 'bold')).toEqual(['Không được', 'không sử dụng đồ uống có cồn', 'Mục 3, đoạn 2']);
    expect(seen.text).toContain('Mục 3, đoạn 2 – Chỉ thị số 30-CT/TU, ngày 29/11/2023');
    expect(seen.text).toContain('Ban Thường vụ Tỉnh ủy Bắc Ninh');
    expect(seen.text).toContain('Đang có hiệu lực từ 29/11/2023');
    expect(labels(seen)).toEqual([['Xem toàn văn'], ['👍', '👎', 'Chia sẻ']]);
  });

  it('sends the full text of the provision with the quote marked', async () => {
    const seen = await ask(BEER, 2);
    const notice = await open.server.press(seen, 'Xem toàn văn', lan);
    expect(notice.text).toBe('');
    const full = (await open.server.until(lan, 3)).at(-1) as Seen;
    expect(full.replyTo).toBe(seen.id);
    expect(shown(full, 'expandable_blockquote')).toEqual([library.provision('30-CT/TU#m3.d2')?.text]);
    expect(shown(full, 'bold')).toContain(BEER_QUOTE);
  });

  it('stores a vote, thanks for it, shows it on the button, and lets it be changed', async () => {
    const seen = await ask(BEER, 2);
    expect((await open.server.press(seen, '👍', lan)).text).toContain('Cảm ơn');
    await open.server.when(() => labels(seen)[1]?.[0] === '👍 ✓');
    await open.server.press(seen, '👎', lan);
    await open.server.when(() => labels(seen)[1]?.[1] === '👎 ✓');
    expect(labels(seen)).toEqual([['Xem toàn văn'], ['👍', '👎 ✓', 'Chia sẻ'], ['Hỏi người phụ trách']]);
    expect(open.desk.votes.map((vote) => [vote.channel, vote.chat, vote.person, vote.helpful])).toEqual([
      ['telegram', String(lan.id), String(lan.id), true],
      ['telegram', String(lan.id), String(lan.id), false],
    ]);
    await open.server.press(seen, '👎 ✓', lan);
    expect(seen.edits).toBe(2);
  });

  it('shows no sources where the rules do not decide, nor where it refuses', async () => {
    const undecided = await ask(FINE, 2);
    expect(undecided.text).not.toContain('30-CT/TU');
    expect(labels(undecided)).toEqual([['👍', '👎'], ['Hỏi người phụ trách']]);
    const refused = await ask(OVERRIDE, 3);
    expect(refused.text).toBe('Tôi không làm việc này.');
  });

  it('names a document that is cited and not held', async () => {
    const seen = await ask(CONCLUSION, 2);
    expect(seen.text).toContain('• 21-KL/TW – Về đẩy mạnh xây dựng, chỉnh đốn Đảng');
    expect(shown(seen, 'blockquote')).toHaveLength(1);
  });

  it('offers choices as buttons, and a pressed one is asked and answered in the same chat', async () => {
    const seen = await ask(VAGUE, 2);
    expect(seen.text).toContain(`1. ${BEER}`);
    expect(labels(seen)).toEqual([['1', '2']]);
    await open.server.press(seen, '1', lan);
    const answer = (await open.server.until(lan, 3)).at(-1) as Seen;
    expect(answer.text).toContain(`Câu hỏi: ${BEER}`);
    expect(answer.text).toContain(BEER_QUOTE);
    expect(open.desk.asked.at(-1)).toMatchObject({ channel: 'telegram', chat: String(lan.id), text: BEER });
  });

  it('says so when a button belongs to an answer that is no longer stored', async () => {
    const seen = await ask(BEER, 2);
    open.desk.vote = () => Promise.resolve(false);
    open.desk.answerOf = () => Promise.resolve(null);
    expect((await open.server.press(seen, '👍', lan)).text).toContain('không còn được lưu');
    expect((await open.server.press(seen, 'Xem toàn văn', lan)).text).toContain('không còn được lưu');
  });
});

describe('Telegram: first contact and commands', () => {
  it('greets on /start: purpose, held documents, no secrets, suggested questions', async () => {
    const seen = await ask('/start', 1);
    expect(seen.text).toContain('nguyên văn quy định');
    expect(seen.text).toContain('• Chỉ thị số 30-CT/TU, ngày 29/11/2023 – Về tăng cường kỷ luật');
    expect(seen.text).toContain('Xin đừng gửi bí mật nhà nước, tài liệu nội bộ hay thông tin cá nhân');
    expect(labels(seen)).toEqual([[BEER], [CONCLUSION]]);
    await open.server.press(seen, BEER, lan);
    expect((await open.server.until(lan, 2)).at(-1)?.text).toContain(BEER_QUOTE);
  });

  it('gives the notice before the first answer where /start was never sent, once', async () => {
    open.server.say(lan, BEER);
    const [notice, answer] = await open.server.until(lan, 2);
    expect(notice?.text).toContain('bí mật nhà nước');
    expect(answer?.text).toContain(BEER_QUOTE);
    await ask(FINE, 3);
    expect(open.server.seen(lan).filter((seen) => seen.text.includes('bí mật nhà nước'))).toHaveLength(1);
  });

  it('explains itself on /help and /about', async () => {
    expect((await ask('/help', 1)).text).toContain('/hoi');
    expect((await ask('/about', 2)).text).toContain('Chỉ thị số 30-CT/TU');
  });

  it.each(['/quyen ABCD-1234', '/moi trainer', '/dangnhap', '/quen', '/vaitro', '/chuyen', '/hoidap'])(
    'hands %s to the desk',
    async (command) => {
      expect((await ask(command, 1)).text).toBe(`Đã nhận lệnh ${command}`);
    },
  );

  it('sets Vietnamese menus for private chats and groups', () => {
    const { commands } = open.server.world;
    const names = (scope: string) => commands.get(`${scope}/`)?.map((command) => command.command);
    expect(names('all_private_chats')).toEqual([
      'start',
      'help',
      'about',
      'chuyen',
      'theodoi',
      'botheodoi',
      'moingay',
      'thaydoi',
      'luyen',
      'ketqua',
      'donvi',
      'quen',
      'vaitro',
      'dangnhap',
      'quyen',
    ]);
    expect(names('all_group_chats')).toEqual([
      ...['hoi', 'help', 'about', 'chuyen', 'theodoi', 'botheodoi', 'thaydoi'],
    ]);
  });
});

describe('Telegram: what is not a question', () => {
  it('says once that it reads only text, and again after the next text', async () => {
    const voice = () => open.server.write({ from: lan, content: { voice: { file_id: 'v', duration: 3 } } });
    voice();
    open.server.write({ from: lan, content: { photo: [{ file_id: 'p' }] } });
    expect((await ask('/help', 2)).text).toContain('Cách hỏi');
    expect(open.server.seen(lan)[0]?.text).toBe(
      'Tôi chỉ đọc được tin nhắn chữ. Bạn vui lòng gõ câu hỏi giúp tôi.',
    );
    await ask(FINE, 4);
    voice();
    expect((await open.server.until(lan, 5)).at(-1)?.text).toContain('chỉ đọc được tin nhắn chữ');
  });

  it('says once that edited messages are not read again', async () => {
    const message = open.server.say(lan, '/help');
    open.server.edit(message, BEER, 61);
    open.server.edit(message, FINE, 3600);
    await ask('/help', 3);
    expect(open.server.seen(lan)[1]?.text).toContain('tin nhắn đã sửa');
    expect(open.desk.asked).toEqual([]);
  });

  it('refuses a question over 2,000 characters without asking the desk', async () => {
    expect((await ask('a'.repeat(2001), 1)).text).toContain('dài 2.001 ký tự, tối đa là 2.000');
    expect(open.desk.asked).toEqual([]);
  });

  it('ignores service messages', async () => {
    open.server.write({ from: lan, content: { pinned_message: {} } });
    await ask('/help', 1);
    expect(open.server.seen(lan)).toHaveLength(1);
  });
});
