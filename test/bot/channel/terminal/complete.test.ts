import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replacements } from '../../../../bot/channel/capabilities.ts';
import { bare, commandsWith } from '../../../../bot/channel/terminal/commands.ts';
import { complete } from '../../../../bot/channel/terminal/complete.ts';
import { help } from '../../../../bot/channel/terminal/words.ts';
import { createLibrary } from '../../../../knowledge/library.ts';
import { directive, smallLibrary } from '../../../support/rules.ts';

const library = smallLibrary();
/** What people do elsewhere in place of what a terminal lacks. */
const replaced = replacements('terminal').join('\n');
const alone = createLibrary('một', [directive()], []);
const offered = (line: string, store = true) => complete(line, library, commandsWith(store))[0];

describe('Tab at the terminal', () => {
  it.each([
    [
      '/',
      [
        ...['/vanban', '/nguon', '/mo', '/tot', '/chua', '/chuyen', '/about', '/start'],
        ...['/thaydoi', '/luyen', '/ketqua', '/quiz', '/batdau', '/tamdung', '/tieptuc', '/ketthuc'],
        ...['/xephang', '/doi', '/donvi', '/quen', '/quyen', '/vaitro', '/dangnhap'],
        ...['/moi', '/hoidap', '/traloi', '/help', '/trogiup', '/thoat'],
      ],
    ],
    ['/th', ['/thaydoi', '/thoat']],
    ['/tr', ['/traloi', '/trogiup']],
    ['/b', ['/batdau']],
    ['/NG', ['/nguon']],
    ['/qu', ['/quiz', '/quen', '/quyen']],
    ['/nguồ', ['/nguon']],
  ])('completes the command %s', (line, commands) => expect(offered(line)).toEqual(commands));

  it('completes every command that the help names, and the help names every one that is completed', () => {
    const named = [...help.replaceAll(replaced, '').matchAll(/(?<![\p{L}\d])\/[a-z]+/gu)].map(
      ([name]) => name,
    );
    expect(new Set(named)).toEqual(new Set(commandsWith(true)));
  });

  it('offers no command that needs a store where there is none', () => {
    expect(offered('/', false)).toEqual([
      ...['/vanban', '/nguon', '/mo', '/about', '/start', '/quen', '/help', '/trogiup', '/thoat'],
    ]);
    expect(offered('/qui', false)).toEqual([]);
  });

  it.each([
    ['/vanban ', ['30-CT/TU', '61/2026/QĐ-UBND', '610/2026/QĐ-UBND']],
    ['/nguon 3', ['30-CT/TU']],
    ['/vanban 30-ct/t', ['30-CT/TU']],
    ['/mo 61/2026/qd', ['61/2026/QĐ-UBND']],
    ['theo 61', ['61/2026/QĐ-UBND', '610/2026/QĐ-UBND']],
    ['61', ['61/2026/QĐ-UBND', '610/2026/QĐ-UBND']],
  ])('completes the number at the end of %j', (line, numbers) => expect(offered(line)).toEqual(numbers));

  it.each([
    ['/vanban 30-CT/TU muc 3', ['mục 3', 'mục 3, đoạn 1', 'mục 3, đoạn 2', 'mục 3, đoạn 3']],
    ['/vanban 61/2026/qđ-ubnd dieu 1', ['Điều 1', 'Điều 10', 'Điều 11', 'Điều 12']],
    ['/nguon 61/2026/QĐ-UBND khoản 2 Điều 12', ['khoản 2 Điều 12']],
    ['tại 61/2026/QĐ-UBND ĐIỂM A KHOẢN 1 ĐIỀU 3', ['điểm a khoản 1 Điều 3']],
    ['/vanban 610/2026/QĐ-UBND ', ['Điều 1']],
  ])('completes the place in %j', (line, places) => expect(offered(line)).toEqual(places));

  it('completes places without a number where there is but one document', () => {
    expect(complete('nội dung muc 2', alone, [])).toEqual([
      ['mục 2', 'mục 2, đoạn 1', 'mục 2, đoạn 2'],
      'muc 2',
    ]);
  });

  it.each([
    'uống bia được không',
    'ngày 30',
    'điều 6',
    '/quyen 3',
    'theo 61/2026/QĐ-UBND thì',
    '61/2026/QĐ-UBND ',
    '',
  ])('offers nothing at the end of %j', (line) => expect(offered(line)).toEqual([]));

  it('offers only what goes on from the end of the line, whatever is typed', () => {
    const piece = fc.constantFrom(
      '/vanban ',
      '/nguon',
      '30',
      '30-CT/TU',
      ' ',
      'mục ',
      '3',
      'Điều 1',
      'đoạn',
      ',',
      '\u0301',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((all) => all.join('')),
          fc.string(),
        ),
        (line) => {
          const [all, typed] = complete(line, library, commandsWith(true));
          expect(line.endsWith(typed)).toBe(true);
          expect(all.length).toBeLessThanOrEqual(60);
          for (const one of all) expect(bare(one).startsWith(bare(typed))).toBe(true);
        },
      ),
    );
  });
});
