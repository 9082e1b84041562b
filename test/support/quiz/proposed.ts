/** What a chat service proposes for a provision, by words of it: one of all is sound. */

export const QUOTE =
  'tuân thủ kỷ luật phát ngôn, không sử dụng mạng xã hội để khai thác, tuyên truyền các thông tin chưa được kiểm chứng';
const good = {
  question: 'Không sử dụng mạng xã hội để khai thác, tuyên truyền thông tin nào?',
  options: ['Thông tin chưa được kiểm chứng', 'Thông tin về thời tiết', 'Thông tin quảng bá du lịch', 'Thông tin về lịch nghỉ lễ'],
  correct: 0,
  quote: QUOTE,
  key: 'chưa được kiểm chứng',
}; // prettier-ignore
const proposals: readonly (readonly [string, string])[] = [
  ['mạng xã hội', `Đây là câu hỏi:\n\`\`\`json\n${JSON.stringify(good)}\n\`\`\``],
  // Words that no clause has.
  ['giao tiếp, ứng xử', JSON.stringify({ ...good, quote: 'không uống quá hai cốc bia mỗi bữa', key: 'hai cốc bia' })],
  // Two options are right: both stand in the clause.
  ['phản biện xã hội', JSON.stringify({ question: 'Tăng cường vai trò nào của MTTQ?', options: ['Giám sát', 'Phản biện xã hội', 'Thu thuế', 'Xét xử'], correct: 0, quote: 'Tăng cường vai trò giám sát và phản biện xã hội của MTTQ', key: 'giám sát' })],
  // The right option is told by its length.
  ['Tăng cường siết chặt', JSON.stringify({ question: 'Siết chặt điều gì?', options: ['Kỷ luật, kỷ cương hành chính và kỷ luật lao động trong quản lý', 'Chi tiêu', 'Xe cộ', 'Nhà kho'], correct: 0, quote: 'Tăng cường siết chặt kỷ luật, kỷ cương hành chính và kỷ luật lao động trong quản lý', key: 'kỷ luật, kỷ cương hành chính và kỷ luật lao động trong quản lý' })],
  ['tưới cây', JSON.stringify({ question: 'Công chức không tưới cây cảnh ở đâu?', options: ['Trong phòng máy chủ', 'Trong kho lưu trữ', 'Trong phòng khách', 'Ngoài hành lang'], correct: 0, quote: 'Công chức không tưới cây cảnh trong phòng máy chủ.', key: 'phòng máy chủ' })],
]; // prettier-ignore
/** For `startJudgeServer`. */
export const says = (prompt: string): string =>
  proposals.find(([words]) => prompt.includes(words))?.[1] ?? 'Tôi không soạn được.';
