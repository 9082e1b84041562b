import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LAW_2018, LAW_2025 } from '../../ingest/manage/excerpts.ts';
import { openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';

let world: NoticeWorld;
beforeEach(async () => {
  world = await openNoticeWorld();
  await world.publish({ 'luat.txt': LAW_2018, 'moi.txt': LAW_2025 }, '2026-11-20');
  await world.notices.look();
});
afterEach(() => world.close());

const subjects = async (chat = '1001') =>
  (await world.store.subscriptions({ channel: 'telegram', chat })).map(({ subject }) => subject);

describe('/theodoi', () => {
  it('takes a number, a name with its year, or words, and does not take them twice', async () => {
    expect(await world.say('/theodoi 29/2018/QH14')).toContain('Đã theo dõi “29/2018/QH14”');
    expect(await world.say('/theodoi văn bản số 29/2018/qh14')).toContain('đang theo dõi');
    expect(await world.say('/theodoi   Mạng xã  hội ')).toContain('Đã theo dõi “mạng xã hội”');
    expect(await world.say('/theodoi mạng xã hội')).toContain('đang theo dõi');
    expect(await subjects()).toEqual(['document 29/2018/QH14', 'topic mạng xã hội']);
    expect(await world.say('/theodoi')).toMatch(/1\. 29\/2018\/QH14\n2\. mạng xã hội/u);
  });

  it('asks which document is meant where the name is that of several', async () => {
    const said = await world.say('/theodoi luật bảo vệ bí mật nhà nước');
    expect(said).toContain('29/2018/QH14');
    expect(said).toContain('117/2025/QH15');
    expect(await subjects()).toEqual([]);
  });

  it.each(['', 'của và là', 'x'.repeat(90), '!!!'])('says how where %j is no topic', async (words) => {
    expect(await world.say(`/theodoi ${words}`)).toContain('ví dụ: /theodoi 30-CT/TU');
    expect(await subjects()).toEqual([]);
  });

  it('keeps no number of a person', async () => {
    expect(await world.say('/theodoi số điện thoại 0912345678')).toContain('Xin không ghi số điện thoại');
    expect(await subjects()).toEqual([]);
  });

  it('takes twenty things of a chat', async () => {
    for (let count = 1; count <= 20; count++) await world.say(`/theodoi chủ đề thứ ${String(count)}`);
    expect(await world.say('/theodoi nghỉ phép')).toContain('nhiều nhất 20');
    expect(await subjects()).toHaveLength(20);
  });
});

describe('/botheodoi', () => {
  beforeEach(async () => {
    await world.say('/theodoi 29/2018/QH14');
    await world.say('/theodoi mạng xã hội');
  });
  it.each([
    ['29/2018/QH14', ['topic mạng xã hội']],
    ['2', ['document 29/2018/QH14']],
    ['Mạng xã hội', ['document 29/2018/QH14']],
    ['tất cả', []],
    ['TAT CA', []],
  ])('%j leaves %j', async (words, left) => {
    expect(await world.say(`/botheodoi ${words}`)).toContain('Đã dừng theo dõi');
    expect(await subjects()).toEqual(left);
  });
  it('says what is followed where nothing is meant', async () => {
    for (const words of ['', '7', 'rượu bia'])
      expect(await world.say(`/botheodoi ${words}`)).toContain('2. mạng xã hội');
    expect(await subjects()).toHaveLength(2);
  });
});

describe('in a group', () => {
  const group = { chat: '-100', person: '7' };
  it('only an administrator of the bot sets what all its members get', async () => {
    for (const words of ['/theodoi mạng xã hội', '/botheodoi tất cả', '/moingay 7:30'])
      expect(await world.say(words, group)).toContain('chỉ quản trị viên của bot');
    expect(await subjects('-100')).toEqual([]);
    await world.makeAdministrator('7');
    expect(await world.say('/theodoi@ky_cuong_bot mạng xã hội', group)).toContain('Đã theo dõi');
    expect(await subjects('-100')).toEqual(['topic mạng xã hội']);
  });
  it('everybody may see it', async () => {
    expect(await world.say('/theodoi', group)).toContain('chưa theo dõi');
    expect(await world.say('/moingay', group)).toContain('/moingay 7:30');
    expect(await world.say('/thaydoi', group)).toContain('chưa ghi nhận thay đổi nào');
  });
});

describe('where nobody can be written to without having asked', () => {
  it('the web names its page and its feed, the terminal its command', async () => {
    const web = { channel: 'web', chat: 's', person: 's' } as const;
    expect(await world.say('/theodoi 29/2018/QH14', web)).toContain('/thay-doi.atom');
    const terminal = { channel: 'terminal', chat: 'terminal', person: 'terminal' } as const;
    expect(await world.say('/moingay 7:30', terminal)).toContain('/thaydoi');
    expect(await world.store.subjects()).toEqual([]);
  });
});

describe('/thaydoi', () => {
  it('lists what changed, newest first, in any chat', async () => {
    await world.publish({ 'luat.txt': LAW_2018.replace('Lộ bí', 'Để lộ bí') }, '2026-11-24');
    world.time = '2026-11-25T01:00:00.000Z';
    await world.notices.look();
    expect(await world.say('/thaydoi')).toContain(
      '• 25/11/2026: Đổi lời văn: khoản 1 Điều 2, Luật số 29/2018/QH14',
    );
  });
  it('at the terminal shows the words that changed since the last run, in one run always the same', async () => {
    expect(await world.notices.sinceLastRun()).toContain('Không có thay đổi');
    await world.publish({ 'luat.txt': LAW_2018.replace('Lộ bí', 'Để lộ bí') }, '2026-11-24');
    await world.notices.look();
    for (let count = 0; count < 2; count++)
      expect(await world.notices.sinceLastRun()).toContain('Nay:\n“Để lộ bí mật nhà nước là');
    await world.restart();
    expect(await world.notices.sinceLastRun()).toContain('Không có thay đổi');
  });
});
