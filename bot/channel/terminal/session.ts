import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { Desk, Reply } from '../../channel.ts';
import { typedCommand } from './commands.ts';
import { renderList, renderStretch } from './documents.ts';
import type { Look } from './layout.ts';
import { addressOf, addressOfStretch } from './links.ts';
import { stretchOf } from './places.ts';
import { renderAnswer, renderNotice, renderSources } from './render.ts';
import { help, words } from './words.ts';

/** What one sitting at the terminal needs. */
export interface SessionParts {
  readonly desk: Desk;
  /** The library that serves now. */
  readonly library: () => Library;
  readonly today: () => Day;
  /** Where the pages are, for `/mo`; null where no address is set. */
  readonly publicUrl: string | null;
  /** Asked before each reply: windows change their width. */
  readonly look: () => Look;
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

/** Reads the terminal's own commands; everything else goes to the desk. Remembers the last answer, for its source and vote. */
export function createSession(parts: SessionParts): Respond {
  let last: AnswerReply | null = null;
  return async (line) => {
    const text = line.trim();
    if (text === '') return short('');
    const typed = typedCommand(text);
    const command = typed === null ? undefined : commands[typed.name];
    if (command !== undefined) return command(parts, last, typed?.rest ?? '');
    const reply = await parts.desk.ask({ ...here, text, update: null, on: null });
    if (reply.kind === 'answer') last = reply;
    return short(show(reply, parts.look()));
  };
}

type Command = (parts: SessionParts, last: AnswerReply | null, rest: string) => Promise<Shown> | Shown;

const commands: Readonly<Record<string, Command>> = {
  '/help': (parts) => said(parts, help),
  '/trogiup': (parts) => said(parts, help),
  '/vanban': (parts, _, rest) => documents(parts, rest),
  '/nguon': (parts, last, rest) => sources(parts, last, rest),
  '/mo': (parts, last, rest) => short(address(parts, last, rest)),
  '/tot': (parts, last) => vote(parts, last, true),
  '/chua': (parts, last) => vote(parts, last, false),
};

const short = (text: string): Shown => ({ text, long: false });
const long = (text: string): Shown => ({ text, long: true });
const said = ({ look }: SessionParts, sentence: string): Shown => short(renderNotice(sentence, look()));

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
  return said(parts, stored ? words.thanks : words.noVote);
}

function show(reply: Reply, look: Look): string {
  if (reply.kind === 'notice') return renderNotice(reply.text, look);
  if (reply.kind === 'duplicate') return '';
  const answer = renderAnswer(reply.answer, look);
  return reply.firstContact ? `${renderNotice(words.firstContact, look)}\n\n${answer}` : answer;
}
