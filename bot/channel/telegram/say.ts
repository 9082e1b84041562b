import { paragraph, type Section } from '../chat/rich.ts';

/** A sentence as a message. */
export const say = (text: string): Section[] => [[paragraph(text)]];
