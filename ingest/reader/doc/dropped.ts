import { charactersIn, type Piece } from './pieces.ts';
import { isOn, type Run } from './runs.ts';

/** Property codes ([MS-DOC] 2.6) of characters: tracked as deleted; hidden. */
const DELETED = 0x0800;
const HIDDEN = 0x083c;

/** Deleted and hidden characters become zeros, so that all others keep their places. */
export function withoutDropped(
  runs: readonly Run[],
  pieces: readonly Piece[],
  characters: string,
): { kept: string; hidden: string } {
  const dropped = runs.filter(({ properties }) => isOn(properties, DELETED) || isOn(properties, HIDDEN));
  const ranges = dropped.flatMap((run) =>
    charactersIn(pieces, run.start, run.end).map(([start, end]) => ({
      start,
      end,
      isHidden: !isOn(run.properties, DELETED),
    })),
  );
  let kept = '';
  let hidden = '';
  for (const { start, end, isHidden } of ranges.sort((a, b) => a.start - b.start)) {
    if (start < kept.length) continue;
    kept += characters.slice(kept.length, start) + blank(characters.slice(start, end));
    if (isHidden) hidden += characters.slice(start, end);
  }
  return { kept: kept + characters.slice(kept.length), hidden };
}

/** Ends of paragraphs and cells stay: whether they are deleted too does not say that what follows joins. */
function blank(characters: string): string {
  return characters.replace(/[^\r\u0007]/gu, (sign) => '\0'.repeat(sign.length));
}
