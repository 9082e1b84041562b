import yauzl, { type Entry } from 'yauzl';

/** Entries of a workbook: sheets, styles, a theme. */
const MAX_ENTRIES = 1_000;

/**
 * Whether the archive, inflated, is at most so many bytes: counted while inflating, not taken from what the archive says of
 * itself. Throws where it is damaged.
 */
export async function inflatedWithin(bytes: Uint8Array, most: number): Promise<boolean> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
  const entries = await listed(zip);
  if (entries === null || entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > most)
    return false;
  let sum = 0;
  for (const entry of entries) {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      sum += (chunk as Buffer).length;
      if (sum > most) return false;
    }
  }
  return true;
}

/** Null where there are far too many. */
function listed(zip: yauzl.ZipFile): Promise<Entry[] | null> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > MAX_ENTRIES) resolve(null);
      else zip.readEntry();
    });
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.readEntry();
  });
}
