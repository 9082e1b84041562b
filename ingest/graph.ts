import type { Day, Fact } from '../knowledge/types.ts';
import type { Connected } from './connect.ts';
import { findGaps } from './gaps.ts';
import { layOut } from './graph/layout.ts';
import { modelOf } from './graph/model.ts';
import { drawPage } from './graph/page.ts';
import { drawSvg } from './graph/svg.ts';

/** The library as a drawing and as a page with the drawing; both stand alone, without network or script. */
export interface Graph {
  readonly svg: string;
  readonly html: string;
}

/** Draws documents and what they do to each other. The same library and day give the same bytes. */
export function drawGraph(connected: Connected, facts: readonly Fact[], on: Day): Graph {
  const model = modelOf(connected, on);
  const svg = drawSvg(layOut(model), model.edges);
  return { svg, html: drawPage(svg, model, findGaps(connected, facts, on), on) };
}
