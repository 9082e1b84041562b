import type { Context } from 'hono';
import type { Html } from './page/marked.ts';
import { faultFragment, faultPage } from './page/fault-page.ts';

/** What went wrong with a request, told in the way the caller can read. */
export interface Fault {
  readonly status: keyof typeof titles;
  /** Vietnamese: what, and how to mend it. */
  readonly detail: string;
  /** Which fields, for JSON callers. */
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export const titles = {
  400: 'Yêu cầu không hợp lệ',
  403: 'Yêu cầu bị từ chối',
  404: 'Không tìm thấy',
  405: 'Không dùng được phương thức này',
  408: 'Gửi quá chậm',
  413: 'Nội dung quá dài',
  415: 'Kiểu nội dung không được hỗ trợ',
  422: 'Nội dung chưa đúng',
  429: 'Gửi quá nhanh',
  500: 'Máy chủ gặp lỗi',
  503: 'Tạm thời chưa phục vụ được',
} as const;

/** Our script asks for the piece of page that changed, not for a whole page. */
export const FRAGMENT_HEADER = 'x-fragment';

export const wantsFragment = (c: Context): boolean => c.req.header(FRAGMENT_HEADER) !== undefined;

/** `application/problem+json` under /api, a piece of page for our script, a page for everyone else. */
export function fault(c: Context, what: Fault): Response | Promise<Response> {
  const headers = { ...what.headers, ...closing(c), 'Cache-Control': 'no-store' };
  if (c.req.path.startsWith('/api/') || c.req.path === '/healthz') return problem(c, what, headers);
  const body: Html = wantsFragment(c)
    ? faultFragment(what.detail)
    : faultPage(titles[what.status], what.detail);
  return c.html(body, what.status, headers);
}

/** A body may be on its way that nobody will read: the next request takes another connection. */
function closing(c: Context): Record<string, string> {
  return c.req.method === 'GET' || c.req.method === 'HEAD' ? {} : { Connection: 'close' };
}

/** RFC 9457. */
function problem(c: Context, what: Fault, headers: Record<string, string>): Response {
  const { status, detail, errors = [] } = what;
  const body = { type: 'about:blank', title: titles[status], status, detail, errors };
  return c.body(JSON.stringify(body), status, { ...headers, 'Content-Type': 'application/problem+json' });
}
