import type { Provision } from '../../../knowledge/types.ts';
import { fold } from '../../../knowledge/vietnamese.ts';
import type { Desk, Reply } from '../../channel.ts';
import type { Look } from './layout.ts';
import { renderAnswer, renderNotice, renderSources } from './render.ts';
import { help, words } from './words.ts';

/** What one sitting at the terminal needs. */
export interface SessionParts {
  readonly desk: Desk;
  /** Looks a provision up in the library that serves now, for `/nguon`. */
  readonly provision: (id: string) => Provision | undefined;
  /** What has changed since the last run, for `/thaydoi`; absent where nothing is written down. */
  readonly changes?: () => Promise<string>;
  /** Asked before each reply: windows change their width. */
  readonly look: () => Look;
}

/** Turns one written line into what is shown; empty where nothing is. */
export type Respond = (line: string) => Promise<string>;

type AnswerReply = Extract<Reply, { kind: 'answer' }>;

/** The chat of the one person at this terminal. */
const here = { channel: 'terminal', chat: 'terminal', person: 'terminal' } as const;

/** Reads the terminal's own commands; everything else goes to the desk. Remembers the last answer, for its source and vote. */
export function createSession(parts: SessionParts): Respond {
  let last: AnswerReply | null = null;
  return async (line) => {
    const text = line.trim();
    const command = commands[commandName(text)];
    if (text === '') return '';
    if (command !== undefined) return renderNoticeUnless(await command(parts, last), parts.look());
    const reply = await parts.desk.ask({ ...here, text, update: null, on: null });
    if (reply.kind === 'answer') last = reply;
    return show(reply, parts.look());
  };
}

/** `/Thoát` as people may type it: `/thoat`. */
export const commandName = (text: string) => fold(text.trim()).toLowerCase();

/** A command gives a sentence, or text that is laid out already. */
type Shown = string | { readonly ready: string };
type Command = (parts: SessionParts, last: AnswerReply | null) => Promise<Shown> | Shown;

const commands: Readonly<Record<string, Command>> = {
  '/help': () => help,
  '/tro giup': () => help,
  '/nguon': (parts, last) => (last === null ? words.nothingYet : sources(parts, last)),
  '/thaydoi': ({ changes }) => changes?.() ?? words.noChanges,
  '/tot': (parts, last) => vote(parts, last, true),
  '/chua': (parts, last) => vote(parts, last, false),
};

const renderNoticeUnless = (shown: Shown, look: Look) =>
  typeof shown === 'string' ? renderNotice(shown, look) : shown.ready;

function sources({ provision, look }: SessionParts, { answer }: AnswerReply): Shown {
  const ready = renderSources(answer, provision, look());
  return ready === '' ? words.noSource : { ready };
}

async function vote({ desk }: SessionParts, last: AnswerReply | null, helpful: boolean): Promise<Shown> {
  if (last === null) return words.nothingYet;
  const stored = await desk.vote({ ...here, answer: last.id, helpful });
  return stored ? words.thanks : words.noVote;
}

function show(reply: Reply, look: Look): string {
  if (reply.kind === 'notice') return renderNotice(reply.text, look);
  if (reply.kind === 'duplicate') return '';
  const answer = renderAnswer(reply.answer, look);
  return reply.firstContact ? `${renderNotice(words.firstContact, look)}\n\n${answer}` : answer;
}
