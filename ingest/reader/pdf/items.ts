import type { Item } from '../layout.ts';
import type { PdfPage } from './engine.ts';

/** Part of a letter's size above and below the line it stands on: Times, the font of nearly all rule texts. */
const ABOVE = 0.8;
const BELOW = 0.2;
/** Text that is turned by more than this (radians) is a watermark or the head of a turned table. */
const TURNED = 0.05;

/** The pieces of a page's text layer, and the words of those that stand turned. */
export async function itemsOf(page: PdfPage): Promise<{ items: Item[]; turned: string[] }> {
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  const toPage = (x: number, y: number): number[] => viewport.convertToViewportPoint(x, y).map(Number);
  const placed = items.flatMap((item) =>
    'str' in item && item.str.trim() !== '' ? [place(item, toPage)] : [],
  );
  return {
    items: placed.filter((one) => !one.turned).map((one) => one.item),
    turned: placed.filter((one) => one.turned).map((one) => one.item.text),
  };
}

interface TextPiece {
  readonly str: string;
  readonly width: number;
  readonly fontName: string;
  readonly transform: readonly unknown[];
}

function place(
  { str, width, fontName, transform }: TextPiece,
  toPage: (x: number, y: number) => number[],
): { item: Item; turned: boolean } {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform.map(Number);
  const size = Math.hypot(c, d);
  const [left = 0, baseline = 0] = toPage(e, f);
  const [endX = 0, endY = 0] = toPage(e + a, f + b);
  const box = { left, right: left + width, top: baseline - ABOVE * size, bottom: baseline + BELOW * size };
  return {
    item: { ...box, text: str, size, font: fontName },
    turned: Math.abs(Math.atan2(endY - baseline, endX - left)) > TURNED,
  };
}
