/** Why a Word file with macros is not taken: whoever opens it later could run them. */
export const HAS_MACROS = 'tệp Word có macro nên không nhận; hãy mở và lưu lại thành DOCX (không có macro)';
