import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../bot/answer.ts';
import { benchText } from '../../eval/bench-report.ts';
import { bench } from '../../eval/bench.ts';
import { parseStatus, readMemory } from '../../eval/bench/memory.ts';
import { ProgramError, startProgram, type ProgramOptions } from '../../eval/bench/program.ts';
import { latencies, timeRounds } from '../../eval/bench/samples.ts';
import { answerWith } from './directive.ts';
import { judgment } from './measured.ts';

const script = (code: string): ProgramOptions => ({
  command: [process.execPath, '-e', code],
  folder: process.cwd(),
  environment: {},
});
/** A real server on a free port that keeps what it was asked, and tells it on GET. */
const server = script(`
  const asked = [];
  const serve = (request, response) => {
    if (request.method === 'GET') return response.end(JSON.stringify(asked));
    let body = '';
    request.on('data', (chunk) => (body += chunk)).on('end', () => {
      asked.push(JSON.parse(body));
      response.writeHead(asked.at(-1).text === 'hỏng' ? 500 : 200).end('{}');
    });
  };
  const server = require('node:http').createServer(serve);
  server.listen(0, '127.0.0.1', () => console.log('Hỏi trên trình duyệt: http://127.0.0.1:' + server.address().port));
`);
const questions = ['dev-1', 'dev-2'].map((id) => judgment(id, ['clarify', 'clarify', 'right']).question);

describe('percentiles', () => {
  it('are times that were measured, by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(latencies(hundred)).toEqual({ samples: 100, median: 50, p95: 95, p99: 99, slowest: 100 });
    expect(latencies([3])).toEqual({ samples: 1, median: 3, p95: 3, p99: 3, slowest: 3 });
  });

  it('leave out the rounds of warming up, and what happens between rounds', async () => {
    let time = 0;
    let asked = 0;
    const took = await timeRounds(['a', 'b'], () => Promise.resolve((time += asked++ < 4 ? 1000 : 7)), {
      warmUp: 2,
      measured: 3,
      clock: () => time,
      settle: () => (time += 500),
    });
    expect(took).toEqual({ samples: 6, median: 7, p95: 7, p99: 7, slowest: 7 });
    expect(asked).toBe(10);
  });
});

describe('the memory of a process', () => {
  it('is read from the lines that Linux writes', () => {
    const status = 'Name:\tnode\nVmHWM:\t  102400 kB\nVmRSS:\t   51200 kB\nThreads:\t11\n';
    expect(parseStatus(status)).toEqual({ resident: 50 * 2 ** 20, peak: 100 * 2 ** 20 });
  });

  it.skipIf(!existsSync('/proc/self/status'))(
    'of this process is more than nothing (skips without /proc)',
    () => {
      const memory = readMemory(process.pid);
      expect(memory?.resident).toBeGreaterThan(2 ** 20);
      expect(memory?.peak).toBeGreaterThanOrEqual(memory?.resident ?? Number.NaN);
    },
  );

  it('is unknown for a process that is not there', () => {
    // Above the greatest process id that Linux gives (2^22).
    expect(readMemory(2 ** 22 + 1)).toBeNull();
  });
});

describe('the program as a subprocess', () => {
  it('is reached at the address that it prints, and is gone after the stop', async () => {
    const { url, pid, stop } = await startProgram(server);
    expect(await (await fetch(url)).json()).toEqual([]);
    await stop();
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('that ends too soon is told with its own words and its code', async () => {
    const start = startProgram(script('console.error("Cổng 3000 đang bận"); process.exit(3)'));
    await expect(start).rejects.toThrow(ProgramError);
    await expect(start).rejects.toThrow(/mã 3[^]*Cổng 3000 đang bận/);
  });

  it('that does not exist is told', async () => {
    const start = startProgram({ ...server, command: ['/không/có/chương/trình'] });
    await expect(start).rejects.toThrow(/không chạy được.*ENOENT/);
  });
});

describe('the bench', () => {
  const asked: Question[] = [];
  const answerer = {
    answer: (question: Question) => {
      asked.push(question);
      return Promise.resolve(answerWith({}));
    },
  };
  const world = { clock: () => performance.now(), collect: null, fetch };
  const machine = { cpu: 'Bộ xử lý', cores: 2, node: '20.20.2' };

  it('asks in process and over HTTP, alone and in conversations', async () => {
    const report = await bench(questions, { answerer, on: '2026-11-23' }, { ...world, program: server });
    expect(report.questions).toBe(2);
    expect(report.inProcess.samples).toBe(10);
    expect(asked).toHaveLength(14);
    expect(asked[0]).toEqual({ text: 'Câu hỏi dev-1', turns: [], on: '2026-11-23' });
    expect([report.http?.alone.samples, report.http?.remembered.samples]).toEqual([6, 6]);
    const text = benchText(report, '2026-11-23', machine);
    expect(text).toMatch(/^Đo ngày 2026-11-23 trên Bộ xử lý, 2 nhân, Node 20\.20\.2; 2 câu của bộ dev$/m);
    expect(text).toMatch(/^qua HTTP, có ghi nhớ +6( +\d+,\d\d ms){4}$/m);
    expect(text).toMatch(/^lần chạy đầu đến câu trả lời đầu +\d+,\d\d giây$/m);
  });

  it('leaves HTTP out where it is told to', async () => {
    const report = await bench(questions, { answerer, on: '2026-11-23' }, { ...world, program: null });
    expect(report.http).toBeNull();
    expect(benchText(report, '2026-11-23', machine)).toMatch(/Chưa đo qua HTTP\.$/);
  });

  it('ends with the answer of a server that fails, and leaves no process behind', async () => {
    const bad = judgment('dev-1', ['clarify', 'clarify', 'right'], { question: { text: 'hỏng' } }).question;
    const run = bench([bad], { answerer, on: '2026-11-23' }, { ...world, program: server });
    await expect(run).rejects.toThrow(/\/api\/ask: 500/);
  });
});
