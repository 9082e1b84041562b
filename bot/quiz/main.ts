import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import type { ExitCode } from '../ask.ts';
import { dayInVietNam } from '../day.ts';
import { topicIn } from '../notices.ts';
import type { Item } from '../quiz-item.ts';
import type { World } from '../world.ts';
import { itemLines, solverLines } from './command/lines.ts';
import { readRequest, type ItemsOptions } from './command/request.ts';
import { choose, makeItems, measureSolvers } from './items.ts';

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
  const items = choose(makeItems(library, { on, lexicon }), { ...request, isOn });
  const lines = options.measure ? solverLines(measureSolvers(items)) : itemLines(items);
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
