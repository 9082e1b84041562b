/** Said of every Word file behind a password, whatever its format. */
export const ENCRYPTED = 'tệp Word được bảo vệ bằng mật khẩu; hãy gỡ mật khẩu rồi gửi lại';
