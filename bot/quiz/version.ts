import { createHash } from 'node:crypto';

/** What a provision's whole text is known by, as SHA-256, hex: items and cards keep it, and another one retires them. */
export const versionOf = (text: string): string => createHash('sha256').update(text).digest('hex');
