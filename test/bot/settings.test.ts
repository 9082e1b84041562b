import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError, type Environment } from '../../bot/settings.ts';
import { schemas } from '../../bot/settings/variables.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const token = '123456789:AAEabcdefghijklmnopqrstuvwxyz012345';

const problemsOf = (environment: Environment): readonly string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
};

describe('settings', () => {
  it('are the documented defaults when nothing is set', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      office: null,
      publicUrl: null,
      embedOrigins: [],
      trustProxy: false,
      ratePerMinute: 600,
      dataDir: 'data',
      retentionDays: 90,
      trainersAnswer: false,
      practiceFirst: null,
      logLevel: 'warn',
      colour: 'terminal',
      pager: ['less', '-R'],
      historyLines: 500,
      telegram: null,
      zaloBot: null,
      zaloOa: null,
      embeddings: null,
      judge: null,
      secrets: [],
    });
  });

  it('count an empty value as unset', () => {
    expect(readSettings({ PORT: '', TELEGRAM_BOT_TOKEN: '', NO_COLOR: '' })).toEqual(readSettings({}));
  });

  it('join what belongs together', () => {
    const settings = readSettings({
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_WEBHOOK_URL: 'https://kycuong.example.vn/telegram',
      TELEGRAM_WEBHOOK_SECRET: 'mot-chuoi-bi-mat-rat-dai',
      EMBEDDINGS_URL: 'http://127.0.0.1:8080/v1/',
      EMBEDDINGS_MODEL: 'bge-m3',
      KY_CUONG_JUDGE: 'rerank',
      KY_CUONG_JUDGE_URL: 'http://127.0.0.1:8081/v1/rerank/',
      KY_CUONG_JUDGE_KEY: 'khoa-cham',
      NO_COLOR: '1',
    });
    expect(settings.telegram).toEqual({
      token,
      apiRoot: 'http://127.0.0.1:8081',
      webhook: { url: 'https://kycuong.example.vn/telegram', secret: 'mot-chuoi-bi-mat-rat-dai' },
    });
    expect(settings.embeddings).toEqual({ url: 'http://127.0.0.1:8080/v1', model: 'bge-m3', key: null });
    expect(settings.judge).toEqual({
      kind: 'rerank',
      url: 'http://127.0.0.1:8081/v1/rerank',
      model: null,
      key: 'khoa-cham',
      deadline: 2000,
    });
    expect(settings.colour).toBe('never');
    expect(settings.secrets).toEqual([token, 'mot-chuoi-bi-mat-rat-dai', 'khoa-cham']);
  });

  it.each([
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, 'always'],
    [{ FORCE_COLOR: '0' }, 'never'],
    [{ NO_COLOR: '1' }, 'never'],
  ])('colours by %j: %s', (environment, colour) => {
    expect(readSettings(environment).colour).toBe(colour);
  });

  it('name every variable at fault, its value and the cure, all at once', () => {
    const problems = problemsOf({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      RETENTION_DAYS: '-1',
      TRUST_PROXY: 'yes',
    });
    expect(problems).toHaveLength(4);
    expect(problems[0]).toBe('PORT="99999" không hợp lệ: ghi một số nguyên từ 0 đến 65535, ví dụ 3000.');
    expect(problems.map((problem) => problem.split('=')[0])).toEqual([
      'PORT',
      'TRUST_PROXY',
      'RETENTION_DAYS',
      'LOG_LEVEL',
    ]);
  });

  it.each(['0x50', '3e3', ' 80', '80 ', '１２３', '-1', '3000.5', '65536'])('refuse the port %j', (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1);
  });

  it.each([
    ['TELEGRAM_WEBHOOK_URL', 'http://kycuong.example.vn/telegram'],
    ['PUBLIC_URL', 'kycuong.example.vn'],
    ['EMBEDDINGS_URL', 'file:///etc/passwd'],
    ['KY_CUONG_JUDGE', 'gpt'],
    ['KY_CUONG_JUDGE_URL', 'http://an:matkhau@127.0.0.1/rerank'],
    ['KY_CUONG_JUDGE_DEADLINE', '60000'],
    ['TELEGRAM_BOT_TOKEN', 'abc'],
    ['TELEGRAM_WEBHOOK_SECRET', 'ngắn'],
    ['KY_CUONG_DATA', 'da\nta'],
    ['HOST', 'máy này'],
    ['EMBED_ORIGINS', '*'],
    ['EMBED_ORIGINS', 'https://a.vn/duong-dan'],
    ['EMBED_ORIGINS', 'https://a.vn; script-src *'],
    ['EMBED_ORIGINS', 'https://an:mk@a.vn'],
  ])('refuse %s=%j', (name, value) => {
    expect(problemsOf({ [name]: value }).join('\n')).toContain(name);
  });

  it('read sites that may frame the chat, with spaces or commas between', () => {
    const { embedOrigins } = readSettings({ EMBED_ORIGINS: 'https://A.example.vn/, http://noibo:8080' });
    expect(embedOrigins).toEqual(['https://a.example.vn', 'http://noibo:8080']);
  });

  it('join what belongs to Zalo', () => {
    const secret = 'mot-chuoi-bi-mat-rat-dai';
    const settings = readSettings({
      ZALO_BOT_TOKEN: '1459232241454765289:AbCd-ef_GHIJ',
      ZALO_BOT_WEBHOOK_URL: 'https://kycuong.example.vn/zalo-bot',
      ZALO_BOT_WEBHOOK_SECRET: secret,
      ZALO_OA_APP_ID: '4312345678901234567',
      ZALO_OA_APP_SECRET: 'khoaUngDung01',
      ZALO_OA_WEBHOOK_URL: 'https://kycuong.example.vn/zalo-oa',
      ZALO_OA_WEBHOOK_SECRET: 'khoaOA0123456',
    });
    expect(settings.zaloBot).toEqual({
      token: '1459232241454765289:AbCd-ef_GHIJ',
      apiRoot: 'https://bot-api.zaloplatforms.com',
      webhook: { url: 'https://kycuong.example.vn/zalo-bot', secret },
    });
    expect(settings.zaloOa).toEqual({
      appId: '4312345678901234567',
      appSecret: 'khoaUngDung01',
      webhook: { url: 'https://kycuong.example.vn/zalo-oa', secret: 'khoaOA0123456' },
      redirectUrl: null,
      apiRoot: 'https://openapi.zalo.me',
      oauthRoot: 'https://oauth.zaloapp.com',
    });
    expect(settings.secrets).toContain('khoaOA0123456');
  });

  it('keep the paths of webhooks apart', () => {
    const url = 'https://kycuong.example.vn/zalo';
    const problems = problemsOf({
      ZALO_BOT_TOKEN: '1459232241454765289:AbCd-ef_GHIJ',
      ZALO_BOT_WEBHOOK_URL: url,
      ZALO_BOT_WEBHOOK_SECRET: 'mot-chuoi-bi-mat-rat-dai',
      ZALO_OA_APP_ID: '4312345678901234567',
      ZALO_OA_APP_SECRET: 'khoaUngDung01',
      ZALO_OA_WEBHOOK_URL: url,
      ZALO_OA_WEBHOOK_SECRET: 'khoaOA0123456',
    });
    expect(problems).toEqual([
      'ZALO_OA_WEBHOOK_URL trùng đường dẫn /zalo với ZALO_BOT_WEBHOOK_URL: ghi mỗi địa chỉ một đường dẫn riêng.',
    ]);
  });

  it('ask for what another variable needs', () => {
    const problems = problemsOf({
      TELEGRAM_WEBHOOK_URL: 'https://kycuong.example.vn/telegram',
      EMBEDDINGS_MODEL: 'm',
      KY_CUONG_JUDGE: 'chat',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'TELEGRAM_WEBHOOK_SECRET',
      'TELEGRAM_BOT_TOKEN',
      'EMBEDDINGS_URL',
      'KY_CUONG_JUDGE_URL',
      'KY_CUONG_JUDGE_MODEL',
    ]);
  });

  it('never show a secret or a password in an address', () => {
    const shown = problemsOf({
      TELEGRAM_BOT_TOKEN: '123:khong-dung-bi-mat!',
      EMBEDDINGS_KEY: 'khoa bi mat',
      PUBLIC_URL: 'https://an:matkhau@example.vn',
    }).join('\n');
    expect(shown).not.toMatch(/bi-mat|bi mat|matkhau/);
    expect(shown).toContain('đã che, dài 22 ký tự');
  });

  it('end in settings or in one SettingsError on a single line per problem, whatever is written', () => {
    const value = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
    const environment = fc.dictionary(fc.constantFrom(...Object.keys(schemas)), value);
    fc.assert(
      fc.property(environment, (given) => {
        for (const problem of problemsOf(given)) {
          expect(problem).toMatch(/^[A-Z_]+[ =]/);
          expect(problem).not.toMatch(/[\n\r\x1b]/);
        }
      }),
    );
  });
});

describe('.env.example', () => {
  const lines = example.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  it('lists exactly the variables that are read, in the same order', () => {
    expect(lines.map((line) => line.split('=')[0])).toEqual(Object.keys(schemas));
  });

  it('changes nothing when copied as it is', () => {
    const pairs = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
    expect(readSettings(Object.fromEntries(pairs))).toEqual(readSettings({}));
  });

  it('explains every variable just above it', () => {
    const all = example.split('\n');
    for (const line of lines) expect(all[all.indexOf(line) - 1]).toMatch(/^# /);
  });
});
