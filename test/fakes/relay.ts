import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

/** A web server with a channel's webhook on it, as `main` mounts it: the inside of the proxy that ends TLS. */
export interface Relay {
  readonly address: string;
  serve(handle: ((request: Request) => Promise<Response>) | undefined): void;
  close(): Promise<void>;
}

export async function startRelay(): Promise<Relay> {
  const none = () => Promise.resolve(new Response(null, { status: 404 }));
  let handle: (request: Request) => Promise<Response> = none;
  let server: Server | undefined;
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server = serve(
      { fetch: (request) => handle(request), port: 0, hostname: '127.0.0.1' },
      resolve,
    ) as Server;
  });
  return {
    address: `http://127.0.0.1:${port}/webhook`,
    serve: (given) => {
      handle = given ?? none;
    },
    close: () =>
      new Promise((resolve) => {
        server?.closeAllConnections();
        server?.close(() => resolve());
      }),
  };
}
