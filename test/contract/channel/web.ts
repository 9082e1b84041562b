import { randomBytes } from 'node:crypto';
import { createWebChannel, type WebChannel } from '../../../bot/channel/web.ts';
import { decide, sendFile, settled } from '../../bot/channel/web/administrator.ts';
import { attribute, decoded, openVisitor, type Page, type Visitor } from '../../bot/channel/web/visitor.ts';
import { TODAY } from '../../support/knowledge.ts';
import type { House } from './house.ts';
import { shownOf, type Choice, type PersonPlace, type Place, type Shown } from './place.ts';
import { mainOf, mainOfPage, newest, readPiece, wholePage } from './web-pages.ts';
import { liveOn, practiceAt } from './web-quiz.ts';

/** Tests ask faster than people do. */
const NO_RATE = { requests: 100_000, seconds: 10 };
const SESSION_KEY = 'session-key_of-the-contract_0123456789';

/** The web channel over a house; started again it takes the same port. */
export async function startWeb(house: House): Promise<Place & { address(): string }> {
  let channel: WebChannel;
  let port = 0;
  const start = async () => {
    channel = createChannel(house, port);
    await channel.start();
    port = Number(new URL(channel.address()).port);
    // The connection that this process kept open to the channel before is gone; it notices at the next use.
    await fetch(`${channel.address()}/healthz`).catch(() => undefined);
  };
  await start();
  return {
    channel: () => channel,
    address: () => channel.address(),
    person: () => Promise.resolve(personAt(channel.address())),
    live: () => liveOn(house, () => channel.address()),
    limit: null,
    refused: () => [],
    secrets: [SESSION_KEY],
    start,
    close: () => Promise.resolve(),
  };
}

function createChannel(house: House, port: number): WebChannel {
  const { desk, library, suggestions, log } = house.chat();
  const { people } = house.disk;
  return createWebChannel({
    host: '127.0.0.1',
    port,
    desk,
    library,
    suggestions,
    log,
    answer: (question) => house.disk.answer(question),
    today: () => TODAY,
    newId: () => randomBytes(18).toString('base64url'),
    sessionKey: SESSION_KEY,
    history: house.history,
    signIn: {
      enter: (code, session) => people.enter(code, house.person('web', session)),
      role: (person) => people.role(person),
    },
    uploads: house.uploads(),
    escalation: { service: house.escalation(), ofChat: house.passed },
    quiz: { rounds: house.quizzes.rounds().live, name: (session) => house.person('web', session) },
    practice: (session, signedIn) => {
      const chat = house.person('web', session);
      return house.quizzes.practice().view({ chat, person: signedIn ?? chat });
    },
    news: (limit) => house.notices().news(limit),
    askRate: NO_RATE,
    readRate: NO_RATE,
    signInRate: NO_RATE,
  });
}

/** A browser without script. */
function personAt(address: string): PersonPlace {
  const visitor = openVisitor(address);
  let page = '';
  let file = '';
  const conversation = ({ html, status }: Page): Shown => {
    if (status >= 400 && status !== 422) return shownOf([mainOf(html)], []);
    page = html;
    return readPiece(newest(html));
  };
  const read = async (path: string) => wholePage(await visitor.get(path));
  const say = async (text: string) => conversation(await visitor.submit('/ask', { text }));
  return {
    say,
    sayAll: async (texts) => {
      const all: Shown[] = [];
      for (const text of texts) all.push(await say(text));
      return shownOf(
        all.flatMap(({ messages }) => messages),
        all.flatMap(({ quotes }) => quotes),
      );
    },
    greet: async () => {
      const first = await visitor.get('/');
      page = first.html;
      // The questions are buttons.
      return wholePage(first);
    },
    help: () => read('/gioi-thieu'),
    about: async () => shownOf([...(await read('/gioi-thieu')).messages, ...(await read('/d')).messages], []),
    forget: async () => wholePage(await visitor.submit('/quen', {})),
    enterCode: async (code) => wholePage(await visitor.submit('/dang-nhap', { code })),
    role: () => read('/dang-nhap'),
    choose: async (choice) => {
      if (choice.kind === 'upload')
        return wholePage(await decide(visitor, file, choice.accept ? 'nhan' : 'bo'));
      if (choice.kind === 'person') return conversation(await passOn(visitor, newest(page)));
      if (choice.kind === 'source') return read(sourceIn(page));
      if (choice.kind === 'question') return say(offeredIn(page, choice.text));
      const answer = attribute(newest(page), /name="answer"\s+value="([^"]+)"/);
      return conversation(await visitor.submit('/vote', { answer, helpful: choice.helpful ? 'yes' : 'no' }));
    },
    wait: async () => {
      const opened = await visitor.get('/');
      page = opened.html;
      return readPiece(mainOfPage(opened.html));
    },
    questions: () => read('/hoi-dap'),
    reply: async (number, text) =>
      wholePage(await visitor.submit(`/hoi-dap/${number}`, { text, places: '' })),
    changes: async () =>
      shownOf([...(await read('/thay-doi')).messages, (await visitor.get('/thay-doi.atom')).html], []),
    practice: practiceAt(visitor),
    link: () => Promise.resolve(address + linkIn(page)),
    roundLink: (code) => `${address}/quiz/${code}`,
    open: (link) => read(link.replace(address, '').split('#')[0] ?? ''),
    sendFile: async (sent) => {
      const answered = await sendFile(address, visitor, sent);
      file = answered.headers.get('location') ?? '';
      return wholePage(file === '' ? answered : await settled(visitor, file));
    },
  };
}

const linkIn = (html: string): string => attribute(newest(html), /<a class="button" href="([^"]+)"/);
const sourceIn = (html: string): string => linkIn(html).split('#')[0] ?? '';

/** Presses the button under an answer that passes the question on. */
function passOn(visitor: Visitor, exchange: string): Promise<Page> {
  if (!exchange.includes('formaction="/chuyen"')) throw new Error('no person is offered here');
  return visitor.submit('/chuyen', { answer: attribute(exchange, /name="answer"\s+value="([^"]+)"/) });
}

/** The question that a button of the page sends. */
function offeredIn(html: string, text: Extract<Choice, { kind: 'question' }>['text']): string {
  const offered = [...html.matchAll(/name="text"\s+value="([^"]+)"/g)].map((match) =>
    decoded(match[1] ?? ''),
  );
  if (!offered.includes(text)) throw new Error(`not offered on the page: ${text}`);
  return text;
}
