import { describe, expect, it, vi } from 'vitest';
import type { RoundEvent } from '../../../bot/quiz-rounds.ts';
import { GROUP, type QuizHouse } from '../../support/quiz/house.ts';
import { begun, eachWithHouse, made, toldIn } from '../../support/quiz/opened.ts';

/** Rounds whose store fails or is slow, and rounds that meet. */

let house: QuizHouse;
eachWithHouse((opened) => void (house = opened));

const told = (chat?: string) => toldIn(house, chat);
/** A wait that the test ends. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
const fault = new Error('disk full');

describe('a round at whose end the store fails', () => {
  it.each(['unitsOf', 'addAttempts', 'record'] as const)('ends at the next try (%s)', async (call) => {
    await begun(house, 'rượu bia 1 câu 20 giây');
    await house.say('lan', 'a');
    // Whatever fails before, the item is closed.
    await house.pass(21);
    if (call === 'record') {
      const record = house.store.record.bind(house.store);
      let failed = false;
      vi.spyOn(house.store, 'record').mockImplementation(async (line) => {
        if (failed || line.event.kind !== 'ended') return record(line);
        failed = true;
        throw fault;
      });
    } else vi.spyOn(house.store, call).mockRejectedValueOnce(fault);
    await house.pass(1);
    expect(await told()).not.toContain('Kết quả');
    await house.pass(1);
    expect((await told()).match(/Kết quả: Rượu, bia\n1\. Người 1: 1\/1/g)).toHaveLength(1);
    expect(await house.store.attempts({ person: null, round: null, since: '' })).toHaveLength(1);
  });

  it('is ended by its trainer once more', async () => {
    await begun(house, 'rượu bia 2 câu');
    vi.spyOn(house.store, 'addAttempts').mockRejectedValueOnce(fault);
    await expect(house.say('hoa', '/ketthuc')).rejects.toThrow('disk full');
    expect(await house.say('lan', 'a')).toBe('Đã ghi nhận.');
    expect(await house.say('hoa', '/ketthuc')).toBe('Đã kết thúc.');
    expect(await told()).toMatch(/Kết quả: Rượu, bia\n1\. Người 1: 1\/1/);
  });

  it('is found again by a look where it could not even be read again', async () => {
    await begun(house, 'rượu bia 1 câu 20 giây');
    vi.spyOn(house.store, 'addAttempts').mockRejectedValueOnce(fault);
    vi.spyOn(house.store, 'roundEvents').mockRejectedValueOnce(fault).mockRejectedValueOnce(fault);
    await house.pass(60);
    await house.quiz.look();
    expect(await told()).not.toContain('Kết quả');
    await house.quiz.look();
    expect(await told()).toContain('Kết quả');
  });
});

describe('a scheduled round whose time comes while another runs in its chat', () => {
  it('begins when that has ended, also where both were due at once', async () => {
    await made(house, 'rượu bia 3 câu 20 giây lúc 9:00');
    await made(house, '30-CT/TU 1 câu 20 giây lúc 9:00');
    await house.pass(3600 + 30);
    await house.again();
    await house.pass(300);
    expect((await told()).match(/(Bắt đầu|Kết quả): .*|Câu \d\/\d/g)).toEqual([
      'Bắt đầu: Rượu, bia',
      ...['Câu 1/3', 'Câu 2/3', 'Câu 3/3', 'Kết quả: Rượu, bia'],
      ...['Bắt đầu: 30-CT/TU', 'Câu 1/1', 'Kết quả: 30-CT/TU'],
    ]);
  });

  it('waits for its trainer after half an hour', async () => {
    await made(house, '30-CT/TU 1 câu lúc 8:01');
    await begun(house, 'rượu bia 2 câu');
    await house.say('hoa', '/tamdung');
    await house.pass(25 * 60);
    expect(await told()).not.toMatch(/Bắt đầu: 30-CT|Bài chưa chạy/);
    await house.pass(10 * 60);
    expect(await told()).toMatch(/Bài chưa chạy: 30-CT\/TU\n.*đang chạy bài khác/);
  });

  it('waits for no round of another chat, nor for what is done alone', async () => {
    await made(house, '30-CT/TU 1 câu lúc 8:01');
    await made(house, 'rượu bia 1 câu hạn 17:00');
    await begun(house, 'rượu bia 3 câu', { chat: '-2002', chatKey: 'key of -2002' });
    await house.pass(70);
    expect(await told()).toContain('Bắt đầu: 30-CT/TU');
  });
});

describe('a round in memory', () => {
  it('keeps who joins while its questions are replaced', async () => {
    await made(house, 'rượu bia 2 câu 2 đội');
    const [setup] = await house.store.roundsOf('zalo_bot', GROUP, 1);
    const flush = gate();
    const record = house.store.record.bind(house.store);
    vi.spyOn(house.store, 'record').mockImplementation(async (line) => {
      if (line.event.kind === 'joined') await flush.opened;
      return record(line);
    });
    const joining = house.say('lan', '/doi 2');
    await house.pass(0);
    house.stale.add(setup?.questions[0]?.item.id ?? '');
    await house.say('hoa', '/batdau');
    flush.open();
    expect(await joining).toBe('Bạn ở Đội 2.');
    expect(await house.say('lan', '/xephang')).toMatch(/Đội 2: trung bình 0,0 câu đúng \(1 người\)/);
    const [after] = await house.store.roundsOf('zalo_bot', GROUP, 1);
    expect(after?.questions[0]).not.toEqual(setup?.questions[0]);
    await house.pass(5);
    expect(await told()).toContain(after?.questions[0]?.item.stem ?? 'no stem');
  });

  it('goes with the twentieth that ends after it', async () => {
    const read = vi.spyOn(house.store, 'roundEvents');
    const codes: string[] = [];
    for (let round = 0; round < 21; round++) {
      codes.push(await begun(house, 'rượu bia 1 câu'));
      await house.say('hoa', '/ketthuc');
    }
    expect(read).not.toHaveBeenCalled();
    for (const code of codes.slice(1)) expect(await house.say('lan', `/quiz ${code}`)).toMatch(/đã kết thúc/);
    expect(read).not.toHaveBeenCalled();
    expect(await house.say('lan', `/quiz ${codes[0] ?? ''}`)).toMatch(/đã kết thúc/);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('has what a timer brings on the disk before it stops', async () => {
    await made(house, 'rượu bia 1 câu hạn 17:00 27/11');
    const reading = gate();
    vi.spyOn(house.store, 'roundDrafts').mockImplementation(async () => {
      await reading.opened;
      return [];
    });
    await house.pass(9 * 3600);
    let over = false;
    const stopping = house.quiz.stop().then(() => (over = true));
    await house.pass(1);
    expect(over).toBe(false);
    reading.open();
    await stopping;
    const [setup] = await house.store.openRounds();
    const kinds = (await house.store.roundEvents(setup?.id ?? '')).map(({ kind }: RoundEvent) => kind);
    expect(kinds).toContain('reminded');
  });
});

describe('an answer that is told of after the end', () => {
  it.each(['', ' ẩn danh'])('is kept without writing those of all others again%s', async (hidden) => {
    await begun(house, `rượu bia 1 câu${hidden}`, { channel: 'telegram' });
    const [setup] = await house.store.roundsOf('telegram', GROUP, 1);
    await house.quiz.shown({ round: setup?.id ?? '', item: 0, poll: 'p1', message: 7, at: new Date() });
    const vote = (person: string) =>
      house.quiz.voted({
        ...{ poll: 'p1', person, name: null, options: [0], at: new Date().toISOString() },
        update: { channel: 'telegram', id: `update of ${person}` },
      });
    await vote('lan');
    await vote('minh');
    await house.say('hoa', '/ketthuc', { channel: 'telegram' });
    const adding = vi.spyOn(house.store, 'addAttempts');
    await vote('chi');
    expect(adding.mock.calls.map(([attempts]) => attempts.length)).toEqual([1]);
    const all = await house.store.attempts({ person: null, round: null, since: '' });
    expect(new Set(all.map(({ person }) => person)).size).toBe(3);
  });
});
