import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf, unchanged } from '../../../bot/channel/web/page/compare-rows.ts';
import { comparePage } from '../../../bot/channel/web/page/compare-page.ts';
import { differences } from '../../../bot/channel/web/page/differences.ts';
import { align } from '../../../knowledge/select.ts';
import type { Document } from '../../../knowledge/types.ts';
import { openVisitor, textOf } from './web/visitor.ts';
import { openWorld, TODAY, type World } from './web/world.ts';

let world: World;
let directive: Document;
beforeAll(async () => {
  world = await openWorld();
  directive = world.knowledge.library.document('30-CT/TU')!;
});
afterAll(() => world.close());

const get = (path: string) => openVisitor(world.url).get(path);

describe('two documents side by side', () => {
  it('every provision with words stands in one row', () => {
    const changed = {
      ...directive,
      number: 'SAU',
      provisions: directive.provisions
        .slice(2)
        .map((one) => ({ ...one, id: one.id.replace('30-CT/TU', 'SAU'), document: 'SAU' })),
    };
    const rows = rowsOf(directive, changed, align);
    const ids = (side: 'before' | 'after') => rows.flatMap((row) => row[side]?.id ?? []).sort();
    const speaking = (document: Document) =>
      document.provisions
        .filter(({ text, heading }) => text !== '' || heading !== null)
        .map(({ id }) => id)
        .sort();
    expect(ids('before')).toEqual(speaking(directive));
    expect(ids('after')).toEqual(speaking(changed));
    expect(rows.filter(unchanged).length).toBe(speaking(changed).length);
  });

  it('words that went and came are told apart', () => {
    const [before, after] = ['không được uống rượu, bia', 'không được uống bia và rượu'];
    const { gone, come } = differences(before, after);
    const taken = (text: string, spans: readonly { start: number; end: number }[]) =>
      spans.map(({ start, end }) => text.slice(start, end));
    expect(taken(before, gone).join(' ').split(' ')).toHaveLength(1);
    expect(taken(after, come).join(' ').split(' ')).toHaveLength(2);
    expect(differences(before, before)).toEqual({ gone: [], come: [] });
  });

  it('shows both, escaped', () => {
    const earlier = { ...directive, validity: { ...directive.validity, replacedBy: 'SAU' } };
    const later = { ...directive, number: 'SAU', title: '<img src=x>' };
    const html = String(comparePage({ earlier, later, today: TODAY, align, changedOnly: false }));
    expect(html).not.toContain('<img');
    expect(textOf(html)).toContain('quy định giữ nguyên');
  });

  it.each(['', '?truoc=30-CT/TU', '?truoc=30-CT/TU&sau=30-CT/TU', '?truoc=a&sau=b'])(
    '%s is not compared, in words',
    async (query) => {
      const { status, html } = await get(`/so-sanh${query}`);
      expect(status).toBe(404);
      expect(textOf(html)).toContain('văn bản');
    },
  );
});
