/** A browser without JavaScript, as far as forms and cookies go. */
export interface Visitor {
  get(path: string): Promise<Page>;
  /** Posts a form from a page of the site, following no redirect. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Page>;
  /** Posts a form and reads the page it leads to. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Page>;
  cookie(): string;
}
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

export function openVisitor(url: string): Visitor {
  let cookie = '';
  const send = async (path: string, init: RequestInit): Promise<Page> => {
    const headers = { ...init.headers, ...(cookie === '' ? {} : { Cookie: cookie }) };
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
  const visitor: Visitor = {
    get: (path) => send(path, {}),
    post: (path, fields, headers = { Origin: url }) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    submit: async (path, fields) => {
      const page = await visitor.post(path, fields);
      return page.status === 303 ? visitor.get(page.headers.get('location')?.split('#')[0] ?? '/') : page;
    },
    cookie: () => cookie,
  };
  return visitor;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

export function decoded(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}

/** What a reader reads of a piece of page. */
export function textOf(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, ''));
}

/** The value of an attribute at its first place. */
export function attribute(html: string, pattern: RegExp): string {
  const found = pattern.exec(html)?.[1];
  if (found === undefined) throw new Error(`not in the page: ${String(pattern)}`);
  return decoded(found);
}
