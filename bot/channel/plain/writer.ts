import type { Writer } from '../../escalation.ts';
import type { QuizVoice } from '../../quiz.ts';
import { humanReplySections } from '../chat/human-reply.ts';
import { noticeSections } from '../chat/notice-sections.ts';
import { lettersOf, sectionsOf } from './say.ts';

/** Letters that answer nobody's message, of at most `limit` UTF-16 units each. */
export const plainWriter = (limit: number): Writer => ({
  reply: ({ chat }, reply) => lettersOf(chat, humanReplySections(reply), limit),
  notice: (chat, text) => lettersOf(chat, sectionsOf(text), limit),
});

/** What a round of the quiz says where items are read and typed. */
export const plainVoice = (limit: number): QuizVoice => ({
  tell: (chat, notice) => lettersOf(chat, noticeSections(notice), limit),
});
