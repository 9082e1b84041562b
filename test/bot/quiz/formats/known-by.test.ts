import { describe, expect, it } from 'vitest';
import { formatOf, importItems } from '../../../../bot/quiz/formats.ts';

const freshId = () => 'q-fresh';
/** Two bytes for each letter, as Notepad saves what it calls Unicode. */
const twoBytes = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a file of questions whose ending says nothing', () => {
  it.each([
    ['aiken', 'Ai ký công văn?\r\nA. Thủ trưởng\r\nB. Lái xe\r\nANSWER: A\r\n'],
    ['gift', 'Ai ký công văn?{=Thủ trưởng ~Lái xe}\r\n'],
    [
      'moodle',
      '<quiz><question type="shortanswer"><questiontext><text>Ai ký?</text></questiontext><answer fraction="100"><text>Thủ trưởng</text></answer></question></quiz>',
    ],
  ] as const)('is known as %s by its words, also where Notepad saved it as Unicode', async (format, text) => {
    const little = twoBytes(text);
    for (const bytes of [Buffer.from(text), little, Buffer.from(little).swap16()]) {
      expect(formatOf('cau-hoi.txt', bytes)).toBe(format);
      const read = await importItems(bytes, format, freshId);
      expect(read.kind).toBe('read');
      expect(read.kind === 'read' && read.items[0]?.item.options[0]).toBe('Thủ trưởng');
    }
  });
});
