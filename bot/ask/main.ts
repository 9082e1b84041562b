import { once } from 'node:events';
import { ask, type Asked, type AskRequest, type ExitCode } from '../ask.ts';
import {
  createPager,
  createTerminalChannel,
  historyFile,
  lookOf,
  openHistory,
  renderAnswer,
  renderSources,
} from '../channel/terminal.ts';
import type { Desk } from '../channel.ts';
import { dayInVietNam } from '../day.ts';
import { answerMasked } from '../masked.ts';
import { outsideOf } from '../outside.ts';
import type { OpenedLibrary, World } from '../world.ts';

/** Joins the command `ask` with the terminal and the library. Written are, on first use, the library, and the lines typed at the terminal. */
export function askCommand(request: AskRequest, world: World): Promise<ExitCode> {
  const { input, output, errors } = world;
  const complain = (line: string) => void errors.write(`${line}\n`);
  return ask(request, {
    input,
    interactive: Boolean(input.isTTY && output.isTTY),
    complain,
    say: (line) => write(output, `${line}\n`),
    today: () => dayInVietNam(world.now()),
    open: async () => askedOf((await world.libraries.open(complain)).opened, world),
  });
}

/** Resolves when the line is on its way; a slow reader slows the batch down instead of filling the memory. */
async function write(output: NodeJS.WriteStream, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

function askedOf(opened: OpenedLibrary, world: World): Asked {
  const provision = (id: string) => opened.library.provision(id);
  const look = () => lookOf(world.output, world.settings.colour);
  return {
    answer: answerMasked((question) => opened.answerer.answer(question)),
    render: (answer, full) => {
      const sources = full ? renderSources(answer, provision, look()) : '';
      return [renderAnswer(answer, look()), sources].filter((text) => text !== '').join('\n\n');
    },
    converse: (desk) => converse(desk, opened, world),
  };
}

async function converse(desk: Desk, { library }: OpenedLibrary, world: World): Promise<void> {
  const { input, output, settings, log, now } = world;
  await new Promise<void>((resolve, reject) => {
    const channel = createTerminalChannel({
      desk,
      library: () => library,
      today: () => dayInVietNam(now()),
      publicUrl: settings.publicUrl,
      services: outsideOf(settings).services,
      pager: createPager(settings.pager),
      history: openHistory(historyFile(world.dataDir), settings.historyLines),
      input,
      output,
      look: () => lookOf(output, settings.colour),
      onQuit: resolve,
      onFault: (error) => log.error({ err: error }, 'a question at the terminal failed'),
    });
    channel.start().then((ready) => output.write(`${ready}\n\n`), reject);
  });
}
