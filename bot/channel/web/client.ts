import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** What is known of the other end of a connection. */

/** Names a client for rate limits: an IPv4 address, or the /64 network of an IPv6 one (a household has that many addresses). */
export function clientAddress(c: Context, trustProxy: boolean): string {
  const socket = getConnInfo(c).remote.address ?? 'unknown';
  // Only the last entry was written by our own proxy; those before it are the client's claim.
  const told = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return network(told !== undefined && isIP(told) > 0 ? told : socket);
}

/** Whether the browser came by HTTPS, here or at the proxy. */
export function isSecure(c: Context, trustProxy: boolean): boolean {
  if (new URL(c.req.url).protocol === 'https:') return true;
  return trustProxy && c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim() === 'https';
}

/** Where people reach the pages, without a slash at the end: as the settings say, else as this request came. */
export function rootOf(
  c: Context,
  {
    publicUrl,
    trustProxy = false,
  }: {
    readonly publicUrl?: string | null | undefined;
    readonly trustProxy?: boolean | undefined;
  },
): string {
  if (publicUrl !== undefined && publicUrl !== null) return publicUrl.replace(/\/+$/u, '');
  return `${isSecure(c, trustProxy) ? 'https' : 'http'}://${new URL(c.req.url).host}`;
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(address) === 6 ? `${firstGroups(address).join(':')}::/64` : address;
}

/** The first 4 of an IPv6 address's 8 groups. */
function firstGroups(address: string): string[] {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
}
