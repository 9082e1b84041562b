import { describe, expect, it } from 'vitest';
import { readIncoming } from '../../../../bot/channel/zalo-bot/incoming.ts';

const me = { id: 'bot', account_name: 'bot.ky_cuong', display_name: 'Kỷ Cương' };
const named = (display_name: unknown) => {
  const update = {
    event_name: 'message.text.received',
    message: {
      message_id: 'm1',
      from: { id: 'lan', display_name, is_bot: false },
      chat: { id: 'lan', chat_type: 'PRIVATE' },
      text: 'uống rượu bia buổi trưa',
    },
  };
  const incoming = readIncoming(update, me);
  if (incoming.kind !== 'heard') throw new Error(`not heard: ${incoming.kind}`);
  expect(incoming.heard.content).toEqual({ kind: 'text', text: 'uống rượu bia buổi trưa' });
  return incoming.heard.name;
};

describe('a message on Zalo Bot', () => {
  it('is heard whatever stands in the place of the name', () => {
    expect(named(' Lan ')).toBe('Lan');
    for (const none of [undefined, null, '', '  ', 7, true, { first: 'Lan' }, ['Lan']])
      expect(named(none)).toBeUndefined();
  });

  it('keeps 200 characters of a long name, and no half of one', () => {
    expect(named('n'.repeat(201))).toBe('n'.repeat(200));
    const name = named(`${'n'.repeat(199)}😀😀`);
    expect(name).toBe(`${'n'.repeat(199)}😀`);
    expect(named('Lan \uD83D')).toBe('Lan \uFFFD');
  });
});
