import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Channel } from '../channel.ts';
import { StartError } from '../errors.ts';
import { createApp } from './web/app.ts';
import type { WebOptions } from './web/options.ts';

export type { Rate, Remembered, SignIn, WebLog, WebOptions, WebParts } from './web/options.ts';

export interface WebChannel extends Channel {
  /** Where the pages are, with the real port; empty before the start. */
  address(): string;
}

/** Milliseconds that the head of a request may take; 5 s bear a slow phone, longer only serves those who stall on purpose. */
const HEADERS_TIMEOUT = 5_000;
/** Milliseconds that a request may take to arrive whole: 20 MB at 1.5 Mbit/s. Small bodies have less, see `body.ts`. */
const REQUEST_TIMEOUT = 120_000;
/** Milliseconds that requests in work may take once the channel stops; an answer takes a few. */
const DRAIN_TIMEOUT = 5_000;

/** Milliseconds between looks for idle connections while the channel stops. */
const IDLE_LOOK = 20;

/** The web pages and the JSON API on one port. */
export function createWebChannel(options: WebOptions): WebChannel {
  const serverOptions = { requestTimeout: REQUEST_TIMEOUT, headersTimeout: HEADERS_TIMEOUT };
  const app = createApp(options);
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions,
  }) as Server;
  const address = () => addressOf(server, options.host);
  return {
    name: 'web',
    address,
    start: async () => {
      await listen(server, options);
      return `Hỏi trên trình duyệt: ${address()}`;
    },
    stop: () => drain(server),
  };
}

function listen(server: Server, { host, port }: WebOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(startError(error, host, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

function startError(error: NodeJS.ErrnoException, host: string, port: number): StartError {
  const { code = 'lỗi chưa rõ' } = error;
  const options = { cause: error };
  if (code === 'EADDRINUSE')
    return new StartError(
      `Cổng ${port} đang bận: có chương trình khác đang dùng. Hãy tắt chương trình đó, hoặc đặt PORT=${port + 1} rồi chạy lại.`,
      options,
    );
  if (code === 'EACCES')
    return new StartError(
      `Không được phép mở cổng ${port} (EACCES). Hãy đặt PORT từ 1024 trở lên, ví dụ PORT=3000.`,
      options,
    );
  const cure = 'Hãy đặt HOST là một địa chỉ của máy này, ví dụ HOST=127.0.0.1 hoặc HOST=0.0.0.0.';
  return new StartError(`Không mở được trang web tại HOST=${host}, PORT=${port} (${code}). ${cure}`, options);
}

function addressOf(server: Server, host: string): string {
  const bound = server.address() as AddressInfo | null;
  if (bound === null) return '';
  // Listening on every address is reached, on this machine, at localhost.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${bound.port}`;
}

/** No new connections; those in work end, or are cut after the time allowed. */
function drain(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    // A browser keeps its connection open after the answer: each look closes those that have become idle.
    const look = setInterval(() => server.closeIdleConnections(), IDLE_LOOK);
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT);
    server.close(() => {
      clearInterval(look);
      clearTimeout(cut);
      resolve();
    });
  });
}
