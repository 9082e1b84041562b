import emulatorModule from 'telegram-test-api';
import { expect, it } from 'vitest';
import { createTelegramChannel } from '../../../bot/channel/telegram.ts';
import { channelOptions } from '../../fakes/telegram/channel.ts';
import { createFakeDesk } from '../../fakes/telegram/desk.ts';
import { BEER, BEER_QUOTE, beer } from '../../fakes/telegram/directive.ts';

/** The package's types say `default.default`, its code says `default`. */
const TelegramServer = emulatorModule as unknown as typeof emulatorModule.default;

/** A cross-check of our double by an emulator that others wrote. It knows no menus, typing or webhook info. */
it('Telegram: a question is answered through telegram-test-api, too', async () => {
  const emulator = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
  await emulator.start();
  const token = '123456789:EMULATOR-token_0123456789';
  const desk = createFakeDesk({}, beer);
  const channel = createTelegramChannel(channelOptions({ root: emulator.config.apiURL, token }, desk));
  try {
    expect(await channel.start()).toContain('https://t.me/');
    const client = emulator.getClient(token, { timeout: 10_000 });
    await client.sendMessage(client.makeMessage(BEER));
    const texts: string[] = [];
    while (!texts.some((text) => text.includes(BEER_QUOTE.slice(0, 10)))) {
      const { result } = await client.getUpdates();
      texts.push(...result.map((update) => String(update.message.text)));
    }
    expect(texts.at(-1)).toContain('<b>Không được</b>');
    expect(texts.at(-1)).toContain('Mục 3, đoạn 2');
    expect(desk.asked.map((message) => message.text)).toEqual([BEER]);
  } finally {
    await channel.stop();
    await emulator.stop();
  }
});

/** The emulator reports the port it was given, so port 0 would not do. */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
