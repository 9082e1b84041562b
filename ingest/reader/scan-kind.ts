import type { ScanKind } from './scans.ts';

/** How far into a file a PDF's head may stand, bytes: the standard's readers look at the first kilobyte. */
const HEAD_WINDOW = 1024;

const MAGIC: readonly (readonly [ScanKind, readonly number[]])[] = [
  ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
];

/** The kind of a file that holds pages or an archive, by its first bytes; null for any other. A DOCX too begins as a ZIP. */
export function scanKind(bytes: Uint8Array): ScanKind | null {
  const found = MAGIC.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte));
  if (found !== undefined) return found[0];
  const head = Buffer.from(bytes.subarray(0, HEAD_WINDOW)).toString('latin1');
  return head.includes('%PDF-') ? 'pdf' : null;
}
