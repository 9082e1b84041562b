import { expect, it } from 'vitest';
import { createGates, type Gate } from '../../../bot/delivery/gate.ts';

const NEVER = 1_000_000;
const clock = () => performance.now();
/** A call that goes on until it is let go. */
function stuckAt(gate: Gate): { readonly end: () => void; readonly ended: Promise<void> } {
  let end = (): void => undefined;
  const ended = gate.pass(() => new Promise<void>((resolve) => (end = resolve)));
  return { end: () => end(), ended };
}
/** Sends through the gates by turns; the most that were in flight at once. */
async function mostAtOnce(gates: readonly Gate[], letters = 6): Promise<number> {
  let [inFlight, most] = [0, 0];
  const letter = async () => {
    most = Math.max(most, ++inFlight);
    await new Promise(setImmediate);
    inFlight -= 1;
  };
  const each = Array.from({ length: letters }, (_, index) => gates[index % gates.length]?.pass(letter));
  await Promise.all(each);
  return most;
}

it('lets one letter of all platforms through at a time, in order, though some fail and many wait long', async () => {
  const open = createGates({ patience: 50, late: NEVER, wait: NEVER }, clock);
  const [telegram, zalo] = [open(), open()];
  const seen: string[] = [];
  const task = (name: string, fails: boolean) => async () => {
    seen.push(`${name} begins`);
    await new Promise(setImmediate);
    seen.push(`${name} ends`);
    if (fails) throw new Error(name);
  };
  const results = await Promise.allSettled([
    telegram.pass(task('a', true)),
    zalo.pass(task('b', false)),
    telegram.pass(task('c', false)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

it('lets nobody pass a call that is not late, however many stand behind it', async () => {
  const open = createGates({ patience: 2, late: NEVER, wait: NEVER }, clock);
  const gate = open();
  const stuck = stuckAt(gate);
  let passed = false;
  const behind = gate.pass(async () => void (passed = true));
  await new Promise((over) => setTimeout(over, 40));
  expect(passed).toBe(false);
  stuck.end();
  await Promise.all([stuck.ended, behind]);
});

it('passes a call that is late, one at a time beside it, and goes on one at a time afterwards', async () => {
  const gate = createGates({ patience: 2, late: 6, wait: NEVER }, clock)();
  const stuck = stuckAt(gate);
  expect(await mostAtOnce([gate])).toBe(1);
  stuck.end();
  await stuck.ended;
  expect(await mostAtOnce([gate])).toBe(1);
});

it('passes a young call only after its patience where the platform is slow already', async () => {
  const gate = createGates({ patience: 2, late: 6, wait: NEVER }, clock)();
  const stuck = [stuckAt(gate)];
  await gate.pass(async () => undefined);
  stuck.push(stuckAt(gate), stuckAt(gate));
  await gate.pass(async () => undefined);
  for (const { end } of stuck) end();
  await Promise.all(stuck.map(({ ended }) => ended));
});

it('gives a platform one young call, also at the moment at which it becomes prompt again', async () => {
  const gate = createGates({ patience: 5, late: 10, wait: NEVER }, clock)();
  const late = stuckAt(gate);
  await new Promise((over) => setTimeout(over, 40));
  const young = stuckAt(gate);
  late.end();
  await late.ended;
  let passed = false;
  const behind = gate.pass(async () => void (passed = true));
  await new Promise(setImmediate);
  expect(passed).toBe(false);
  young.end();
  await Promise.all([young.ended, behind]);
  expect(await mostAtOnce([gate])).toBe(1);
});

it('keeps a slow platform from holding up another one', async () => {
  const open = createGates({ patience: 5, late: 10, wait: NEVER }, clock);
  const [slow, prompt] = [open(), open()];
  const stuck = [stuckAt(slow), stuckAt(slow), stuckAt(slow)];
  await prompt.pass(async () => undefined);
  // What the slow platform has in line waits on its own road.
  expect(await mostAtOnce([prompt])).toBe(1);
  await new Promise((over) => setTimeout(over, 50));
  for (const { end } of stuck) end();
  await Promise.all(stuck.map(({ ended }) => ended));
  expect(await mostAtOnce([slow, prompt])).toBe(1);
});

it('passes the first call that stalls sooner where its platform is usually prompt, but not where it is slow', async () => {
  const NEVER_LATE = { patience: 5, late: NEVER, wait: NEVER };
  const prompt = createGates(NEVER_LATE, clock)();
  for (let letter = 0; letter < 30; letter += 1) await prompt.pass(async () => undefined);
  const stuck = stuckAt(prompt);
  await prompt.pass(async () => undefined);
  stuck.end();
  await stuck.ended;

  let time = 0;
  const slow = createGates(NEVER_LATE, () => time)();
  for (let letter = 0; letter < 30; letter += 1) await slow.pass(async () => void (time += 100));
  const usual = stuckAt(slow);
  let passed = false;
  const behind = slow.pass(async () => void (passed = true));
  await new Promise((over) => setTimeout(over, 60));
  expect(passed).toBe(false);
  usual.end();
  await Promise.all([usual.ended, behind]);
});

it('lets the next one go where it has waited too long behind a call that is not young', async () => {
  const gate = createGates({ patience: 2, late: NEVER, wait: 8 }, clock)();
  const stuck = stuckAt(gate);
  await gate.pass(async () => undefined);
  stuck.end();
  await stuck.ended;
});

it('waits for a call among stalled ones as long as its platform usually takes, not as long as it may', async () => {
  const gate = createGates({ patience: 200, late: 10, wait: NEVER }, clock)();
  const stalled = [stuckAt(gate)];
  // The first one is passed by only after the whole patience; then some prompt ones tell what is usual.
  for (let letter = 0; letter < 30; letter += 1) await gate.pass(async () => undefined);
  stalled.push(stuckAt(gate));
  const order: string[] = [];
  const impatient = new Promise((over) => setTimeout(over, 150)).then(() => order.push('150 ms'));
  await gate.pass(async () => void order.push('passed'));
  await impatient;
  expect(order).toEqual(['passed', '150 ms']);
  for (const { end } of stalled) end();
  await Promise.all(stalled.map(({ ended }) => ended));
});
