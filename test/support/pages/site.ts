import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebChannel, type WebChannel } from '../../../bot/channel/web.ts';
import { createLibrary, type Library } from '../../../knowledge/library.ts';
import type { Document, Passage } from '../../../knowledge/types.ts';
import { openWorld, plainOptions, type World } from '../../bot/channel/web/world.ts';
import { LAW_2018, OTHER_2018 } from '../../ingest/manage/excerpts.ts';
import type { Happening } from '../../../bot/quiz-rounds.ts';
import type { Proposer } from '../../../bot/quiz/proposing.ts';
import { fillBank } from './bank.ts';
import { openNoticeWorld, type NoticeWorld } from '../notice-world.ts';
import type { Certificate } from '../../../bot/quiz-certificate.ts';
import { keepPlayed, officeOf } from '../quiz/played-round.ts';
import { says } from '../quiz/proposed.ts';
import { webQuizHouse } from '../quiz/web-house.ts';

/** All that the pages need: the web channel, one that fails, one that is asked too often, and an office's portal. */
export interface Site {
  readonly url: string;
  /** A channel whose library cannot be read: its pages are faults. */
  readonly failing: string;
  /** A channel that takes one question. */
  readonly busy: string;
  /** A channel whose rules have changed. */
  readonly changed: string;
  /** A channel with a round of the quiz, its first item open, and one that has ended. */
  readonly quiz: string;
  readonly quizEnded: string;
  /** Rounds that have not begun, whose first item is closed, and at one's own pace. */
  readonly quizWaiting: string;
  readonly quizClosed: string;
  readonly quizOwn: string;
  /** A one-time code of the trainer of the rounds, at the channel of the first. */
  newTrainer(): Promise<string>;
  /** A page of another site that opens the chat in a frame. */
  readonly portal: string;
  /** A one-time code of a fresh administrator. */
  newAdministrator(): Promise<string>;
  /** A one-time code of somebody who has done the round `RRRRRR`. */
  newPlayer(): Promise<string>;
  close(): Promise<void>;
}

/** Opens it on free ports. `library` stands for the shipped one, where more is to be looked at. */
export async function openSite(library?: Library): Promise<Site> {
  let world: World | null = null;
  let shown: Library | null = library ?? null;
  const serving = (): Library => {
    if (world === null) throw new Error('asked before it is open');
    return (shown ??= withSuccessor(world.knowledge.library));
  };
  const portal = await openPortal(() => world?.url ?? '');
  const made: World = await openWorld(
    {
      embedOrigins: [portal.origin],
      office: 'Sở Nội vụ tỉnh Bình Minh',
      signInRate: { requests: 1000, seconds: 60 },
      library: serving,
    },
    { history: true, signIn: true, proposer },
  );
  world = made;
  await fillBank(made);
  const [failing, busy] = [
    createWebChannel({
      ...plainOptions(),
      library: () => {
        throw new Error('the library cannot be read');
      },
    }),
    createWebChannel({ ...plainOptions(), askRate: { requests: 1, seconds: 60 } }),
  ];
  const news = await openChanged();
  const [quiz, ended, waiting, closed, own] = [
    await webQuizHouse({ teams: ['Đội 1', 'Đội 2'] }),
    await webQuizHouse(),
    await webQuizHouse(),
    await webQuizHouse({ rest: 600 }),
    await webQuizHouse({ kind: 'assignment', seconds: null, deadline: '2026-11-30T10:00:00.000Z' }),
  ];
  await quiz.happened({ kind: 'started' }, { kind: 'asked', item: 0 });
  await ended.happened(...ANSWERED, { kind: 'ended', by: 'trainer' });
  await closed.happened(...ANSWERED, { kind: 'closed', item: 0, by: 'trainer' });
  await own.happened({ kind: 'started' });
  const rounds = [quiz, ended, waiting, closed, own];
  await Promise.all(rounds.map((house) => house.start()));
  await Promise.all([failing.start(), busy.start(), news.channel.start()]);
  let administrators = 0;
  await keepPlayed(made.store, { teams: ['Phòng Hành chính', 'Phòng Tổ chức'], pass: 70 });
  await keepPlayed(made.store, {
    id: 'round-r',
    code: 'RRRRRR',
    title: 'Quý IV',
    at: '2026-11-10T01:00:00.000Z',
  });
  await made.store.putCertificates([certificateOf(CERTIFICATE, 'nobody', 'Nguyễn Thị Lan')]);
  return {
    url: made.url,
    failing: failing.address(),
    busy: busy.address(),
    changed: news.channel.address(),
    quiz: quiz.channel.address(),
    quizEnded: ended.channel.address(),
    quizWaiting: waiting.channel.address(),
    quizClosed: closed.channel.address(),
    quizOwn: own.channel.address(),
    newTrainer: () => quiz.newCode('trainer-a', 'trainer'),
    portal: portal.origin,
    newAdministrator: async () => {
      const id = `${(administrators += 1)}`.padStart(64, 'c');
      await made.store.putPerson({ id, role: 'administrator', since: '' });
      await made.store.putCertificates([certificateOf(String(administrators).padStart(20, 'B'), id, null)]);
      return (await made.people.signInCode(id)).code;
    },
    newPlayer: async () => (await made.people.signInCode(officeOf(1)[2]?.person ?? '')).code,
    close: async () => {
      portal.server.close();
      await Promise.all([failing.stop(), busy.stop(), news.channel.stop()]);
      await Promise.all(rounds.map((house) => house.close()));
      await news.world.close();
      await made.close();
    },
  };
}

/** A model that thinks about each question for a while, so that pages are seen while it works. */
const proposer: Proposer = {
  model: 'qwen3-4b',
  where: 'may-chu.example.vn:11434',
  ask: async (_place, text) => {
    await new Promise((resolve) => setTimeout(resolve, THINKS_MS));
    return says(text);
  },
};
const THINKS_MS = 250;

/** The code of a certificate that stands. */
export const CERTIFICATE = 'BCDFGHJKLMNPQRSTVWXZ';
const certificateOf = (code: string, person: string, name: string | null): Certificate => ({
  ...{ code, round: 'round-a', person, name, title: 'Kỷ luật, kỷ cương quý IV', right: 18, of: 20 },
  ...{ day: '2026-11-26', at: '2026-11-26T02:00:00.000Z' },
});

/** A channel over two snapshots that ingest has published one after the other. */
async function openChanged(): Promise<{ world: NoticeWorld; channel: WebChannel }> {
  const world = await openNoticeWorld();
  await world.publish({ 'luat.txt': LAW_2018 }, '2026-11-20');
  await world.notices.look();
  await world.publish({ 'luat.txt': OTHER_2018 }, '2026-11-24');
  await world.notices.look();
  const channel = createWebChannel({
    ...plainOptions(),
    library: () => world.library,
    news: (limit) => world.notices.news(limit),
  });
  return { world, channel };
}

/** An item that two people answered. */
const ballot = { item: 0, update: null, sealed: false } as const;
const ANSWERED: readonly Happening[] = [
  { kind: 'started' },
  { kind: 'asked', item: 0 },
  { kind: 'vote', ...ballot, person: 'a', name: 'Lan', options: [0] },
  { kind: 'vote', ...ballot, person: 'b', name: 'Minh', options: [1] },
];

export const SUCCESSOR = '99-CT/TU';

/** The shipped library, and as a stand-in for a successor the directive itself with words changed. For comparing, never for quoting. */
function withSuccessor(library: Library): Library {
  const directive = library.document('30-CT/TU');
  if (directive === undefined) throw new Error('the shipped library holds no 30-CT/TU');
  const earlier: Document = {
    ...directive,
    validity: { ...directive.validity, until: '2026-12-01', replacedBy: SUCCESSOR },
  };
  const provisions = directive.provisions.flatMap((one, at) =>
    at % 7 === 5
      ? []
      : {
          ...one,
          id: one.id.replace('30-CT/TU', SUCCESSOR),
          document: SUCCESSOR,
          parent: one.parent?.replace('30-CT/TU', SUCCESSOR) ?? null,
          text: one.text.replaceAll('buổi trưa', 'giữa giờ').replaceAll('cán bộ', 'công chức'),
        },
  );
  const later: Document = { ...directive, number: SUCCESSOR, provisions, citations: [], relations: [] };
  const passages = Array.from({ length: library.passageCount }, (_, row) => library.passage(row));
  const held = passages.filter((one): one is Passage => one !== undefined);
  return createLibrary('thử', [earlier, later], held);
}

/** The page of an office that frames the chat: its own colours and words, and a policy of its own as strict as ours. */
async function openPortal(url: () => string): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const dark = request.url?.includes('toi') === true;
    const left = request.url?.includes('trai') === true ? 'data-ben="trai"' : '';
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src ${url()}; frame-src ${url()}`,
    );
    response.end(portalPage(`${url()}/nhung.js`, dark, left));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const portalPage = (script: string, dark: boolean, attributes: string) => `<!doctype html><html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cổng thông tin nội bộ</title><link rel="icon" href="data:,">
<style>body { margin: 0; padding: 1rem; font: 1rem/1.6 system-ui; background: ${dark ? '#101010; color: #eeeeee' : '#ffffff; color: #222222'} }
button { text-transform: uppercase; letter-spacing: 3px; width: 100% }</style></head>
<body><main><h1>Cổng thông tin nội bộ</h1><p>${'Tin tức trong tuần của cơ quan. '.repeat(60)}</p></main>
<script src="${script}" ${attributes} defer></script></body></html>`;
