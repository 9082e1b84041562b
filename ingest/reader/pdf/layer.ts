import { hasColumns, type PageItems } from '../layout.ts';
import { drawingOf } from './drawing.ts';
import { operators, type Operators, type PdfDocument, type PdfPage } from './engine.ts';
import { itemsOf } from './items.ts';

/** A page of a PDF as its text layer has it. */
export interface LayerPage extends PageItems {
  /** True where the page is a picture: its layer has hardly a letter, or letters that mean nothing. */
  readonly isPicture: boolean;
  /** Words that stand turned: watermarks. */
  readonly turned: readonly string[];
}

/** A page with fewer letters may be a picture with a stamp over it, or the last page with a name: its drawing decides. */
const FEW_LETTERS = 200;
/** Above this part of letters without meaning (private or unknown characters), the layer is no text. */
const MEANINGLESS = 0.2;
const NO_RULES = { horizontal: [], vertical: [] };

/** The text layer of all pages, in order. `progress` gets the number of pages done. */
export async function readTextLayer(
  pdf: PdfDocument,
  progress: (done: number) => void,
): Promise<LayerPage[]> {
  const ops = await operators();
  const pages: LayerPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    pages.push(await readPage(page, number, ops));
    page.cleanup();
    progress(number);
  }
  return pages;
}

async function readPage(page: PdfPage, number: number, ops: Operators): Promise<LayerPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items, turned } = await itemsOf(page);
  const plain: PageItems = { page: number, width, height, items, rules: NO_RULES };
  const text = items.map((item) => item.text).join(' ');
  const few = (text.match(/\p{L}/gu)?.length ?? 0) < FEW_LETTERS;
  const drawing = few || hasColumns(plain) ? await drawingOf(page, ops) : null;
  const isPicture = isMeaningless(text) || (few && drawing?.hasPicture === true);
  return { ...plain, rules: drawing?.rules ?? NO_RULES, isPicture, turned };
}

function isMeaningless(text: string): boolean {
  const marks = text.match(/[\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0;
  return marks > MEANINGLESS * text.replace(/\s/gu, '').length && marks > 0;
}
