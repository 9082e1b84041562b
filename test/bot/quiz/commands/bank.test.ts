import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBank, type Doing } from '../../../../bot/quiz/bank.ts';
import { boundItem, libraryWith } from '../../../support/quiz-bank.ts';
import { quizDesk, type QuizDesk } from '../../../support/quiz/commands.ts';

const FIXTURES = new URL('../../../fixtures/quiz/formats/', import.meta.url).pathname;
const item = boundItem(libraryWith());
const program: Doing = { by: null, at: '2026-11-26T01:00:00.000Z', day: '2026-11-26' };

let desk: QuizDesk;
const run: QuizDesk['run'] = (...given) => desk.run(...given);
beforeEach(async () => {
  desk = quizDesk('trainer-a');
  const store = await desk.open();
  await createBank(store, libraryWith()).enter([item], program);
  await store.close();
});
afterEach(() => desk.remove());

describe('npm run quiz -- bank', () => {
  it('lists, approves, shows with all changes, retires and reopens', async () => {
    expect((await run(['bank', 'list'])).out).toBe(`${item.id} · nháp · ${item.stem}\n1 trong 1 câu.`);
    expect(await run(['bank', 'approve', item.id])).toMatchObject({ code: 0, out: 'Đã đổi 1 câu.' });
    expect((await run(['bank', 'list', '--state', 'draft'])).out).toBe('0 trong 0 câu.');
    const shown = (await run(['bank', 'show', item.id])).out;
    expect(shown).toContain('✓ B. Trong phòng máy chủ');
    expect(shown).toContain(`“${item.quote?.text ?? ''}”`);
    expect(shown).toMatch(/2\. 09:00 26\/11\/2026 · trainer-a duyệt/u);
    await run(['bank', 'retire', item.id, '--why', 'dễ quá']);
    expect((await run(['bank', 'show', item.id])).out).toContain('cho thôi dùng: dễ quá');
    expect(await run(['bank', 'approve', item.id])).toMatchObject({ code: 1 });
    expect(await run(['bank', 'reopen', item.id])).toMatchObject({ code: 0 });
  });

  it('lists and exports by a number and a topic however they are typed; of nothing no file is written', async () => {
    const document = item.quote?.document ?? '';
    const typed = document.toLowerCase().replaceAll('Đ', 'd').replaceAll('đ', 'd');
    expect(typed).not.toBe(document);
    expect((await run(['bank', 'list', '--document', typed])).out).toContain('1 trong 1 câu.');
    const store = await desk.open();
    await createBank(store, libraryWith()).enter([{ ...item, id: 'ruou', topic: 'alcohol' }], program);
    await store.close();
    for (const topic of ['alcohol', 'rượu bia', 'ruou bia'])
      expect((await run(['bank', 'list', '--topic', topic])).out).toContain('1 trong 1 câu.');
    const path = desk.file('khong.csv');
    expect(await run(['export', path, '--topic', 'khong co'])).toMatchObject({ code: 1 });
    expect(existsSync(path)).toBe(false);
  });

  it('edits by a file that show --edit printed, and refuses what would be another answer', async () => {
    const file = desk.file('sua.yaml');
    const printed = (await run(['bank', 'show', item.id, '--edit'])).out;
    writeFileSync(file, printed.replace('Ngoài hành lang', 'Ngoài ban công'));
    expect(await run(['bank', 'edit', item.id, '--file', file])).toMatchObject({ code: 0, out: 'Đã đổi 1 câu.' });
    expect((await run(['bank', 'show', item.id])).out).toContain('C. Ngoài ban công');
    writeFileSync(file, '{"correct": [0]}');
    expect((await run(['bank', 'edit', item.id, '--file', file])).err).toContain('không còn là điều khoản nói');
    writeFileSync(file, 'provision: khác');
    expect(await run(['bank', 'edit', item.id, '--file', file])).toMatchObject({ code: 2 });
  }); // prettier-ignore

  it('says how many there are and which the answers show to be bad; a mended one is not', async () => {
    const store = await desk.open();
    const people = Array.from({ length: 12 }, (_, at) => `p${String(at)}`);
    const answered = { item: item.id, provision: item.provision, topic: null, round: 'r', correct: false, choice: 0, ms: null, unit: null };
    await store.addAttempts(people.map((person) => ({ ...answered, person, at: '2026-11-26T01:30:00.000Z' })));
    await store.close();
    const flagged = await run(['bank', 'flagged']);
    expect(flagged.out).toContain('Cả 12 người trả lời đều sai: xem lại đáp án và cách hỏi.\n1 câu cần xem lại.');
    expect((await run(['bank'])).out).toMatch(/^1 câu: nháp 1, đã duyệt 0, thôi dùng 0, hết hiệu lực 0, cần xem lại 1/u);
    const file = desk.file('sua.yaml');
    writeFileSync(file, JSON.stringify({ stem: 'Nơi nào công chức không tưới cây cảnh?' }));
    await run(['bank', 'edit', item.id, '--file', file]);
    expect((await run(['bank', 'flagged'])).out).toBe('Chưa có câu nào cần xem lại.');
  }); // prettier-ignore

  it('retires what changed in the law, with both wordings', async () => {
    const newer = libraryWith((text) => text.replace('phòng máy chủ', 'kho lưu trữ'));
    const { out, code } = await run(['bank', 'check'], newer);
    expect([code, out]).toEqual([0, expect.stringContaining('trước: “Công chức không tưới cây cảnh trong phòng máy chủ.”')]);
    expect(out).toContain('nay:   “Công chức không tưới cây cảnh trong kho lưu trữ.”');
    expect((await run(['bank', 'check'], newer)).out).toBe('Mọi câu đang dùng đều còn đúng lời văn hiện hành.');
  }); // prettier-ignore

  it('says what was used wrongly', async () => {
    expect(await run(['bank', 'list', '--state', 'xong'])).toMatchObject({ code: 2 });
    expect(await run(['bank', 'list', '--limit', 'nhiều'])).toMatchObject({ code: 2 });
    expect((await run(['bank', 'show', 'q-9'])).err).toContain('Không có câu mang mã “q-9”');
  });
});

describe('npm run quiz -- import, export', () => {
  it.each(['de.gift.txt', 'de.xml', 'de.xlsx', 'de.csv'])('writes %s, which comes in as it was', async (name) => {
    const path = desk.file(name);
    expect((await run(['export', path])).out).toBe(`Đã xuất 1 câu ra “${path}”.`);
    const again = await run(['import', path]);
    expect([again.err, again.out]).toEqual(['', 'Đã nhập 0 câu mới (nháp), sửa 0 câu đã có, 1 câu giống hệt để nguyên.']);
    expect(await run(['export', path])).toMatchObject({ code: 1, err: expect.stringContaining('--force') as string });
    expect(await run(['export', path, '--force'])).toMatchObject({ code: 0 });
  }); // prettier-ignore

  it('takes an edit made in the file, as an edit of the item', async () => {
    const path = desk.file('de.gift.txt');
    await run(['export', path]);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('Ngoài hành lang', 'Ngoài ban công'));
    expect((await run(['import', path])).out).toBe('Đã nhập 0 câu mới (nháp), sửa 1 câu đã có, 0 câu giống hệt để nguyên.');
    expect((await run(['bank', 'show', item.id])).out).toContain('C. Ngoài ban công');
  }); // prettier-ignore

  it('takes files of Moodle, once', async () => {
    const path = join(FIXTURES, 'moodle-export.xml');
    const first = await run(['import', path]);
    expect(first.out).toBe('Đã nhập 5 câu mới (nháp), sửa 0 câu đã có, 0 câu giống hệt để nguyên.');
    expect(first.err).toBe('Dòng 198: Đoạn mô tả, không phải câu hỏi: bỏ qua.');
    expect((await run(['import', path])).out).toContain('5 câu giống hệt');
  });

  it('takes nothing of a file with faults, and names each', async () => {
    const { code, err } = await run(['import', join(FIXTURES, 'moodle-refused.xml')]);
    expect(code).toBe(1);
    expect(err.split('\n')).toHaveLength(5);
    expect(err).toMatch(/Chưa nhập câu nào\. Hãy sửa tệp rồi nhập lại; hoặc thêm --skip để nhập 1 câu đọc được, bỏ qua các câu trên\.$/u);
    expect((await run(['bank', 'list'])).out).toContain('1 trong 1 câu.');
  }); // prettier-ignore

  it('takes the rest of a file with faults where that is asked for, and names what stays outside', async () => {
    const { code, err, out } = await run(['import', join(FIXTURES, 'moodle-mixed.xml'), '--skip']);
    expect(code).toBe(0);
    expect(err.split('\n').map((line) => line.slice(0, 8))).toEqual(['Dòng 25:', 'Dòng 31:', 'Dòng 35:', 'Dòng 6: ']);
    expect(out).toBe('Đã nhập 4 câu mới (nháp), sửa 0 câu đã có, 0 câu giống hệt để nguyên.\nBỏ qua 3 câu kể trên: chưa có trong ngân hàng.');
    expect((await run(['bank', 'list'])).out).toContain('5 trong 5 câu.');
  }); // prettier-ignore

  it('leaves out, where that is asked for, what the rules do not say any more', async () => {
    const path = desk.file('de.gift.txt');
    await run(['export', path]);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nMột cộng một?{=Hai ~Ba}\n`);
    const newer = libraryWith((text) => text.replace('phòng máy chủ', 'kho lưu trữ'));
    const other = quizDesk('trainer-b');
    try {
      const whole = await other.run(['import', path], newer);
      expect([whole.code, whole.err]).toEqual([1, expect.stringContaining('thêm --skip để nhập 1 câu đọc được')]);
      const part = await other.run(['import', path, '--skip'], newer);
      expect([part.code, part.out]).toEqual([0, expect.stringMatching(/^Đã nhập 1 câu mới[^]*Bỏ qua 1 câu kể trên/u)]);
    } finally {
      other.remove();
    }
  }); // prettier-ignore

  it('says what was used wrongly', async () => {
    expect(await run(['import', desk.file('missing.csv')])).toMatchObject({ code: 2 });
    expect((await run(['export', desk.file('de.txt')])).err).toContain('hãy ghi --format');
    expect((await run(['export', desk.file('x.csv'), '--format', 'pdf'])).err).toContain('“pdf” không có');
  });
});
