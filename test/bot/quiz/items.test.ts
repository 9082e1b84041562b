import { beforeAll, describe, expect, it } from 'vitest';
import { checkItem, choose, makeItems, measureSolvers } from '../../../bot/quiz/items.ts';
import type { Item } from '../../../bot/quiz-item.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import type { Library } from '../../../knowledge/library.ts';
import { directiveLibrary, reworded } from '../../support/practice.ts';
import { runProgram, temporaryFolder } from '../../support/program.ts';

const ON = '2026-11-26';
const lexicon = readLexicon();
const all = { documents: [], types: [], isOn: null, number: null, seed: '1' };

describe('items of the shipped directive alone', () => {
  let library: Library;
  let items: readonly Item[];
  beforeAll(() => {
    library = directiveLibrary();
    items = makeItems(library, { on: ON, lexicon });
  });

  it('are at least 150, of four types, each with its own id and stem', () => {
    expect(items.length).toBeGreaterThanOrEqual(150);
    expect(new Set(items.map(({ type }) => type)).size).toBe(4);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('pass every check: one right answer, no giveaway, quotes letter by letter at their offsets', () => {
    expect(items.flatMap((item) => checkItem(item, library))).toEqual([]);
    for (const { quote, span } of items) {
      const text = library.provision(quote?.provision ?? '')?.text ?? '';
      expect(text.slice(quote?.start, quote?.end)).toBe(quote?.text);
      expect((quote?.start ?? 0) <= (span?.start ?? -1) && (span?.end ?? Infinity) <= (quote?.end ?? 0)).toBe(
        true,
      );
    }
  });

  it('fit a Telegram poll whole', () => {
    expect(Math.max(...items.map(({ stem }) => stem.length))).toBeLessThanOrEqual(300);
    expect(
      Math.max(...items.flatMap(({ options }) => options.map((option) => option.length))),
    ).toBeLessThanOrEqual(100);
    expect(Math.max(...items.map(({ explanation }) => explanation.length))).toBeLessThanOrEqual(200);
  });

  it('are the same whenever they are made', () => {
    expect(makeItems(library, { on: ON, lexicon })).toEqual(items);
  });

  it('ask the truth about as often as the contrary', () => {
    const statements = items.filter(({ type }) => type === 'true_false');
    const truths = statements.filter(({ correct }) => correct[0] === 0).length;
    expect(Math.abs(2 * truths - statements.length)).toBeLessThanOrEqual(4);
  });

  it('tell a solver that knows no rule nothing, whatever it looks at: within five points of chance in each type', () => {
    for (const { type, recipe, solver, right, chance } of measureSolvers(items, library)) {
      // Of a few items one more or less is more than five points: the recipes of a type are held to it together.
      if (recipe !== null) continue;
      expect(right, `${type} ${solver}`).toBeLessThanOrEqual(chance + 5);
      if (['longest', 'shortest', 'alike', 'commonest'].includes(solver))
        expect(right, `${type} ${solver}`).toBeGreaterThanOrEqual(chance - 5);
    }
  });

  it('hold 35 situations of everyday work', () => {
    expect(items.filter(({ type }) => type === 'match').length).toBeGreaterThanOrEqual(35);
  });

  it('say of every option by a quote why it is right or wrong', () => {
    for (const { id, options, reasons, correct } of items) {
      expect(reasons.length, id).toBe(options.length);
      for (const { why, quote } of reasons) {
        expect(why, id).toMatch(/^[“\p{Lu}].*\.$/u);
        expect(quote, id).not.toBeNull();
      }
      const [right] = correct;
      if (options.length > 2)
        expect(reasons.filter(({ why }, at) => at !== right && why === reasons[right ?? 0]?.why)).toEqual([]);
    }
  });

  it('are none on a day before it was issued', () => {
    expect(makeItems(library, { on: '2023-11-28', lexicon })).toEqual([]);
  });

  it('are chosen by type and number, and by the seed among those', () => {
    const wanted = { ...all, types: ['match' as const], number: 5 };
    const chosen = choose(items, wanted);
    expect(chosen.map(({ type }) => type)).toEqual(Array(5).fill('match'));
    expect(choose(items, wanted)).toEqual(chosen);
    expect(choose(items, { ...wanted, seed: '2' })).not.toEqual(chosen);
    expect(choose(items, { ...all, documents: ['30-CT/TU'] })).toEqual(items);
  });

  it('are retired by a check where the words of the rule are no longer the same', () => {
    const changed = reworded('30-CT/TU#m6', 'chủ trì', 'tham mưu');
    const touched = items.filter(({ provision, uses = [] }) =>
      [provision, ...uses.map((one) => one.provision)].includes('30-CT/TU#m6'),
    );
    expect(touched.length).toBeGreaterThan(5);
    // An option quotes it as well: its words would be false.
    expect(touched.some(({ quote }) => quote?.provision !== '30-CT/TU#m6')).toBe(true);
    for (const item of touched) expect(checkItem(item, changed).map(({ code }) => code)).toContain('version');
  });
});

describe('npm run quiz -- items', () => {
  const folder = temporaryFolder();
  const run = (...words: string[]) => runProgram(['quiz', 'items', ...words, '--data', folder.path]);

  it('prints JSON alone with --json, and lines for people without', async () => {
    const { code, stdout } = await run('--json', '--number', '3', '--topic', 'rượu bia');
    const items = JSON.parse(stdout) as Item[];
    expect([code, items.length]).toEqual([0, 3]);
    for (const { stem, quote } of items)
      expect(`${stem} ${quote?.text ?? ''}`).toMatch(/đồ uống có cồn|rượu|bia/u);
    const people = await run('--type', 'match', '--number', '1');
    expect(people.stdout).toMatch(
      /^1\. \[tình huống\] .+\n {3}A\. [\s\S]+→ [ABCD]\. [\s\S]+1 câu hỏi: tình huống 1\.\n$/u,
    );
    const measured = await run('--measure');
    expect(measured.stdout).toMatch(/^Soạn \d+ câu từ kho quy định trong \d+,\d giây\.\n/u);
    expect(measured.stdout).toMatch(
      /câu có chữ “không” thì chọn Sai, còn lại chọn Đúng: \d+\.\d% \(50\.0%\)/u,
    );
    expect(measured.stdout).toMatch(/chọn phương án dài nhất: \d+\.\d% \(\d+\.\d%\)/u);
  });

  it('says in Vietnamese what is wrong with a day, a type, a number, a document', async () => {
    for (const [words, said] of [
      [['--on', '2026-02-30'], 'Ngày “2026-02-30” không có thật'],
      [['--type', 'essay'], 'Loại câu “essay” không có'],
      [['--number', '0'], 'Số câu “0” không đúng'],
      [['--documents', '1/2000/QH'], 'Kho không có văn bản “1/2000/QH”'],
      [['--colour'], 'Không có tùy chọn --colour'],
    ] as const) {
      const { code, stdout, stderr } = await run(...words);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(said);
    }
    folder.remove();
  });
});
