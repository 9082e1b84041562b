import { UnreadableError } from '../../reader.ts';

/** Why a PDF cannot be opened, for a person. pdf.js tells its errors apart by name. */
export function openingError(name: string, error: unknown): UnreadableError {
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'PasswordException')
    return new UnreadableError(`${name} có mật khẩu; hãy gỡ mật khẩu rồi gửi lại`, { cause: error });
  return new UnreadableError(
    `${name} là PDF hỏng hoặc bị cắt cụt nên không đọc được; hãy tải lại tệp hoặc xuất lại PDF từ văn bản gốc`,
    { cause: error },
  );
}
