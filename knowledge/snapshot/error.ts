/** Why a snapshot cannot be opened or written: `missing` can be mended by building one. */
export type SnapshotFault = 'missing' | 'format' | 'damaged' | 'disk';

/**
 * A library that cannot be opened or written. The message is one Vietnamese sentence for whoever runs the bot: what,
 * which value, how to mend it.
 */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly fault: SnapshotFault;

  constructor(fault: SnapshotFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

const DISK_REASONS: Record<string, string> = {
  EROFS: 'ổ đĩa chỉ cho đọc',
  EACCES: 'không có quyền ghi hoặc đọc',
  EPERM: 'không có quyền ghi hoặc đọc',
  ENOSPC: 'ổ đĩa đã đầy',
  EDQUOT: 'đã hết hạn mức dung lượng',
  ENOTDIR: 'đường dẫn đi qua một tệp, không phải thư mục',
  ENOENT: 'không có hoặc không tạo được thư mục này',
  EEXIST: 'đường dẫn đi qua một tệp, không phải thư mục',
  EMFILE: 'mở quá nhiều tệp cùng lúc',
  EIO: 'ổ đĩa báo lỗi',
};

/** The code of a file system error; null for anything else. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** A file system error as a `SnapshotError`; other errors pass through unchanged. */
export function asDiskError(error: unknown, path: string, act: 'đọc' | 'ghi'): unknown {
  const reason = DISK_REASONS[errorCode(error) ?? ''];
  if (reason === undefined) return error;
  const message = `Không ${act} được thư viện ở "${path}": ${reason}; hãy sửa quyền hoặc chọn thư mục khác bằng --data.`;
  return new SnapshotError('disk', message, { cause: error });
}
