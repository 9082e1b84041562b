import type { LiveQuestion, LiveRounds, Quiz, TrainerRounds } from '../../quiz.ts';
import { letterOf } from '../../quiz-shape.ts';
import { joined } from '../lines.ts';

/** A live round at one terminal: each question has its time, whole teams answer by their numbers. */

export interface LiveTable {
  readonly quiz: Pick<Quiz, 'look'> & { readonly trainers: TrainerRounds; readonly live: LiveRounds };
  /** The one at the terminal, as the store names them. */
  readonly person: string;
  readonly say: (line: string) => void;
  /** What is typed, line by line. */
  readonly lines: () => AsyncIterable<string>;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Milliseconds between two looks at the clock. */
const LOOK = 250;
const STOP = /^\s*(?:dừng|dung|thôi|thoi)\s*$/iu;

/** Asks until the round has ended, or whoever sits here stops; what is answered is kept. */
export async function playLive(table: LiveTable, code: string, teams: number): Promise<void> {
  const { quiz, person, say } = table;
  const players = teams === 0 ? [person] : Array.from({ length: teams }, (_, team) => `${person}:${String(team + 1)}`);
  for (const [team, player] of players.entries())
    await quiz.live.join(code, player, teams === 0 ? '' : `Đội ${String(team + 1)}`, teams === 0 ? null : team);
  say(teams === 0 ? 'Gõ chữ cái của đáp án rồi Enter; gõ “dừng” để thôi.' : HOW_TEAMS);
  const refused = await quiz.trainers.steer(code, person, 'start', null);
  if (refused !== null) return say(refused);
  const typed = table.lines()[Symbol.asyncIterator]();
  try {
    await follow(table, code, players, typed);
  } finally {
    // What waits for a line may wait for ever.
    void typed.return?.();
  }
} // prettier-ignore

/** Shows what is asked and what was right, and hands on what is typed, until the round has ended. */
async function follow(table: LiveTable, code: string, players: readonly string[], typed: AsyncIterator<string>): Promise<void> {
  const { quiz, person, say } = table;
  let next: Promise<IteratorResult<string>> | null = typed.next();
  const told = new Told();
  for (;;) {
    await quiz.look();
    const view = await quiz.live.view(code, null);
    for (const line of view === null ? [] : told.newIn(view.question)) say(line);
    if (view === null || view.phase === 'ended') return;
    const come: IteratorResult<string> | null = await Promise.race([...(next === null ? [] : [next]), table.wait(LOOK).then(() => null)]);
    if (come === null) continue;
    // Input that has ended answers no more, but the clock goes on.
    next = come.done === true ? null : typed.next();
    if (come.done === true) continue;
    if (STOP.test(come.value.normalize('NFC'))) return void (await quiz.trainers.steer(code, person, 'end', null));
    for (const line of await answerAll(table, code, players, come.value)) say(line);
  }
} // prettier-ignore

const HOW_TEAMS =
  'Gõ số của đội rồi chữ cái, ví dụ “1 B”, nhiều đội thì “1B 2C”, rồi Enter; gõ “dừng” để thôi.';

/** What was shown of which question, so that nothing is shown twice. */
class Told {
  #open = 0;
  #closed = 0;

  newIn(question: LiveQuestion | null): string[] {
    if (question === null) return [];
    const { number, of, seconds, stem, options, open } = question;
    const asked = number > this.#open && open;
    if (asked) this.#open = number;
    const closed = question.right !== null && number > this.#closed;
    if (closed) this.#closed = number;
    const time = seconds === null ? '' : ` Có ${String(seconds)} giây.`;
    return [
      ...(asked ? [`\nCâu ${String(number)}/${String(of)}.${time}`, stem, ...options.map((text, at) => `${letterOf(at)}. ${text}`)] : []),
      ...(closed ? closedLines(question) : []),
    ];
  } // prettier-ignore
}

function closedLines({ right, options, because, answered, counts }: LiveQuestion): string[] {
  const at = right ?? 0;
  const known = answered === 0 ? 'Chưa ai trả lời.' : `${String(counts?.[at] ?? 0)}/${String(answered)} trả lời đúng.`;
  const quotes = (because?.quotes ?? []).flatMap(({ text, locator, document }) => [`“${joined(text)}”`, `${locator}, ${document}`]);
  return [`\nĐáp án: ${letterOf(at)}. ${options[at] ?? ''}. ${known}`, ...(because === null || because.why === '' ? [] : [because.why]), ...quotes];
} // prettier-ignore

/** `B`, or by teams `1B 2 C`: what is told of each. */
async function answerAll(table: LiveTable, code: string, players: readonly string[], text: string): Promise<string[]> {
  const question = (await table.quiz.live.view(code, null))?.question ?? null;
  if (question === null || !question.open) return ['Chưa có câu nào đang mở.'];
  const alone = players.length === 1;
  const pattern = alone ? /^()\s*([a-l])\s*$/giu : /(\d+)\s*([a-l])(?![a-l])/giu;
  const told: string[] = [];
  for (const [, team = '', letter = ''] of text.trim().matchAll(pattern)) {
    const player = players[alone ? 0 : Number(team) - 1];
    const option = letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0);
    const who = alone ? '' : `Đội ${team}: `;
    if (player === undefined) told.push(`${who}không có đội này.`);
    else if (option >= question.options.length) told.push(`${who}không có đáp án ${letter.toUpperCase()}.`);
    else told.push(`${who}${(await table.quiz.live.answer(code, player, question.number - 1, option)) ?? 'Đã ghi nhận.'}`);
  }
  return told.length > 0 ? told : [alone ? 'Chưa rõ đáp án nào: gõ một chữ cái, ví dụ A.' : `Chưa rõ. ${HOW_TEAMS}`];
} // prettier-ignore
