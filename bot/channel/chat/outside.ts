import { paragraph, type Section } from './rich.ts';

/** Which services get questions, and what of them (`bot/outside.ts`); nothing where none does. */
export const outsideSections = (services: readonly string[]): Section[] =>
  services.length === 0
    ? []
    : [
        [
          paragraph('Để trả lời, tôi còn gửi dữ liệu tới:'),
          ...services.map((sentence) => paragraph(`• ${sentence}`)),
        ],
      ];
