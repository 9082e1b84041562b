import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatParts } from '../../../bot/channel/plain/options.ts';
import type { ZaloOaChannel } from '../../../bot/channel/zalo-oa.ts';
import { StartError } from '../../../bot/errors.ts';
import { createLog, deliveryOver, failingOnce } from '../../fakes/telegram/channel.ts';
import { createFakeDesk, type FakeDesk } from '../../fakes/telegram/desk.ts';
import { BEER, BEER_QUOTE, beer, library } from '../../fakes/telegram/directive.ts';
import { logIn, openZaloOa, type OaPlace } from '../../fakes/zalo-oa/channel.ts';

let place: OaPlace;
let desk: FakeDesk;
const { log, logged } = createLog();
const parts = (): ChatParts => ({
  desk,
  delivery: deliveryOver(desk.store),
  library: () => library,
  publicUrl: null,
  today: () => '2026-11-26',
  suggestions: [BEER],
  log,
});
const kept = () => JSON.parse(readFileSync(place.tokenFile, 'utf8')) as Record<string, unknown>;
const startFault = (channel: ZaloOaChannel) =>
  channel.start().then(
    () => null,
    (error: unknown) => error,
  );
/** Waits until the administrator was told. */
const toldOf = (words: string) =>
  vi.waitFor(() => expect(logged.join()).toContain(words), { timeout: 5_000 });
async function answered(): Promise<string> {
  const before = place.seen().length;
  place.say('/help');
  return (await place.until(before + 1))[before] ?? '';
}

beforeEach(async () => {
  logged.length = 0;
  desk = createFakeDesk({}, beer);
  place = await openZaloOa(parts());
});
afterEach(async () => {
  await place.channel().stop();
  await place.close();
  for (const secret of place.secrets) expect(logged.join()).not.toContain(secret);
});

describe('Zalo OA: deliveries', () => {
  const post = (body: string, signature: string) =>
    fetch(place.relay.address, { method: 'POST', body, headers: { 'X-ZEvent-Signature': signature } });

  it('greets who follows, and leaves who goes', async () => {
    place.server.event(place.person, 'follow');
    expect((await place.until(1))[0]).toContain(`1. ${BEER}`);
    place.server.event(place.person, 'unfollow');
    expect(await answered()).toContain('Cách hỏi');
  });

  it.each([
    ['none', ''],
    ['a wrong one', `mac=${'0'.repeat(64)}`],
    ['one of another body', 'mac=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ])('answers 200 to a bad signature (%s), drops it and counts it', async (_, signature) => {
    const body = JSON.stringify({
      event_name: 'user_send_text',
      timestamp: '1',
      sender: place.person,
      message: { msg_id: 'a', text: BEER },
    });
    for (let count = 0; count < 3; count++) expect((await post(body, signature)).status).toBe(200);
    expect((await post('không phải JSON', signature)).status).toBe(200);
    expect((place.channel() as ZaloOaChannel).dropped()).toBe(4);
    expect(logged.filter((line) => line.includes('sai chữ ký'))).toHaveLength(1);
    expect(await answered()).toContain('Cách hỏi');
    expect(desk.asked).toEqual([]);
  });

  it('answers within 2 s and works afterwards', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    desk.before = () => held;
    place.say(BEER);
    await place.server.when(() => place.server.deliveries.length === 1);
    expect(place.server.deliveries).toEqual([200]);
    expect(place.seen()).toEqual([]);
    release();
    expect((await place.until(2))[1]).toContain(BEER_QUOTE);
  });

  it('does not acknowledge what it could not record, and answers it when it comes again', async () => {
    await place.restart({ ...parts(), delivery: deliveryOver(failingOnce(desk.store)) });
    place.say(BEER);
    expect((await place.until(2))[1]).toContain(BEER_QUOTE);
    expect(place.server.deliveries).toEqual([503, 200]);
  });

  it('has Zalo deliver again after the stop', async () => {
    await place.channel().stop();
    place.say(BEER);
    await place.server.when(() => place.server.deliveries.includes(503));
    await place.restart(parts());
    expect((await place.until(2))[1]).toContain(BEER_QUOTE);
  });
});

describe('Zalo OA: tokens', () => {
  it.each(['unknown', 'ended'] as const)(
    'renews an access token that is %s once, keeps the new ones for the owner alone',
    async (how) => {
      chmodSync(place.tokenFile, 0o644);
      place.server.oauth.spoil(how);
      expect(await answered()).toContain('Cách hỏi');
      expect(place.server.oauth.refreshes()).toBe(1);
      expect(kept()).toMatchObject({
        access: 'access-token-2',
        refresh: 'refresh-token-2',
        refreshing: false,
      });
      expect(statSync(place.tokenFile).mode & 0o777).toBe(0o600);
      expect(place.server.refused).toEqual([]);
    },
  );

  it('renews before an access token ends, and once for many messages and two processes', async () => {
    await place.channel().stop();
    logIn(place.server, place.tokenFile, '2026-11-26T03:01:00.000Z');
    const [first, second] = [place.make(parts()), place.make(parts())];
    await Promise.all([first.start(), second.start()]);
    expect(place.server.oauth.refreshes()).toBe(1);
    place.relay.serve(second.handleWebhook);
    expect(await answered()).toContain('Cách hỏi');
    expect(place.server.refused).toEqual([]);
    await Promise.all([first.stop(), second.stop()]);
  });

  it('goes on after a crash between keeping and using new tokens', async () => {
    await place.channel().stop();
    logIn(place.server, place.tokenFile, '2026-11-26T03:01:00.000Z');
    await place.make(parts()).start();
    expect(kept()['access']).toBe('access-token-3');
    await place.restart(parts());
    expect(await answered()).toContain('Cách hỏi');
    expect(place.server.oauth.refreshes()).toBe(1);
  });

  it('says what to do where the answer with the new tokens was lost, and goes on after the login without a restart', async () => {
    place.server.oauth.spoil('ended');
    place.server.loseExchange();
    place.say('/help');
    await toldOf('npm run zalo -- login');
    expect(kept()['refreshing']).toBe(true);
    logIn(place.server, place.tokenFile);
    expect(await answered()).toContain('Cách hỏi');
  });

  it('tells once that the refresh token is refused, asks Zalo once, and sends all that waited after the login', async () => {
    const told: string[] = [];
    await place.restart(Object.assign(parts(), { tell: (sentence: string) => void told.push(sentence) }));
    place.server.oauth.spoil('ended');
    place.server.loseExchange();
    const people = [place.person, place.server.person(), place.server.person()];
    for (const person of people) place.server.say(person, '/help');
    await toldOf('npm run zalo -- login');
    // Each of the three is tried some times more.
    await new Promise((over) => setTimeout(over, 400));
    expect(logged.filter((line) => line.includes('npm run zalo -- login'))).toHaveLength(1);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('npm run zalo -- login');
    expect(place.server.refused).toHaveLength(1);
    logIn(place.server, place.tokenFile);
    for (const person of people) expect((await place.server.until(person, 1))[0]).toContain('Cách hỏi');
    expect(told).toHaveLength(1);
  });

  it.each(['', '{"access":1}'])('is refused at the start without tokens (%j)', async (text) => {
    await place.channel().stop();
    writeFileSync(place.tokenFile, text);
    const fault = await startFault(place.make(parts()));
    expect(fault).toBeInstanceOf(StartError);
    expect(String(fault)).toContain('npm run zalo -- login');
  });
});

describe('Zalo OA: sending', () => {
  it('sends after a restart what was not sent before it', async () => {
    place.server.failSends({ error: -32 });
    await place.restart({ ...parts(), delivery: deliveryOver(desk.store, { policy: { first: 1 } }) });
    place.say(BEER);
    await place.server.when(() => place.server.sends() === 1);
    await place.restart(parts());
    expect((await place.until(2))[1]).toContain(BEER_QUOTE);
    expect(desk.asked).toHaveLength(1);
  });

  it('gets over the rate, 5xx, floods and resets', async () => {
    place.server.failSends({ error: -32 });
    place.server.failSends('reset');
    place.server.failSends({ status: 502 });
    place.server.failSends({ status: 429 });
    expect(await answered()).toContain('Cách hỏi');
    expect(place.server.sends()).toBe(5);
  });

  it.each([
    [-230, 'quá 7 ngày'],
    [-232, 'thời hạn'],
    [-213, 'bỏ quan tâm OA'],
  ] as const)('tells the administrator of %i once a message and does not try again', async (error, words) => {
    place.server.shut(place.person, error);
    place.say('/help');
    await toldOf(words);
    place.server.shut(place.person, 0);
    expect(await answered()).toContain('Cách hỏi');
    expect(place.server.sends()).toBe(2);
    expect(logged).toHaveLength(1);
  });

  it('tells the administrator once that the rate stands in the way, and sends later', async () => {
    place.server.failSends({ error: -32 }, 3);
    expect(await answered()).toContain('Cách hỏi');
    expect(place.server.sends()).toBe(4);
    expect(logged.filter((line) => line.includes('hạn mức'))).toHaveLength(1);
  });

  it('does not renew without end where Zalo refuses new tokens too', async () => {
    place.server.failSends({ error: -216 }, 2);
    place.say('/help');
    await toldOf('npm run zalo -- login');
    await place.until(1);
    expect(place.server.oauth.refreshes()).toBe(1);
  });
});
