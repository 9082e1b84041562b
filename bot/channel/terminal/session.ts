import type { Provision } from '../../../knowledge/types.ts';
import { fold } from '../../../knowledge/vietnamese.ts';
import type { Desk, Reply } from '../../channel.ts';
import { offersPerson } from '../../escalation.ts';
import type { Look } from './layout.ts';
import { renderAnswer, renderNotice, renderSources } from './render.ts';
import { help, words } from './words.ts';

/** What one sitting at the terminal needs. */
export interface SessionParts {
  readonly desk: Desk;
  /** Looks a provision up in the library that serves now, for `/nguon`. */
  readonly provision: (id: string) => Provision | undefined;
  /** Asked before each reply: windows change their width. */
  readonly look: () => Look;
  /** Whether questions can be passed to people here. */
  readonly passesOn?: boolean;
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
    return show(reply, parts);
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
  '/tot': (parts, last) => vote(parts, last, true),
  '/chua': (parts, last) => vote(parts, last, false),
};

const renderNoticeUnless = (shown: Shown, look: Look) =>
  typeof shown === 'string' ? renderNotice(shown, look) : shown.ready;

function sources({ provision, look }: SessionParts, { answer }: AnswerReply): Shown {
  const ready = renderSources(answer, provision, look());
  return ready === '' ? words.noSource : { ready };
}

async function vote(
  { desk, passesOn }: SessionParts,
  last: AnswerReply | null,
  helpful: boolean,
): Promise<Shown> {
  if (last === null) return words.nothingYet;
  const stored = await desk.vote({ ...here, answer: last.id, helpful });
  if (!stored) return words.noVote;
  return helpful || passesOn !== true ? words.thanks : `${words.thanks} ${words.passOn}`;
}

function show(reply: Reply, { look: lookNow, passesOn }: SessionParts): string {
  const look = lookNow();
  if (reply.kind === 'notice') return renderNotice(reply.text, look);
  if (reply.kind === 'duplicate') return '';
  const offered = passesOn === true && offersPerson(reply.answer.outcome);
  const more = offered ? `\n\n${renderNotice(words.passOn, look)}` : '';
  const answer = renderAnswer(reply.answer, look) + more;
  return reply.firstContact ? `${renderNotice(words.firstContact, look)}\n\n${answer}` : answer;
}
