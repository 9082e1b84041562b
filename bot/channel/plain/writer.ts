import type { Writer } from '../../escalation.ts';
import { humanReplySections } from '../chat/human-reply.ts';
import { lettersOf, sectionsOf } from './say.ts';

/** Letters that answer nobody's message, of at most `limit` UTF-16 units each. */
export const plainWriter = (limit: number): Writer => ({
  reply: ({ chat }, reply) => lettersOf(chat, humanReplySections(reply), limit),
  notice: (chat, text) => lettersOf(chat, sectionsOf(text), limit),
});
