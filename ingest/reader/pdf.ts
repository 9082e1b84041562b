import { UnreadableError, type Reader, type SourceText } from '../reader.ts';
import { layOut } from './layout.ts';
import { openPdf } from './pdf/engine.ts';
import { openingError } from './pdf/errors.ts';
import { readTextLayer, type LayerPage } from './pdf/layer.ts';
import { recognisePages, type Recognised } from './pdf/pictures.ts';
import type { ScanSetting } from './setting.ts';

/** Reads PDFs: the text layer where a page has one, recognised words where a page is a picture. */
export function pdfReader(setting: ScanSetting): Reader {
  return async (bytes, name) => {
    const layer = await readLayer(bytes, name, setting);
    const pictures = layer.filter((page) => page.isPicture);
    const recognised = await recognisePages(bytes, name, pictures, setting);
    return [sourceText(name, layer, recognised)];
  };
}

async function readLayer(
  bytes: Uint8Array,
  name: string,
  { limits, progress }: ScanSetting,
): Promise<LayerPage[]> {
  const pdf = await openPdf(bytes).catch((error: unknown) => {
    throw openingError(name, error);
  });
  try {
    if (pdf.numPages > limits.pages)
      throw new UnreadableError(
        `${name} có ${pdf.numPages} trang, quá mức ${limits.pages} trang; hãy tách thành nhiều tệp`,
      );
    return await readTextLayer(pdf, (done) => progress({ name, done, of: pdf.numPages }));
  } catch (error) {
    throw error instanceof UnreadableError ? error : openingError(name, error);
  } finally {
    await pdf.destroy();
  }
}

function sourceText(
  name: string,
  layer: readonly LayerPage[],
  recognised: ReadonlyMap<number, Recognised>,
): SourceText {
  const pages = layer.map((page) => recognised.get(page.page)?.items ?? page);
  const laidOut = layOut(pages);
  if (!/\p{L}/u.test(laidOut.text))
    throw new UnreadableError(
      `${name} không có chữ nào (${layer.length} trang); hãy gửi bản khác của văn bản`,
    );
  const read = [...recognised.values()];
  return {
    name,
    kind: 'pdf',
    text: laidOut.text,
    pages: laidOut.pages,
    tables: laidOut.tables,
    leftOut: [
      ...laidOut.leftOut,
      ...layer.flatMap(({ page, turned }) => turned.map((text) => ({ text, page, reason: 'turned' }))),
      ...read.flatMap(({ noise, items: { page } }) => noise.map((text) => ({ text, page, reason: 'noise' }))),
    ],
    notes: [],
    number: null,
    warnings: read.map((one) => one.warning),
    ...(read.length > 0 ? { recognised: true } : {}),
  };
}
