import { proportion } from '../measures.ts';
import { across, figure, quarters, up } from './axes.ts';
import type { Plotted } from './plotted.ts';

/** Bands of confidence. 10: with 150 answers about fifteen lie in each. */
const BANDS = 10;

/** Share right among answers of each band of confidence, with Wilson's interval; on the diagonal the bot is as right as sure. */
export function reliability(answered: readonly Plotted[], of: string): string {
  const bands = Array.from({ length: BANDS }, (_, band) =>
    answered.filter(({ confidence }) => bandOf(confidence ?? 0) === band),
  );
  const drawn = bands.map((members, band) => (members.length === 0 ? '' : point(members, band)));
  return figure(
    {
      title: 'Độ tin cậy và tỉ lệ đúng',
      of: `${of}, n = ${answered.length} câu được trả lời; số nhỏ: số câu`,
      across: 'độ tin cậy của câu trả lời',
      ticksAcross: quarters,
      up: 'tỉ lệ đúng, khoảng 95%',
      ticksUp: quarters,
    },
    `<path class="diagonal" d="M${across(0)} ${up(0)}L${across(1)} ${up(1)}"/>${drawn.join('')}`,
  );
}

function bandOf(confidence: number): number {
  return Math.min(BANDS - 1, Math.floor(confidence * BANDS));
}

function point(members: readonly Plotted[], band: number): string {
  const right = members.filter(({ grade }) => grade === 'right').length;
  const { share, low, high } = proportion(right, members.length);
  const mean = members.reduce((sum, { confidence }) => sum + (confidence ?? 0), 0) / members.length;
  const x = across(mean);
  const label = `${band * BANDS}–${(band + 1) * BANDS}%: ${right}/${members.length}`;
  return `<g><title>${label}</title><path class="interval" d="M${x} ${up(low)}V${up(high)}"/><circle class="right" cx="${x}" cy="${up(share ?? 0)}" r="4"/><text class="small" x="${x}" y="${up(0) - 3}" text-anchor="middle">${members.length}</text></g>`;
}
