import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addRunCommand } from '../../../../bot/quiz/commands/run.ts';
import { createQuiz } from '../../../../bot/quiz.ts';
import { fixtureSource } from '../../../fixtures/quiz-items.ts';
import { createMemoryStore } from '../../../fakes/memory-store.ts';

/** Runs `npm run quiz -- run …` with what is typed. */
async function run(words: readonly string[], typed: readonly (string | number)[] = []) {
  const [out, err]: [string[], string[]] = [[], []];
  const store = createMemoryStore();
  let [code, last, passed] = [-1, 0, 0];
  const now = () => new Date(Date.parse('2026-11-26T02:00:00.000Z') + passed);
  const program = new Command().exitOverride();
  addRunCommand(program, {
    now,
    say: (line) => void out.push(line),
    complain: (line) => void err.push(line),
    end: (ended) => void (code = ended),
    lines: async function* () {
      for (const one of typed) {
        if (typeof one === 'string') yield one;
        else for (const until = passed + one * 1_000; passed < until;) await new Promise(setImmediate);
      }
    },
    wait: async (milliseconds) => {
      await new Promise(setImmediate);
      passed += milliseconds;
    },
    openRounds: async () => {
      const quiz = createQuiz({
        ...{ store, now, voices: {}, items: fixtureSource, bell: { ring: () => undefined } },
        people: { role: async () => 'trainer' },
        random: (size) => Uint8Array.from({ length: size }, () => (last += 1)),
        newId: () => `round-${String((last += 1))}`,
        log: { info: () => undefined, error: () => undefined },
      });
      return { quiz, person: 'here', close: quiz.stop };
    },
  });
  await program.parseAsync(['run', ...words], { from: 'user' });
  return { code, out: out.join('\n'), err: err.join('\n'), store };
}

describe('npm run quiz -- run', () => {
  it('asks one item after the other, shows each clause, and the ranking at the end', async () => {
    const typed = ['ừm', '', 'a', 'Sai', 'b'];
    const { code, out, store } = await run(['--topic', 'ruou bia', '--number', '3'], typed);
    expect(code).toBe(0);
    expect(out).toMatch(/Gõ chữ cái của đáp án[^]*Câu 1\/3[^]*Chưa rõ đáp án nào/);
    expect(out).toMatch(
      /Đúng\.\s+Theo mục 3, đoạn 2 Chỉ thị 30-CT\/TU\.\n“không sử dụng đồ uống có cồn[^]*mục 3, đoạn 2, 30-CT\/TU[^]*Câu 2\/3/,
    );
    expect(out).toMatch(/Xếp hạng:\n1\. Người 1: 3\/3 câu đúng[^]*npm run quiz -- results \w{6}$/);
    const [head] = await store.ledRounds('here', 9);
    expect(head).toMatchObject({ title: 'Rượu, bia', ended: '2026-11-26T02:00:00.000Z' });
    const attempts = await store.attempts({ person: 'here', round: null, since: '' });
    expect(attempts.map(({ correct }) => correct)).toEqual([true, true, true]);
  });

  it('ends where somebody stops, or input does, and keeps what was answered', async () => {
    for (const typed of [['b', 'dừng', 'a'], ['b']]) {
      const { code, out } = await run(['--documents', '30-ct/tu'], typed);
      expect([code, out]).toEqual([0, expect.stringMatching(/Chưa đúng\. Đáp án: A\. Đúng[^]*1\. Người 1: 0\/8 câu đúng/)]);
    }
  }); // prettier-ignore

  it('gives each question its time where that is asked for, and goes on when it is over', async () => {
    const { code, out, store } = await run(['--seconds', '20', '--number', '2', '--types', 'Đúng/sai', '--title', 'Đố nhanh']);
    expect(code).toBe(0);
    expect(out).toMatch(/Câu 1\/2\. Có 20 giây\.[^]*Đáp án: [AB]\. [^]*Chưa ai trả lời\.[^]*Câu 2\/2\. Có 20 giây\.[^]*Xếp hạng:\n1\. Người 1: 0\/2/u);
    const [head] = await store.ledRounds('here', 9);
    expect(head).toMatchObject({ title: 'Đố nhanh', kind: 'live' });
    const setup = await store.roundByCode(head?.code ?? '');
    expect(new Set(setup?.questions.map(({ item }) => item.type))).toEqual(new Set(['true_false']));
  }); // prettier-ignore

  it('lets teams answer by their numbers, one after the other, and ranks them', async () => {
    const typed = [6, '1a 2b 3a', '1a 2b', 10, '2a1a'];
    const { code, out, store } = await run(['--teams', '2', '--number', '2', '--types', 'đúng/sai'], typed);
    expect(code).toBe(0);
    expect(out).toContain('Đội 1: Đã ghi nhận.\nĐội 2: Đã ghi nhận.\nĐội 3: không có đội này.');
    expect(out).toMatch(/Đáp án: [AB]\. [^]*1\/2 trả lời đúng\.[^]*Xếp hạng đội:\n1\. Đội [12]: trung bình/u);
    const [head] = await store.ledRounds('here', 9);
    expect(head?.ended).not.toBeNull();
  });

  it('says what there is where nothing fits', async () => {
    for (const [words, sentence] of [
      [['--number', '0'], 'Số câu “0” phải từ 1 đến 100. Thêm --help'],
      [['--seconds', '4'], 'Số giây “4” phải từ 5 đến 600.'],
      [['--teams', '1'], 'Số đội “1” phải từ 2 đến 12.'],
      [
        ['--types', 'tự luận'],
        'Loại câu “tự luận” không có: chọn trong đúng/sai, chọn một, điền từ, tình huống, xếp thứ tự.',
      ],
      [['--topic', 'bóng đá'], 'Không có chủ đề “bóng đá”; đang có: Rượu, bia; Giờ làm việc.'],
      [['--documents', '1/QĐ'], 'Không có câu hỏi của văn bản “1/QĐ”; đang có: 30-CT/TU.'],
    ] as const)
      expect(await run(words)).toMatchObject({ code: 2, err: expect.stringContaining(sentence) });
  });
});
