import { Hono } from 'hono';
import { z } from 'zod';
import { answerSchema, askRequestSchema } from '../../contract.ts';
import { SHORT_MEMORY_HOURS, SHORT_MEMORY_TURNS } from '../../short-memory.ts';
import { MAX_JSON_BYTES } from './body.ts';
import { rootOf } from './client.ts';
import { titles } from './fault.ts';
import type { WebParts } from './options.ts';
import { apiPage, type Operation, type Schema } from './page/api-page.ts';

/** `/api/openapi.json` and a page that shows it. What is described is made from the schemas that check the requests. */
export function openapiRoutes(parts: WebParts): Hono {
  const described = describeApi(parts.publicUrl ?? null);
  return new Hono()
    .get('/api/openapi.json', (c) => c.json(described, 200, { 'Cache-Control': 'no-cache' }))
    .get('/api', (c) =>
      c.html(apiPage(operations(), rootOf(c, parts)), 200, { 'Cache-Control': 'no-cache' }),
    );
}

/** What a refused request gets, RFC 9457. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
});

export const healthSchema = z.object({ status: z.literal('ok'), snapshot: z.string() });

/** Vietnamese words on the fields of a request. */
const requestWords: Readonly<Record<string, string>> = {
  text: 'Câu hỏi, bằng lời thường.',
  on: 'Ngày tra cứu hiệu lực; không ghi là hôm nay.',
  conversation: `Tên cuộc trò chuyện do bên gọi chọn ngẫu nhiên; có tên thì hỏi tiếp được: máy chủ nhớ ${String(SHORT_MEMORY_TURNS)} câu gần nhất, mỗi câu ${String(SHORT_MEMORY_HOURS)} giờ.`,
};

/** And on those of a response; a field that says itself what it is needs none. */
const words: Readonly<Record<string, string>> = {
  text: 'Điều người đọc thấy; trong một đoạn trích: nguyên văn.',
  on: 'Ngày đã tra cứu hiệu lực.',
  outcome: 'Câu hỏi đã được xử lý thế nào.',
  verdict: 'Quy định được trích cấm, buộc, cho phép hay chỉ nêu thông tin.',
  quotes: 'Các đoạn trích nguyên văn; rỗng khi không có căn cứ.',
  start: 'Vị trí đầu, đơn vị UTF-16.',
  end: 'Vị trí cuối (không gồm), đơn vị UTF-16.',
  locator: 'Nơi trích, như người ta vẫn dẫn.',
  provision: 'Mã quy định: số văn bản, dấu #, vị trí.',
  validity: 'Hiệu lực vào ngày tra cứu và căn cứ xác định.',
  missing: 'Văn bản được dẫn mà kho chưa có toàn văn.',
  nearest: 'Quy định gần nhất khi không có căn cứ; không phải nguồn.',
  mended:
    'Có khi câu gõ đã được sửa lại để tìm (`understood`); để câu hỏi trong ngoặc kép thì tìm đúng chữ đã gõ.',
  confidence: 'Khả năng đoạn trích đầu là quy định quyết định, từ 0 đến 1.',
  snapshot: 'Bản dữ liệu đã trả lời.',
  sha256: 'Của tệp gốc.',
  took: 'Thời gian, mili giây.',
  detail: 'Điều gì chưa đúng và cách sửa.',
};

/** JSON Schema of the draft that OpenAPI 3.1 speaks. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const made = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema, path }) => {
      // `format: date` says it; the pattern of all days is no reading.
      if (jsonSchema.format === 'date') delete jsonSchema.pattern;
      const said = (io === 'input' ? requestWords : words)[String(path.at(-1))];
      if (said !== undefined && path.at(-2) === 'properties') jsonSchema.description = said;
    },
  });
  delete made.$schema;
  return made as Schema;
}

const refusals: readonly Refusal[] = [400, 405, 408, 413, 415, 422, 429, 500];
type Refusal = keyof typeof titles;
/** Of what is only read: forms of other pages, other methods, too many of either. */
const OTHERWISE_SENT: readonly Refusal[] = [403, 405, 429];

/** What a refusal tells beside its body. */
const headers: Partial<Record<Refusal, object>> = {
  405: {
    Allow: { description: 'Các phương thức mà địa chỉ này nhận.', schema: { type: 'string' } },
  },
  429: {
    'Retry-After': {
      description: 'Số giây phải đợi trước khi gửi lại.',
      schema: { type: 'integer', minimum: 1 },
    },
  },
};

export function operations(): readonly Operation[] {
  return [
    {
      method: 'post',
      path: '/api/ask',
      name: 'ask',
      summary: `Hỏi, nhận câu trả lời đã kiểm chứng. Thân yêu cầu tối đa ${MAX_JSON_BYTES / 1024} KiB.`,
      request: schemaOf(askRequestSchema, 'input'),
      example: { text: 'Trưa nay uống bia được không?' },
      response: { name: 'Answer', schema: schemaOf(answerSchema, 'output') },
      refusals,
    },
    {
      method: 'get',
      path: '/healthz',
      name: 'health',
      summary: 'Máy chủ có phục vụ không, bằng bản dữ liệu nào.',
      request: null,
      example: null,
      response: { name: 'Health', schema: schemaOf(healthSchema, 'output') },
      refusals: OTHERWISE_SENT.concat(503),
    },
    {
      method: 'get',
      path: '/api/openapi.json',
      name: 'describe',
      summary: 'Chính bản mô tả này.',
      request: null,
      example: null,
      response: { name: 'OpenAPI', schema: { type: 'object' } },
      refusals: OTHERWISE_SENT,
    },
    {
      method: 'get',
      path: '/api/{path}',
      name: 'elsewhere',
      summary: 'Địa chỉ khác dưới /api: không có gì ở đó.',
      request: null,
      example: null,
      response: null,
      refusals: [403, 404, 429],
    },
  ];
}

/** The description, OpenAPI 3.1.1. `address`: where people reach it; null for "here". */
export function describeApi(address: string | null): object {
  const all = operations();
  const schemas = Object.fromEntries(
    all.flatMap(({ response }) => (response === null ? [] : [[response.name, response.schema] as const])),
  );
  return {
    openapi: '3.1.1',
    info: {
      title: 'Kỷ Cương',
      version: '1',
      description: 'Hỏi quy định về kỷ luật, kỷ cương công vụ; nhận nguyên văn điều khoản.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: address ?? '/' }],
    security: [],
    paths: Object.fromEntries(all.map((one) => [one.path, { [one.method]: described(one) }])),
    components: { schemas: { ...schemas, Problem: schemaOf(problemSchema, 'output') } },
  };
}

function described({ name, path, summary, request, example, response, refusals: codes }: Operation): object {
  const json = (type: string, schema: object) => ({ content: { [type]: { schema } } });
  const ref = (schema: string) => ({ $ref: `#/components/schemas/${schema}` });
  const refused = (code: Refusal) => [
    String(code),
    {
      description: titles[code],
      ...(headers[code] === undefined ? {} : { headers: headers[code] }),
      ...json('application/problem+json', ref('Problem')),
    },
  ];
  return {
    operationId: name,
    summary,
    ...(path.includes('{path}') ? { parameters: [PATH] } : {}),
    ...(request === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: request, example } } } }),
    responses: {
      ...(response === null
        ? {}
        : { 200: { description: 'Xong', ...json('application/json', ref(response.name)) } }),
      ...Object.fromEntries(codes.map(refused)),
    },
  };
}

const PATH = { name: 'path', in: 'path', required: true, schema: { type: 'string' } };
