import { PassThrough } from 'node:stream';
import { createTerminalChannel, type TerminalChannel } from '../../../bot/channel/terminal.ts';
import { renderHumanReply } from '../../../bot/channel/terminal.ts';
import { showReplies } from '../../../bot/start/upkeep.ts';
import type { House } from './house.ts';
import { shownOf, typedPractice, type Choice, type PersonPlace, type Place, type Shown } from './place.ts';

/** The width of a common window; lines are broken there. */
const COLUMNS = 80;
const LOOK = { colour: false, columns: COLUMNS };
const PROMPT = '❯ ';
/** What a terminal obeys: the control letter of escape, then a code. */
const MOVES = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*[A-Za-z]`, 'g');

/** One sitting: keys go in, what the window shows comes out. */
interface Sitting {
  readonly channel: TerminalChannel;
  /** Types lines; resolves with what was shown for them. */
  type(lines: readonly string[]): Promise<Shown>;
  /** What was told above the prompt since something was last read. */
  told(): Promise<Shown>;
}

/** The real session on streams. */
export async function openTerminal(house: House): Promise<Place> {
  let sitting = await sit(house);
  return {
    channel: () => sitting.channel,
    alone: true,
    person: () => Promise.resolve(personAt(() => sitting)),
    limit: null,
    refused: () => [],
    secrets: [],
    start: async () => {
      sitting = await sit(house);
    },
    close: () => Promise.resolve(),
  };
}

async function sit(house: House): Promise<Sitting> {
  const input = new PassThrough();
  const output = new PassThrough();
  const { desk, library, today, log, publicUrl } = house.chat();
  let shown = '';
  let moved = () => {};
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    moved();
  });
  const channel = createTerminalChannel({
    desk,
    library,
    today,
    changes: () => house.notices().sinceLastRun(),
    remembers: true,
    publicUrl,
    pager: null,
    input,
    output,
    look: () => LOOK,
    onQuit: () => undefined,
    onFault: (error) => log.error({ fault: String(error) }, 'a question at the terminal failed'),
  });
  const prompts = () => shown.split(PROMPT).length - 1;
  const prompted = async (count: number) => {
    while (prompts() < count) await new Promise<void>((resolve) => (moved = resolve));
  };
  const escalation = house.escalation();
  await channel.start();
  await prompted(1);
  showReplies({ world: { log }, escalation, bell: house.disk.bell }, (reply) =>
    channel.tell(renderHumanReply(reply, LOOK)),
  );
  let seen = shown.length;
  return {
    channel,
    type: async (lines) => {
      const [before, from] = [prompts(), shown.length];
      input.write(lines.map((line) => `${keysOf(line)}\r`).join(''));
      await prompted(before + lines.length);
      seen = shown.length;
      return read(shown.slice(from), lines);
    },
    told: async () => {
      while ((await escalation.kept('terminal')).length > 0)
        await new Promise((resume) => setImmediate(resume));
      const from = seen;
      seen = shown.length;
      return read(shown.slice(from), []);
    },
  };
}

/** Keys that move the cursor or end a line are no letters of a question. */
const keysOf = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');

/** Without what moves the cursor, and without the lines as they were typed. */
function read(raw: string, lines: readonly string[]): Shown {
  const plain = raw.replace(MOVES, '').replaceAll('\r', '');
  const typed = lines.map(keysOf);
  const text = plain
    .split('\n')
    .filter((line) => !typed.includes(line.replace(PROMPT, '')))
    .join('\n')
    .replaceAll(PROMPT, '')
    .trim();
  // In an answer a dash ends a quote; with a person's reply its place stands on the next line.
  const quotes = [...text.matchAll(/“([^”]*)”\s*—|^“([^]*?)”\n(?=\S[^\n]* – )/gm)].map(
    ([, answered, replied]) => answered ?? replied ?? '',
  );
  return shownOf(text === '' ? [] : [text], quotes);
}

function personAt(now: () => Sitting): PersonPlace {
  let list = '';
  const say = async (text: string) => {
    const shown = await now().type([text]);
    if (/^1\. /m.test(shown.text)) list = shown.text;
    return shown;
  };
  return {
    say,
    sayAll: (texts) => now().type(texts),
    greet: () => say('/start'),
    help: () => say('/help'),
    about: () => say('/about'),
    forget: () => say('/quen'),
    enterCode: (code) => say(`/quyen ${code}`),
    role: () => say('/vaitro'),
    signInCode: () => say('/dangnhap'),
    choose: (choice) => say(typedFor(list, choice)),
    wait: () => now().told(),
    questions: () => say('/hoidap'),
    reply: (number, text) => say(`/traloi ${number} ${text}`),
    changes: () => say('/thaydoi'),
    practice: typedPractice(say),
    link: async () => (await say('/mo')).text,
  };
}

function typedFor(list: string, choice: Choice): string {
  switch (choice.kind) {
    case 'question': {
      const line = list
        .split('\n')
        .find((one) => /^\d+\. /.test(one) && one.includes(choice.text.slice(0, 30)));
      return line?.split('.')[0] ?? `no number for ${choice.text}`;
    }
    case 'source':
      return '/nguon';
    case 'vote':
      return choice.helpful ? '/tot' : '/chua';
    case 'person':
      return '/chuyen';
    case 'upload':
      throw new Error('files are not taken here');
  }
}
