import type { Writer } from '../../escalation.ts';
import { humanReplySections } from '../chat/human-reply.ts';
import { say } from './say.ts';
import { lettersOf } from './outbox.ts';
import { readPlace } from './place.ts';

/** Letters that answer nobody's message. A place that cannot be read is left out: the chat alone does. */
export const telegramWriter: Writer = {
  reply: ({ chat, place }, reply) =>
    lettersOf({ chat: Number(chat), ...readPlace(place) }, humanReplySections(reply)),
  notice: (chat, text) => lettersOf({ chat: Number(chat) }, say(text)),
};
