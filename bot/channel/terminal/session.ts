import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import { fold } from '../../../knowledge/vietnamese.ts';
import type { Desk, Reply } from '../../channel.ts';
import { offersPerson } from '../../escalation.ts';
import { suggestions } from '../../suggestions.ts';
import { plainMessages } from '../chat/plain.ts';
import type { Section } from '../chat/rich.ts';
import { aboutSections, startSections } from '../plain/greeting.ts';
import type { Look } from './layout.ts';
import { renderAnswer, renderNotice, renderSources } from './render.ts';
import { help, words } from './words.ts';

/** What one sitting at the terminal needs. */
export interface SessionParts {
  readonly desk: Desk;
  /** The library that serves now, for `/nguon` and `/about`. */
  readonly library: () => Library;
  readonly today: () => Day;
  /** What has changed since the last run, for `/thaydoi`; absent where nothing is written down. */
  readonly changes?: () => Promise<string>;
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

/**
 * Reads the terminal's own commands; everything else goes to the desk. Remembers the last answer, for its source and vote,
 * and the questions that a number picks.
 */
export function createSession(parts: SessionParts): Respond {
  let last: AnswerReply | null = null;
  let offered: readonly string[] = [];
  return async (line) => {
    const written = line.trim();
    const name = commandName(written);
    const command = commands[name];
    if (written === '') return '';
    if (name === '/start') offered = suggestions;
    if (command !== undefined) return renderNoticeUnless(await command(parts, last), parts.look());
    const picked = pickOf(offered, written);
    const text = picked ?? written;
    const reply = await parts.desk.ask({ ...here, text, update: null, on: null });
    if (reply.kind === 'answer') {
      last = reply;
      offered = reply.answer.choices;
    }
    return show(reply, picked, parts);
  };
}

/** The question that `2`, `2.` or `(2)` stands for; null where it stands for none. */
const pickOf = (offered: readonly string[], written: string): string | null =>
  offered[Number(/^\(?(\d{1,2})[.)]?$/.exec(written)?.[1] ?? 0) - 1] ?? null;

/** `/Thoát` as people may type it: `/thoat`. */
export const commandName = (text: string) => fold(text.trim()).toLowerCase();

/** A command gives a sentence, or text that is laid out already. */
type Shown = string | { readonly ready: string };
type Command = (parts: SessionParts, last: AnswerReply | null) => Promise<Shown> | Shown;

const commands: Readonly<Record<string, Command>> = {
  '/help': () => help,
  '/tro giup': () => help,
  '/start': ({ library, today }) =>
    [...textsOf(startSections(library(), today())), listed(suggestions)].join('\n\n'),
  '/about': ({ library, today }) => textsOf(aboutSections(library(), today())).join('\n\n'),
  '/nguon': (parts, last) => (last === null ? words.nothingYet : sources(parts, last)),
  '/thaydoi': ({ changes }) => changes?.() ?? words.noChanges,
  '/tot': (parts, last) => vote(parts, last, true),
  '/chua': (parts, last) => vote(parts, last, false),
};

const textsOf = (sections: readonly Section[]) => plainMessages(sections, Infinity);

const listed = (questions: readonly string[]) =>
  [...questions.map((question, index) => `${index + 1}. ${question}`), '', words.pick].join('\n');

const renderNoticeUnless = (shown: Shown, look: Look) =>
  typeof shown === 'string' ? renderNotice(shown, look) : shown.ready;

function sources({ library, look }: SessionParts, { answer }: AnswerReply): Shown {
  const ready = renderSources(answer, (id) => library().provision(id), look());
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

/** `picked`: the question, where a number was typed in its place. */
function show(reply: Reply, picked: string | null, { look: lookNow, passesOn }: SessionParts): string {
  const look = lookNow();
  if (reply.kind === 'notice') return renderNotice(reply.text, look);
  if (reply.kind === 'duplicate') return '';
  const asked = picked === null ? [] : [renderNotice(`Câu hỏi: ${picked}`, look)];
  const welcome = reply.firstContact ? [renderNotice(words.firstContact, look)] : [];
  const offersOn = passesOn === true && offersPerson(reply.answer.outcome);
  const passOn = offersOn ? [renderNotice(words.passOn, look)] : [];
  return [...welcome, ...asked, renderAnswer(reply.answer, look), ...passOn].join('\n\n');
}
