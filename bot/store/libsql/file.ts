import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '../../errors.ts';

/** Read and write for the owner alone: the file holds what people asked. */
const OWNER_ONLY = 0o600;
const OWNER_ONLY_DIRECTORY = 0o700;

/**
 * Makes sure that the database file can be written and that only its owner can read it.
 * Makes the last folder of the path only: a whole missing path is more often a disk that is not mounted.
 * @throws StartError with the cure
 */
export function prepareFile(path: string): void {
  try {
    const folder = dirname(path);
    if (!existsSync(folder)) mkdirSync(folder, { mode: OWNER_ONLY_DIRECTORY });
    closeSync(openSync(path, 'a', OWNER_ONLY));
    // SQLite gives the files beside it the mode of the database; old ones may still be open to others.
    for (const file of [path, `${path}-wal`, `${path}-shm`])
      if (existsSync(file)) chmodSync(file, OWNER_ONLY);
  } catch (error) {
    throw new StartError(`Không mở được kho dữ liệu "${path}": ${cure(error, dirname(path))}`, {
      cause: error,
    });
  }
}

function cure(error: unknown, folder: string): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return `không có thư mục chứa "${folder}"; hãy tạo thư mục hoặc chọn nơi khác bằng --data.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `"${folder}" không phải là thư mục; hãy chọn nơi khác bằng --data.`;
    case 'EISDIR':
      return 'đường dẫn này là một thư mục, không phải tệp; hãy chuyển thư mục đó đi nơi khác.';
    case 'EACCES':
    case 'EPERM':
      return `không có quyền ghi vào "${folder}"; hãy cấp quyền ghi cho người chạy chương trình hoặc chọn nơi khác bằng --data.`;
    case 'EROFS':
      return `ổ đĩa chứa "${folder}" chỉ cho đọc; hãy gắn lại ổ đĩa với quyền ghi hoặc chọn nơi khác bằng --data.`;
    case 'ENOSPC':
      return `ổ đĩa chứa "${folder}" đã hết chỗ; hãy dọn bớt dữ liệu rồi chạy lại.`;
    default:
      return `hệ thống báo lỗi ${codeOf(error)}; hãy kiểm tra quyền ghi của thư mục "${folder}".`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'không rõ';
}
