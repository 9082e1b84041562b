import { chatWords } from '../chat/words.ts';

/** What channels without buttons say besides, in Vietnamese. */
export const words = {
  ...chatWords,
  onlyText:
    'Tôi chưa xem được ảnh, tệp, nhãn dán hay tin nhắn thoại. Bạn vui lòng gõ câu hỏi bằng chữ giúp tôi.',
  noMenu: 'Tôi không còn giữ danh sách để chọn bằng số. Bạn vui lòng gõ lại câu hỏi.',
  noNumber: (most: number) => `Danh sách chỉ có số từ 1 đến ${most}. Bạn chọn lại, hoặc gõ câu hỏi.`,
  pick: 'Nhắn một số để chọn:',
  pickInGroup: 'Nhắc tên tôi kèm một số để chọn:',
  orNumber: (number: number, group: boolean) => `(Hoặc ${group ? 'nhắc tên tôi kèm' : 'nhắn'} số ${number}.)`,
  helpful: '👍 Câu trả lời hữu ích',
  notHelpful: '👎 Câu trả lời chưa đúng',
} as const;
