import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capabilities, offerOf, replacements, type Capability } from '../../../bot/channel/capabilities.ts';
import type { ChannelName } from '../../../bot/channel.ts';

const names = Object.keys(capabilities) as Capability[];
const channels = Object.keys(capabilities.ask) as ChannelName[];
const readme = readFileSync(new URL('../../../bot/channel/README.md', import.meta.url), 'utf8');

/** The table as the README shows it. */
function table(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (capability: Capability) => (channel: ChannelName) => {
    const offer = offerOf(capability, channel);
    return 'form' in offer ? offer.form : `no: ${offer.reason}; instead: ${offer.instead}`;
  };
  return [
    row(['', ...channels]),
    row(['', ...channels].map(() => '---')),
    ...names.map((capability) => row([capability, ...channels.map(cell(capability))])),
  ].join('\n');
}

/** Columns are padded by the formatter. */
const unpadded = (text: string) => text.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');

describe('the table of capabilities', () => {
  it('is the one that the README shows', () => {
    expect(unpadded(readme)).toContain(unpadded(table()));
  });

  it('says what people do instead as a sentence that can stand in a help', () => {
    for (const channel of channels)
      for (const sentence of replacements(channel)) expect(sentence).toMatch(/^\p{Lu}[^\n]+\.$/u);
  });
});
