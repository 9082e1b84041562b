import { createHash } from 'node:crypto';
import type { UploadsDesk } from './desk.ts';
import { lengthRefusal } from './limits.ts';
import type { Kept } from './shelf.ts';
import type { Preview, UploadFile, UploadState } from './types.ts';

const FAULT =
  'Hệ thống gặp lỗi khi đọc tệp này nên chưa nhận được. Người vận hành xem nhật ký để biết chi tiết; bạn có thể thử lại với bản DOCX hoặc PDF.';

/** Reads a kept file and writes down what became of it. Never rejects. */
export async function readInto(desk: UploadsDesk, kept: Kept, path: string): Promise<void> {
  const state = await previewOf(desk, kept, path);
  kept.upload = { ...kept.upload, state };
  if (state.kind === 'rejected') {
    kept.preview = null;
    await desk.folder.remove(kept.upload.id).catch(() => undefined);
  }
}

async function previewOf({ intake, log }: UploadsDesk, kept: Kept, path: string): Promise<UploadState> {
  try {
    const preview = await intake.preview(path);
    kept.preview = preview;
    return stateOf(preview);
  } catch (error) {
    log.error({ err: error, upload: kept.upload.id }, 'an upload could not be read');
    return { kind: 'rejected', words: FAULT };
  }
}

function stateOf({ documents, words, texts }: Preview): UploadState {
  const tooLong = lengthRefusal(texts.reduce((sum, { text }) => sum + text.length, 0));
  if (tooLong !== null) return { kind: 'rejected', words: tooLong };
  return documents === 0 ? { kind: 'rejected', words } : { kind: 'ready', words, texts, trouble: null };
}

/** `luat.docx, 81920 bytes, sha256 …`, for the audit. */
export function describeFile({ name, bytes }: UploadFile): string {
  const shown = name.replace(/\p{C}/gu, '').slice(0, 200);
  return `${shown}, ${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`;
}
