import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { Desk, Reply } from '../../channel.ts';
import { offersPerson } from '../../escalation.ts';
import { suggestions } from '../../suggestions.ts';
import { plainMessages } from '../chat/plain.ts';
import type { Section } from '../chat/rich.ts';
import { aboutSections, startSections } from '../plain/greeting.ts';
import { typedCommand } from './commands.ts';
import { renderList, renderStretch } from './documents.ts';
import type { Look } from './layout.ts';
import { addressOf, addressOfStretch } from './links.ts';
import { stretchOf } from '../../named-places.ts';
import { renderAnswer, renderNotice, renderSources } from './render.ts';
import { help, words } from './words.ts';

/** What one sitting at the terminal needs. */
export interface SessionParts {
  readonly desk: Desk;
  /** The library that serves now. */
  readonly library: () => Library;
  readonly today: () => Day;
  /** What has changed since the last run, for `/thaydoi`; absent where nothing is written down. */
  readonly changes?: () => Promise<string>;
  /** Where the pages are, for `/mo`; null where no address is set. */
  readonly publicUrl: string | null;
  /** Which services outside get questions, as `/about` tells it (`bot/outside.ts`); default none. */
  readonly services?: readonly string[];
  /** Asked before each reply: windows change their width. */
  readonly look: () => Look;
  /** A store stands behind the desk (`npm start`): questions can be passed to people, rounds and practice are there. */
  readonly remembers?: boolean;
}

/** What is shown; `long` where it may be longer than the window and is read from its beginning. */
export interface Shown {
  readonly text: string;
  readonly long: boolean;
}

/** Turns one written line into what is shown; empty where nothing is. */
export type Respond = (line: string) => Promise<Shown>;

type AnswerReply = Extract<Reply, { kind: 'answer' }>;

/** The chat of the one person at this terminal. */
const here = { channel: 'terminal', chat: 'terminal', person: 'terminal' } as const;

/**
 * Reads the terminal's own commands; everything else goes to the desk. Remembers the last answer, for its source and vote,
 * and the questions that a number picks.
 */
export function createSession(parts: SessionParts): Respond {
  let last: AnswerReply | null = null;
  let offered: readonly string[] = [];
  return async (line) => {
    const written = line.trim();
    if (written === '') return short('');
    const typed = typedCommand(written);
    if (typed?.name === '/start') offered = suggestions;
    const command = typed === null ? undefined : commands[typed.name];
    if (command !== undefined) return command(parts, last, typed?.rest ?? '');
    const number = numberOf(written);
    const message = { ...here, update: null, on: null } as const;
    // "Mấy câu?" is answered by a number too: what is open goes before a list.
    const taken =
      number === null ? null : ((await parts.desk.answerOpen?.({ ...message, text: written })) ?? null);
    if (taken !== null) return short(show(taken, null, parts));
    const picked = number === null ? null : (offered[number - 1] ?? null);
    if (number !== null && picked === null)
      return said(parts, offered.length === 0 ? words.noList : words.noNumber(offered.length));
    const reply = await parts.desk.ask({ ...message, text: picked ?? written });
    if (typed?.name === '/quen') [last, offered] = [null, []];
    if (reply.kind === 'answer') {
      last = reply;
      offered = reply.answer.choices;
    }
    return short(show(reply, picked, parts));
  };
}

/** `2`, `2.` and `(2)` pick a question of the list; null for what picks none. */
function numberOf(written: string): number | null {
  const digits = /^\(?(\d{1,2})[.)]?$/.exec(written)?.[1];
  return digits === undefined ? null : Number(digits);
}

type Command = (parts: SessionParts, last: AnswerReply | null, rest: string) => Promise<Shown> | Shown;

const commands: Readonly<Record<string, Command>> = {
  '/help': (parts) => said(parts, help),
  '/trogiup': (parts) => said(parts, help),
  '/start': (parts) =>
    said(
      parts,
      [...textsOf(startSections(parts.library(), parts.today())), listed(suggestions)].join('\n\n'),
    ),
  '/about': ({ library, today, services = [], ...parts }) =>
    said(parts, textsOf(aboutSections(library(), today(), services)).join('\n\n')),
  '/vanban': (parts, _, rest) => documents(parts, rest),
  '/nguon': (parts, last, rest) => sources(parts, last, rest),
  '/mo': (parts, last, rest) => short(address(parts, last, rest)),
  '/thaydoi': async (parts) => said(parts, (await parts.changes?.()) ?? words.noChanges),
  '/tot': (parts, last) => vote(parts, last, true),
  '/chua': (parts, last) => vote(parts, last, false),
};

const textsOf = (sections: readonly Section[]) => plainMessages(sections, Infinity);

const listed = (questions: readonly string[]) =>
  [...questions.map((question, index) => `${index + 1}. ${question}`), '', words.pick].join('\n');

const short = (text: string): Shown => ({ text, long: false });
const long = (text: string): Shown => ({ text, long: true });
const said = ({ look }: Pick<SessionParts, 'look'>, sentence: string): Shown =>
  short(renderNotice(sentence, look()));

function documents(parts: SessionParts, rest: string): Shown {
  const { library, today, look } = parts;
  if (rest === '') return long(renderList(library(), today(), look()));
  const stretch = stretchOf(library(), rest);
  return stretch === null ? said(parts, words.noSuchDocument) : long(renderStretch(stretch, today(), look()));
}

/** The sources of the last answer, one of them by its place in the row, or whatever place is named. */
function sources(parts: SessionParts, last: AnswerReply | null, rest: string): Shown {
  const only = /^\d{1,2}$/u.test(rest) ? Number(rest) : null;
  if (rest !== '' && only === null) return documents(parts, rest);
  if (last === null) return said(parts, words.nothingYet);
  const text = renderSources(last.answer, (id) => parts.library().provision(id), parts.look(), only);
  if (text !== '') return long(text);
  return said(parts, last.answer.quotes.length === 0 ? words.noSource : words.fewerSources);
}

/** Addresses are never wrapped: a terminal opens what stands on one line. */
function address(parts: SessionParts, last: AnswerReply | null, rest: string): string {
  const { library, publicUrl, look } = parts;
  const sentence = (text: string): string => renderNotice(text, look());
  if (publicUrl === null) return sentence(words.noAddress);
  if (rest !== '') {
    const stretch = stretchOf(library(), rest);
    return stretch === null ? sentence(words.noSuchDocument) : addressOfStretch(publicUrl, stretch);
  }
  if (last === null) return sentence(words.nothingYet);
  const { quotes } = last.answer;
  return quotes.length === 0
    ? sentence(words.noSource)
    : quotes.map((quote) => addressOf(publicUrl, quote)).join('\n');
}

async function vote(parts: SessionParts, last: AnswerReply | null, helpful: boolean): Promise<Shown> {
  if (last === null) return said(parts, words.nothingYet);
  const stored = await parts.desk.vote({ ...here, answer: last.id, helpful });
  if (!stored) return said(parts, words.noVote);
  return said(parts, helpful || parts.remembers !== true ? words.thanks : `${words.thanks} ${words.passOn}`);
}

/** `picked`: the question, where a number was typed in its place. */
function show(reply: Reply, picked: string | null, { look: lookNow, remembers }: SessionParts): string {
  const look = lookNow();
  if (reply.kind === 'notice') return renderNotice(reply.text, look);
  if (reply.kind === 'duplicate') return '';
  const asked = picked === null ? [] : [renderNotice(`Câu hỏi: ${picked}`, look)];
  const welcome = reply.firstContact ? [renderNotice(words.firstContact, look)] : [];
  const offersOn = remembers === true && offersPerson(reply.answer.outcome);
  const passOn = offersOn ? [renderNotice(words.passOn, look)] : [];
  return [...welcome, ...asked, renderAnswer(reply.answer, look), ...passOn].join('\n\n');
}
