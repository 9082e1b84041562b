import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { downloader } from '../../ingest/download.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A real server on this machine, reached as `https://example.gov.vn`: the certificate alone is left out. */
async function reached(listener: RequestListener, limit = 1_000): Promise<ReturnType<typeof downloader>> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const there: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const response = await fetch(url.replace('https://example.gov.vn', `http://127.0.0.1:${port}`), init);
    Object.defineProperty(response, 'url', {
      value: response.url.replace(`http://127.0.0.1:${port}`, 'https://example.gov.vn'),
    });
    return response;
  };
  return downloader(there, limit);
}

describe('a download', () => {
  it('brings the bytes under the name in the address', async () => {
    const download = await reached((_, response) => response.end('Điều 1. Phạm vi'));
    const { name, bytes } = await download(
      'https://example.gov.vn/van-ban/quy%20%C4%91%E1%BB%8Bnh.txt?ban=1',
    );
    expect(name).toBe('quy định.txt');
    expect(Buffer.from(bytes).toString('utf8')).toBe('Điều 1. Phạm vi');
  });

  it.each([
    ['http://example.gov.vn/a.pdf', 'chỉ nhận địa chỉ https://'],
    ['https://', 'chỉ nhận địa chỉ https://'],
  ])('refuses %s', async (address, reason) => {
    const download = await reached((_, response) => response.end('x'));
    await expect(download(address)).rejects.toThrow(reason);
  });

  it.each<[string, RequestListener, string]>([
    ['a missing page', (_, response) => response.writeHead(404).end('no'), 'trả về mã 404'],
    ['an empty file', (_, response) => response.end(), 'tệp rỗng'],
    ['a file announced as too large', (_, response) => response.end('x'.repeat(1_001)), 'chia nhỏ tệp'],
    [
      'a file that grows too large',
      (_, response) => {
        for (let part = 0; part < 20; part += 1) response.write('x'.repeat(100));
        response.end();
      },
      'chia nhỏ tệp',
    ],
    ['a broken connection', (_, response) => response.destroy(), 'hãy tải tệp về rồi nhập'],
  ])('says in one sentence what is wrong with %s', async (_, listener, reason) => {
    const download = await reached(listener);
    await expect(download('https://example.gov.vn/a.pdf')).rejects.toThrow(reason);
  });
});
