import type { ChannelName } from '../../channel.ts';

/** How a person does it; in English, for the table of the README. */
export interface Offered {
  readonly form: string;
}
export interface Lacking {
  /** In English. */
  readonly reason: string;
  /** What people are told to do, in Vietnamese: a sentence of the channel's help. */
  readonly instead: string;
}
export type Offer = Offered | Lacking;

export const form = (words: string): Offered => ({ form: words });

/** The same on every chat channel. */
export const chats = (words: string) => ({
  telegram: form(words),
  zalo_bot: form(words),
  zalo_oa: form(words),
});

/** A capability's offers, of every channel. */
export type Row = Readonly<Record<ChannelName, Offer>>;
export type Rows = Readonly<Record<string, Row>>;
