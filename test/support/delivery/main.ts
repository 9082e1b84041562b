import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { titleInVietnamese } from '../../../bot/command-line/words.ts';
import { openShippedKnowledge } from '../knowledge.ts';
import { helps } from './helps.ts';
import { killRun, type KillPlan } from './kill-run.ts';
import { loadRun, type LoadCount, type LoadPlan } from './load-run.ts';
import { soakRow } from './soak-row.ts';
import { PLATFORMS, type PlatformName, type Road } from './platform.ts';

/** `npm run bench-delivery -- load | soak | kills`; what they do and print stands in `helps.ts`. */

const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.versions.node };

const program = new Command('bench-delivery')
  .description(helps.program)
  .usage('load | soak | kills [tùy chọn]')
  .helpOption('-h, --help', 'xem hướng dẫn này')
  .configureHelp({ styleTitle: titleInVietnamese })
  .helpCommand(false)
  .addHelpText('after', helps.afterProgram);
const channel = () =>
  new Option('--channel <kênh>', 'kênh được đo').choices([...PLATFORMS]).default('telegram');

interface LoadWords {
  readonly channel: PlatformName;
  readonly chats: number;
  readonly rate: number;
  readonly seconds: number;
  readonly minutes?: number;
  readonly faults: number;
  readonly stall: number;
}
program
  .command('load')
  .description(helps.load)
  .addOption(channel())
  .option('--chats <số>', 'số cuộc trò chuyện', whole(1), 2000)
  .option('--rate <số>', 'số tin mỗi giây, của tất cả', whole(1), 200)
  .option('--seconds <số>', 'gửi trong bao lâu', whole(1), 60)
  .option('--minutes <số>', 'như trên, tính bằng phút (thay cho --seconds)', whole(1))
  .option('--faults <phần>', 'phần lượt gửi bị máy chủ giả làm hỏng, 0 đến 1', share, 0)
  .option('--stall <giây>', 'một lượt bị treo thì treo bao lâu', whole(1), 10)
  .addHelpText('after', helps.afterLoad)
  .action(async ({ seconds, minutes, ...words }: LoadWords) =>
    measured(async (data) => {
      const plan: LoadPlan = {
        ...words,
        data,
        seconds: minutes === undefined ? seconds : minutes * 60,
        chance: Math.random,
      };
      const count = await loadRun(plan);
      return { count, sound: isSound(count) };
    }),
  );

interface SoakWords extends Omit<LoadWords, 'channel' | 'seconds' | 'minutes'> {
  readonly channel?: PlatformName;
  readonly minutes: number;
  readonly json?: true;
}
program
  .command('soak')
  .description(helps.soak)
  .addOption(new Option('--channel <kênh>', 'chỉ một kênh; mặc định cả ba').choices([...PLATFORMS]))
  .option('--chats <số>', 'số cuộc trò chuyện', whole(1), 2000)
  .option('--rate <số>', 'số tin mỗi giây, của tất cả', whole(1), 200)
  .option('--minutes <số>', 'gửi trong bao lâu, mỗi kênh', whole(1), 15)
  .option('--faults <phần>', 'phần lượt gửi bị máy chủ giả làm hỏng, 0 đến 1', share, 0)
  .option('--stall <giây>', 'một lượt bị treo thì treo bao lâu', whole(1), 10)
  .option('--json', 'in JSON thay cho hàng của bảng')
  .addHelpText('after', helps.afterSoak)
  .action(async ({ channel: only, minutes, json, ...words }: SoakWords) => {
    for (const channel of only === undefined ? PLATFORMS : [only])
      await measured(
        async (data) => {
          const count = await loadRun({
            ...words,
            channel,
            data,
            seconds: minutes * 60,
            chance: Math.random,
          });
          return { count, sound: isSound(count) };
        },
        json === true ? jsonLine : soakRow,
      );
  });

interface KillWords {
  readonly channel: PlatformName;
  readonly road?: Road;
  readonly kills: number;
  readonly people: number;
  readonly every: number;
}
program
  .command('kills')
  .description(helps.kills)
  .addOption(channel())
  .addOption(
    new Option('--road <đường>', 'cách nhận tin; mặc định polling với telegram, webhook với zalo').choices([
      'polling',
      'webhook',
    ]),
  )
  .option('--kills <số>', 'số lần giết', whole(1), 200)
  .option('--people <số>', 'số người hỏi', whole(1), 20)
  .option('--every <mili giây>', 'khoảng cách giữa hai câu hỏi, của tất cả', whole(1), 10)
  .addHelpText('after', helps.afterKills)
  .action(async ({ road, ...words }: KillWords) =>
    measured(async (data) => {
      const usual = words.channel === 'telegram' ? 'polling' : 'webhook';
      const plan: KillPlan = { ...words, data, road: road ?? usual, below: randomInt };
      const count = await killRun(plan);
      const most = Math.max(...Object.keys(count.killsByDoubles).map(Number));
      const wrong = count.lost + count.reordered + count.doubledUnkilled + count.refused.length;
      return { count, sound: wrong === 0 && most <= 1 };
    }),
  );
for (const command of program.commands)
  command.usage('[tùy chọn]').helpOption('-h, --help', 'xem hướng dẫn này');

const isSound = ({ lost, reordered, doubled, refused }: LoadCount): boolean =>
  lost + reordered + doubled + refused.length === 0;

function jsonLine(count: object): string {
  return JSON.stringify({ machine, ...count });
}

/** Runs over a data folder of its own; one line, of JSON by default, and exit code 1 where what must not happen did. */
async function measured<Count extends object>(
  run: (data: string) => Promise<{ readonly count: Count; readonly sound: boolean }>,
  say: (count: Count) => string = jsonLine,
): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'ky-cuong-delivery-'));
  try {
    await openShippedKnowledge(data);
    const { count, sound } = await run(data);
    process.stdout.write(`${say(count)}\n`);
    if (!sound) process.exitCode = 1;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function whole(least: number): (written: string) => number {
  return (written) => {
    if (/^\d{1,9}$/.test(written) && Number(written) >= least) return Number(written);
    throw new InvalidArgumentError(`Hãy ghi một số nguyên từ ${String(least)} trở lên.`);
  };
}

function share(written: string): number {
  const given = Number(written.replace(',', '.'));
  if (written.trim() !== '' && given >= 0 && given <= 1) return given;
  throw new InvalidArgumentError('Hãy ghi một số từ 0 đến 1, ví dụ 0.1 là một phần mười.');
}

await program.parseAsync(process.argv);
