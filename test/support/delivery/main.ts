import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openShippedKnowledge } from '../knowledge.ts';
import { killRun } from './kill-run.ts';
import { loadRun } from './load-run.ts';

/**
 * `npm run bench-delivery -- kills [--kills 200] [--road polling|webhook]` and
 * `npm run bench-delivery -- load [--chats 2000] [--rate 200] [--seconds 60] [--faults 0.1]`: one line of JSON, and exit code 1
 * where anything was lost, doubled without a kill, or out of order. Times are told and never judged.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '200' },
    road: { type: 'string', default: 'polling' },
    people: { type: 'string', default: '20' },
    every: { type: 'string', default: '10' },
    chats: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    faults: { type: 'string', default: '0' },
  },
});

const data = mkdtempSync(join(tmpdir(), 'ky-cuong-delivery-'));
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.versions.node };

async function kills(): Promise<boolean> {
  const count = await killRun({
    road: values.road === 'webhook' ? 'webhook' : 'polling',
    data,
    kills: Number(values.kills),
    people: Number(values.people),
    every: Number(values.every),
    below: randomInt,
  });
  process.stdout.write(`${JSON.stringify({ machine, ...count })}\n`);
  return count.lost + count.reordered + count.refused.length === 0 && count.mostOfOneChatAtOneKill <= 1;
}

async function load(): Promise<boolean> {
  const count = await loadRun({
    data,
    chats: Number(values.chats),
    rate: Number(values.rate),
    seconds: Number(values.seconds),
    faults: Number(values.faults),
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
