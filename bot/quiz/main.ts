import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Command, CommanderError } from 'commander';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import type { ExitCode } from '../ask.ts';
import { titleInVietnamese } from '../command-line/words.ts';
import { dayInVietNam } from '../day.ts';
import { topicIn } from '../notices.ts';
import { keyedHash, openHashKey } from '../privacy.ts';
import type { Item } from '../quiz-item.ts';
import { createQuiz } from '../quiz.ts';
import { openLibsqlStore } from '../store/libsql.ts';
import type { World } from '../world.ts';
import { createBank } from './bank.ts';
import { addBankCommands, type BankWorld } from './commands/bank.ts';
import { addRunCommand, type OpenedRounds } from './commands/run.ts';
import { itemLines, solverLines } from './command/lines.ts';
import { readRequest, type ItemsOptions } from './command/request.ts';
import { choose, makeItems, measureSolvers } from './items.ts';
import { createMaker, createPool, roundItems } from './pool.ts';
import { proposerOf } from './proposing/main.ts';

/** `npm run quiz -- items`: the questions that the library's rules give. Used wrongly: a sentence and exit code 2. */
export async function quizItems(options: ItemsOptions, world: World): Promise<ExitCode> {
  const library = await openLibrary(world);
  const today = dayInVietNam(world.now());
  const request = readRequest(options, library, today);
  if ('fault' in request) {
    world.errors.write(`${request.fault}\n`);
    return 2;
  }
  const lexicon = readLexicon();
  const { on, topic } = request;
  const isOn = topic === null ? null : onTopic(topic, createLexicon(lexicon));
  const begun = world.now().getTime();
  const made = makeItems(library, { on, lexicon });
  const took = { items: made.length, milliseconds: world.now().getTime() - begun };
  const items = choose(made, { ...request, isOn });
  const lines = options.measure ? solverLines(measureSolvers(items, library), took) : itemLines(items);
  world.output.write(options.json ? `${JSON.stringify(items)}\n` : `${lines.join('\n')}\n`);
  return 0;
}

/** The snapshot in use; where there is none, the shipped library is built. */
async function openLibrary({ dataDir, libraries, errors }: World): Promise<Library> {
  if ((await libraries.current()) === null)
    return (await libraries.open((sentence) => void errors.write(`${sentence}\n`))).opened.library;
  return (await openSnapshot(dataDir)).library;
}

/** By the topic's id, or by its words as people write them: in what is asked and in what decides. */
function onTopic(topic: string, lexicon: ReturnType<typeof createLexicon>): (item: Item) => boolean {
  const speaksOf = topicIn(topic, lexicon);
  return (item) => item.topic === topic || speaksOf(`${item.stem} ${item.quote?.text ?? ''}`);
}

/** `npm run quiz -- run | import | export | results | bank`. `words`: those after `quiz`; `--data DIR` may stand anywhere among them. */
export async function quizBank(
  words: readonly string[],
  makeWorld: (dataDir: string | null) => Promise<World>,
): Promise<ExitCode> {
  const { rest, dataDir } = takeData(words);
  const world = await makeWorld(dataDir);
  let code: ExitCode = 0;
  const program = new Command('npm run quiz --').helpCommand(false).exitOverride();
  program.configureOutput({ writeErr: (text) => void world.errors.write(text) });
  const bank = bankWorld(world, (ended) => (code = ended));
  addRunCommand(program, {
    ...bank,
    openRounds: () => openRounds(world),
    lines: () => createInterface({ input: world.input }),
    wait: (milliseconds) => delay(milliseconds),
  });
  addBankCommands(program, { ...bank, proposer: proposerOf(world) });
  const quiet = (command: Command): void => {
    command.exitOverride().helpCommand(false).helpOption('-h, --help', 'xem hướng dẫn này');
    // Commander adds defaults in English.
    command.configureHelp({
      styleTitle: titleInVietnamese,
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description} (mặc định: ${String(defaultValue)})`,
    });
    command.commands.forEach(quiet);
  };
  program.commands.forEach(quiet);
  try {
    await program.parseAsync(rest, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

/** Rounds over the store of the data folder. Not started: those that are open there are another program's to bring on. */
async function openRounds(world: World): Promise<OpenedRounds> {
  const { now, random, log, dataDir } = world;
  const library = await openLibrary(world);
  const store = await openLibsqlStore({ path: join(dataDir, 'app.db') });
  const today = () => dayInVietNam(now());
  const made = createMaker({ library: () => library, today, lexicon: readLexicon });
  const pool = createPool({ today, bank: store, made, now });
  const quiz = createQuiz({
    ...{ store, now, random, log, voices: {} },
    // Whoever can write to the data folder may do all that a trainer may.
    people: { role: () => Promise.resolve('trainer') },
    items: roundItems(pool, () => library),
    bell: { ring: () => undefined },
    newId: () => Buffer.from(random(ID_BYTES)).toString('hex'),
  });
  const person = keyedHash(await openHashKey(store, random), 'terminal', 'terminal');
  const close = async (): Promise<void> => {
    await quiz.stop();
    await store.close();
  };
  return { quiz, person, close };
}

function takeData(words: readonly string[]): { rest: string[]; dataDir: string | null } {
  const at = words.indexOf('--data');
  if (at < 0) return { rest: [...words], dataDir: null };
  return {
    rest: words.filter((_, place) => place !== at && place !== at + 1),
    dataDir: words[at + 1] ?? null,
  };
}

/** Bytes of an item's id: no two are alike. */
const ID_BYTES = 12;

/** The bank of the data folder; what the rules give is entered when it is opened, so that it can be listed and reviewed. */
function bankWorld(world: World, end: BankWorld['end']): BankWorld {
  const { now, output, errors } = world;
  const today = () => dayInVietNam(now());
  return {
    now,
    today,
    end,
    freshId: () => `q-${Buffer.from(world.random(ID_BYTES)).toString('hex')}`,
    by: 'terminal',
    say: (line) => void output.write(`${line}\n`),
    complain: (line) => void errors.write(`${line}\n`),
    open: async () => {
      const library = await openLibrary(world);
      const store = await openLibsqlStore({ path: join(world.dataDir, 'app.db') });
      const items = makeItems(library, { on: today(), lexicon: readLexicon() });
      await createBank(store, library).enter(items, { by: null, at: now().toISOString(), day: today() });
      return { store, library, close: () => store.close() };
    },
  };
}
