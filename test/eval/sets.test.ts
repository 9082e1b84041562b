import { readWritten } from '../../eval/train.ts';
import { describe, expect, it } from 'vitest';
import { findTargets, sectionOf, TargetError } from '../../eval/run/targets.ts';
import { isHeldOut, readSet, setNames } from '../../eval/sets.ts';
import { fileOf, readDirective } from './directive.ts';

const library = readDirective();
const source = fileOf('30-CT-TU.txt').toString('utf8').normalize('NFC');
/** Cut at the labels by hand, so that the sets are checked without the parser too. */
const sections = new Map(
  ['mo-dau', '1', '2', '3', '4', '5', '6'].map((name, index, names) => {
    const from = name === 'mo-dau' ? 0 : source.indexOf(`\n${name}. `);
    const next = names[index + 1];
    return [name, source.slice(from, next ? source.indexOf(`\n${next}. `) : source.indexOf('Nơi nhận:'))];
  }),
);
sections.set('ket', source.slice(source.indexOf('Chỉ thị này phổ biến đến'), source.indexOf('Nơi nhận:')));

/** Ids alone come out of a failure: a set may be held out. */
describe.each(setNames())('the %s set', (name) => {
  const { questions } = readSet(name);
  const answered = questions.flatMap(({ id, expect: expected }) =>
    expected.outcome === 'answered' ? [{ id, expected }] : [],
  );

  it('states clauses that are verbatim in the source file, in the section stated', () => {
    const astray = answered.filter(({ expected: { clause, section, also = [] } }) => {
      const held = sections.get(section)?.includes(clause.normalize('NFC')) ?? false;
      return !held || also.some((other) => !source.includes(other.normalize('NFC')));
    });
    expect(astray.map(({ id }) => id)).toEqual([]);
  });

  it('states clauses that stand in exactly one provision, in the paragraph stated', () => {
    const astray = answered.filter(({ id, expected }) => {
      const targets = findTargets(library, id, expected);
      return targets.length !== 1 + (expected.also?.length ?? 0);
    });
    expect(astray.map(({ id }) => id)).toEqual([]);
  });

  it('asks only for documents that the directive cites and the library does not hold', () => {
    const wrong = questions.filter(
      ({ expect: expected }) =>
        expected.outcome === 'cited_not_held' &&
        (library.citationsOf(expected.document).length === 0 ||
          library.document(expected.document) !== undefined),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe('the sets together', () => {
  const sets = setNames().map(readSet);

  it('ask at least 60 questions that the directive decides, and 60 that it does not', () => {
    const outcomes = sets.flatMap(({ questions }) => questions.map((question) => question.expect.outcome));
    const count = (...wanted: string[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
    expect(count('answered', 'cited_not_held')).toBeGreaterThanOrEqual(60);
    expect(count('not_in_corpus')).toBeGreaterThanOrEqual(60);
  });

  it('hold out hardly a question that stands elsewhere too, whatever marks, case and punctuation', () => {
    const plain = (text: string) =>
      text
        .normalize('NFD')
        .toLowerCase()
        .replaceAll('đ', 'd')
        .replace(/[^a-z0-9]+/g, '');
    const key = ({ text, turns }: { text: string; turns: readonly string[] }) =>
      [...turns, text].map(plain).join('|');
    const written = readWritten(new URL('../../eval/questions/train/30-CT-TU/', import.meta.url), '30-CT/TU');
    const open = new Set([
      ...sets.filter(({ heldOut }) => !heldOut).flatMap(({ questions }) => questions.map(key)),
      ...written.flatMap(({ questions }) => questions.map(key)),
    ]);
    const crowded = sets.filter(({ heldOut, questions }) => {
      const known = questions.filter((question) => open.has(key(question)));
      // Writers apart from each other meet in a few short ones (a thanks, the content of a numbered document).
      return heldOut && known.length > 0.02 * questions.length;
    });
    expect(crowded.map(({ name }) => name)).toEqual([]);
  });

  it('are held out unless their name says dev', () => {
    expect(['dev', 'dev2', 'held-out', 'test', 'developed'].map(isHeldOut)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('where an expected clause stands', () => {
  const clause = 'hút thuốc lá đúng nơi quy định';

  it('is found in its section and paragraph', () => {
    const [target] = findTargets(library, 'x-1', { outcome: 'answered', section: '3', paragraph: 2, clause });
    const provision = library.provision(target?.provision ?? '');
    expect(provision?.id).toBe('30-CT/TU#m3.d2');
    expect(provision?.text.slice(target?.start, target?.end)).toBe(clause);
  });

  it.each([
    ['another section', { section: '4', paragraph: null }],
    ['another paragraph', { section: '3', paragraph: 1 }],
  ])('is a fault of the set when it names %s', (_, place) => {
    expect(() => findTargets(library, 'x-1', { outcome: 'answered', clause, ...place })).toThrow(TargetError);
  });

  it('names preamble and closing as the sets do, and no section for the rest', () => {
    const names = ['md.d2', 'm2.d1', 'm4', 'ket', 'tieu-de', 'ky'].map((path) => {
      const provision = library.provision(`30-CT/TU#${path}`);
      return provision && sectionOf(provision);
    });
    expect(names).toEqual(['mo-dau', '2', '4', 'ket', null, null]);
  });
});
