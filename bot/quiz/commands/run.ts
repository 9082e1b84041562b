import type { Command } from 'commander';
import { z } from 'zod';
import {
  DEFAULT_COUNT,
  MOST_COUNT,
  readSubject,
  readTags,
  sayUnknownTag,
  unknownIn,
  type Quiz,
  type RoundWanted,
  type Speaker,
  type TrainerRounds,
} from '../../quiz.ts';
import { misuse, type BankWorld } from './world.ts';

/** What a round at the terminal needs: the same service as rounds of channels, and what is typed. */
export interface RunWorld extends Pick<BankWorld, 'now' | 'say' | 'complain' | 'end'> {
  readonly openRounds: () => Promise<OpenedRounds>;
  /** What is typed, line by line. */
  readonly lines: () => AsyncIterable<string>;
}
export interface OpenedRounds {
  readonly quiz: Pick<Quiz, 'command' | 'heard'> & { readonly trainers: TrainerRounds };
  /** The one at the terminal, as the store names them. */
  readonly person: string;
  readonly close: () => Promise<void>;
}

interface Options {
  readonly topic?: string;
  readonly documents?: readonly string[];
  readonly number: string;
  readonly approved?: boolean;
  readonly tag?: string;
}

/** `run`: a round for whoever sits here, alone, each answer followed by its clause; kept as rounds of channels are. */
export function addRunCommand(program: Command, world: RunWorld): void {
  program
    .command('run')
    .description(
      'làm một bài đố ngay tại đây, một mình. Cho nhiều người: npm start, rồi gõ /quiz trong nhóm chat hoặc mở trang /quiz',
    )
    .option(
      '--topic <chủ đề>',
      'chủ đề, nhiều thì cách nhau dấu phẩy, ví dụ "ứng xử, rượu bia" (mặc định: mọi chủ đề)',
    )
    .option('--documents <số hiệu...>', 'chỉ hỏi trong các văn bản này, ví dụ 30-CT/TU')
    .option('--approved', 'chỉ câu đã duyệt')
    .option('--tag <thẻ>', 'chỉ câu có thẻ này; nhiều thẻ thì cách nhau dấu phẩy')
    .option('--number <số>', `số câu, từ 1 đến ${String(MOST_COUNT)}`, String(DEFAULT_COUNT))
    .action((options: Options) => run(world, options));
}

async function run(world: RunWorld, options: Options): Promise<void> {
  const count = z.coerce.number().int().min(1).max(MOST_COUNT).safeParse(options.number).data;
  if (count === undefined)
    return misuse(world, `Số câu “${options.number}” phải từ 1 đến ${String(MOST_COUNT)}.`);
  const opened = await world.openRounds();
  try {
    const code = await make(world, opened, options, count);
    if (code !== null) world.end(await play(world, opened, code));
  } finally {
    await opened.close();
  }
}

const DAY = 24 * 60 * 60 * 1_000;

/** The code of the round; null where there is none, and that is told. */
async function make(
  world: RunWorld,
  { quiz, person }: OpenedRounds,
  { topic: words = '', documents: wanted = [], approved = false, tag = '' }: Options,
  count: number,
): Promise<string | null> {
  const { topics, documents, tags: offered } = await quiz.trainers.offered();
  const subject = readSubject(words, topics, documents);
  const numbers = documents.map(({ number }) => number);
  const missing = wanted.find((number) => !numbers.includes(number));
  const refuse = (sentence: string): null => {
    misuse(world, sentence);
    return null;
  };
  if (subject === null)
    return refuse(
      `Không có chủ đề “${unknownIn(words, topics, documents)}”; đang có: ${topics.map(({ label }) => label).join('; ')}.`,
    );
  if (missing !== undefined)
    return refuse(`Không có câu hỏi của văn bản “${missing}”; đang có: ${numbers.join(', ')}.`);
  const read = readTags(tag, offered);
  if ('unknown' in read) return refuse(sayUnknownTag(read.unknown, offered));
  const round: RoundWanted = {
    ...{ title: '', topics: subject.topics, documents: [...subject.documents, ...wanted], types: [], count },
    ...{ seconds: null, startsAt: null, deadline: new Date(world.now().getTime() + DAY).toISOString() },
    ...{ teams: 0, anonymous: false, whenAll: false, pass: null, approved, tags: read.tags },
  };
  const few = await quiz.trainers.tooFew(round);
  if (few !== null) return refuse(few);
  const code = await quiz.trainers.make(person, round);
  return code ?? refuse('Không có câu hỏi nào hợp với lựa chọn này: hãy chọn rộng hơn.');
}

/** Asks until all is answered, or whoever sits here stops; what is answered is kept. */
async function play(world: RunWorld, { quiz, person }: OpenedRounds, code: string): Promise<0 | 1> {
  const here: Speaker = { channel: 'terminal', chat: person, chatKey: person, person, group: false };
  world.say(
    `Gõ chữ cái của đáp án rồi Enter; gõ “dừng” để thôi.\n\n${await quiz.command('quiz', here, code)}`,
  );
  for await (const line of world.lines()) {
    if (/^\s*(?:dừng|dung|thôi|thoi)\s*$/iu.test(line.normalize('NFC'))) break;
    const told = line.trim() === '' ? null : await quiz.heard(here, line);
    world.say(`\n${told ?? 'Chưa rõ đáp án nào: gõ một chữ cái, ví dụ A.'}\n`);
    if ((await quiz.trainers.view(code, person))?.answered === 1) break;
  }
  await quiz.trainers.steer(code, person, 'end', null);
  const ranking = (await quiz.trainers.view(code, person))?.people?.ranking ?? [];
  world.say(['Xếp hạng:', ...ranking, `Chi tiết: npm run quiz -- results ${code}`].join('\n'));
  return 0;
}
