import { open } from 'node:fs/promises';
import { z } from 'zod';
import type { Day } from '../knowledge/types.ts';
import type { Question } from './answer.ts';
import { runBatch } from './ask/batch.ts';
import { linesOf } from './ask/input.ts';
import { createPassingDesk } from './ask/passing-desk.ts';
import type { Desk } from './channel.ts';
import { MAX_QUESTION_LENGTH, MAX_TURNS, questionTooLong, type Answer } from './contract.ts';

/** What the command line says after `ask`. */
export interface AskRequest {
  /** The words of the question; none: it is typed or piped in. */
  readonly words: readonly string[];
  readonly json: boolean;
  /** Also print the quoted provisions whole. */
  readonly full: boolean;
  readonly on: string | null;
  /** A JSONL file, `-` for standard input. */
  readonly batch: string | null;
}

/** One opened library to ask. */
export interface Asked {
  /** Masks personal numbers. */
  readonly answer: (question: Question) => Promise<Answer>;
  /** An answer as people read it here. */
  readonly render: (answer: Answer, full: boolean) => string;
  /** Lets a person ask at the terminal until they leave. */
  readonly converse: (desk: Desk) => Promise<void>;
}

/** What the command needs of the world. */
export interface AskWorld {
  readonly input: AsyncIterable<Buffer | string>;
  /** Whether a person can type. */
  readonly interactive: boolean;
  readonly say: (line: string) => Promise<void>;
  readonly complain: (line: string) => void;
  readonly today: () => Day;
  /** Opens the library; it is not called before the request is known to be sound. */
  readonly open: () => Promise<Asked>;
}

/** Ends of a command: 0 done, 1 a fault, 2 used wrongly. */
export type ExitCode = 0 | 1 | 2;

/** Answers one question, a batch, or a person at the terminal. */
export async function ask(request: AskRequest, world: AskWorld): Promise<ExitCode> {
  const misuse = misuseOf(request);
  if (misuse !== null) return refuse(world, misuse);
  const on = () => request.on ?? world.today();
  if (request.batch !== null) return askBatch(request.batch, on, world);
  if (request.words.length === 0 && world.interactive && !request.json) return askAtTerminal(on, world);
  if (request.words.length === 0) return askLines(request, on(), world);
  return askOnce(request.words.join(' ').replace(/\r?\n$/, ''), request, on(), world);
}

/** Longest piped line that is read before it is refused, UTF-16 units: ten times what is taken, to name the length. */
const LONGEST_INPUT = 10 * MAX_QUESTION_LENGTH;

function misuseOf({ on, batch, words, full, json }: AskRequest): string | null {
  if (on !== null && !z.iso.date().safeParse(on).success)
    return `--on ${JSON.stringify(on)} không phải một ngày; hãy ghi dạng 23/11/2026 hoặc 2026-11-23.`;
  if (batch !== null && words.length > 0) return 'Chỉ chọn một: một câu hỏi, hoặc --batch với một tệp.';
  if (full && (json || batch !== null))
    return '--full chỉ dùng cho người đọc; JSON đã có đủ nguồn trong "quotes".';
  return null;
}

function refuse(world: AskWorld, sentence: string): ExitCode {
  world.complain(sentence);
  return 2;
}

async function askOnce(text: string, request: AskRequest, on: Day, world: AskWorld): Promise<ExitCode> {
  if (text.length > MAX_QUESTION_LENGTH) return refuse(world, questionTooLong(text.length));
  const asked = await world.open();
  const answer = await asked.answer({ text, turns: [], on });
  await world.say(request.json ? JSON.stringify(answer) : asked.render(answer, request.full));
  return 0;
}

/**
 * One question a line, all of one conversation, each answered as it comes; blank lines are none. A line that cannot be asked is
 * told with its number, and the others are answered.
 */
async function askLines({ json, full }: AskRequest, on: Day, world: AskWorld): Promise<ExitCode> {
  let asked: Asked | null = null;
  let turns: readonly string[] = [];
  let [answered, bad] = [0, 0];
  for await (const { number, text } of linesOf(world.input, LONGEST_INPUT)) {
    if (text?.trim() === '') continue;
    if (text === null || text.length > MAX_QUESTION_LENGTH) {
      bad += 1;
      world.complain(`Dòng ${String(number)}: ${text === null ? TOO_LONG : questionTooLong(text.length)}`);
      continue;
    }
    asked ??= await world.open();
    const answer = await asked.answer({ text, turns, on });
    turns = [...turns, text].slice(-MAX_TURNS);
    // Of several the answers are told apart by their questions; one alone stands as it is.
    const heading = answered === 0 ? '' : `\n❯ ${text.trim()}\n\n`;
    await world.say(json ? JSON.stringify(answer) : `${heading}${asked.render(answer, full)}`);
    answered += 1;
  }
  if (answered > 0) return bad === 0 ? 0 : 1;
  return bad > 0 ? 2 : refuse(world, NO_QUESTION);
}

const TOO_LONG = `Câu hỏi quá dài, nhiều nhất là ${String(MAX_QUESTION_LENGTH)} ký tự; hãy rút gọn.`;
const NO_QUESTION = 'Chưa có câu hỏi. Ví dụ: npm run ask -- "Buổi trưa có được uống bia không?"';

async function askAtTerminal(on: () => Day, world: AskWorld): Promise<ExitCode> {
  const asked = await world.open();
  await asked.converse(createPassingDesk(asked.answer, on));
  return 0;
}

async function askBatch(path: string, on: () => Day, world: AskWorld): Promise<ExitCode> {
  const input = path === '-' ? world.input : await openFile(path);
  if (input === null)
    return refuse(world, `Không đọc được tệp ${JSON.stringify(path)}; hãy kiểm tra đường dẫn và quyền đọc.`);
  const { answer } = await world.open();
  const bad = await runBatch(linesOf(input), { answer, today: on, say: world.say, complain: world.complain });
  if (bad === 0) return 0;
  world.complain(`${bad} dòng có lỗi; các dòng khác đã được trả lời.`);
  return 1;
}

/** The file, opened; null where it cannot be read. A folder opens too and fails only at the first read. */
async function openFile(path: string): Promise<AsyncIterable<Buffer | string> | null> {
  try {
    const file = await open(path);
    if (!(await file.stat()).isDirectory()) return file.createReadStream();
    await file.close();
    return null;
  } catch {
    return null;
  }
}
