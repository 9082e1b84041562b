import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableError, type Reader, type SourceText } from '../reader.ts';
import { pictureSize, type PictureSize } from './image/size.ts';
import { layOut, type PageItems } from './layout.ts';
import { isText, ProgramError, recognisePicture, type OcrTools, type ReadPage } from './ocr.ts';
import type { ScanSetting } from './setting.ts';
import { inTemporaryFolder } from './temporary.ts';

/** Width of an A4 page, inches: pictures seldom say their scale truly, so a page is taken to be this wide. */
const PAGE_WIDTH = 8.27;

/** Reads pictures of pages: PNG, JPEG, TIFF (also of several pages). */
export function imageReader(setting: ScanSetting): Reader {
  return async (bytes, name) => {
    const size = checkedSize(bytes, name, setting);
    const { tools, missing } = setting.ocr;
    if (tools === null) throw new UnreadableError(`${name} là ảnh, ${missing}`);
    const pages = await recognise(bytes, name, size, tools, setting);
    const texts = pages.flatMap((page, index) => {
      return page !== null && isText(page.quality) ? [{ page, number: index + 1 }] : [];
    });
    if (texts.length === 0)
      throw new UnreadableError(
        `${name} là ảnh nhưng không phải trang văn bản, hoặc mờ quá; hãy chụp hay quét lại văn bản cho rõ và thẳng`,
      );
    return [sourceText(name, texts, pages.length)];
  };
}

function checkedSize(bytes: Uint8Array, name: string, { limits }: ScanSetting): PictureSize {
  const size = pictureSize(bytes);
  if (size === null || size.width === 0 || size.height === 0)
    throw new UnreadableError(`${name} là ảnh hỏng hoặc bị cắt cụt; hãy gửi lại ảnh`);
  if (size.width * size.height > limits.picturePoints)
    throw new UnreadableError(
      `${name} là ảnh ${size.width} × ${size.height} điểm, quá mức ${limits.picturePoints / 1e6} triệu điểm; hãy quét lại ở 300 dpi`,
    );
  if (size.pages > limits.pictures)
    throw new UnreadableError(
      `${name} có ${size.pages} trang ảnh, quá mức ${limits.pictures} trang; hãy tách tệp`,
    );
  return size;
}

function recognise(
  bytes: Uint8Array,
  name: string,
  size: PictureSize,
  tools: OcrTools,
  { folder, limits, progress }: ScanSetting,
): Promise<readonly (ReadPage | null)[]> {
  return inTemporaryFolder(folder, async (own) => {
    const file = join(own, 'picture');
    await writeFile(file, bytes);
    const dpi = Math.min(Math.max(Math.min(size.width, size.height) / PAGE_WIDTH, 70), 600);
    const pages: (ReadPage | null)[] = [];
    for (let number = 1; number <= size.pages; number += 1) {
      const page = await recognisePicture(tools, file, { dpi, number }, limits.pageMs).catch(
        (error: unknown) => {
          throw new UnreadableError(failure(name, error), { cause: error });
        },
      );
      pages.push(page);
      progress({ name, done: number, of: size.pages });
    }
    return pages;
  });
}

function failure(name: string, error: unknown): string {
  return error instanceof ProgramError && error.timedOut
    ? `${name} là ảnh mà quá lâu chưa nhận dạng xong; hãy quét lại ở 300 dpi, mỗi tệp ít trang hơn`
    : `${name} là ảnh hỏng nên không đọc được; hãy gửi lại ảnh`;
}

function sourceText(
  name: string,
  texts: readonly { page: ReadPage; number: number }[],
  of: number,
): SourceText {
  const laidOut = layOut(
    texts.map(({ page: { width, height, items }, number }): PageItems => ({
      page: number,
      width,
      height,
      items,
      rules: { horizontal: [], vertical: [] },
    })),
  );
  const read = new Set(texts.map(({ number }) => number));
  const unread = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !read.has(number));
  return {
    name,
    kind: 'image',
    text: laidOut.text,
    pages: laidOut.pages,
    tables: laidOut.tables,
    leftOut: [
      ...laidOut.leftOut,
      ...texts.flatMap(({ page, number }) =>
        page.noise.map((text) => ({ text, page: number, reason: 'noise' })),
      ),
    ],
    notes: [],
    number: null,
    recognised: true,
    warnings: [
      ...texts.map(({ page, number }) => {
        return `trang ${number} là ảnh, đã nhận dạng chữ (độ tin cậy ${Math.round(page.quality.confidence)}/100)`;
      }),
      ...unread.map((number) => `trang ${number} là ảnh và không đọc được chữ nào trong đó`),
    ],
  };
}
