import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, type Look } from '../../../../bot/channel/terminal/layout.ts';
import { harmless, lettersOf, widthOf } from '../../../../bot/channel/terminal/width.ts';

const rule =
  'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực; hút thuốc lá đúng nơi quy định.';
const widthOfLine = (line: string) => lettersOf(line).reduce((sum, letter) => sum + widthOf(letter), 0);
const narrow: Look = { colour: false, columns: 40 };

describe('the layout of a terminal', () => {
  it('wraps at spaces and keeps every word', () => {
    const lines = layOut(rule, [], narrow).split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map(widthOfLine))).toBeLessThanOrEqual(40);
    expect(lines.join(' ')).toBe(rule);
  });

  it('counts decomposed letters as one column and emoji as two', () => {
    expect(widthOfLine('uống rượu'.normalize('NFD'))).toBe(9);
    expect(widthOfLine('👍 được')).toBe(7);
  });

  it('keeps the indent of a row on the lines that follow', () => {
    const lines = layOut(`  ${rule}`, [], narrow).split('\n');
    expect(lines.every((line) => /^ {2}\S/.test(line))).toBe(true);
  });

  it('leaves the text as it is where there is no terminal', () => {
    expect(layOut(rule, [{ start: 0, end: 5, style: 'mark' }], { colour: false, columns: null })).toBe(rule);
  });

  it('paints marked words bold and underlined, over line ends too, and nothing else', () => {
    const start = rule.indexOf('đồ uống có cồn');
    const painted = layOut(rule, [{ start, end: start + 14, style: 'mark' }], {
      colour: true,
      columns: null,
    });
    expect(painted).toContain('\x1b[0;1;4mđồ uống có cồn\x1b[0m trong');
  });

  it('changes no letter and passes no line over the width, whatever the text', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem({ mode: 'sentences' })).map(harmless);
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 130 }), fc.boolean(), (written, columns, colour) => {
        const styled = [{ start: 1, end: 7, style: 'mark' as const }];
        const shown = layOut(written, styled, { colour, columns }).replaceAll(/\u001b\[[0-9;]*m/g, '');
        expect(shown.replaceAll(/[ \n]/g, '')).toBe(written.replaceAll(/[ \n]/g, ''));
        for (const line of shown.split('\n')) expect(widthOfLine(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('harmless text', () => {
  it('has nothing that a terminal obeys', () => {
    expect(harmless('\x1b[31mđỏ\x07\x9b2J \u202eogn\u202c\r\nhai\tba')).toBe('[31mđỏ2J ogn\nhai ba');
  });

  it('keeps Vietnamese, emoji and line ends', () => {
    const text = 'Thủ trưởng cơ quan 👨‍👩‍👧\nđược báo cáo'.normalize('NFD');
    expect(harmless(text)).toBe(text);
  });

  it('never lets a control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(harmless(text)).not.toMatch(/[^\P{Cc}\n]/u);
      }),
    );
  });
});
