import { html } from 'hono/html';
import type { titles } from '../fault.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** What the page reads of a JSON Schema. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

export interface Operation {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly request: Schema | null;
  readonly example: object | null;
  /** Null where nothing but refusals comes. */
  readonly response: { readonly name: string; readonly schema: Schema } | null;
  /** Statuses of refusals, each with a problem. */
  readonly refusals: readonly (keyof typeof titles)[];
}

/** The API for people who write programs: read from the same schemas as `/api/openapi.json`, with nothing from elsewhere. `root`: where people reach it. */
export function apiPage(operations: readonly Operation[], root: string): Html {
  const main = html`<div class="sheet api">
    <h1>API cho lập trình viên</h1>
    <p>
      Mô tả máy đọc được theo OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>. Không cần khóa;
      yêu cầu bị giới hạn theo địa chỉ. Lỗi trả về theo RFC 9457 với lời giải thích và cách sửa; 429 kèm tiêu
      đề Retry-After (số giây phải đợi), 405 kèm Allow.
    </p>
    ${operations.map((one) => operation(one, root))}
  </div>`;
  return layout({ title: 'API', here: null, kind: 'document', main });
}

function operation(
  { method, path, name, summary, request, example, response, refusals }: Operation,
  root: string,
): Html {
  return html`<section aria-labelledby="${name}">
    <h2 id="${name}"><code>${method.toUpperCase()} ${path}</code></h2>
    <p>${summary}</p>
    ${
      request === null
        ? ''
        : html`<h3>Gửi lên (JSON)</h3>
            ${fields(request)}`
    }
    ${
      example === null
        ? ''
        : html`<h3>Ví dụ</h3>
            <pre
              tabindex="0"
            ><code>curl -H 'Content-Type: application/json' -d '${JSON.stringify(example)}' ${root}${path}</code></pre>`
    }
    ${
      response === null
        ? ''
        : html`<h3>Trả về (200)</h3>
            ${fields(response.schema)}`
    }
    <p class="help">Bị từ chối: ${refusals.join(', ')}.</p>
  </section>`;
}

function fields(schema: Schema): Html {
  const required = new Set(schema.required);
  return html`<ul class="api-fields">
    ${Object.entries(schema.properties ?? {}).map(
      ([name, field]) =>
        html`<li>
          <code>${name}</code>
          <span class="type">${typeOf(field)}${required.has(name) ? '' : ', có thể thiếu'}</span>
          ${field.description === undefined ? '' : html`<p>${field.description}</p>`} ${inside(field)}
        </li>`,
    )}
  </ul>`;
}

/** The fields of an object, or of the objects of a list. */
function inside(field: Schema): Html | string {
  const object = field.items ?? field.anyOf?.find(({ properties }) => properties !== undefined) ?? field;
  return object.properties === undefined ? '' : fields(object);
}

function typeOf(field: Schema): string {
  if (field.const !== undefined) return JSON.stringify(field.const);
  if (field.enum !== undefined) return field.enum.map((one) => String(one)).join(' | ');
  if (field.anyOf !== undefined) return field.anyOf.map(typeOf).join(' | ');
  if (field.items !== undefined) return `danh sách ${typeOf(field.items)}`;
  const name = typeof field.type === 'string' ? field.type : (field.type ?? []).join(' | ');
  const limits = [
    field.format === 'date' ? 'YYYY-MM-DD' : '',
    field.pattern ?? '',
    field.maxLength === undefined ? '' : `tối đa ${field.maxLength} ký tự`,
  ].filter((part) => part !== '');
  return [name, ...limits].join(', ');
}
