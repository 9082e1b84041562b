import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askedIn, leastAsked } from '../../../../bot/quiz/practice/draw.ts';
import { createNeeded } from '../../../../bot/quiz/practice/needed.ts';
import type { PracticeParts } from '../../../../bot/quiz/practice/types.ts';
import { createWanted } from '../../../../bot/quiz/practice/wanted.ts';
import { sourceOf } from '../../../../bot/quiz/practice.ts';
import { labelOf } from '../../../../bot/quiz/pool.ts';
import { readSettings, SettingsError } from '../../../../bot/settings.ts';
import { createLibrary, type Library } from '../../../../knowledge/library.ts';
import type { Document } from '../../../../knowledge/types.ts';
import { itemsOfDirective } from '../../../fixtures/practice-items.ts';
import { readDirective } from '../../../ingest/shipped.ts';
import { sharedLexicon } from '../../../support/notice-world.ts';
import { openPracticeWorld, type PracticeWorld } from '../../../support/practice.ts';

const { document: directive } = readDirective();
/** The directive's provisions under another number and title: what a library of several documents looks like. */
const renamed = (number: string, title: string): Document => ({
  ...directive,
  number,
  title,
  provisions: directive.provisions.map((one) => ({
    ...one,
    document: number,
    id: one.id.replace(directive.number, number),
    heading: null,
    text: number === '1/2020/QH14' ? 'Nhà báo tác nghiệp theo luật.' : one.text,
  })),
});
const PRESS = renamed('1/2020/QH14', 'Luật về người làm báo');
const STAFF = renamed('2/2020/QH14', 'Luật về viên chức');

const items = itemsOfDirective(createLibrary('one', [directive], []));
/** The press law before all others, as a library may have it. */
const library = createLibrary('three', [PRESS, STAFF, directive], []);
const shelved = [PRESS, STAFF, directive].flatMap(({ number }) =>
  items.map((item) => ({
    ...item,
    provision: item.provision?.replace(directive.number, number) ?? null,
    topic: number === STAFF.number ? null : item.topic,
  })),
);

async function ordered(changes: Partial<PracticeParts> = {}, serving: Library = library) {
  const parts = {
    items: sourceOf(() => shelved),
    library: () => serving,
    lexicon: sharedLexicon,
    topicName: labelOf,
    ...changes,
  } as PracticeParts;
  const needed = createNeeded(parts, createWanted(parts));
  return needed(await parts.items.provisions());
}
const documentsIn = (ids: readonly string[]) => [...new Set(ids.map((id) => id.split('#')[0]))];

describe('what is asked first', () => {
  it('is the directive, on the four topics before the rest of it; then laws on staff, then others', async () => {
    const ids = await ordered();
    expect(documentsIn(ids)).toEqual(['30-CT/TU', '2/2020/QH14', '1/2020/QH14']);
    expect(ids[0]).toBe('30-CT/TU#m3.d2');
    expect(await ordered()).toEqual(ids);
    expect([...ids].sort()).toEqual([...new Set(shelved.map(({ provision }) => provision))].sort());
  });

  it('is what the office names; a name of nothing is told, with how to write it', async () => {
    const told: string[] = [];
    const changes = { first: ['1/2020/QH14', 'tàu vũ trụ'], tell: (one: string) => void told.push(one) };
    expect(documentsIn(await ordered(changes))[0]).toBe('1/2020/QH14');
    expect(told).toEqual([expect.stringContaining('PRACTICE_FIRST: chưa có câu hỏi nào về “tàu vũ trụ”')]);
    const { practiceFirst } = readSettings({ PRACTICE_FIRST: ' 30-CT/TU ; rượu bia;' });
    expect(practiceFirst).toEqual(['30-CT/TU', 'rượu bia']);
    expect(() => readSettings({ PRACTICE_FIRST: 'x'.repeat(81) })).toThrow(SettingsError);
  });
});

describe('of a rule with many items', () => {
  const rule = items.filter(({ provision }) => provision === '30-CT/TU#m3.d2');
  const [first, second] = rule;

  it('the sentence that was asked least comes next, then its item asked least', () => {
    if (first === undefined || second === undefined) throw new Error('no items');
    const many = [first, { ...first, id: 'again' }, { ...first, id: 'third' }, second];
    const asked = (...ids: string[]) =>
      askedIn(ids.map((item) => ({ ...attempt, item }))) as ReadonlyMap<string, number>;
    expect(leastAsked(many, asked(), ALL)?.id).toBe(first.id);
    expect(leastAsked(many, asked(first.id), ALL)?.id).toBe(second.id);
    expect(leastAsked(many, asked(first.id, second.id), ALL)?.id).toBe('again');
  });

  it('a session on a topic asks its items, though another sentence was asked less', () => {
    const topic = second?.topic ?? 'none';
    const on = rule.filter((item) => item.topic === topic).map(({ id }) => id);
    const asked = askedIn(on.map((item) => ({ ...attempt, item })));
    expect(on).toContain(leastAsked(rule, asked, { topics: [topic], holds: null })?.id);
  });

  const ALL = { topics: [], holds: null };
  const attempt = {
    ...{ person: 'p', item: '', provision: null, topic: null, round: null, correct: true },
    ...{ choice: 0, ms: null, at: '2026-11-23T01:00:00.000Z', unit: null },
  };
});

describe('two people', () => {
  let world: PracticeWorld;
  beforeEach(async () => {
    world = await openPracticeWorld();
  });
  afterEach(() => world.close());

  it('are asked the same first, whatever chance says', async () => {
    const [one, other] = [await world.say('/luyen', '1001'), await world.say('/luyen', '1002')];
    const stem = (text: string) => text.split('\n')[3];
    expect(stem(one)).toBeTruthy();
    expect(stem(other)).toBe(stem(one));
  });
});
