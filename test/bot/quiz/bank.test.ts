import { describe, expect, it } from 'vitest';
import { createBank, lapsesOf, type Doing } from '../../../bot/quiz/bank.ts';
import type { Item } from '../../../bot/quiz-item.ts';
import { createMemoryBank } from '../../fakes/memory-bank.ts';
import { boundItem, libraryWith, NUMBER } from '../../support/quiz-bank.ts';

const library = libraryWith();
const item = boundItem(library);
const doing: Doing = { by: 'trainer-a', at: '2026-11-26T02:00:00.000Z', day: '2026-11-26' };
const program: Doing = { ...doing, by: null };
const CHANGED = (text: string): string => text.replace('phòng máy chủ', 'kho lưu trữ');

function opened(over = library, store = createMemoryBank()) {
  const bank = createBank(store, over);
  const state = async (id = item.id): Promise<string | undefined> => (await store.bankItem(id))?.state;
  return { store, bank, state };
}

const unbound = (more: Partial<Item> = {}): Item => ({
  ...item,
  ...{ id: 'q-1', quote: null, span: null, provision: null, version: null, origin: 'imported' },
  reasons: item.reasons.map(({ why }) => ({ why, quote: null })),
  ...more,
});

describe('generated items', () => {
  it('enter as drafts by their ids, once', async () => {
    const { bank, store, state } = opened();
    expect(await bank.enter([item], program)).toEqual({ added: 1, renewed: 0, kept: 0 });
    expect(await bank.enter([item], program)).toEqual({ added: 0, renewed: 0, kept: 1 });
    expect(await state()).toBe('draft');
    expect(await store.itemVersions(item.id)).toHaveLength(1);
  });

  it('take a better form where nobody has touched them, and leave a person’s work alone', async () => {
    const { bank, store } = opened();
    const better = { ...item, stem: 'Ở đâu công chức không tưới cây cảnh?' };
    await bank.enter([item], program);
    expect(await bank.enter([better], program)).toMatchObject({ renewed: 1 });
    await bank.edit(item.id, { stem: 'Không tưới cây cảnh ở nơi nào?' }, doing);
    expect(await bank.enter([item], program)).toMatchObject({ kept: 1 });
    expect((await store.bankItem(item.id))?.item.stem).toBe('Không tưới cây cảnh ở nơi nào?');
    await bank.approve([item.id], doing);
    await bank.retire([item.id], 'dễ quá', doing);
    expect(await bank.enter([better], program)).toMatchObject({ kept: 1 });
    const versions = await store.itemVersions(item.id);
    expect(versions.map(({ act, by, note }) => [act, by, note])).toEqual([
      ['entered', null, ''],
      ['entered', null, ''],
      ['edited', 'trainer-a', ''],
      ['approved', 'trainer-a', ''],
      ['retired', 'trainer-a', 'dễ quá'],
    ]);
    expect(versions[0]?.item.stem, 'older wordings stay readable').toBe(item.stem);
  });
});

describe('a trainer', () => {
  it('edits a bound item: words and tags change, quote and provision stay, other words are to be approved anew', async () => {
    const { bank, store, state } = opened();
    await bank.enter([item], program);
    await bank.approve([item.id], doing);
    expect(await bank.edit(item.id, { tags: ['đợt 1'] }, doing)).toEqual({ kind: 'done', count: 1 });
    expect(await state()).toBe('approved');
    const options = ['Trong phòng khách', 'Trong phòng máy chủ'];
    expect(await bank.edit(item.id, { options, whys: ['Không nói đến.', 'Đúng.'] }, doing)).toMatchObject({ kind: 'done' });
    const last = await store.bankItem(item.id);
    expect(last).toMatchObject({ state: 'draft', act: 'edited', by: 'trainer-a', touched: true });
    expect(last?.item).toMatchObject({ options, quote: item.quote, provision: item.provision, tags: ['đợt 1'] });
    expect(last?.item.reasons.map(({ quote }) => quote)).toEqual([null, item.quote]);
    expect(await bank.edit(item.id, { options }, doing)).toMatchObject({ count: 0 });
  }); // prettier-ignore

  it.each<[string, object, RegExp]>([
    ['another answer', { correct: [0] }, /không còn là điều khoản nói \(“phòng máy chủ”\)/u],
    ['an answer without its words', { options: ['Phòng họp', 'Trong sân', 'Ngoài hành lang'] }, /Đáp án “Trong sân”/u],
    ['a second answer', { options: ['Phòng máy chủ', 'Trong phòng máy chủ', 'Ngoài hành lang'] }, /dễ thành đáp án thứ hai/u],
    ['an option twice', { options: ['Ngoài hành lang', 'Trong phòng máy chủ', 'ngoài  hành lang'] }, /bị lặp/u],
    ['no stem', { stem: ' ' }, /Câu hỏi để trống/u],
    ['a stem without end', { stem: 'a'.repeat(3_000) }, /dài 3000 ký tự, tối đa là 2000/u],
    ['two answers', { correct: [0, 1] }, /phải là đúng một phương án/u],
  ])('cannot give it %s', async (_, edit, sentence) => {
    const { bank, store } = opened();
    await bank.enter([item], program);
    const done = await bank.edit(item.id, edit, doing);
    expect(done.kind === 'refused' ? done.faults.join(' ') : done).toMatch(sentence);
    expect(await store.itemVersions(item.id)).toHaveLength(1);
  }); // prettier-ignore

  it('cannot turn the truth of a statement on a clause', async () => {
    const { bank } = opened();
    const id = `${item.provision ?? ''}~truth.1`;
    const reasons = item.reasons.slice(0, 2);
    const statement = {
      ...item,
      id,
      type: 'true_false',
      options: ['Đúng', 'Sai'],
      correct: [0],
      reasons,
    } as const;
    await bank.enter([{ ...statement, stem: 'Công chức không tưới cây cảnh trong phòng máy chủ.' }], program);
    for (const edit of [{ correct: [1] }, { stem: 'Công chức không tưới cây cảnh trong phòng họp.' }])
      expect((await bank.edit(id, edit, doing)).kind).toBe('refused');
    expect(
      await bank.edit(id, { stem: 'Trong phòng máy chủ, công chức không tưới cây.' }, doing),
    ).toMatchObject({
      count: 1,
    });
  });

  it('approves and retires many at once, or none; a retired one must be reopened first', async () => {
    const { bank, state } = opened();
    await bank.enter([item], program);
    expect(await bank.approve([item.id, 'q-unknown'], doing)).toEqual({
      kind: 'refused',
      faults: ['q-unknown: không có trong ngân hàng: hãy xem lại mã (bank list).'],
    });
    expect(await state()).toBe('draft');
    await bank.retire([item.id], '', doing);
    expect((await bank.approve([item.id], doing)).kind).toBe('refused');
    expect((await bank.edit(item.id, { stem: 'x' }, doing)).kind).toBe('refused');
    expect(await bank.reopen([item.id], doing)).toMatchObject({ count: 1 });
    expect(await bank.approve([item.id], doing)).toMatchObject({ count: 1 });
    expect(await bank.approve([item.id], doing)).toMatchObject({ count: 0 });
  });

  it('cannot approve words that the library does not have, nor one option alone', async () => {
    const { bank } = opened();
    const quote = item.quote && { ...item.quote, text: item.quote.text.replace('không', 'được ') };
    const alone = unbound({ type: 'fill_blank', stem: 'Là ____.', options: ['a'], correct: [0], reasons: [{ why: '', quote: null }] });
    await bank.enter([{ ...item, quote }, alone], program);
    const done = await bank.approve([item.id, alone.id], doing);
    expect(done.kind === 'refused' ? done.faults : []).toEqual([
      expect.stringMatching(/không có nguyên văn tại/u),
      expect.stringMatching(/^q-1: Mới có một phương án/u),
    ]);
  }); // prettier-ignore
});

describe('items of a file', () => {
  const incoming = (one: Item, line: number, known: boolean) => ({ item: one, line, known });

  it('come in as drafts, once; those of this bank as edits', async () => {
    const { bank, store } = opened();
    await bank.enter([item], program);
    const again = { ...unbound(), id: 'q-2', stem: unbound().stem.toUpperCase() };
    const other = unbound({ id: 'q-3', stem: 'Một năm có mấy mùa?' });
    const edited = { ...item, explanation: 'Xem nội quy.' };
    const file = [incoming(edited, 1, true), incoming(again, 2, false), incoming(other, 3, false), incoming(other, 4, false)];
    expect(await bank.bring(file, doing)).toEqual({ kind: 'stored', added: 1, changed: 1, same: 2, left: [] });
    expect(await bank.bring(file, doing)).toEqual({ kind: 'stored', added: 0, changed: 0, same: 4, left: [] });
    expect((await store.bankItem(item.id))?.item.explanation).toBe('Xem nội quy.');
    expect(await store.bankItem('q-3')).toMatchObject({ state: 'draft', by: 'trainer-a', item: { origin: 'imported' } });
  }); // prettier-ignore

  it('are refused whole where one claims words that the library does not have, or another answer', async () => {
    const { bank, store } = opened();
    await bank.enter([item], program);
    const quote = item.quote && { ...item.quote, text: item.quote.text.replace('không', 'được ') };
    const forged = {
      ...item,
      id: 'x~1',
      quote,
      reasons: item.reasons.map(({ why }) => ({ why, quote: null })),
    };
    const turned = { ...item, correct: [0] };
    const file = [incoming(unbound(), 1, false), incoming(forged, 2, true), incoming(turned, 3, true)];
    const brought = await bank.bring(file, doing);
    expect(brought.kind === 'refused' ? brought.faults.map(({ line }) => line) : brought).toEqual([2, 3]);
    expect(await store.bankItem('q-1')).toBeNull();
  });
});

describe('an item whose provision no longer says what it asks', () => {
  it('is found with old and new wording, cause and sentence', () => {
    expect(lapsesOf(library, '2026-11-26', [item, unbound()])).toEqual([]);
    const [changed] = lapsesOf(libraryWith(CHANGED), '2026-11-26', [item]);
    expect(changed).toMatchObject({
      cause: 'changed',
      old: 'Công chức không tưới cây cảnh trong phòng máy chủ.',
      now: 'Công chức không tưới cây cảnh trong kho lưu trữ.',
    });
    expect(changed?.sentence).toBe(`${item.quote?.locator ?? ''}, ${NUMBER} đã có lời văn mới.`);
    const ended = libraryWith(undefined, { until: '2026-11-26', replacedBy: '99/2026/QĐ-UBND' });
    expect(lapsesOf(ended, '2026-11-25', [item])).toEqual([]);
    expect(lapsesOf(ended, '2026-11-26', [item])[0]).toMatchObject({ cause: 'ended', now: null });
    expect(lapsesOf(ended, '2026-11-26', [item])[0]?.sentence).toMatch(/hết hiệu lực từ 26\/11\/2026; thay bằng 99\/2026\/QĐ-UBND\.$/u);
    const uses = [{ provision: item.provision ?? '', version: 'f'.repeat(64) }];
    expect(lapsesOf(library, '2026-11-26', [{ ...item, uses }])[0]?.sentence).toMatch(/mà câu này dựa vào, đã có lời văn mới/u);
    expect(lapsesOf(library, '2026-11-26', [{ ...item, until: '2026-11-20' }])[0]?.cause).toBe('ended');
    expect(lapsesOf(library, '2026-11-26', [{ ...item, provision: `${NUMBER}#d99` }])[0]?.cause).toBe('gone');
  }); // prettier-ignore

  it('retires itself with the reason, is not approved any more, and comes back in its new form as a draft', async () => {
    const { store, bank } = opened();
    await bank.enter([item], program);
    await bank.approve([item.id], doing);
    expect(await bank.lapse(program)).toEqual([]);
    const newer = libraryWith(CHANGED);
    const later = createBank(store, newer);
    expect((await later.lapse(program)).map(({ item: { id } }) => id)).toEqual([item.id]);
    expect(await store.bankItem(item.id)).toMatchObject({ state: 'retired', act: 'lapsed', by: null });
    expect(await later.lapse(program)).toEqual([]);
    expect((await later.reopen([item.id], doing)).kind).toBe('refused');
    expect(await later.enter([item], program)).toMatchObject({ kept: 1 });
    const renewed = { ...item, version: 'f'.repeat(64) };
    expect(await later.enter([renewed], program)).toMatchObject({ renewed: 1 });
    expect((await store.bankItem(item.id))?.state).toBe('draft');
  });
});
