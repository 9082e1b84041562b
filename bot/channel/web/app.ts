import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { NOTHING_OUTSIDE } from '../../outside.ts';
import { apiRoutes } from './api.ts';
import { bankRoutes } from './bank.ts';
import { certificateRoutes } from './certificates.ts';
import { changesRoutes } from './changes.ts';
import { chatRoutes } from './chat.ts';
import { compareRoutes } from './compare.ts';
import { displayRoutes } from './display.ts';
import { documentRoutes } from './documents.ts';
import { embedRoutes } from './embed.ts';
import { fault } from './fault.ts';
import { sameOriginForms, securityHeaders } from './headers.ts';
import { installRoutes } from './install.ts';
import { countGuesses, defaultRates, limitRate } from './limits.ts';
import { openapiRoutes } from './openapi.ts';
import { DEFAULT_RETENTION_DAYS, type WebParts } from './options.ts';
import { aboutPage } from './page/about-page.ts';
import { practiceRoutes } from './practice.ts';
import { questionRoutes } from './questions.ts';
import { quizPrepareRoutes } from './quiz-prepare.ts';
import { quizTrainerRoutes } from './quiz-trainer.ts';
import { quizRoutes } from './quiz.ts';
import { resultRoutes } from './results.ts';
import { signInRoutes } from './sign-in.ts';
import { staticRoutes } from './static-files.ts';
import { uploadRoutes } from './uploads.ts';

/** All of the web channel as one function from request to response. */
export function createApp(options: WebParts): Hono {
  const trustProxy = options.trustProxy ?? false;
  const parts = { ...options, trustProxy, guesses: countGuesses(trustProxy) };
  const app = new Hono();
  // Before all that is for browsers: a platform's server reads neither headers of ours nor what is compressed.
  for (const [path, handle] of Object.entries(parts.mounts ?? {})) app.all(path, (c) => handle(c.req.raw));
  app.use(securityHeaders(parts.embedOrigins), compress());
  app.use(methodNotAllowed({ app, onMethodNotAllowed: notAllowed }));
  app.get('/healthz', (c) => health(c, parts));
  app.use(limits(parts));
  app.use(sameOriginForms(parts.publicUrl ?? null));
  app.route('/', chatRoutes(parts));
  app.route('/', documentRoutes(parts));
  app.route('/', compareRoutes(parts));
  app.route('/', changesRoutes(parts));
  app.get('/gioi-thieu', (c) =>
    c.html(
      aboutPage(
        parts.library(),
        parts.outside ?? NOTHING_OUTSIDE,
        parts.retentionDays ?? DEFAULT_RETENTION_DAYS,
      ),
      200,
      {
        'Cache-Control': 'no-cache',
      },
    ),
  );
  app.route('/', signInRoutes(parts));
  app.route('/', uploadRoutes(parts));
  app.route('/', questionRoutes(parts));
  app.route('/', bankRoutes(parts));
  app.route('/', practiceRoutes(parts));
  app.route('/', resultRoutes(parts));
  app.route('/', certificateRoutes(parts));
  app.route('/', quizTrainerRoutes(parts));
  app.route('/', quizPrepareRoutes(parts));
  app.route('/', quizRoutes(parts));
  app.route('/', apiRoutes(parts));
  app.route('/', openapiRoutes(parts));
  app.route('/', displayRoutes(parts.trustProxy));
  app.route('/', installRoutes());
  app.route('/', embedRoutes(parts));
  app.route('/', staticRoutes());
  app.notFound((c) => fault(c, { status: 404, detail: 'Không có trang nào ở địa chỉ này.' }));
  app.onError((error, c) => failed(error, c, parts));
  return app;
}

/** Codes, questions and pages are counted apart. */
function limits(parts: WebParts & { readonly trustProxy: boolean }): MiddlewareHandler {
  const ask = limitRate(parts.askRate ?? defaultRates.ask, parts.trustProxy);
  const read = limitRate(parts.readRate ?? defaultRates.read, parts.trustProxy);
  const signIn = limitRate(parts.signInRate ?? defaultRates.signIn, parts.trustProxy);
  const crowd = limitRate(parts.crowdRate ?? defaultRates.crowd, parts.trustProxy);
  return (c, next) => {
    if (/^\/(?:quiz|static)\//.test(c.req.path)) return crowd(c, next);
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return read(c, next);
    return c.req.path === '/dang-nhap' ? signIn(c, next) : ask(c, next);
  };
}

function health(c: Context, parts: WebParts): Response | Promise<Response> {
  try {
    return c.json({ status: 'ok', snapshot: parts.library().id }, 200, { 'Cache-Control': 'no-store' });
  } catch (error) {
    parts.log.error({ err: error }, 'no library to serve from');
    return fault(c, { status: 503, detail: 'Kho văn bản chưa mở được.' });
  }
}

function notAllowed(c: Context, methods: readonly string[]): Response | Promise<Response> {
  const allow = methods.join(', ');
  return fault(c, { status: 405, detail: `Địa chỉ này chỉ nhận: ${allow}.`, headers: { Allow: allow } });
}

/** Caught once, here: the log says where it happened, the reader gets a name for it and no trace. */
function failed(error: Error, c: Context, parts: WebParts): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status === 403) {
    return fault(c, {
      status: 403,
      detail: 'Biểu mẫu phải được gửi từ chính trang này. Hãy mở lại trang rồi gửi.',
    });
  }
  const incident = parts.newId().slice(0, 8);
  parts.log.error({ err: error, incident, method: c.req.method, path: c.req.routePath }, 'a request failed');
  return fault(c, { status: 500, detail: `Máy chủ gặp lỗi, mã sự cố ${incident}. Hãy thử lại sau ít phút.` });
}
