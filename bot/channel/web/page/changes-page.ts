import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import type { NoticeBlock } from '../../../channel.ts';
import { sayChange, type News } from '../../../notices.ts';
import { changePath } from '../links.ts';
import { shortDay } from '../words.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

type Dated = News & { readonly day: string };

/** The recorded changes by day, newest first, with their words. */
export function changesPage(news: readonly Dated[], library: Library, feed: string): Html {
  const days = [...new Set(news.map(({ day }) => day))];
  const main = html`<div class="sheet changes">
    <h1>Thay đổi</h1>
    <p>
      Những gì đã đổi trong các văn bản của kho: lời văn trước và nay, từ ngày nào.
      <a href="${feed}">Theo dõi bằng phần mềm đọc tin (Atom)</a>. Muốn nhận tin, nhắn
      <code>/theodoi</code> cho bot trên Telegram hoặc Zalo.
    </p>
    ${days.length === 0 ? html`<p>Chưa ghi nhận thay đổi nào.</p>` : ''}
    ${days.map(
      (day) =>
        html`<h2>Ghi nhận ngày ${shortDay(day)}</h2>
          ${news.filter((one) => one.day === day).map((one) => entry(one, library))}`,
    )}
  </div>`;
  return layout({ title: 'Thay đổi', here: '/d', kind: 'text', main, feed });
}

function entry(one: Dated, library: Library): Html {
  const [head, ...rest] = sayChange(one);
  return html`<section id="t${one.sequence}">
    <h3><a href="${changePath(one.change, library)}">${head?.text ?? ''}</a></h3>
    ${rest.map(block)}
  </section>`;
}

function block({ kind, text }: NoticeBlock): Html {
  switch (kind) {
    case 'quote':
      return html`<blockquote>${text}</blockquote>`;
    case 'note':
      return html`<p class="origin">${text}</p>`;
    case 'strong':
    case 'text':
      return html`<p>${text}</p>`;
  }
}
