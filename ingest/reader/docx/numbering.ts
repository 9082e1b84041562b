import { child, elementsOf, parseXml, type Element } from '../dom.ts';
import type { Level, List } from '../list-counters.ts';
import { isOn, valueOf } from './styles.ts';

/** The lists of `word/numbering.xml` by `w:numId`; empty where there is no such part. */
export function readNumbering(xml: string | null): ReadonlyMap<string, List> {
  const root = xml === null ? undefined : child(parseXml(xml), 'w:numbering');
  const elements = root === undefined ? [] : elementsOf(root);
  const abstracts = elements.filter((one) => one.name === 'w:abstractNum');
  const byId = new Map(abstracts.map((one) => [one.attribs['w:abstractNumId'] ?? '', one]));
  const byStyle = new Map(abstracts.map((one) => [valueOf(child(one, 'w:styleLink')), one]));
  const lists = elements
    .filter((one) => one.name === 'w:num')
    .map((num): [string, List] => {
      const abstract = byId.get(valueOf(child(num, 'w:abstractNumId')) ?? '');
      const linked = valueOf(abstract && child(abstract, 'w:numStyleLink'));
      return [
        num.attribs['w:numId'] ?? '',
        readList(num, (linked === null ? null : byStyle.get(linked)) ?? abstract),
      ];
    });
  return new Map(lists);
}

function readList(num: Element, abstract: Element | undefined): List {
  const levels = readLevels(abstract);
  const startsAt = new Map<number, number>();
  for (const override of elementsOf(num).filter((one) => one.name === 'w:lvlOverride')) {
    const level = Number(override.attribs['w:ilvl'] ?? 0);
    const start = valueOf(child(override, 'w:startOverride'));
    if (start !== null) startsAt.set(level, Number(start));
    for (const [at, changed] of readLevels(override)) levels.set(at, changed);
  }
  return { abstractId: abstract?.attribs['w:abstractNumId'] ?? '', levels, startsAt };
}

function readLevels(parent: Element | undefined): Map<number, Level> {
  const elements = parent === undefined ? [] : elementsOf(parent).filter((one) => one.name === 'w:lvl');
  return new Map(elements.map((one) => [Number(one.attribs['w:ilvl'] ?? 0), readLevel(one)]));
}

function readLevel(element: Element): Level {
  const value = (name: string): string | null => valueOf(child(element, name));
  const restart = value('w:lvlRestart');
  const legal = child(element, 'w:isLgl');
  const suffix = value('w:suff');
  return {
    start: Number(value('w:start') ?? 0),
    format: value('w:numFmt') ?? 'decimal',
    text: value('w:lvlText') ?? '',
    restartAfter: restart === null ? null : Number(restart),
    legal: legal !== undefined && isOn(legal.attribs['w:val'] ?? '1'),
    style: value('w:pStyle'),
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
  };
}
