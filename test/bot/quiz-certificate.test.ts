import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebChannel, type WebChannel } from '../../bot/channel/web.ts';
import { certificateCode, readCertificate, type Certificate } from '../../bot/quiz-certificate.ts';
import { openVisitor, textOf } from './channel/web/visitor.ts';
import { plainOptions } from './channel/web/world.ts';

const KEY = 'k'.repeat(32);
const LAN: Certificate = {
  name: 'Nguyễn Thị Lan <b>',
  round: 'Kỷ luật, kỷ cương quý IV',
  right: 18,
  of: 20,
  day: '2026-11-26',
};

describe('a certificate', () => {
  it('reads back what was certified, whatever people typed', () => {
    const words = (max: number) =>
      fc.string({ minLength: 1, maxLength: max, unit: 'grapheme' }).map((text) => text.trim());
    fc.assert(
      fc.property(words(30), words(40), fc.nat(100), (name, round, right) => {
        fc.pre(name !== '' && round !== '' && name.length <= 80 && round.length <= 120);
        const certificate = { name, round, right, of: 100, day: '2026-11-26' };
        const code = certificateCode(KEY, certificate);
        expect(code).toMatch(/^[\w.-]+$/);
        expect(readCertificate(KEY, code)).toEqual(certificate);
      }),
    );
  });

  it('is none under another key, nor with a letter changed, cut or added', () => {
    const code = certificateCode(KEY, LAN);
    expect(readCertificate('x'.repeat(32), code)).toBeNull();
    fc.assert(
      fc.property(fc.nat(code.length - 1), (at) => {
        const other = code[at] === 'A' ? 'B' : 'A';
        expect(readCertificate(KEY, code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
        expect(readCertificate(KEY, code.slice(0, at))).toBeNull();
      }),
    );
    expect(readCertificate(KEY, `${code}A`)).toBeNull();
    expect(readCertificate(KEY, `A${code}`)).toBeNull();
    expect(readCertificate(KEY, 'A'.repeat(100_000))).toBeNull();
    expect(readCertificate(KEY, '')).toBeNull();
  });

  it('is not made of what it cannot say', () => {
    for (const wrong of [{ name: ' ' }, { name: 'x'.repeat(81) }, { right: -1 }, { day: '26/11/2026' }])
      expect(() => certificateCode(KEY, { ...LAN, ...wrong })).toThrow();
  });
});

describe('the page of a certificate', () => {
  let channel: WebChannel;
  beforeAll(async () => {
    channel = createWebChannel(plainOptions());
    await channel.start();
  });
  afterAll(() => channel.stop());

  it('shows name, round, score and day to whoever has the code, and nothing without', async () => {
    const lan = openVisitor(channel.address());
    const code = certificateCode(KEY, LAN);
    const page = await lan.get(`/chung-nhan/${code}`);
    expect(page.status).toBe(200);
    for (const words of ['Nguyễn Thị Lan <b>', 'Kỷ luật, kỷ cương quý IV', 'đúng 18/20 câu', '26/11/2026'])
      expect(textOf(page.html)).toContain(words);
    expect(page.html).not.toContain('<b>');
    expect(page.headers.get('x-robots-tag')).toBe('noindex');
    expect((await lan.get(`/chung-nhan/${code.slice(0, -2)}`)).status).toBe(404);
    expect((await lan.get('/chung-nhan/x')).status).toBe(404);
  });
});
