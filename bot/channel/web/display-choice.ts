import { z } from 'zod';

/** How pages look on a device: colours as the device has them, light or dark; usual or large text. */
export const displaySchema = z.object({
  theme: z.enum(['may', 'sang', 'toi']),
  size: z.enum(['thuong', 'lon']),
});
export type Display = z.infer<typeof displaySchema>;
