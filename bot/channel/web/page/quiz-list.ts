import { html } from 'hono/html';
import { sayTime } from '../../../hours.ts';
import type { OwnRound } from '../../../quiz.ts';
import type { Html } from './marked.ts';

/** A trainer's own rounds: those that run, those to come, those that have ended. */
export function roundList(rounds: readonly OwnRound[]): Html {
  const of = (phase: OwnRound['phase']) => rounds.filter((round) => round.phase === phase);
  return html`<section class="own" aria-labelledby="cua-toi">
    <h2 id="cua-toi">Bài của tôi</h2>
    <p><a class="button" href="/quiz/moi">Soạn bài mới</a></p>
    ${rounds.length === 0 ? html`<p>Bạn chưa soạn bài nào.</p>` : ''} ${part('Đang mở', of('running'))}
    ${part('Chưa bắt đầu', of('waiting'))} ${part('Đã kết thúc', of('ended'))}
  </section>`;
}

function part(title: string, rounds: readonly OwnRound[]): Html | string {
  if (rounds.length === 0) return '';
  return html`<h3>${title} (${rounds.length})</h3>
    <ul>
      ${rounds.map(
        (round) =>
          html`<li>
            <a
              class="wide-touch"
              href="${round.phase === 'ended' ? '/ket-qua/' : '/quiz/'}${round.code}${round.phase === 'ended' ? '' : '/dieu-khien'}"
              >${round.title}</a
            >
            <span class="help">Mã ${round.code}, ${when(round)}</span>
          </li>`,
      )}
    </ul>`;
}

function when({ phase, kind, startsAt, deadline, at, ended }: OwnRound): string {
  if (phase === 'ended') return `kết thúc ${sayTime(ended ?? at)}`;
  if (kind === 'assignment' && deadline !== null) return `tự làm, hạn ${sayTime(deadline)}`;
  if (phase === 'waiting' && startsAt !== null) return `bắt đầu ${sayTime(startsAt)}`;
  return `soạn ${sayTime(at)}`;
}
