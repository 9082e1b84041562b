import { expect, it } from 'vitest';
import { createLog, deliveryOver } from '../../fakes/telegram/channel.ts';
import { createFakeDesk } from '../../fakes/telegram/desk.ts';
import { BEER, beer, library } from '../../fakes/telegram/directive.ts';
import { openZaloOa } from '../../fakes/zalo-oa/channel.ts';

it('takes all that comes while the disk stands still: what is refused may be overtaken by what follows', async () => {
  const desk = createFakeDesk({}, beer);
  const { store } = desk;
  let go = () => {};
  const still = new Promise<void>((resolve) => (go = resolve));
  const slow = {
    ...store,
    receive: async (...update: Parameters<typeof store.receive>) => {
      await still;
      return store.receive(...update);
    },
  };
  const place = await openZaloOa({
    desk,
    delivery: deliveryOver(slow),
    library: () => library,
    publicUrl: null,
    today: () => '2026-11-26',
    suggestions: [BEER],
    log: createLog().log,
  });
  const people = Array.from({ length: 300 }, () => place.server.person());
  const statuses = people.map(async (person) => {
    const { headers, body } = place.server.signed(person, '/help');
    return (await fetch(place.relay.address, { method: 'POST', headers, body })).status;
  });
  setTimeout(go, 300);
  expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
  for (const person of people) expect((await place.server.until(person, 1))[0]).toContain('Cách hỏi');
  await place.channel().stop();
  await place.close();
});
