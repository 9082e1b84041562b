/** Width and height of a picture in points, and how many pictures the file holds. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly pages: number;
}

/** Reads the size from the head of a PNG, JPEG or TIFF without decoding it; null where the head is damaged or another kind. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint32(0) === 0x89504e47)
      return { width: view.getUint32(16), height: view.getUint32(20), pages: 1 };
    if (view.getUint16(0) === 0xffd8) return jpegSize(view);
    if (view.getUint16(0) === 0x4949 || view.getUint16(0) === 0x4d4d) return tiffSize(view);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Frame markers C0–CF carry the size, but for C4, C8 and CC, which are tables. */
function jpegSize(view: DataView): PictureSize | null {
  for (let at = 2; at < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), pages: 1 };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const WIDTH = 256;
const HEIGHT = 257;
/** Directories beyond this are not counted: the file is refused long before. */
const MOST_PAGES = 2_000;

/** A TIFF is a chain of directories, one a page; the largest page counts. */
function tiffSize(view: DataView): PictureSize | null {
  const little = view.getUint16(0) === 0x4949;
  const size = { width: 0, height: 0, pages: 0 };
  let at = view.getUint32(4, little);
  for (; at !== 0 && size.pages < MOST_PAGES; size.pages += 1) {
    const count = view.getUint16(at, little);
    for (let field = at + 2; field < at + 2 + 12 * count; field += 12) {
      const tag = view.getUint16(field, little);
      const isShort = view.getUint16(field + 2, little) === 3;
      const value = isShort ? view.getUint16(field + 8, little) : view.getUint32(field + 8, little);
      if (tag === WIDTH) size.width = Math.max(size.width, value);
      if (tag === HEIGHT) size.height = Math.max(size.height, value);
    }
    at = view.getUint32(at + 2 + 12 * count, little);
  }
  return size.pages > 0 && size.width > 0 ? size : null;
}
