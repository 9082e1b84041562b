import type { Command } from 'commander';
import { z } from 'zod';
import { fold } from '../../../knowledge/vietnamese.ts';
import {
  DEFAULT_COUNT,
  LEAST_SECONDS,
  MOST_COUNT,
  MOST_SECONDS,
  MOST_TEAMS,
  readSubject,
  readTags,
  sayUnknownTag,
  unknownIn,
  type Quiz,
  type RoundWanted,
  type Speaker,
} from '../../quiz.ts';
import { ITEM_TYPES, type ItemType } from '../../quiz-item.ts';
import { TYPE_WORDS } from '../../quiz-words.ts';
import { heldNumber } from './naming.ts';
import { playLive, type LiveTable } from './run-live.ts';
import { misuse, type BankWorld } from './world.ts';

/** What a round at the terminal needs: the same service as rounds of channels, and what is typed. */
export interface RunWorld extends Pick<BankWorld, 'now' | 'say' | 'complain' | 'end'> {
  readonly openRounds: () => Promise<OpenedRounds>;
  /** What is typed, line by line. */
  readonly lines: () => AsyncIterable<string>;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}
export interface OpenedRounds {
  readonly quiz: Pick<Quiz, 'command' | 'heard'> & LiveTable['quiz'];
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
  readonly types?: string;
  readonly seconds?: string;
  readonly teams?: string;
  readonly title?: string;
  readonly anonymous?: boolean;
}

/** What is asked for, read. */
interface Asked {
  readonly count: number;
  readonly types: readonly ItemType[];
  /** Null where each question has the time that it takes. */
  readonly seconds: number | null;
  readonly teams: number;
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
    .option(
      '--types <loại>',
      `loại câu: ${ITEM_TYPES.map((type) => TYPE_WORDS[type]).join(', ')}; nhiều thì cách nhau dấu phẩy (mặc định: mọi loại)`,
    )
    .option(
      '--seconds <số>',
      `giây cho mỗi câu, từ ${String(LEAST_SECONDS)} đến ${String(MOST_SECONDS)} (mặc định: không giới hạn)`,
    )
    .option('--teams <số>', `số đội cùng ngồi ở đây, từ 2 đến ${String(MOST_TEAMS)}; mỗi câu có giờ`)
    .option('--title <tên>', 'tên bài')
    .option('--anonymous', 'không ghi tên ai')
    .option('--number <số>', `số câu, từ 1 đến ${String(MOST_COUNT)}`, String(DEFAULT_COUNT))
    .action((options: Options) => run(world, options));
}

async function run(world: RunWorld, options: Options): Promise<void> {
  const asked = askedIn(options);
  if (typeof asked === 'string') return misuse(world, asked);
  const opened = await world.openRounds();
  try {
    const code = await make(world, opened, options, asked);
    if (code !== null) world.end(await play(world, opened, code, asked));
  } finally {
    await opened.close();
  }
}

/** What the words ask for, or what is wrong with them. */
function askedIn({ number, types = '', seconds, teams }: Options): Asked | string {
  const whole = (text: string, least: number, most: number) => z.coerce.number().int().min(least).max(most).safeParse(text).data;
  const count = whole(number, 1, MOST_COUNT);
  if (count === undefined) return `Số câu “${number}” phải từ 1 đến ${String(MOST_COUNT)}.`;
  const time = seconds === undefined ? null : whole(seconds, LEAST_SECONDS, MOST_SECONDS);
  if (time === undefined) return `Số giây “${seconds ?? ''}” phải từ ${String(LEAST_SECONDS)} đến ${String(MOST_SECONDS)}.`;
  const many = teams === undefined ? 0 : whole(teams, 2, MOST_TEAMS);
  if (many === undefined) return `Số đội “${teams ?? ''}” phải từ 2 đến ${String(MOST_TEAMS)}.`;
  const said = types.split(',').map((word) => word.trim()).filter((word) => word !== '');
  const typeOf = (word: string) => ITEM_TYPES.find((type) => [type, plain(TYPE_WORDS[type])].includes(plain(word)));
  const unknown = said.find((word) => typeOf(word) === undefined);
  if (unknown !== undefined) return `Loại câu “${unknown}” không có: chọn trong ${ITEM_TYPES.map((type) => TYPE_WORDS[type]).join(', ')}.`;
  return { count, types: said.flatMap((word) => typeOf(word) ?? []), seconds: time, teams: many };
} // prettier-ignore

const plain = (text: string): string => fold(text.normalize('NFC')).toLowerCase().trim();

/** Only what runs live has a clock and teams. */
const isLive = ({ seconds, teams }: Asked): boolean => seconds !== null || teams > 0;

const DAY = 24 * 60 * 60 * 1_000;

/** The code of the round; null where there is none, and that is told. */
async function make(
  world: RunWorld,
  { quiz, person }: OpenedRounds,
  {
    topic: words = '',
    documents: typed = [],
    approved = false,
    tag = '',
    title = '',
    anonymous = false,
  }: Options,
  asked: Asked,
): Promise<string | null> {
  const { topics, documents, tags: offered } = await quiz.trainers.offered();
  const subject = readSubject(words, topics, documents);
  const numbers = documents.map(({ number }) => number);
  const wanted = typed.map((number) => heldNumber(number, numbers));
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
    ...{ title, topics: subject.topics, documents: [...subject.documents, ...wanted], types: asked.types },
    ...{ count: asked.count, seconds: asked.seconds, teams: asked.teams, anonymous, startsAt: null },
    deadline: isLive(asked) ? null : new Date(world.now().getTime() + DAY).toISOString(),
    ...{ whenAll: true, pass: null, approved, tags: read.tags },
  };
  const few = await quiz.trainers.tooFew(round);
  if (few !== null) return refuse(few);
  const code = await quiz.trainers.make(person, round);
  return code ?? refuse('Không có câu hỏi nào hợp với lựa chọn này: hãy chọn rộng hơn.');
}

/** Asks until all is answered, or whoever sits here stops; what is answered is kept. */
async function play(world: RunWorld, opened: OpenedRounds, code: string, asked: Asked): Promise<0 | 1> {
  const { quiz, person } = opened;
  if (isLive(asked)) await playLive({ ...world, ...opened }, code, asked.teams);
  else await playAlone(world, opened, code);
  const seen = await quiz.trainers.view(code, person);
  const teams = asked.teams === 0 ? [] : ['Xếp hạng đội:', ...(seen?.teamRanking ?? [])];
  const ranking = asked.teams === 0 ? ['Xếp hạng:', ...(seen?.people?.ranking ?? [])] : [];
  world.say([...teams, ...ranking, `Chi tiết: npm run quiz -- results ${code}`].join('\n'));
  return 0;
}

async function playAlone(world: RunWorld, { quiz, person }: OpenedRounds, code: string): Promise<void> {
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
}
