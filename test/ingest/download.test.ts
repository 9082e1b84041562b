import { describe, expect, it } from 'vitest';
import { downloader } from '../../ingest/download.ts';
import { RejectedError } from '../../ingest/sidecar.ts';

const LIMIT = 100;
const download = (answer: () => Response | Promise<Response>, asked: string[] = []) =>
  downloader((input) => {
    asked.push(input instanceof Request ? input.url : String(input));
    return Promise.resolve().then(answer);
  }, LIMIT);
const ADDRESS = 'https://vbpl.vn/tep/lu%E1%BA%ADt.docx?x=1';

describe('a file behind an address', () => {
  it('is fetched, and named as the address names it', async () => {
    const asked: string[] = [];
    const { name, bytes } = await download(() => new Response('Điều 1.'), asked)(ADDRESS);
    expect([name, Buffer.from(bytes).toString('utf8')]).toEqual(['luật.docx', 'Điều 1.']);
    expect(asked).toEqual([ADDRESS]);
  });

  it.each([
    ['trả về mã 404', () => new Response('', { status: 404 })],
    ['là tệp rỗng', () => new Response('')],
    ['nặng quá', () => new Response('x'.repeat(LIMIT + 1))],
    ['nặng quá', () => new Response('x', { headers: { 'content-length': '1000000' } })],
    [
      'không tải được',
      () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') })),
    ],
  ])('is refused with one line: %s (%#)', async (words, answer) => {
    const outcome = download(answer)(ADDRESS);
    await expect(outcome).rejects.toThrow(RejectedError);
    await expect(outcome).rejects.toThrow(words);
    await expect(outcome).rejects.not.toThrow('\n');
  });

  it('is not asked for where the address is not https', async () => {
    const asked: string[] = [];
    for (const address of ['http://vbpl.vn/a.docx', 'file:///etc/passwd', 'https://'])
      await expect(download(() => new Response('x'), asked)(address)).rejects.toThrow(
        'chỉ nhận địa chỉ https://',
      );
    expect(asked).toEqual([]);
  });

  it('is refused where it leads to an address that is not encrypted', async () => {
    const answer = () => Object.defineProperty(new Response('x'), 'url', { value: 'http://vbpl.vn/a.docx' });
    await expect(download(answer)(ADDRESS)).rejects.toThrow('không mã hóa');
  });
});
