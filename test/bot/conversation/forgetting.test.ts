import { afterEach, beforeEach, expect, it } from 'vitest';
import { FINE, openEscalationOnDisk, type EscalationOnDisk } from '../../support/escalation.ts';

/** `/quen`: what goes, what stays, and that each is said. */

let world: EscalationOnDisk;
beforeEach(async () => {
  world = await openEscalationOnDisk();
});
afterEach(() => world.close());

const SINCE = '2026-11-20T00:00:00.000Z';
async function follow(chat: string): Promise<void> {
  const place = { channel: 'telegram', chat } as const;
  const followed = ['30-CT/TU', 'mạng xã hội'].map((label) => ({
    subject: `x ${label}`,
    label,
    since: SINCE,
  }));
  for (const one of followed) await world.store.subscribe({ ...place, ...one });
  await world.store.putDaily({ ...place, time: '07:30', last: '' }, SINCE);
}
const followed = async (chat: string) => [
  (await world.store.subscriptions({ channel: 'telegram', chat })).length,
  (await world.store.daily({ channel: 'telegram', chat })) !== null,
];

it('deletes questions, those passed on that still wait, what is followed and the daily rule, and says each', async () => {
  await world.pass(FINE);
  await follow('1001');
  await follow('1002');
  expect((await world.say('/quen')).split('\n')).toEqual([
    'Tôi đã xóa 1 câu hỏi của bạn ở đây, cùng câu trả lời và đánh giá.',
    'Tôi đã xóa 1 câu hỏi của bạn đã chuyển tới người phụ trách; 1 câu đang chờ sẽ không có trả lời nữa.',
    'Tôi đã xóa 2 mục bạn theo dõi: “30-CT/TU”, “mạng xã hội”.',
    'Tôi đã dừng “Mỗi ngày một điều” lúc 07:30.',
  ]);
  expect([await followed('1001'), await followed('1002')]).toEqual([
    [0, false],
    [2, true],
  ]);
  expect(await world.store.countEscalated(false)).toBe(0);
  expect(await world.store.lastHeard({ channel: 'telegram', chat: '1001' })).toBeNull();
  expect(await world.say('/quen')).toBe('Tôi không còn nhớ câu hỏi nào của bạn ở đây.');
});

it('deletes what is followed where nothing was asked', async () => {
  await follow('1001');
  expect(await world.say('/quen')).toMatch(/^Tôi đã xóa 2 mục bạn theo dõi/);
});

it('leaves what a group is told, which is everybody’s, and says so', async () => {
  await world.ask({ chat: '-500', person: '1', text: 'một' });
  await follow('-500');
  const said = await world.say('/quen', { chat: '-500', person: '1' });
  expect(said).toContain('Tôi đã xóa 1 câu hỏi của bạn ở đây');
  expect(said).toContain('Việc nhận tin là của cả nhóm nên tôi giữ lại');
  expect(await followed('-500')).toEqual([2, true]);
});
