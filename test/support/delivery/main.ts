import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openShippedKnowledge } from '../knowledge.ts';
import { killRun } from './kill-run.ts';
import { loadRun } from './load-run.ts';
import { PLATFORMS, type PlatformName } from './platform.ts';

/**
 * `npm run bench-delivery -- kills [--kills 200] [--channel telegram|zalo-bot|zalo-oa] [--road polling|webhook]` and
 * `npm run bench-delivery -- load [--channel …] [--chats 2000] [--rate 200] [--seconds 60 | --minutes 15] [--faults 0.1]`: one line
 * of JSON, and exit code 1 where anything was lost, doubled without a kill, doubled by a kill more than once, or out of order.
 * Times are told and never judged.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    channel: { type: 'string', default: 'telegram' },
    kills: { type: 'string', default: '200' },
    road: { type: 'string', default: '' },
    people: { type: 'string', default: '20' },
    every: { type: 'string', default: '10' },
    chats: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    minutes: { type: 'string', default: '' },
    faults: { type: 'string', default: '0' },
  },
});

const data = mkdtempSync(join(tmpdir(), 'ky-cuong-delivery-'));
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.versions.node };
const channel = (): PlatformName => {
  const found = PLATFORMS.find((name) => name === values.channel);
  if (found === undefined) throw new Error(`--channel ${values.channel}: one of ${PLATFORMS.join(', ')}`);
  return found;
};

async function kills(): Promise<boolean> {
  const road = values.road === '' ? (channel() === 'telegram' ? 'polling' : 'webhook') : values.road;
  const count = await killRun({
    channel: channel(),
    road: road === 'webhook' ? 'webhook' : 'polling',
    data,
    kills: Number(values.kills),
    people: Number(values.people),
    every: Number(values.every),
    below: randomInt,
  });
  process.stdout.write(`${JSON.stringify({ machine, ...count })}\n`);
  const mostAtOneKill = Math.max(...Object.keys(count.killsByDoubles).map(Number));
  return count.lost + count.reordered + count.refused.length === 0 && mostAtOneKill <= 1;
}

async function load(): Promise<boolean> {
  const count = await loadRun({
    channel: channel(),
    data,
    chats: Number(values.chats),
    rate: Number(values.rate),
    seconds: values.minutes === '' ? Number(values.seconds) : Number(values.minutes) * 60,
    faults: Number(values.faults),
    stall: 10,
    chance: Math.random,
  });
  process.stdout.write(`${JSON.stringify({ machine, ...count })}\n`);
  return count.lost + count.reordered + count.doubled + count.refused.length === 0;
}

try {
  await openShippedKnowledge(data);
  const run = positionals[0] === 'kills' ? kills : positionals[0] === 'load' ? load : null;
  if (run === null) throw new Error('kills or load?');
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  rmSync(data, { recursive: true, force: true });
}
