import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableError } from '../../reader.ts';
import type { PageItems } from '../layout.ts';
import { isText, ProgramError, recognisePdfPage, type OcrTools, type ReadPage } from '../ocr.ts';
import type { ScanSetting } from '../setting.ts';
import { inTemporaryFolder } from '../temporary.ts';
import type { LayerPage } from './layer.ts';

/** A page whose words were recognised. */
export interface Recognised {
  readonly items: PageItems;
  readonly noise: readonly string[];
  /** Vietnamese, for the administrator. */
  readonly warning: string;
}

/** Recognises the pages that are pictures, some at a time; by page. Throws `UnreadableError`. */
export async function recognisePages(
  bytes: Uint8Array,
  name: string,
  pages: readonly LayerPage[],
  setting: ScanSetting,
): Promise<ReadonlyMap<number, Recognised>> {
  const { ocr, limits, folder } = setting;
  if (pages.length === 0) return new Map();
  if (ocr.tools === null) throw new UnreadableError(`${name}: ${numbers(pages)} là ảnh, ${ocr.missing}`);
  if (pages.length > limits.pictures)
    throw new UnreadableError(
      `${name} có ${pages.length} trang ảnh, quá mức ${limits.pictures} trang; hãy tách thành nhiều tệp`,
    );
  const { tools } = ocr;
  return inTemporaryFolder(folder, async (own) => {
    const file = join(own, 'source.pdf');
    await writeFile(file, bytes);
    const read = await sideBySide(pages, limits.parallel, async (page, done) => {
      const recognised = await recognise(tools, file, name, page, own, limits.pageMs);
      setting.progress({ name, done, of: pages.length });
      return recognised;
    });
    return checked(name, new Map(read.map((one) => [one.items.page, one])), read);
  });
}

function numbers(pages: readonly LayerPage[]): string {
  const shown = pages.slice(0, 5).map(({ page }) => page);
  return `trang ${shown.join(', ')}${pages.length > shown.length ? ` và ${pages.length - shown.length} trang khác` : ''}`;
}

async function recognise(
  tools: OcrTools,
  file: string,
  name: string,
  page: LayerPage,
  folder: string,
  timeMs: number,
): Promise<Recognised> {
  const longest = Math.max(page.width, page.height);
  const read = await recognisePdfPage(tools, file, { number: page.page, longest }, folder, timeMs).catch(
    (error: unknown) => {
      throw new UnreadableError(failure(name, page.page, error, timeMs), { cause: error });
    },
  );
  return outcome(page, read);
}

function failure(name: string, page: number, error: unknown, timeMs: number): string {
  const late = error instanceof ProgramError && error.timedOut;
  const why = late ? `sau ${timeMs / 1000} giây chưa nhận dạng xong` : 'không nhận dạng được chữ trong ảnh';
  return `${name}: trang ${page} ${why}; hãy quét lại trang này hoặc bỏ trang này ra khỏi tệp`;
}

/** A page that is hardly text keeps what its layer has. */
function outcome(page: LayerPage, read: ReadPage | null): Recognised {
  if (read === null || !isText(read.quality)) {
    return {
      items: page,
      noise: [],
      warning: `trang ${page.page} là ảnh và không đọc được chữ nào trong đó`,
    };
  }
  const { width, height, items, noise } = read;
  const sure = Math.round(read.quality.confidence);
  return {
    items: { page: page.page, width, height, items, rules: { horizontal: [], vertical: [] } },
    noise,
    warning: `trang ${page.page} là ảnh, đã nhận dạng chữ (độ tin cậy ${sure}/100)`,
  };
}

/** A scan of which no page is text is refused. */
function checked(
  name: string,
  pages: Map<number, Recognised>,
  read: readonly Recognised[],
): Map<number, Recognised> {
  if (read.length === 0 || read.some((one) => one.items.items.length > 0)) return pages;
  throw new UnreadableError(`${name} là ảnh nhưng không phải trang văn bản; hãy quét lại văn bản cho rõ`);
}

/** Does the work on all, at most `width` at a time, in order; `done` counts those that are finished. */
async function sideBySide<T, R>(
  all: readonly T[],
  width: number,
  work: (one: T, done: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < all.length; index = next++) {
      const one = all[index];
      if (one !== undefined) results[index] = await work(one, ++done);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
