import { Api, GrammyError } from 'grammy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import type { Person } from '../../fakes/telegram/world.ts';

/** The double itself: it refuses what Telegram refuses, in Telegram's words. */

let server: TelegramServer;
let api: Api;
let lan: Person;
beforeAll(async () => {
  server = await startTelegramServer();
  api = new Api(server.token, { apiRoot: server.root });
  lan = server.person('Lan');
});
afterAll(() => server.close());

async function refusal(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => new Error('taken'),
    (fault: unknown) => fault,
  );
  return error instanceof GrammyError ? `${error.error_code} ${error.description}` : String(error);
}
const html = (text: string) => api.sendMessage(lan.id, text, { parse_mode: 'HTML' });
const button = (parts: object) =>
  api.sendMessage(lan.id, 'x', { reply_markup: { inline_keyboard: [[{ text: 'Nút', ...parts } as never]] } });

describe('the double of Telegram', () => {
  it.each([
    ['<b>a', `400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`],
    [
      '<b><i>a</b></i>',
      `400 Bad Request: can't parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
    ],
    ['ạ</b>', `400 Bad Request: can't parse entities: Unexpected end tag at byte offset 3`],
    ['<div>a</div>', `400 Bad Request: can't parse entities: Unsupported start tag "div" at byte offset 0`],
    ['3 < 5', `400 Bad Request: can't parse entities: Unsupported start tag "" at byte offset 2`],
    ['A & B', `400 Bad Request: can't parse entities: unescaped "&" at byte offset 2`],
    [
      '&nbsp;a',
      `400 Bad Request: can't parse entities: unsupported named reference "&nbsp;" at byte offset 6`,
    ],
    [
      '<blockquote>a<blockquote>b</blockquote></blockquote>',
      `400 Bad Request: can't parse entities: nested blockquote at byte offset 25`,
    ],
    ['<b></b>', '400 Bad Request: message text is empty'],
    ['', '400 Bad Request: message text is empty'],
    ['a'.repeat(4097), '400 Bad Request: message is too long'],
    ['&amp;'.repeat(7000), '400 Bad Request: text is too long'],
  ])('refuses text %#', async (text, expected) => {
    expect(await refusal(html(text))).toBe(expected);
  });

  it('takes 4,096 units after formatting is taken out', async () => {
    const sent = await html(`<blockquote expandable><b>${'&lt;'.repeat(4096)}</b></blockquote>`);
    expect(sent.text).toBe('<'.repeat(4096));
    expect(sent.entities?.map((entity) => entity.type)).toEqual(['expandable_blockquote', 'bold']);
  });

  it('refuses bad buttons', async () => {
    expect(await refusal(button({ callback_data: 'ạ'.repeat(22) }))).toBe(
      '400 Bad Request: BUTTON_DATA_INVALID',
    );
    expect(await refusal(button({}))).toContain('Text buttons are unallowed in the inline keyboard');
    expect(await refusal(button({ url: 'https://localhost/d' }))).toBe(
      "400 Bad Request: inline keyboard button URL 'https://localhost/d' is invalid: Wrong HTTP URL",
    );
    expect(await refusal(button({ callback_data: 'ạ'.repeat(21) }))).toBe('Error: taken');
  });

  it('refuses unknown chats, unknown messages, edits that change nothing, late queries', async () => {
    expect(await refusal(api.sendMessage(42, 'x'))).toBe('400 Bad Request: chat not found');
    expect(await refusal(api.editMessageText(lan.id, 9999, 'x'))).toBe(
      '400 Bad Request: message to edit not found',
    );
    const sent = await api.sendMessage(lan.id, 'x');
    expect(await refusal(api.editMessageText(lan.id, sent.message_id, 'x'))).toContain(
      'message is not modified',
    );
    expect(await refusal(api.answerCallbackQuery('none'))).toContain('query is too old');
    server.world.blocked.add(lan.id);
    expect(await refusal(api.sendMessage(lan.id, 'x'))).toBe('403 Forbidden: bot was blocked by the user');
    server.world.blocked.delete(lan.id);
  });

  it('gives a file only after getFile, by the right token, and refuses unknown and too large ones', async () => {
    const link = (token: string, path: string) => fetch(`${server.root}/file/bot${token}/${path}`);
    const idOf = (message: object) => (message as { document: { file_id: string } }).document.file_id;
    const id = idOf(server.sendFile(lan, { name: 'Luật.docx', bytes: Buffer.from('nội dung') }));
    const guessed = [...server.world.files.values()].at(-1)?.path ?? '';
    expect((await link(server.token, guessed)).status).toBe(404);
    const { file_path: path = '', file_size: size } = await api.getFile(id);
    expect([path.endsWith('.docx'), size]).toEqual([true, Buffer.byteLength('nội dung')]);
    expect(await (await link(server.token, path)).text()).toBe('nội dung');
    expect((await link('1:wrong', path)).status).toBe(401);
    expect(await refusal(api.getFile('khong-co'))).toBe(
      '400 Bad Request: wrong file_id or the file is temporarily unavailable',
    );
    const large = server.sendFile(lan, { name: 'to.pdf', bytes: new Uint8Array(20 * 1024 * 1024 + 1) });
    expect(await refusal(api.getFile(idOf(large)))).toBe('400 Bad Request: file is too big');
    // The polls of the tests below begin without these updates.
    const waiting = await api.getUpdates({ timeout: 0 });
    await api.getUpdates({ offset: (waiting.at(-1)?.update_id ?? 0) + 1, timeout: 0 });
  });

  it('refuses a wrong token and unknown methods', async () => {
    const stranger = new Api('1:wrong', { apiRoot: server.root });
    expect(await refusal(stranger.getMe())).toBe('401 Unauthorized');
    expect(await refusal(api.sendDice(lan.id, '🎲'))).toBe('404 Not Found: method not found');
  });

  it('confirms updates by offset, holds a poll until one comes, and lets the newer of two pollers win', async () => {
    server.say(lan, 'một');
    const [first] = await api.getUpdates({ timeout: 0 });
    expect(await api.getUpdates({ timeout: 0 })).toHaveLength(1);
    const offset = (first?.update_id ?? 0) + 1;
    const older = refusal(api.getUpdates({ offset, timeout: 30 }));
    await server.when(() => server.calls.filter((call) => call.method === 'getUpdates').length >= 3);
    const newer = api.getUpdates({ offset, timeout: 30 });
    expect(await older).toContain('409 Conflict: terminated by other getUpdates request');
    server.say(lan, 'hai');
    expect((await newer).map((update) => update.message?.text)).toEqual(['hai']);
  });

  it('takes only https webhooks with a sound secret, and no polling while one is set', async () => {
    expect(await refusal(api.setWebhook('http://example.vn'))).toContain('An HTTPS URL must be provided');
    expect(await refusal(api.setWebhook('https://example.vn', { secret_token: 'có dấu' }))).toContain(
      'unallowed characters',
    );
    await api.setWebhook('https://example.vn/telegram');
    expect(await refusal(api.getUpdates())).toContain(
      "409 Conflict: can't use getUpdates method while webhook is active",
    );
    await api.deleteWebhook();
    expect((await api.getWebhookInfo()).url).toBe('');
  });

  it('refuses inline answers that Telegram would not show', async () => {
    const message = { message_text: 'x' };
    const article = (parts: object) => ({
      ...{ type: 'article', id: '1', title: 'T', input_message_content: message },
      ...parts,
    });
    const answer = (results: readonly object[], more: object = {}) =>
      refusal(api.answerInlineQuery('inline-none', results as never, more));
    const twice = [article({}), article({})];
    const many = Array.from({ length: 51 }, (_, index) => article({ id: String(index) }));
    const long = { message_text: 'a'.repeat(4097) };
    expect(await answer(many)).toBe('400 Bad Request: RESULTS_TOO_MUCH');
    expect(await answer(twice)).toBe('400 Bad Request: RESULT_ID_DUPLICATE');
    expect(await answer([article({ id: 'ạ'.repeat(22) })])).toBe('400 Bad Request: RESULT_ID_INVALID');
    expect(await answer([article({ title: '' })])).toBe('400 Bad Request: ARTICLE_TITLE_EMPTY');
    expect(await answer([article({ input_message_content: long })])).toContain('message is too long');
    const button = (start_parameter: string) => ({ button: { text: 'Hỏi', start_parameter } });
    expect(await answer([], button('có dấu'))).toBe('400 Bad Request: START_PARAM_INVALID');
    expect(await answer([], button('a'.repeat(65)))).toBe('400 Bad Request: START_PARAM_INVALID');
    expect(await answer([article({})])).toContain('query is too old');
  });

  it('refuses bad menus of commands', async () => {
    const set = (command: string, description: string) => api.setMyCommands([{ command, description }]);
    expect(await refusal(set('Hỏi', 'Hỏi'))).toBe('400 Bad Request: BOT_COMMAND_INVALID');
    expect(await refusal(set('hoi', ''))).toBe('400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID');
    const commands = [{ command: 'hoi', description: 'Hỏi' }];
    const scoped = (scope: object) => refusal(api.setMyCommands(commands, { scope: scope as never }));
    expect(await scoped({ type: 'chat' })).toBe('400 Bad Request: chat_id is empty');
    expect(await scoped({ type: 'chat', chat_id: 42 })).toBe('400 Bad Request: chat not found');
  });

  it('tells of reactions only where they are asked for by name', async () => {
    const sent = await api.sendMessage(lan.id, 'x');
    const seen = server.seen(lan).find(({ id }) => id === sent.message_id);
    if (seen === undefined) throw new Error('not seen');
    expect(server.react(seen, lan, ['👍'])).toBeNull();
    await api.getUpdates({ timeout: 0, allowed_updates: ['message_reaction'] });
    expect(server.react(seen, lan, ['👍'])).not.toBeNull();
  });
});
