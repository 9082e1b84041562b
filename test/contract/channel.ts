import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { capabilities, offerOf, replacements, type Capability } from '../../bot/channel/capabilities.ts';
import type { ChannelName } from '../../bot/channel.ts';
import { askingCases } from './channel/asking.ts';
import { passingCases } from './channel/passing.ts';
import { sharingCases, shared } from './channel/sharing.ts';
import { tellingCases, told } from './channel/telling.ts';
import { openHouse, openShelf, type House, type Shelf } from './channel/house.ts';
import { peopleCases } from './channel/people.ts';
import { flat, type PersonPlace, type Place } from './channel/place.ts';
import { led, playingCases } from './channel/playing.ts';
import { practisingCases, unreminded } from './channel/practising.ts';
import { readingCases, splitting } from './channel/reading.ts';
import { numbers, restarting, updates } from './channel/restarting.ts';
import type { Case, Cases, Scene } from './channel/scene.ts';

/**
 * What every channel does for people, written once in words of what a person does and sees, over real HTTP, pages and
 * streams, with the real desk, store, library, answerer and intake; only the platforms' servers are doubles. Which cases
 * run is said by `bot/channel/capabilities.ts` alone: a capability that a channel lacks has its replacement checked in
 * their place.
 */

/** One channel in one of its forms. */
export interface Subject {
  readonly title: string;
  readonly name: ChannelName;
  readonly open: (house: House) => Promise<Place>;
  /** What a double by others can carry; everything where absent. */
  readonly carries?: readonly Capability[];
}

const cases: Cases = {
  ...askingCases,
  ...readingCases,
  ...passingCases,
  ...tellingCases,
  ...peopleCases,
  ...sharingCases,
  ...playingCases,
  ...practisingCases,
};
/** What people do in place of what the channel lacks, beyond what its help says. */
const replaced: Partial<Cases> = { ...told, ...shared, ...led, ...unreminded };
const all = Object.keys(capabilities) as Capability[];

/** Runs the contract on channels, over one library. */
export function describeChannels(subjects: readonly Subject[]): void {
  let shelf: Shelf;
  beforeAll(async () => {
    shelf = await openShelf();
  });
  afterAll(() => shelf.shipped.remove());
  for (const subject of subjects) describe(subject.title, () => describeChannel(subject, () => shelf));
}

function describeChannel({ name, open, carries = all }: Subject, shelf: () => Shelf): void {
  let scene: Scene;
  beforeEach(async () => {
    const house = await openHouse(shelf());
    const place = await open(house);
    house.join(place.channel());
    scene = { house, place, person: await place.person() };
  });
  afterEach(async () => {
    const { house, place } = scene;
    await place.leave?.();
    await place.channel().stop();
    await place.close();
    await house.close();
    expect(place.refused()).toEqual([]);
    expect(house.disk.told.filter((line) => line.startsWith('FAULT'))).toEqual([]);
    for (const secret of place.secrets) expect(house.logged.join()).not.toContain(secret);
  });
  const run = (list: readonly Case[]) => {
    for (const one of list) it(one.title, () => one.run(scene));
  };
  const offered = (capability: Capability) => 'form' in offerOf(capability, name);

  for (const capability of carries.filter(offered)) describe(capability, () => run(cases[capability]));
  for (const capability of carries.filter((one) => !offered(one) && replaced[one] !== undefined))
    describe(`in place of ${capability}`, () => run(replaced[capability] ?? []));
  describe('always', () => run([...splitting, ...restarting]));
  if (livesOnUpdates(name) && carries === all) describe('updates', () => run(updates));
  if (picksByNumber(name)) describe('numbers', () => run(numbers));

  it('is the channel of its name', () => expect(scene.place.channel().name).toBe(name));
  if (carries !== all) return;
  it('lacks what the table says and nothing else', () => {
    const can = actsOf(scene.place, scene.person);
    for (const [capability, has] of Object.entries(can))
      expect([capability, has]).toEqual([capability, offered(capability as Capability)]);
    expect([scene.person.repeat !== undefined, scene.person.post !== undefined]).toEqual([
      livesOnUpdates(name),
      livesOnUpdates(name),
    ]);
  });
  it('says in its help what people do in place of what it lacks', async () => {
    const help = flat((await scene.person.help()).text);
    for (const sentence of replacements(name)) expect(help).toContain(sentence);
    for (const other of Object.keys(capabilities.ask) as ChannelName[])
      for (const sentence of replacements(other).filter((one) => !replacements(name).includes(one)))
        expect(help).not.toContain(sentence);
  });
}

/** What a person can do there at all. */
const actsOf = (
  { group, live }: Place,
  { sendFile, sendPicture, sendSticker, inline, open, roundLink }: PersonPlace,
) => ({
  inline: inline !== undefined,
  deep_link: open !== undefined,
  round_link: roundLink !== undefined,
  upload: sendFile !== undefined,
  picture: sendPicture !== undefined && sendSticker !== undefined,
  group: group !== undefined,
  round_answer: live !== undefined,
});

/** A browser and a terminal send once, and nothing waits for them; platforms deliver until it is acknowledged. */
const livesOnUpdates = (name: ChannelName) => name !== 'web' && name !== 'terminal';

/** Where a list of numbers is answered by a message of its own. */
const picksByNumber = (name: ChannelName) => name === 'zalo_bot' || name === 'zalo_oa';
