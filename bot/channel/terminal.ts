import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import type { Channel } from '../channel.ts';
import type { Look } from './terminal/layout.ts';
import { commandName, createSession, type Respond, type SessionParts } from './terminal/session.ts';
import { words } from './terminal/words.ts';

export { renderAnswer, renderHumanReply, renderSources } from './terminal/render.ts';

export interface TerminalOptions extends SessionParts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
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

/** Asks and answers on a terminal, one line a message, in order. */
export function createTerminalChannel(options: TerminalOptions): TerminalChannel {
  const respond = guarded(createSession(options), options.onFault);
  let reader: Interface | null = null;
  let work: Promise<void> = Promise.resolve();
  return {
    name: 'terminal',
    start: () => {
      const made = open(options);
      made.on('line', (line) => {
        work = work.then(() => exchange(made, line, respond, options.output));
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

function open({ input, output, onQuit }: TerminalOptions): Interface {
  const reader = createInterface({
    input,
    output,
    prompt: words.prompt,
    historySize: HISTORY,
    terminal: true,
  });
  reader.on('SIGINT', () => reader.close());
  return reader.once('close', onQuit);
}

async function exchange(
  reader: Interface,
  line: string,
  respond: Respond,
  output: NodeJS.WritableStream,
): Promise<void> {
  if (commandName(line) === '/thoat') return reader.close();
  const shown = await respond(line);
  if (shown !== '') output.write(`\n${shown}\n\n`);
  prompt(reader);
}

/** A fault is logged by the caller and told in one sentence. */
function guarded(respond: Respond, onFault: (error: unknown) => void): Respond {
  return async (line) => {
    try {
      return await respond(line);
    } catch (error) {
      onFault(error);
      return words.fault;
    }
  };
}

/** A closed reader throws on `prompt`. */
function prompt(reader: Interface & { readonly closed?: boolean }, keepCursor = false): void {
  if (reader.closed !== true) reader.prompt(keepCursor);
}

/** Colours and wrapping are for terminals; a file or a pipe gets the text as it is. */
export function lookOf(output: NodeJS.WriteStream, colour: boolean): Look {
  return output.isTTY ? { colour, columns: output.columns } : { colour: false, columns: null };
}
