import { z } from 'zod';

/** What the platform takes, by method; anything else it refuses. */

const chat_id = z.string().min(1);
const text = z.string().min(1).max(2000);

export const methods = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({ timeout: z.union([z.number(), z.string()]).optional() }),
  setWebhook: z.strictObject({
    url: z.url({ protocol: /^https$/ }),
    secret_token: z.string().min(8).max(256),
  }),
  deleteWebhook: z.strictObject({}),
  getWebhookInfo: z.strictObject({}),
  sendMessage: z.strictObject({ chat_id, text }),
  sendChatAction: z.strictObject({ chat_id, action: z.literal('typing') }),
};
export type Method = keyof typeof methods;
export type Parameters<M extends Method> = z.infer<(typeof methods)[M]>;

export const isMethod = (name: string): name is Method => name in methods;
