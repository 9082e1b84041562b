import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPress, uploadKeyboard } from '../../../bot/channel/telegram/keyboard.ts';
import type { Intake } from '../../../bot/uploads.ts';
import { currentSnapshotId, openSnapshot } from '../../../knowledge/snapshot.ts';
import { openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import type { Person, Seen } from '../../fakes/telegram/world.ts';
import { decisionDocx, decisionHtml, openIntake, RULE } from '../../support/intake.ts';
import { AN, BINH, intakeOf, openUploadDesk, type UploadDesk } from '../../support/upload-desk.ts';

/** Files in Telegram: the real service, and the real ingest road where it matters; Telegram's server is the double. */

let desk: UploadDesk;
let open: OpenChannel;
let an: Person;
let binh: Person;
let lan: Person;
beforeEach(async () => start(openIntake));
afterEach(async () => {
  await open.close();
  await desk.close();
  expect(open.logged.join('\n')).not.toContain(open.server.token.split(':')[1]);
});

async function start(intake: (dataDir: string) => Intake, publicUrl: string | null = null): Promise<void> {
  desk = await openUploadDesk(intake);
  const names = new Map<number, string>();
  const person = (id: number) => names.get(id) ?? 'person-lan';
  open = await openChannel({ publicUrl, files: { uploads: desk.uploads, person, fetch } });
  [an, binh, lan] = [open.server.person('An'), open.server.person('Bình'), open.server.person('Lan')];
  names.set(an.id, AN).set(binh.id, BINH);
}
async function restart(intake: (dataDir: string) => Intake, publicUrl?: string): Promise<void> {
  await open.close();
  await desk.close();
  await start(intake, publicUrl ?? null);
}

const labels = (seen: Seen) => seen.keyboard.map((row) => row.map((button) => button.text));
const docx = (number: string) => ({
  name: `Nội quy ${number}.docx`,
  bytes: decisionDocx(`${number}/2026/QĐ-UBND`),
});
/** Sends a file, and waits for the bot's next message. */
async function send(from: Person, file: Parameters<typeof open.server.sendFile>[1]): Promise<Seen> {
  const before = open.server.seen(from).length;
  open.server.sendFile(from, file);
  return (await open.server.until(from, before + 1))[before] as Seen;
}

describe('a file of an administrator', () => {
  it('is previewed with Nhận and Bỏ, and published on Nhận', async () => {
    const preview = await send(an, docx('12'));
    expect(preview.text).toContain('Xem trước: Nội quy 12.docx');
    expect(preview.text).toContain('Quyết định 12/2026/QĐ-UBND: Ban hành nội quy phòng làm việc');
    expect(preview.text).toContain('• 3 điều, 4 khoản');
    expect(labels(preview)).toEqual([['Nhận', 'Bỏ']]);
    expect(await currentSnapshotId(desk.dataDir)).toBeNull();
    expect((await open.server.press(preview, 'Nhận', an)).text).toBe('Đang phát hành…');
    const result = (await open.server.until(an, 2))[1] as Seen;
    expect(result.text).toContain('Đã phát hành bản thư viện');
    expect(labels(preview)).toEqual([]);
    const { library } = await openSnapshot(desk.dataDir);
    expect(library.document('12/2026/QĐ-UBND')?.text).toContain(RULE);
    expect(desk.pending()).toEqual([]);
    expect(await desk.acts()).toEqual([`${AN} uploaded`, `${AN} accepted`, `${AN} published`]);
    expect(open.server.refused).toEqual([]);
    expect(open.logged).toEqual([]);
  });

  it('is forgotten on Bỏ; an old button says so', async () => {
    const preview = await send(an, { name: 'trang.html', bytes: decisionHtml('13/2026/QĐ-UBND') });
    const keyboard = preview.keyboard;
    expect((await open.server.press(preview, 'Bỏ', an)).text).toContain('Đã bỏ tệp');
    await open.server.when(() => preview.keyboard.length === 0);
    expect(desk.pending()).toEqual([]);
    preview.keyboard = keyboard;
    await open.server.press(preview, 'Nhận', an);
    expect((await open.server.until(an, 2))[1]?.text).toContain('Tệp này không còn chờ nữa');
    expect(await currentSnapshotId(desk.dataDir)).toBeNull();
  });

  it('that is damaged gets its reason without buttons', async () => {
    const seen = await send(an, { name: 'hong.docx', bytes: decisionDocx('14/2026/QĐ-UBND').slice(0, 700) });
    expect(seen.text).toContain('bị hỏng hoặc bị cắt ngang');
    expect(labels(seen)).toEqual([]);
    expect(seen.text).not.toContain(desk.dataDir);
  });

  it('two at once, of two chats, are both published', async () => {
    const [mine, other] = await Promise.all([send(an, docx('21')), send(binh, docx('22'))]);
    await Promise.all([open.server.press(mine, 'Nhận', an), open.server.press(other, 'Nhận', binh)]);
    await Promise.all([open.server.until(an, 2), open.server.until(binh, 2)]);
    const { library } = await openSnapshot(desk.dataDir);
    expect(library.documents.map(({ number }) => number).sort()).toEqual([
      '21/2026/QĐ-UBND',
      '22/2026/QĐ-UBND',
    ]);
  });

  it('names the page beside its source where there is one', async () => {
    await restart(() => intakeOf(), 'https://kycuong.example.vn');
    const seen = await send(an, { name: 'a.txt', bytes: Buffer.from('x') });
    expect(seen.text).toContain('https://kycuong.example.vn/van-ban/nhap/tep-1');
  });

  it('a long report is cut to a few messages, its end shown', async () => {
    const block = (at: number) =>
      `Quyết định ${at}/QĐ: ${'tên dài '.repeat(20)}\n  hiệu lực <chưa rõ> & "nháy"`;
    const words = [...Array.from({ length: 300 }, (_, at) => block(at)), '300 văn bản nhận được.'].join('\n');
    await restart(() => intakeOf({ words }));
    open.server.sendFile(an, { name: 'nhieu.zip', bytes: Buffer.from('x') });
    await open.server.when(() => open.server.seen(an).some((seen) => seen.keyboard.length > 0));
    const seen = open.server.seen(an);
    expect(seen.length).toBeLessThanOrEqual(4);
    expect(seen.at(-1)?.text).toMatch(/… và \d+ mục nữa[^]*300 văn bản nhận được\./);
    expect(open.server.refused).toEqual([]);
  });

  it('that takes long shows that the bot works', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => (finish = resolve));
    const intake = intakeOf();
    await restart(() => ({ ...intake, preview: (path) => held.then(() => intake.preview(path)) }));
    open.server.sendFile(an, { name: 'quet.pdf', bytes: Buffer.from('x') });
    await open.server.when(() => open.server.world.actions.some(({ chat }) => chat === an.id));
    finish();
    await open.server.until(an, 1);
  });

  it('stays, with its buttons, where publishing failed', async () => {
    await restart(() => intakeOf({ publish: () => Promise.reject(new Error('ENOSPC')) }));
    const preview = await send(an, { name: 'a.txt', bytes: Buffer.from('x') });
    await open.server.press(preview, 'Nhận', an);
    expect((await open.server.until(an, 2))[1]?.text).toContain('kho văn bản vẫn như cũ');
    expect(labels(preview)).toEqual([['Nhận', 'Bỏ']]);
  });
});

describe('a file that does not come through', () => {
  const large = new Uint8Array(20_000_001);

  it('too large as stated: refused without fetching', async () => {
    const seen = await send(an, { name: 'to.pdf', bytes: large });
    expect(seen.text).toContain('tối đa là 20 MB');
    expect(open.server.calls.map(({ method }) => method)).not.toContain('getFile');
  });

  it.each([
    ['too large, and not stated', null],
    ['larger than stated', 100],
  ])('%s: fetching stops at the limit', async (_, size) => {
    const seen = await send(an, { name: 'to.pdf', bytes: large, size });
    expect(seen.text).toContain('tối đa là 20 MB');
    expect(desk.pending()).toEqual([]);
  });

  it('more than Telegram gives to bots', async () => {
    const seen = await send(an, { name: 'to.pdf', bytes: new Uint8Array(21 * 1024 * 1024), size: null });
    expect(seen.text).toContain('tối đa là 20 MB');
    expect(open.server.refused.splice(0).join()).toContain('file is too big');
  });

  it.each([
    ['a broken connection', { kind: 'reset' }],
    ['a proxy’s page', { kind: 'gateway' }],
    ['a link that ended', { kind: 'error', code: 404, description: 'Not Found' }],
  ] as const)('%s: one sentence, and the log has no token', async (_, fault) => {
    open.server.fail('file', fault);
    const seen = await send(an, docx('31'));
    expect(seen.text).toContain('chưa tải được tệp này từ Telegram');
    expect(open.logged).toHaveLength(1);
    expect(open.logged[0]).not.toContain('/file/bot');
    expect(desk.pending()).toEqual([]);
  });

  it('without a name, and empty', async () => {
    expect((await send(an, { name: null, bytes: new Uint8Array(0), size: null })).text).toContain('Tệp rỗng');
    await restart(() => intakeOf());
    expect((await send(an, { name: null, bytes: Buffer.from('x') })).text).toContain('tep-khong-ten');
  });
});

describe('the buttons of a file', () => {
  it('fit in 64 bytes with the ids of the house, and are read back', () => {
    const id = Buffer.alloc(18, 0xff).toString('base64url');
    const [accept, discard] = uploadKeyboard(id)
      .inline_keyboard.flat()
      .map((button) => ('callback_data' in button ? button.callback_data : ''));
    expect(Buffer.byteLength(accept ?? '')).toBeLessThanOrEqual(64);
    expect(readPress(accept ?? '')).toEqual({ kind: 'upload', upload: id, accept: true });
    expect(readPress(discard ?? '')).toEqual({ kind: 'upload', upload: id, accept: false });
  });
});

describe('other people', () => {
  it('are told that files are the administrators’, and nothing is fetched', async () => {
    const seen = await send(lan, docx('41'));
    expect(seen.text).toContain('Chỉ quản trị viên được gửi tệp');
    expect(open.server.calls.map(({ method }) => method)).not.toContain('getFile');
    expect(await desk.acts()).toEqual(['person-lan refused']);
  });

  it('in a group nobody’s file is taken: silence for talk, a sentence where the bot is named', async () => {
    const office = open.server.group('Văn phòng');
    open.server.sendFile(an, docx('42'), { chat: office });
    const caption = '@ky_cuong_bot nhận giúp';
    const named = { caption, caption_entities: [{ type: 'mention', offset: 0, length: 13 }] };
    open.server.sendFile(an, docx('43'), { chat: office, content: named });
    const seen = await open.server.until(office, 1);
    expect(seen.map(({ text }) => text)).toEqual([
      'Tôi chỉ nhận tệp của quản trị viên trong trò chuyện riêng, không nhận trong nhóm.',
    ]);
    expect(desk.pending()).toEqual([]);
    expect(await desk.acts()).toEqual([`${AN} refused`]);
  });

  it('a button of somebody else decides nothing', async () => {
    const preview = await send(an, docx('44'));
    await open.server.press(preview, 'Bỏ', binh);
    expect(desk.pending()).toHaveLength(1);
    expect(await desk.acts()).toEqual([`${AN} uploaded`]);
  });

  it('where files are not taken at all, the one notice stands', async () => {
    const closed = await openChannel();
    const minh = closed.server.person('Minh');
    closed.server.sendFile(minh, docx('45'));
    expect((await closed.server.until(minh, 1))[0]?.text).toContain('chỉ đọc được tin nhắn chữ');
    await closed.close();
  });
});
