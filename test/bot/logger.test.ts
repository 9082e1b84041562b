import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger, withoutSecrets } from '../../bot/logger.ts';
import type { LogLevel } from '../../bot/settings.ts';

const token = '123456789:AAEabcdefghijklmnopqrstuvwxyz012345';

const logged = (level: LogLevel, write: (logger: ReturnType<typeof createLogger>) => void): string[] => {
  const lines: string[] = [];
  write(createLogger(level, ['mật-khẩu-"của"-tôi'], { write: (line: string) => void lines.push(line) }));
  return lines;
};

describe('the log', () => {
  it('is one JSON object a line with time, level and message', () => {
    const [line = ''] = logged('info', (log) => log.info({ port: 3000 }, 'trang hỏi đáp đã mở'));
    expect(JSON.parse(line)).toMatchObject({ level: 30, port: 3000, msg: 'trang hỏi đáp đã mở' });
    expect(JSON.parse(line)).toHaveProperty('time', expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/));
  });

  it('keeps quiet below its level', () => {
    expect(logged('warn', (log) => log.info('không ghi'))).toEqual([]);
    expect(logged('silent', (log) => log.fatal('không ghi'))).toEqual([]);
  });

  it('never holds what a person wrote, nor a secret field', () => {
    const question = 'Trưa nay ăn cưới uống một lon bia được không?';
    const [line = ''] = logged('info', (log) =>
      log.info({ text: question, turn: { question, token }, code: 'AB12' }, 'hỏi'),
    );
    expect(line).not.toMatch(/lon bia|AAE|AB12/);
  });

  it('keeps the code of an error', () => {
    const error = Object.assign(new Error('nối không được'), { code: 'ECONNREFUSED' });
    expect(logged('info', (log) => log.error({ err: error }, 'lỗi'))[0]).toContain('ECONNREFUSED');
  });

  it('hides a token in the address of a failed call and a known secret anywhere', () => {
    const error = new Error(
      `POST https://api.telegram.org/bot${token}/getMe thất bại với mật-khẩu-"của"-tôi`,
    );
    const [line = ''] = logged('info', (log) => log.error({ err: error }, error.message));
    expect(line).not.toContain('AAE');
    expect(line).not.toContain('mật-khẩu');
    expect(JSON.parse(line)).toMatchObject({ level: 50 });
  });

  it('hides any secret of eight characters or more', () => {
    const secret = fc
      .string({ minLength: 8, unit: 'grapheme-ascii' })
      .filter((text) => !'[đã che]'.includes(text));
    fc.assert(
      fc.property(secret, fc.string(), (hidden, around) => {
        expect(withoutSecrets(JSON.stringify({ a: around + hidden }), [hidden])).not.toContain(hidden);
      }),
    );
  });
});
