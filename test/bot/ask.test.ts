import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSchema, MAX_QUESTION_LENGTH } from '../../bot/contract.ts';
import { openShippedKnowledge } from '../support/knowledge.ts';
import { bound, lock, noReadOnly, unlock } from '../support/read-only.ts';
import { runInShell, runProgram, temporaryFolder, type Run } from '../support/program.ts';

/** The command as people run it: a process of its own over the shipped library. */

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const beer = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const clause = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';

beforeAll(async () => {
  await openShippedKnowledge(data);
});
afterAll(folder.remove);

const ask = (words: readonly string[], run: Run = {}) => runProgram(['ask', '--data', data, ...words], run);

describe('ask', () => {
  it('answers in the terminal with verdict, quote, place and validity', async () => {
    const { code, stdout, stderr } = await ask([beer]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Không được/);
    for (const part of [clause, 'mục 3, đoạn 2', '30-CT/TU', '29/11/2023']) expect(stdout).toContain(part);
    expect(stderr).toBe('');
    expect(stdout).not.toContain('\x1b');
  });

  it('joins several words to one question', async () => {
    const { code, stdout } = await ask(['trua', 'nay', 'uong', 'bia', 'duoc', 'khong']);
    expect([code, stdout.includes(clause)]).toEqual([0, true]);
  });

  it('prints one object of the contract and nothing else with --json', async () => {
    const { code, stdout, stderr } = await ask(['--json', '--on', '2024-01-15', beer]);
    expect([code, stderr]).toEqual([0, '']);
    const answer = answerSchema.parse(JSON.parse(stdout));
    expect(answer).toMatchObject({ outcome: 'answered', verdict: 'prohibited', on: '2024-01-15' });
    expect(answer.quotes[0]?.text).toBe(clause);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('colours a pipe only where it is told to', async () => {
    const forced = await ask([beer], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(forced.stdout).toContain('\u001b[0;1;31m');
    expect((await ask(['--json', beer], { env: { FORCE_COLOR: '1' } })).stdout).not.toContain('\u001b');
  });

  it('reads the question from a pipe', async () => {
    const { code, stdout } = await ask([], { input: `${beer}\n` });
    expect([code, stdout.includes(clause)]).toEqual([0, true]);
  });

  it('takes each piped line as a question of one conversation, in order, and skips blank ones', async () => {
    const input = `${beer}\r\n\nthế còn ngày trực?`;
    const [plain, json] = await Promise.all([ask([], { input }), ask(['--json'], { input })]);
    expect([plain.code, plain.stderr]).toEqual([0, '']);
    const [first = '', second = ''] = plain.stdout.split('\n❯ thế còn ngày trực?\n\n');
    for (const answer of [first, second]) expect(answer).toContain(clause);
    const answers = json.stdout
      .trimEnd()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers.map(({ quotes }) => quotes[0]?.text)).toEqual([clause, clause]);
  });

  it('names a piped line that cannot be asked, answers the others, and ends with 1', async () => {
    const input = `${'b'.repeat(MAX_QUESTION_LENGTH + 1)}\n${beer}\n`;
    const { code, stdout, stderr } = await ask([], { input });
    expect([code, stdout.includes(clause)]).toEqual([1, true]);
    expect(stderr).toMatch(/^Dòng 1: .*dài 2.001 ký tự, tối đa là 2.000/);
  });

  it('takes a day as people here write it', async () => {
    const days = ['5/1/2024', '05-01-2024', '2024-01-05'];
    const said = await Promise.all(days.map((day) => ask(['--json', '--on', day, beer])));
    expect(said.map(({ stdout }) => (JSON.parse(stdout) as { on: string }).on)).toEqual(
      Array<string>(3).fill('2024-01-05'),
    );
  });

  it('prints the quoted provision whole with --full', async () => {
    const { stdout } = await ask(['--full', beer]);
    expect(stdout).toContain('hút thuốc lá đúng nơi quy định');
  });

  it('tells its use in Vietnamese with --help', async () => {
    const { code, stdout } = await ask(['--help']);
    expect(code).toBe(0);
    for (const part of [
      'Cách dùng: npm run ask -- [tùy chọn] [câu hỏi...]',
      'không gửi gì ra ngoài, trừ khi đã đặt dịch vụ nhúng',
      '--batch',
      '--on',
      'Mã kết thúc:',
      'Biến môi trường',
      'NO_COLOR',
      '/vanban',
      'Ví dụ:',
    ])
      expect(stdout).toContain(part);
  });

  it.each<[string, readonly string[], Run, RegExp]>([
    [
      'a question that is too long',
      ['b'.repeat(MAX_QUESTION_LENGTH + 1)],
      {},
      /dài 2.001 ký tự, tối đa là 2.000/,
    ],
    ['a megabyte from a pipe', [], { input: 'bia '.repeat(250_000) }, /quá dài/],
    ['no question', [], { input: '' }, /Chưa có câu hỏi/],
    ['a day that is none', ['--on', '2026-02-30', beer], {}, /"2026-02-30" không phải một ngày/],
    ['a day of thirteen months', ['--on', '01/13/2026', beer], {}, /"01\/13\/2026" không phải một ngày/],
    ['an unknown option', ['--jsonn', beer], {}, /Không có tùy chọn --jsonn/],
    ['an option without its value', ['--on'], {}, /còn thiếu giá trị/],
    ['a question beside a batch', ['--batch', 'x.jsonl', beer], {}, /Chỉ chọn một/],
    ['a batch that is not there', ['--batch', '/khong/co.jsonl'], {}, /Không đọc được tệp/],
    ['a batch that is a folder', ['--batch', '/'], {}, /Không đọc được tệp/],
    ['wrong settings', [beer], { env: { LOG_LEVEL: 'to', PORT: '-1' } }, /LOG_LEVEL="to"[^]*|PORT="-1"/],
  ])(
    'refuses %s in one sentence, with exit code 2 and an empty standard output',
    async (_, words, run, sentence) => {
      const { code, stdout, stderr } = await ask(words, run);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );

  it('builds the library on first use, with the progress on standard error', async () => {
    const { code, stdout, stderr } = await runProgram(['ask', '--json', beer], {
      cwd: folder.path,
      env: { KY_CUONG_DATA: 'moi' },
    });
    expect([code, answerSchema.parse(JSON.parse(stdout)).outcome]).toEqual([0, 'answered']);
    expect(stderr).toMatch(/^Lần đầu chạy: đang lập kho văn bản…\n$/);
    expect(readdirSync(join(folder.path, 'moi', 'library', 'snapshots'))).toHaveLength(1);
  });

  it('reads .env of the working folder; the environment wins', async () => {
    const cwd = join(folder.path, 'noi-lam-viec');
    mkdirSync(cwd);
    writeFileSync(join(cwd, '.env'), `KY_CUONG_DATA=${data}\nLOG_LEVEL=ồn\n`);
    expect((await runProgram(['ask', beer], { cwd })).stderr).toContain('LOG_LEVEL="ồn"');
    expect((await runProgram(['ask', beer], { cwd, env: { LOG_LEVEL: 'silent' } })).code).toBe(0);
  });

  it.skipIf(noReadOnly !== null)('answers from a library that it may not write', async () => {
    const locked = join(folder.path, 'khoa');
    cpSync(data, locked, { recursive: true });
    chmodSync(folder.path, 0o755);
    lock(locked);
    const { code, stdout, stderr } = await runProgram(['ask', '--data', locked, beer], bound);
    unlock(locked);
    expect([code, stderr, stdout.includes(clause)]).toEqual([0, '', true]);
  });

  it.skipIf(noReadOnly !== null)(
    'says in one sentence that it may not write the library on first use',
    async () => {
      const locked = join(folder.path, 'khoa-trong');
      mkdirSync(locked);
      chmodSync(folder.path, 0o755);
      lock(locked);
      const { code, stdout, stderr } = await runProgram(['ask', '--data', locked, beer], bound);
      unlock(locked);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^Lần đầu chạy: .*\nKhông ghi được thư viện ở .*--data\.\n$/);
    },
  );

  it('says in one sentence that a library can neither be read nor made', async () => {
    const file = join(folder.path, 'tep');
    writeFileSync(file, '');
    const { code, stdout, stderr } = await runProgram(['ask', '--data', file, beer]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd()).toMatch(/^Không .*thư viện.*--data\.$/);
  });
});

describe('ask --batch', () => {
  const lines = [
    { id: 'q1', text: beer },
    { id: 2, text: 'thế còn ngày trực?', turns: [beer] },
    { id: 'q3', text: 'Nội dung Kết luận 21-KL/TW?', on: '2024-01-15' },
    { id: 'q4', text: '' },
    { id: 'q5', text: 'x'.repeat(100_000) },
  ];

  it('gives one object a line, in order, from a file and from a pipe alike', async () => {
    const file = join(folder.path, 'cau-hoi.jsonl');
    const input = lines.map((line) => JSON.stringify(line)).join('\n');
    writeFileSync(file, input);
    const [fromFile, fromPipe] = await Promise.all([
      ask(['--batch', file, '--json']),
      ask(['--batch', '-'], { input }),
    ]);
    expect([fromFile.code, fromPipe.code, fromFile.stderr]).toEqual([0, 0, '']);
    const answers = fromFile.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown });
    expect(answers.map(({ id }) => id)).toEqual(['q1', 2, 'q3', 'q4', 'q5']);
    const parsed = answers.map((answer) => answerSchema.parse(answer));
    expect(parsed.map(({ outcome }) => outcome).slice(0, 3)).toEqual([
      'answered',
      'answered',
      'cited_not_held',
    ]);
    expect(parsed[1]?.quotes[0]?.text).toBe(clause);
    expect(parsed[2]?.on).toBe('2024-01-15');
    const untimed = (text: string) => text.replaceAll(/"took":\{[^}]*\}/g, '');
    expect(untimed(fromPipe.stdout)).toBe(untimed(fromFile.stdout));
  });

  it('marks a bad line, answers the others, names the line and ends with 1', async () => {
    const input = `${JSON.stringify(lines[0])}\n{"id": "hỏng", "text": 5}\nkhông phải json\n${JSON.stringify(lines[2])}\n`;
    const { code, stdout, stderr } = await ask(['--batch', '-'], { input });
    expect(code).toBe(1);
    const objects = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(objects.map((one) => one['id'])).toEqual(['q1', 'hỏng', undefined, 'q3']);
    expect(objects.map((one) => 'error' in one)).toEqual([false, true, true, false]);
    expect(stderr).toMatch(/^Dòng 2: .*\nDòng 3: .*\n2 dòng có lỗi/);
  });

  it('ends quietly when the reader leaves early', async () => {
    const file = join(folder.path, 'nhieu.jsonl');
    writeFileSync(
      file,
      Array.from({ length: 400 }, (_, id) => JSON.stringify({ id, text: beer })).join('\n'),
    );
    const line = '"$@" | head -n 1; echo "${PIPESTATUS[0]}"';
    const { stdout, stderr } = await runInShell(line, ['ask', '--data', data, '--batch', file]);
    expect(stderr).toBe('');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((one) => one.slice(0, 8)),
    ).toEqual(['{"id":0,', '0']);
  });
});
