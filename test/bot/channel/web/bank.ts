import type { Administrator } from './administrator.ts';
import { attribute } from './visitor.ts';

/** The first item that a page of the bank lists, with the number of its version. */
export async function firstListed(
  visitor: Administrator,
  path: string,
): Promise<{ id: string; ban: string }> {
  const { html } = await visitor.get(path);
  const found = /name="chon:([^"]+)" value="(\d+)"/u.exec(html);
  if (found === null) throw new Error(`nothing is listed at ${path}`);
  return { id: attribute(found[0], /name="chon:([^"]+)"/u), ban: found[2] ?? '' };
}
