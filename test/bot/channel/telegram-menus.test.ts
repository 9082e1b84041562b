import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MenuClaim } from '../../../bot/channel/telegram.ts';
import { menuClaims } from '../../../bot/start/channels/main.ts';
import { keyedHash } from '../../../bot/privacy.ts';
import { openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import type { Person } from '../../fakes/telegram/world.ts';
import { HASH_KEY } from '../../support/desk-on-disk.ts';
import { openEscalationOnDisk, type EscalationOnDisk } from '../../support/escalation.ts';

const PRIVATE = [
  ...['start', 'help', 'about', 'chuyen', 'theodoi', 'botheodoi', 'moingay', 'thaydoi'],
  ...['luyen', 'ketqua', 'donvi', 'quen'],
];
const OF_TRAINERS = [...PRIVATE, 'vaitro', 'dangnhap', 'quyen', 'hoidap', 'traloi'];
const OF_ADMINISTRATORS = [...PRIVATE, 'vaitro', 'dangnhap', 'moi', 'quyen', 'hoidap', 'traloi'];

const namesOf = ({ server }: Pick<OpenChannel, 'server'>, { id }: { readonly id: number }) =>
  server.world.commands.get(`chat:${id}/`)?.map(({ command }) => command);
/** Writes a command, and waits until it and all before it have been handled. */
async function settle({ server }: Pick<OpenChannel, 'server'>, person: Person, text: string): Promise<void> {
  const told = () => server.seen(person).filter((seen) => seen.text.startsWith('Về Kỷ Cương')).length;
  const before = told();
  server.say(person, text);
  server.say(person, '/about');
  await server.when(() => told() > before);
}

describe('Telegram: menus of single people', () => {
  let open: OpenChannel;
  let lan: Person;
  const claims = new Map<number, MenuClaim>();
  beforeEach(async () => {
    claims.clear();
    const of = (person: number) => Promise.resolve(claims.get(person) ?? 'none');
    open = await openChannel({ menus: { of, known: () => Promise.resolve([]) } });
    lan = open.server.person('Lan');
  });
  afterEach(() => open.close());
  const calls = (name: string) => open.server.calls.filter(({ method }) => method === name).length;

  it('stand in the private chat once the role is there, each with what its people may do, and are set once', async () => {
    await settle(open, lan, '/vaitro');
    expect(namesOf(open, lan)).toBeUndefined();
    claims.set(lan.id, 'trainer');
    await settle(open, lan, '/quyen ABCDE-23456');
    expect(namesOf(open, lan)).toEqual(OF_TRAINERS);
    claims.set(lan.id, 'administrator');
    await settle(open, lan, '/quyen BCDEF-23456');
    expect(namesOf(open, lan)).toEqual(OF_ADMINISTRATORS);
    await settle(open, lan, '/vaitro');
    expect(calls('setMyCommands')).toBe(3 + 2);
    expect(calls('deleteMyCommands')).toBe(0);
    expect(open.server.refused).toEqual([]);
  });

  it('say in Vietnamese what each command does', async () => {
    claims.set(lan.id, 'trainer');
    await settle(open, lan, '/help');
    const shown = open.server.world.commands.get(`chat:${lan.id}/`) ?? [];
    expect(shown.find(({ command }) => command === 'hoidap')?.description).toBe('Câu hỏi chờ trả lời');
  });

  it('go when the role goes, at the next command that shows it, also one that is refused', async () => {
    claims.set(lan.id, 'trainer');
    await settle(open, lan, '/start');
    claims.set(lan.id, 'none');
    await settle(open, lan, '/hoidap');
    expect(namesOf(open, lan)).toBeUndefined();
    await settle(open, lan, '/start');
    expect(calls('deleteMyCommands')).toBe(1);
  });

  it('are never set for a group, and a failure is logged and tried again', async () => {
    claims.set(lan.id, 'administrator');
    const office = open.server.group('Văn phòng');
    open.server.write({ from: lan, chat: office, text: '/help@ky_cuong_bot' });
    await open.server.until(office, 1);
    open.server.fail('setMyCommands', { kind: 'error', code: 400, description: 'Bad Request: no' });
    await settle(open, lan, '/help');
    expect(namesOf(open, lan)).toBeUndefined();
    await settle(open, lan, '/help');
    expect(namesOf(open, lan)).toContain('moi');
    expect(open.logged.join()).toContain('the menu of a person not set');
  });
});

describe('Telegram: the menu of a trainer who may answer questions, with the real store and roles', () => {
  let world: EscalationOnDisk;
  afterEach(() => world.close());
  const start = (more = {}) =>
    openChannel({
      desk: world.desk,
      delivery: world.delivery(),
      menus: menuClaims({ people: world.people, store: world.store, escalation: world.escalation() }, (id) =>
        keyedHash(HASH_KEY, 'telegram', id),
      ),
      ...more,
    });

  it('stands while TRAINERS_ANSWER is on, is set at a start for who is known, and goes at the start without', async () => {
    const settings = { trainers: true };
    world = await openEscalationOnDisk(settings);
    const open = await start();
    const { server } = open;
    const [binh, lan] = [server.person('Bình'), server.person('Lan')];
    await world.appoint('trainer', String(binh.id));
    await settle(open, binh, '/vaitro');
    await settle(open, lan, '/vaitro');
    expect([namesOf(open, binh), namesOf(open, lan)]).toEqual([OF_TRAINERS, undefined]);
    await open.channel.stop();

    server.world.commands.delete(`chat:${binh.id}/`);
    const at = { apiRoot: server.root, token: server.token };
    const again = await start(at);
    await server.when(() => namesOf(open, binh) !== undefined);
    await again.channel.stop();

    settings.trainers = false;
    await world.restart();
    const without = await start(at);
    await server.when(() => namesOf(open, binh) === undefined);
    await without.channel.stop();
    for (const one of [again, without]) await one.server.close();
    await server.close();
    expect(server.refused).toEqual([]);
  });
});
