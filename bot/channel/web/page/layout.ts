import { html } from 'hono/html';
import { staticPath } from '../static-files.ts';
import { seal } from './icons.ts';
import type { Html } from './marked.ts';

/** The frame of every page. */
export interface Page {
  readonly title: string;
  /** Which entry of the navigation is this page; null for none. */
  readonly here: Place | null;
  readonly main: Html;
  /** Names the page for the style sheet. */
  readonly kind:
    'chat' | 'embed' | 'document' | 'text' | 'upload' | 'quiz' | 'screen' | 'results' | 'bank' | 'proposing';
  /** An Atom feed of what the page shows. */
  readonly feed?: string;
  /** Seconds after which the page loads itself again where there is no script. */
  readonly refresh?: number;
}
export type Place = keyof typeof places;

const places = {
  '/': 'Hỏi',
  '/d': 'Văn bản',
  '/luyen': 'Luyện tập',
  '/gioi-thieu': 'Giới thiệu',
  '/hien-thi': 'Hiển thị',
} as const;

export function layout(page: Page): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        ${head(page)}
      </head>
      <body class="page-${page.kind}">
        <a class="skip" href="#noi-dung">Đến nội dung chính</a>
        ${page.kind === 'embed' || page.kind === 'screen' ? '' : top(page.here)}
        <main id="noi-dung" tabindex="-1">${page.main}</main>
      </body>
    </html>`;
}

/** A frame has no way to other pages: they open beside it. On a big screen nobody presses. */
function top(here: Place | null): Html {
  return html`<header class="top">
    <a class="brand" href="/" aria-label="Kỷ Cương, trang hỏi đáp">${seal}<span>Kỷ Cương</span></a>
    <nav aria-label="Các trang">
      <ul>
        ${Object.entries(places).map(([path, name]) => entry(path, name, here))}
      </ul>
    </nav>
  </header>`;
}

function head(page: Page): Html {
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#f4f1ea" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#14181f" media="(prefers-color-scheme: dark)" />
    <meta name="description" content="Hỏi đáp về kỷ luật, kỷ cương công vụ: chỉ trích nguyên văn quy định." />
    ${page.refresh === undefined ? '' : html`<noscript><meta http-equiv="refresh" content="${page.refresh}" /></noscript>`}
    <title>${page.title === '' ? '' : `${page.title} · `}Kỷ Cương</title>
    <link rel="icon" href="${staticPath('seal.svg')}" type="image/svg+xml" />
    <link rel="apple-touch-icon" href="${staticPath('icon-180.png')}" />
    <link rel="stylesheet" href="${staticPath('style.css')}" />
    ${styles[page.kind]}
    <link rel="stylesheet" href="/hien-thi.css" media="screen" />
    ${page.feed === undefined ? '' : html`<link rel="alternate" type="application/atom+xml" title="${page.title}" href="${page.feed}" />`}
    <link rel="manifest" href="/manifest.webmanifest" />
    <script type="module" src="${staticPath('page.js')}"></script>
    ${scripts[page.kind]}`;
}

const styles: Record<Page['kind'], Html | string> = {
  chat: '',
  embed: '',
  document: html`<link rel="stylesheet" href="${staticPath('document.css')}" />`,
  text: '',
  upload: html`<link rel="stylesheet" href="${staticPath('upload.css')}" />`,
  quiz: html`<link rel="stylesheet" href="${staticPath('quiz.css')}" />`,
  screen: html`<link rel="stylesheet" href="${staticPath('quiz.css')}" />
    <link rel="stylesheet" href="${staticPath('screen.css')}" />`,
  results: html`<link rel="stylesheet" href="${staticPath('results.css')}" />`,
  bank: html`<link rel="stylesheet" href="${staticPath('bank.css')}" />`,
  proposing: html`<link rel="stylesheet" href="${staticPath('bank.css')}" />`,
};

const scripts: Record<Page['kind'], Html | string> = {
  embed: html`<script type="module" src="${staticPath('chat.js')}"></script>`,
  chat: html`<script type="module" src="${staticPath('chat.js')}"></script>`,
  document: html`<script type="module" src="${staticPath('document.js')}"></script>`,
  text: '',
  upload: html`<script type="module" src="${staticPath('upload.js')}"></script>`,
  quiz: html`<script type="module" src="${staticPath('quiz.js')}"></script>`,
  screen: html`<script type="module" src="${staticPath('quiz.js')}"></script>`,
  results: '',
  bank: '',
  // It looks by itself, as pages of rounds do.
  proposing: html`<script type="module" src="${staticPath('quiz.js')}"></script>`,
};

function entry(path: string, name: string, here: Place | null): Html {
  return html`<li><a href="${path}" ${path === here ? html`aria-current="page"` : ''}>${name}</a></li>`;
}
