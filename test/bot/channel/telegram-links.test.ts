import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  MAX_PAYLOAD,
  openPayload,
  provisionPayload,
  roundPayload,
} from '../../../bot/channel/telegram/payload.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import { openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import { BEER, directive, library } from '../../fakes/telegram/directive.ts';
import type { Person, Seen } from '../../fakes/telegram/world.ts';

const ID = '30-CT/TU#m3.d2';
/** A library of one document with this number and one provision at this place. */
function holding(number: string, place: string) {
  const [first] = directive.provisions;
  if (first === undefined) throw new Error('no provision');
  const id = `${number}#${place}`;
  const provisions = [{ ...first, id, document: number }];
  return { id, library: createLibrary('one', [{ ...directive, number, provisions }], []) };
}

describe('Telegram: what a deep link carries', () => {
  it('fits in 64 of A-Za-z0-9_- and opens its provision again, whatever the id', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(text, fc.string({ minLength: 1, maxLength: 60 }), (number, tail) => {
        const place = tail.replaceAll('#', '.');
        fc.pre(!number.includes('#'));
        const { id, library: held } = holding(number, place);
        const payload = provisionPayload(id);
        expect(payload).toMatch(/^d_[A-Za-z0-9_-]+$/);
        expect(payload.length).toBeLessThanOrEqual(MAX_PAYLOAD);
        expect(payload.startsWith(roundPayload(''))).toBe(false);
        const opened = openPayload(payload, held);
        expect(opened.kind === 'provision' && opened.provision.id).toBe(id);
      }),
    );
  });

  it('hashes an id that is too long, and finds it in its document', () => {
    const { id, library: held } = holding('1234/2025/TTLT-BNV-BTC-BLĐTBXH', 'd123.k45.a.phu-luc-2.d3');
    expect(provisionPayload(id)).toMatch(/^d_h/);
    expect(openPayload(provisionPayload(id), held)).toMatchObject({ kind: 'provision', provision: { id } });
    expect(openPayload(provisionPayload(id), library)).toEqual({ kind: 'gone' });
  });

  it('knows a payload that it never made', () => {
    for (const payload of [
      'd_',
      'd_x123',
      'd_e*',
      'q_bia',
      'q_K7Q2M',
      'q_KAQ2MD',
      'xyz',
      `d_e${'a'.repeat(80)}`,
    ])
      expect(openPayload(payload, library)).toEqual({ kind: 'unknown' });
    expect(openPayload(provisionPayload('99-CT/TU#m1'), library)).toEqual({ kind: 'gone' });
    expect(openPayload('', library)).toEqual({ kind: 'ask' });
    for (const payload of [roundPayload('K7Q2MD'), 'q_k7q2md'])
      expect(openPayload(payload, library)).toEqual({ kind: 'round', code: 'K7Q2MD' });
  });
});

describe('Telegram: deep links', () => {
  let open: OpenChannel;
  let lan: Person;
  beforeEach(async () => {
    open = await openChannel();
    lan = open.server.person('Lan');
  });
  afterEach(async () => {
    await open.close();
    expect(open.server.refused).toEqual([]);
    expect(open.logged).toEqual([]);
  });
  const ask = async (text: string, count: number): Promise<Seen> => {
    open.server.say(lan, text);
    return (await open.server.until(lan, count)).at(-1) as Seen;
  };
  /** The payload of the link that a button shares. */
  function shared(seen: Seen): string {
    const url = seen.keyboard.flat().find(({ text }) => text === 'Chia sẻ')?.url ?? '';
    const link = new URL(new URL(url).searchParams.get('url') ?? '');
    expect(link.href).toMatch(/^https:\/\/t\.me\/ky_cuong_bot\?start=/);
    return link.searchParams.get('start') ?? '';
  }

  it('opens a provision: verbatim, with its place, document and validity, to be shared on', async () => {
    const seen = await ask(`/start ${provisionPayload(ID)}`, 1);
    const quote = seen.entities.find(({ type }) => type === 'expandable_blockquote');
    expect(seen.text.substr(quote?.offset ?? 0, quote?.length)).toBe(library.provision(ID)?.text);
    expect(seen.text).toMatch(/^Mục 3, đoạn 2 – Chỉ thị số 30-CT\/TU, ngày 29\/11\/2023\n/);
    expect(seen.text).toContain('Đang có hiệu lực từ 29/11/2023');
    expect(seen.text).toContain('bí mật nhà nước');
    expect(shared(seen)).toBe(provisionPayload(ID));
    expect((await ask(`/start ${provisionPayload(ID)}`, 2)).text).not.toContain('bí mật nhà nước');
    expect(open.desk.asked).toEqual([]);
  });

  it('is shared under an answer and under the full text', async () => {
    await ask('/start', 1);
    const answer = await ask(BEER, 2);
    expect(shared(answer)).toBe(provisionPayload(ID));
    await open.server.press(answer, 'Xem toàn văn', lan);
    expect(shared((await open.server.until(lan, 3)).at(-1) as Seen)).toBe(provisionPayload(ID));
  });

  it('joins a round of the quiz as /quiz and its code do; who has just come is told what not to send', async () => {
    expect((await ask('/start q_K7Q2MD', 2)).text).toBe('Đã nhận lệnh /quiz K7Q2MD');
    expect(open.server.seen(lan)[0]?.text).toContain('bí mật nhà nước');
    await ask(`/start ${roundPayload('BBBBB2')}`, 3);
    expect(open.desk.asked.map(({ text, person }) => [text, person])).toEqual([
      ['/quiz K7Q2MD', String(lan.id)],
      ['/quiz BBBBB2', String(lan.id)],
    ]);
  });

  it('greets all the same where the link leads nowhere, and says so', async () => {
    const unknown = await ask('/start q_vong-1', 1);
    expect(unknown.text).toMatch(/^Liên kết bạn vừa mở không dẫn tới đâu/);
    expect(unknown.text).toContain('Bạn gõ câu hỏi');
    const gone = await ask(`/start ${provisionPayload('99-CT/TU#m1')}`, 2);
    expect(gone.text).toMatch(/^Điều khoản mà liên kết dẫn tới không còn trong thư viện/);
    expect((await ask('/start hoi', 3)).text).toMatch(/^Kỷ Cương/);
  });
});
