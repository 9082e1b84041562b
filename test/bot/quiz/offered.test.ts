import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { readRequest } from '../../../bot/quiz/host/request.ts';
import { readSubject, sayOffered, unknownIn } from '../../../bot/quiz/host/subject.ts';
import type { Item } from '../../../bot/quiz-item.ts';
import type { DocumentOffered, ItemSource, TopicOffered } from '../../../bot/quiz/items-wanted.ts';
import { TOPIC_LABELS } from '../../../bot/quiz/pool/labels.ts';
import { createMaker, createPool, roundItems } from '../../../bot/quiz/pool.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { quizItems } from '../../fixtures/quiz-items.ts';

/** What a trainer may choose: every topic and every document in force that has items, by a name that people know. */

let shipped: ShippedKnowledge;
let pool: ReturnType<typeof createPool>;
let items: ItemSource;
beforeAll(async () => {
  shipped = await openShippedKnowledge();
  const { library } = shipped.knowledge;
  const today = () => TODAY;
  pool = createPool({
    made: createMaker({ library: () => library, today, lexicon: readLexicon }),
    today,
    bank: createMemoryStore(),
    now: () => new Date('2026-11-26T01:00:00Z'),
  });
  items = roundItems(pool, () => library);
});
afterAll(() => shipped.remove());

/** What a line of `/quiz` asks about. */
const asked = (line: string, topics: readonly TopicOffered[], documents: readonly DocumentOffered[] = []) =>
  readSubject(readRequest(line, new Date('2026-11-26T01:00:00Z')).subject, topics, documents);
const poolOf = (held: readonly Item[]) =>
  Object.assign(async () => held, { approved: async () => new Set<string>() });
const labelled: readonly TopicOffered[] = [...TOPIC_LABELS].map(([id, label]) => ({ id, label, count: 1 }));

describe('several subjects in a line', () => {
  it.each([
    ['rượu bia, giờ làm việc 10 câu', ['alcohol', 'time_discipline'], 'rượu bia, giờ giấc làm việc'],
    ['10 câu về rượu bia và mạng xã hội, 20 giây', ['alcohol', 'social_media'], 'rượu bia, mạng xã hội'],
    ['ruou bia; qua tang; tien luong; thue 5 cau', ['alcohol', 'gifts', 'pay', 'taxes'], 'rượu bia, quà tặng và 2 mục khác'],
    ['đánh giá, xếp loại, rượu bia', ['evaluation', 'alcohol'], 'đánh giá, xếp loại, rượu bia'],
    ['văn bản, văn thư và lưu trữ', ['documents', 'archives'], 'văn bản, văn thư, lưu trữ'],
    ['phòng cháy và chữa cháy, rượu bia', ['fire_safety', 'alcohol'], 'phòng cháy, chữa cháy, rượu bia'],
    ['học tập và làm theo Bác, nêu gương', ['ho_chi_minh', 'setting_example'], 'học tập và làm theo Bác, nêu gương'],
    ['chủ đề rượu bia, chủ đề thuế', ['alcohol', 'taxes'], 'rượu bia, thuế'],
    ['rượu bia, , rượu bia, 3 câu', ['alcohol'], 'rượu bia'],
  ] as const)('%s', (line, topics, title) => {
    expect(asked(line, labelled)).toEqual({ topics, documents: [], title });
  }); // prettier-ignore

  it('are topics within documents where both are named', () => {
    const held = [
      { number: '30-CT/TU', title: 'Về tăng cường kỷ luật, kỷ cương hành chính', count: 3 },
      { number: '61/2026/QĐ-UBND', title: 'Quy chế làm việc', count: 1 },
    ];
    expect(asked('rượu bia, 30-CT/TU, 61/2026/QĐ-UBND 5 câu', labelled, held)).toEqual({
      topics: ['alcohol'],
      documents: ['30-CT/TU', '61/2026/QĐ-UBND'],
      title: 'rượu bia, 30-CT/TU, 61/2026/QĐ-UBND',
    });
    expect(asked('kỷ luật, kỷ cương hành chính', [], held)?.documents).toEqual(['30-CT/TU']);
  });

  it('are none where one of them is unknown, and that one is told', () => {
    const { subject } = readRequest('rượu bia, bóng đá và thuế 5 câu', new Date());
    expect(readSubject(subject, labelled, [])).toBeNull();
    expect(unknownIn(subject, labelled, [])).toBe('bong da');
    expect(unknownIn('rượu bia, bóng đá', labelled, [])).toBe('bóng đá');
  });

  it('every topic is found by its own name, alone and behind another', () => {
    for (const { id, label } of labelled) {
      expect(asked(`${label} 10 câu`, labelled)?.topics, label).toEqual([id]);
      const both = id === 'taxes' ? ['taxes'] : ['taxes', id];
      expect(asked(`thuế, ${label}, 10 câu`, labelled)?.topics, label).toEqual(both);
    }
  });
});

describe('what is offered for a round', () => {
  it('is every topic that an item is about, with its items', async () => {
    const topics = await items.topics();
    const asked = new Set((await pool()).flatMap(({ topic }) => (topic === null ? [] : [topic])));
    expect(topics.map(({ id }) => id).sort()).toEqual([...asked].sort());
    for (const { label } of topics) expect(label).toMatch(/^\p{L}[\p{L}, ]+$/u);
    expect(new Set(topics.map(({ label }) => label)).size).toBe(topics.length);
  });

  it('is every topic of the lexicon but what is off every topic, each by a name of its own', async () => {
    const lexicon = readLexicon();
    const source = roundItems(
      poolOf(lexicon.concepts.map(({ id }, at) => ({ ...quizItems[0]!, id: `q-${String(at)}`, topic: id }))),
      () => shipped.knowledge.library,
    );
    const offered = new Set((await source.topics()).map(({ id }) => id));
    const topics = lexicon.concepts.filter(({ role }) => role === 'topic').map(({ id }) => id);
    expect(topics.filter((id) => !offered.has(id))).toEqual(['off_topic']);
  });

  it('is what trainers named themselves', async () => {
    const own = [{ ...quizItems[0]!, topic: 'Tiếp dân ở phường' }];
    const source = roundItems(poolOf(own), () => shipped.knowledge.library);
    expect(await source.topics()).toEqual([
      { id: 'Tiếp dân ở phường', label: 'Tiếp dân ở phường', count: 1 },
    ]);
  });

  it('is every document that has items, found by number, by kind and first number, and by words of its title', async () => {
    const [topics, documents] = [await items.topics(), await items.documents()];
    expect(documents.map(({ number }) => number)).toContain('30-CT/TU');
    for (const { number } of documents)
      expect(readSubject(number.toLowerCase(), topics, documents)?.documents).toContain(number);
    const held = [
      { number: '30-CT/TU', title: 'Về tăng cường kỷ luật, kỷ cương hành chính', count: 3 },
      { number: '30/2024/TT-BNV', title: 'Hướng dẫn lưu trữ', count: 1 },
    ];
    expect(readSubject('ky luat ky cuong hanh chinh', [], held)?.documents).toEqual(['30-CT/TU']);
    expect(readSubject('chi thi 30', [], held)).toBeNull();
    expect(readSubject('chi thi so 30', [], held.slice(0, 1))?.documents).toEqual(['30-CT/TU']);
    expect(readSubject('luu tru', [], held)).toBeNull();
  });

  it('is told in part, and whole for who asks for the list', async () => {
    const topics = await items.topics();
    const [part, whole] = [await sayOffered(items), await sayOffered(items, true)];
    expect(part).toContain('Xem hết: gõ /quiz danh sách.');
    for (const { label } of topics) expect(whole).toContain(label);
    expect(part.length).toBeLessThan(whole.length);
  });
});
