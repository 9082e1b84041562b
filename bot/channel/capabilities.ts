import type { ChannelName } from '../channel.ts';
import { asking } from './capabilities/asking.ts';
import { learning } from './capabilities/learning.ts';
import type { Offer } from './capabilities/offers.ts';
import { reaching } from './capabilities/reaching.ts';

export type { Lacking, Offer, Offered } from './capabilities/offers.ts';

/**
 * What a person can do, and in which form each channel lets them; where one cannot, why, and what it has instead.
 * The contract test (`test/contract/channel.ts`) runs the cases of every form named here on that channel, and checks
 * that a channel's help says what it has instead. A capability more is a row in one of the parts and cases there, for all.
 */
export const capabilities = { ...asking, ...reaching, ...learning };

export type Capability = keyof typeof capabilities;

export const offerOf = (capability: Capability, channel: ChannelName): Offer =>
  capabilities[capability][channel];

/** What a channel's help says of what the channel lacks, each sentence once. */
export function replacements(channel: ChannelName): readonly string[] {
  const offers = Object.values(capabilities).map((row): Offer => row[channel]);
  return [...new Set(offers.flatMap((offer) => ('instead' in offer ? [offer.instead] : [])))];
}
