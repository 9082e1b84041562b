import { expect, it } from 'vitest';
import { describeChannels, type Subject } from '../contract/channel.ts';
import { openEmulator } from '../contract/channel/emulator.ts';
import { openTelegram } from '../contract/channel/telegram.ts';
import { openTerminal } from '../contract/channel/terminal.ts';
import { openText } from '../contract/channel/text.ts';
import { startWeb } from '../contract/channel/web.ts';
import { openFakeChannel } from '../fakes/channel.ts';
import { openZaloBot, WEBHOOK } from '../fakes/zalo-bot/channel.ts';
import { openZaloOa } from '../fakes/zalo-oa/channel.ts';

/** The contract on all channels but the web with script, which has a browser (`channel-browser.test.ts`). */

const zaloPolling = (['object', 'array'] as const).map((updates): Subject => ({
  title: `Zalo Bot, polling, each update as ${updates}`,
  name: 'zalo_bot',
  open: openText('zalo_bot', (parts) => openZaloBot(parts, { updates })),
}));
const zaloWebhook = (['wrapped', 'bare'] as const).map((delivered): Subject => ({
  title: `Zalo Bot, webhook, deliveries ${delivered}`,
  name: 'zalo_bot',
  open: openText('zalo_bot', (parts) => openZaloBot(parts, { delivered }, WEBHOOK)),
}));
const zaloOa = (['mac=', 'bare'] as const).map((signature): Subject => ({
  title: `Zalo OA, signature ${signature}`,
  name: 'zalo_oa',
  open: openText('zalo_oa', (parts) => openZaloOa(parts, { signature })),
}));

const subjects: readonly Subject[] = [
  { title: 'the fake', name: 'zalo_bot', open: openText('zalo_bot', openFakeChannel) },
  { title: 'Telegram, polling', name: 'telegram', open: openTelegram('polling') },
  { title: 'Telegram, webhook', name: 'telegram', open: openTelegram('webhook') },
  {
    title: 'Telegram on telegram-test-api',
    name: 'telegram',
    open: openEmulator,
    // The emulator has no files, pictures or groups, and keeps nothing of what a press tells.
    carries: [
      'greet',
      'help',
      'about',
      'ask',
      'pick',
      'source',
      'forget',
      'escalate',
      'notices',
      'daily',
      'role',
      'sign_in',
      'assignment',
      'practice',
      'own_results',
    ],
  },
  ...zaloPolling,
  ...zaloWebhook,
  ...zaloOa,
  { title: 'the web, without script', name: 'web', open: startWeb },
  { title: 'the terminal', name: 'terminal', open: openTerminal },
];

describeChannels(subjects);

it('runs on all five channels', () => {
  expect([...new Set(subjects.map(({ name }) => name))].sort()).toEqual([
    'telegram',
    'terminal',
    'web',
    'zalo_bot',
    'zalo_oa',
  ]);
});
