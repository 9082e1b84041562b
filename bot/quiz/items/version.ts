import { createHash } from 'node:crypto';
import type { Provision } from '../../../knowledge/types.ts';

/** What a provision's text is known by. */
export const versionOf = ({ text }: Pick<Provision, 'text'>): string =>
  createHash('sha256').update(text).digest('hex');
