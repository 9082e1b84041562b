import { FILE_FIELD } from '../../../../bot/channel/web/multipart.ts';
import { openVisitor, type Page, type Visitor } from './visitor.ts';
import type { World } from './world.ts';

/** A browser without JavaScript that is signed in as an administrator and sends files. */
export interface Administrator extends Visitor {
  readonly person: string;
  /** Posts the form with a file, following no redirect. */
  send(name: string, bytes: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** The same, and reads the page it leads to once the file is read. */
  preview(name: string, bytes: Uint8Array): Promise<Page & { readonly path: string }>;
  /** Presses a button of a file's page, and reads the page it leads to once that is done. */
  decide(path: string, what: 'nhan' | 'bo'): Promise<Page>;
}

let made = 0;

export async function openAdministrator(world: World): Promise<Administrator> {
  const person = `${(made += 1)}`.padStart(64, 'a');
  await world.store.putPerson({ id: person, role: 'administrator', since: '2026-11-01T00:00:00.000Z' });
  return signIn(world, person);
}

/** Signs a person in who is known already, with whatever role. */
export async function signIn(world: World, person: string): Promise<Administrator> {
  const visitor = openVisitor(world.url);
  const { code } = await world.people.signInCode(person);
  await visitor.submit('/dang-nhap', { code });
  const send: Administrator['send'] = (name, bytes, headers) =>
    sendFile(world.url, visitor, { name, bytes }, headers);
  return {
    ...visitor,
    decide: (path, what) => decide(visitor, path, what),
    person,
    send,
    preview: async (name, bytes) => {
      const path = (await send(name, bytes)).headers.get('location') ?? '/no-redirect';
      return { ...(await settled(visitor, path)), path };
    },
  };
}

/** A file's page, once nothing is waited for. */
export async function settled(visitor: Visitor, path: string): Promise<Page> {
  const page = await visitor.get(path);
  if (!page.html.includes('data-waiting')) return page;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return settled(visitor, path);
}

export async function decide(visitor: Visitor, path: string, what: 'nhan' | 'bo'): Promise<Page> {
  const page = await visitor.post(`${path}/${what}`, {});
  return page.status === 303 ? settled(visitor, page.headers.get('location') ?? '/') : page;
}

/** Posts the form with a file as a browser does, following no redirect. */
export async function sendFile(
  url: string,
  visitor: Visitor,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  headers: Readonly<Record<string, string>> = { Origin: url },
): Promise<Page> {
  const body = new FormData();
  body.append(FILE_FIELD, new Blob([Uint8Array.from(bytes)]), name);
  const response = await fetch(`${url}/van-ban/nhap`, {
    method: 'POST',
    body,
    headers: { ...headers, Cookie: visitor.cookie() },
    redirect: 'manual',
  });
  return { status: response.status, headers: response.headers, html: await response.text() };
}
