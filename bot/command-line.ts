import { Argument, Command, CommanderError } from 'commander';
import type { AskRequest, ExitCode } from './ask.ts';
import { writtenDay } from './day.ts';
import type { LettersRequest } from './mail.ts';
import type { ItemsOptions } from './quiz.ts';
import { addLetters, lettersRequest, type LettersOptions } from './command-line/letters.ts';
import {
  askEpilogue,
  inVietnamese,
  programEpilogue,
  quizEpilogue,
  roundsEpilogue,
  startEpilogue,
  titleInVietnamese,
  zaloEpilogue,
} from './command-line/words.ts';

/** What the commands do. `dataDir` null: as the settings say. */
export interface Commands {
  readonly start: (dataDir: string | null) => Promise<ExitCode>;
  /** Hidden: takes in one file for a running bot. */
  readonly takeIn: (dataDir: string | null) => Promise<ExitCode>;
  /** Gets the tokens of a Zalo Official Account. */
  readonly zaloLogin: (dataDir: string | null) => Promise<ExitCode>;
  /** Shows what could not be delivered, puts it back or forgets it. */
  readonly letters: (request: LettersRequest, dataDir: string | null) => Promise<ExitCode>;
  /** Shows the quiz items that the library gives. */
  readonly quizItems: (options: ItemsOptions, dataDir: string | null) => Promise<ExitCode>;
  /** A round at the terminal, import, export, results and the bank of quiz items: the words after `quiz`. */
  readonly quizBank: (words: readonly string[]) => Promise<ExitCode>;
  readonly ask: (request: AskRequest, dataDir: string | null) => Promise<ExitCode>;
}

interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

interface AskOptions {
  readonly json?: true;
  readonly full?: true;
  readonly on?: string;
  readonly batch?: string;
  readonly data?: string;
}

/** Reads the words after the program's name and runs the command they name. Used wrongly: a sentence and exit code 2. */
export async function runCommandLine(
  words: readonly string[],
  commands: Commands,
  output: Output,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = build(output);
  named(program, 'start').action(async ({ data }: { data?: string }) => {
    code = await commands.start(data ?? null);
  });
  named(program, 'ask').action(async (question: string[], options: AskOptions) => {
    code = await commands.ask(requestOf(question, options), options.data ?? null);
  });
  named(program, 'take-in').action(async ({ data }: { data?: string }) => {
    code = await commands.takeIn(data ?? null);
  });
  named(program, 'letters').action(async ({ data, ...options }: LettersOptions & { data?: string }) => {
    code = await commands.letters(lettersRequest(options), data ?? null);
  });
  named(program, 'zalo').action(async (_: string, { data }: { data?: string }) => {
    code = await commands.zaloLogin(data ?? null);
  });
  const quiz = named(program, 'quiz');
  named(quiz, 'items').action(async ({ data, ...options }: ItemsOptions & { data?: string }) => {
    code = await commands.quizItems(options, data ?? null);
  });
  for (const [name] of BANK_COMMANDS)
    named(quiz, name).action(async (rest: string[]) => {
      code = await commands.quizBank([name, ...rest]);
    });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

/** A command below another one. */
function named(parent: Command, name: string): Command {
  const found = parent.commands.find((command) => command.name() === name);
  if (found === undefined) throw new Error(`no command ${name} below ${parent.name()}`);
  return found;
}

const requestOf = (words: readonly string[], options: AskOptions): AskRequest => ({
  words,
  json: options.json ?? false,
  full: options.full ?? false,
  on: options.on === undefined ? null : dayOf(options.on),
  batch: options.batch ?? null,
});

/** What is no day is left for the command to refuse. */
const dayOf = (written: string): string => writtenDay(written.trim()) ?? written;

function build(output: Output): Command {
  const program = new Command('ky-cuong')
    .description(
      'Kỷ Cương trả lời câu hỏi về kỷ luật, kỷ cương công vụ bằng nguyên văn quy định.\nThêm --help sau tên lệnh để xem hướng dẫn của lệnh đó.',
    )
    .usage('<lệnh> [tùy chọn]')
    .helpOption('-h, --help', 'xem hướng dẫn này')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({
      styleTitle: titleInVietnamese,
      subcommandTerm: (command) => command.name(),
      commandUsage: typedAs,
      // Commander adds what may be chosen in English.
      argumentDescription: ({ description }) => description,
    })
    .addHelpText('after', programEpilogue)
    .configureOutput({
      writeOut: output.out,
      writeErr: output.err,
      outputError: (text, write) => write(`${inVietnamese(text.trim())}\n`),
    });
  addAsk(addStart(program));
  program.command('take-in', { hidden: true }).option(...dataOption);
  addLetters(program).option(...dataOption);
  return addQuiz(addZalo(program));
}

/** As a person types it: the program itself has no name in the shell. */
function typedAs(command: Command): string {
  if (command.parent === null) return 'npm start, npm run <lệnh> -- [tùy chọn]';
  const name = command.name();
  // Below another command: `npm run quiz -- items`.
  if (command.parent.parent !== null) return `npm run ${command.parent.name()} -- ${name} ${command.usage()}`;
  return `${name === 'start' ? 'npm start' : `npm run ${name}`} -- ${command.usage()}`;
}

const dataOption = [
  '--data <thư mục>',
  'thư mục dữ liệu (mặc định: biến KY_CUONG_DATA, nếu trống thì data)',
] as const;

function addStart(program: Command): Command {
  program
    .command('start')
    .usage('[tùy chọn]')
    .description('mở trang hỏi đáp, Telegram và Zalo (nếu đã đặt mã) và dấu nhắc hỏi tại đây')
    .option(...dataOption)
    .addHelpText('after', startEpilogue);
  return program;
}

function addZalo(program: Command): Command {
  program
    .command('zalo')
    .usage('login [tùy chọn]')
    .description('cấp quyền cho bot trả lời thay một Zalo Official Account')
    .addArgument(
      new Argument('<việc>', 'login: in liên kết cấp quyền, nhận mã và lưu lại').choices(['login']),
    )
    .option(...dataOption)
    .addHelpText('after', zaloEpilogue);
  return program;
}

function addQuiz(program: Command): Command {
  const quiz = program
    .command('quiz')
    .usage('<việc> [tùy chọn]')
    .description('câu hỏi trắc nghiệm từ các quy định (cho người tập huấn)')
    .enablePositionalOptions()
    .helpCommand(false)
    .addHelpText('after', roundsEpilogue);
  quiz
    .command('items')
    .usage('[tùy chọn]')
    .description('xem các câu hỏi mà kho văn bản cho, kèm đáp án và nơi trích')
    .option('--json', 'in dạng JSON, đầu ra chuẩn chỉ có JSON')
    .option('--type <loại...>', 'true_false, single_choice, fill_blank, match, order')
    .option('--documents <số hiệu...>', 'chỉ của các văn bản này, ví dụ 30-CT/TU')
    .option('--topic <chủ đề>', 'chỉ về chủ đề này: mã (alcohol) hoặc chữ ("rượu bia")')
    .option('--number <số>', 'lấy ngần này câu, chọn theo --seed')
    .option('--seed <chữ>', 'cách chọn khi có --number; cùng chữ thì cùng câu (mặc định: 1)')
    .option('--on <ngày>', 'ngày áp dụng quy định, dạng 2026-11-26 (mặc định: hôm nay)')
    .option('--measure', 'in điểm của người chỉ nhìn hình thức câu hỏi, thay cho các câu hỏi')
    .option(...dataOption)
    .addHelpText('after', quizEpilogue);
  for (const [name, what] of BANK_COMMANDS)
    quiz
      .command(name)
      .usage('… (thêm --help)')
      .description(what)
      .argument('[words...]')
      .helpOption(false)
      .allowUnknownOption()
      .passThroughOptions();
  return program;
}

/** They read their own words (`quiz/commands`): their code is loaded only where one is used. */
const BANK_COMMANDS = [
  ['run', 'làm một bài đố ngay tại đây, một mình'],
  ['import', 'nhập câu hỏi từ tệp GIFT, Moodle XML, Aiken, XLSX, CSV'],
  ['export', 'xuất câu hỏi ra tệp'],
  ['results', 'kết quả một bài đố, xem hoặc ghi ra tệp XLSX, CSV'],
  ['bank', 'xem, sửa, duyệt câu hỏi trong ngân hàng'],
  ['propose', 'nhờ mô hình chat soạn câu hỏi, vào ngân hàng thành nháp'],
] as const;

function addAsk(program: Command): Command {
  program
    .command('ask')
    .usage('[tùy chọn] [câu hỏi...]')
    .description('hỏi một câu, một loạt câu (--batch), hoặc lần lượt nếu không ghi câu hỏi')
    .argument('[câu hỏi...]', 'câu hỏi; không ghi thì gõ tại đây hoặc đọc từ đầu vào chuẩn')
    .option('--json', 'in câu trả lời dạng JSON, đầu ra chuẩn chỉ có JSON')
    .option('--full', 'in thêm toàn văn đoạn được trích')
    .option('--on <ngày>', 'ngày áp dụng quy định, dạng 23/11/2026 hoặc 2026-11-23 (mặc định: hôm nay)')
    .option(
      '--batch <tệp>',
      'tệp JSONL, mỗi dòng {"id", "text", "on"?, "turns"?}; ghi - để đọc đầu vào chuẩn',
    )
    .option(...dataOption)
    .addHelpText('after', askEpilogue);
  return program;
}
