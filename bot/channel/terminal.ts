import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import type { Channel } from '../channel.ts';
import type { Colour } from '../settings.ts';
import { commandsWith, isCode, typedCommand } from './terminal/commands.ts';
import { complete } from './terminal/complete.ts';
import type { History } from './terminal/history.ts';
import type { Look } from './terminal/layout.ts';
import { pagesOf, type Pager } from './terminal/pager.ts';
import { createSession, type Respond, type SessionParts, type Shown } from './terminal/session.ts';
import { words } from './terminal/words.ts';

export { historyFile, openHistory, type History } from './terminal/history.ts';
export { createPager } from './terminal/pager.ts';
export { renderAnswer, renderHumanReply, renderSources } from './terminal/render.ts';

export interface TerminalOptions extends SessionParts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly rows?: number };
  /** Shows what is longer than the window; null: page by page, with Enter. */
  readonly pager: Pager | null;
  /** Lines of earlier sittings; without it the arrow keys know this sitting alone. */
  readonly history?: History;
  /** Called once when the person leaves: /thoat, Ctrl+C or Ctrl+D. */
  readonly onQuit: () => void;
  readonly onFault: (error: unknown) => void;
}

export interface TerminalChannel extends Channel {
  /** Shows a sentence above the prompt; what the person is typing stays. */
  tell(sentence: string): void;
}

/** Lines that the arrow keys bring back. 100: a long sitting. */
const HISTORY = 100;
/** Lines of the window that a text does not get: an empty one above and below, and the prompt. */
const AROUND = 3;

/** Asks and answers on a terminal, one line a message, in order. */
export function createTerminalChannel(options: TerminalOptions): TerminalChannel {
  const respond = guarded(createSession(options), options.onFault);
  let reader: Interface | null = null;
  let work: Promise<void> = Promise.resolve();
  return {
    name: 'terminal',
    start: () => {
      const made = open(options);
      const sitting: Sitting = { reader: made, rest: [] };
      made.on('line', (line) => {
        work = work.then(() => exchange(sitting, line, respond, options));
      });
      // After the caller has printed where to ask.
      setImmediate(() => prompt(made));
      reader = made;
      return Promise.resolve(words.ready);
    },
    tell: (sentence) => {
      cursorTo(options.output, 0);
      clearLine(options.output, 1);
      options.output.write(`${sentence}\n`);
      if (reader !== null) prompt(reader, true);
    },
    stop: async () => {
      reader?.removeListener('close', options.onQuit).close();
      await work;
    },
  };
}

interface Sitting {
  readonly reader: Interface;
  /** Pages of a long text that Enter brings. */
  rest: readonly string[];
}

function open({ input, output, onQuit, library, history, remembers = false }: TerminalOptions): Interface {
  const earlier = history?.lines() ?? [];
  const commands = commandsWith(remembers);
  const reader = createInterface({
    input,
    output,
    prompt: words.prompt,
    historySize: Math.max(HISTORY, earlier.length),
    history: earlier.toReversed(),
    removeHistoryDuplicates: true,
    completer: (line: string) => complete(line, library(), commands),
    terminal: true,
  });
  reader.on('history', (typed: string[]) => {
    if (isCode(typed[0] ?? '')) typed.shift();
    if (forgets(typed[0] ?? '')) typed.length = 0;
  });
  reader.on('SIGINT', () => reader.close());
  return reader.once('close', onQuit);
}

const forgets = (line: string): boolean => typedCommand(line)?.name === '/quen';

async function exchange(
  sitting: Sitting,
  line: string,
  respond: Respond,
  options: TerminalOptions,
): Promise<void> {
  const { reader } = sitting;
  if (typedCommand(line)?.name === '/thoat') return reader.close();
  if (line.trim() === '' && sitting.rest.length > 0) showPage(sitting, options);
  else {
    sitting.rest = [];
    if (forgets(line)) options.history?.clear();
    else options.history?.add(line);
    await present(await respond(line), sitting, options);
  }
  prompt(reader);
}

/** Shows a text whole, in the pager, or its first page where it is longer than the window. */
async function present({ text, long }: Shown, sitting: Sitting, options: TerminalOptions): Promise<void> {
  if (text === '') return;
  const lines = (options.output.rows ?? 0) - AROUND;
  const tooLong = long && lines > 0 && text.split('\n').length > lines;
  if (tooLong && (await inPager(text, sitting.reader, options.pager))) return;
  sitting.rest = tooLong ? pagesOf(text, lines - 1) : [text];
  showPage(sitting, options);
}

/** The pager reads the terminal alone meanwhile. */
async function inPager(text: string, reader: Interface, pager: Pager | null): Promise<boolean> {
  if (pager === null) return false;
  reader.pause();
  return pager(text);
}

function showPage(sitting: Sitting, { output }: TerminalOptions): void {
  const [page = '', ...rest] = sitting.rest;
  const left = rest.reduce((sum, one) => sum + one.split('\n').length, 0);
  sitting.rest = rest;
  output.write(`\n${page}\n${left > 0 ? `${words.more(left)}\n` : ''}\n`);
}

/** A fault is logged by the caller and told in one sentence. */
function guarded(respond: Respond, onFault: (error: unknown) => void): Respond {
  return async (line) => {
    try {
      return await respond(line);
    } catch (error) {
      onFault(error);
      return { text: words.fault, long: false };
    }
  };
}

/** A closed reader throws on `prompt`. */
function prompt(reader: Interface & { readonly closed?: boolean }, keepCursor = false): void {
  if (reader.closed !== true) reader.prompt(keepCursor);
}

/** Wrapping is for terminals; a file or a pipe gets the text as it is, and colours only where they are asked for. */
export function lookOf(output: NodeJS.WriteStream, colour: Colour): Look {
  const coloured = colour === 'always' || (colour === 'terminal' && output.isTTY);
  return { colour: coloured, columns: output.isTTY ? output.columns : null };
}
