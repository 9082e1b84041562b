import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../../../ingest/reader.ts';
import { documentReaders } from '../../../ingest/reader/documents.ts';
import { detectLegacy, fromFont, fromLegacy } from '../../../ingest/reader/legacy.ts';
import { docxFile } from '../../support/docx-file.ts';

/** One sentence of a rule as offices typed it before Unicode; bytes as Windows-1252 characters. */
const UNICODE =
  'Điều 1. Phạm vi điều chỉnh\nNghị định này quy định về chế độ, trách nhiệm của cơ quan, tổ chức; người được giao ở xã, phường và những việc không được làm.';
const TCVN3 =
  '§iÒu 1. Ph¹m vi ®iÒu chØnh\nNghÞ ®Þnh nµy quy ®Þnh vÒ chÕ ®é, tr¸ch nhiÖm cña c¬ quan, tæ chøc; ng\u00adêi ®\u00adîc giao ë x·, ph\u00adêng vµ nh÷ng viÖc kh«ng ®\u00adîc lµm.';
const VNI =
  'Ñieàu 1. Phaïm vi ñieàu chænh\nNghò ñònh naøy quy ñònh veà cheá ñoä, traùch nhieäm cuûa cô quan, toå chöùc; ngöôøi ñöôïc giao ôû xaõ, phöôøng vaø nhöõng vieäc khoâng ñöôïc laøm.';

const read = async (bytes: Uint8Array): Promise<string> =>
  (await documentReaders.text(bytes, 'x.txt'))[0]?.text ?? '';

describe('old Vietnamese encodings', () => {
  it.each([
    ['TCVN3', TCVN3],
    ['VNI', VNI],
  ] as const)('%s is told by its words and converted, as bytes and as characters', async (encoding, text) => {
    expect(detectLegacy(text.split('\n'))).toBe(encoding);
    expect(await read(Buffer.from(text, 'latin1'))).toBe(UNICODE);
    expect(await read(Buffer.from(text, 'utf8'))).toBe(UNICODE);
  });

  it('the administrator is told', async () => {
    const [source] = await documentReaders.text(Buffer.from(TCVN3, 'latin1'), 'x.txt');
    expect(source?.warnings.join()).toContain('TCVN3');
  });

  it('capitals of ABC fonts get their tone marks back', () => {
    expect(fromLegacy('CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM', 'TCVN3')).toBe(
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    );
    expect(fromLegacy('§éc lËp - Tù do, ñy ban nh©n d©n tØnh Hµ Nam', 'TCVN3')).toBe(
      'Độc lập - Tự do, ủy ban nhân dân tỉnh Hà Nam',
    );
    expect(fromFont('quyÕt ®Þnh', '.VnTimeH')).toBe('QUYẾT ĐỊNH');
    expect(fromFont('quyết định', '.VnTime')).toBe('quyết định');
  });

  it('every VNI vowel with every tone', () => {
    expect(
      fromLegacy(
        'aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë eù eø eû eõ eï eâ eá eà eå eã eä',
        'VNI',
      ),
    ).toBe('á à ả ã ạ â ấ ầ ẩ ẫ ậ ă ắ ằ ẳ ẵ ặ é è ẻ ẽ ẹ ê ế ề ể ễ ệ');
    expect(
      fromLegacy('í ì æ ó ò où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï', 'VNI'),
    ).toBe('í ì ỉ ĩ ị ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ ú ù ủ ũ ụ');
    expect(fromLegacy('ö öù öø öû öõ öï yù yø yû yõ î ñ AÙ EÄ OÁ ÔØ ÖÕ Î Ñ', 'VNI')).toBe(
      'ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ đ Á Ệ Ố Ờ Ữ Ỵ Đ',
    );
  });

  it('Unicode text and other languages are left alone', () => {
    expect(detectLegacy(UNICODE.split('\n'))).toBeNull();
    expect(
      detectLegacy(['Règlement général sur la protection des données à caractère personnel']),
    ).toBeNull();
    expect(detectLegacy(['và', 'có à', 'là'])).toBeNull();
  });

  it('Windows-1258, UTF-16 and decomposed letters become NFC', async () => {
    const windows = Buffer.from(
      'Nghi\u00f2 đi\u00f2nh này quy đi\u00f2nh vê\u00cc chê\u00ec đô\u00f2'.replaceAll('đ', '\u00f0'),
      'latin1',
    );
    expect(await read(windows)).toBe('Nghị định này quy định về chế độ');
    expect(await read(Buffer.from(`\ufeff${UNICODE}`, 'utf16le'))).toBe(UNICODE);
    expect(await read(Buffer.from(UNICODE, 'utf16le').swap16())).toBe(UNICODE);
    expect(await read(Buffer.from(`\ufeff${UNICODE.normalize('NFD').replaceAll('\n', '\r\n')}`))).toBe(
      UNICODE,
    );
  });

  it('bytes in no known encoding are refused', async () => {
    await expect(read(Buffer.from('\u00d3\u00d4\u00d5 \u00e8\u00e9 \u00c0\u00cf', 'latin1'))).rejects.toThrow(
      UnreadableError,
    );
  });

  it('in DOCX, a run in an ABC font is converted and the Unicode beside it is not', async () => {
    const run = (font: string, text: string): string =>
      `<w:r><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${run('.VnTimeH', '§iÒu 1. ')}${run('.VnTime', 'c¬ quan ')}${run('Arial', 'và đơn vị')}</w:p>`;
    const [source] = await documentReaders.docx(docxFile({ body }), 'x.docx');
    expect(source?.text).toBe('ĐIỀU 1. cơ quan và đơn vị');
  });
});
