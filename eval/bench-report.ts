import type { BenchReport, HttpReport, Latencies } from './bench.ts';
import { machineText, type Machine } from './machine.ts';
import { table } from './table.ts';

/** The bench as tables, with where and when: a time without its machine says nothing. */
export function benchText({ questions, inProcess, http }: BenchReport, on: string, machine: Machine): string {
  const rows = [
    ['Từ câu hỏi đến câu trả lời', 'số lần', 'trung vị', 'p95', 'p99', 'chậm nhất'],
    latencyRow('trong tiến trình', inProcess),
    ...(http === null ? [] : httpRows(http)),
  ];
  const head = `Đo ngày ${on} trên ${machineText(machine)}; ${questions} câu của bộ dev`;
  return [head, table(rows), ...(http === null ? ['Chưa đo qua HTTP.'] : [table(processRows(http))])].join(
    '\n\n',
  );
}

function httpRows({ alone, remembered }: HttpReport): string[][] {
  return [latencyRow('qua HTTP, hỏi riêng', alone), latencyRow('qua HTTP, có ghi nhớ', remembered)];
}

function latencyRow(name: string, { samples, median, p95, p99, slowest }: Latencies): string[] {
  return [name, String(samples), ...[median, p95, p99, slowest].map(milliseconds)];
}

function processRows({ firstStart, nextStart, memoryAtFirst, memory }: HttpReport): string[][] {
  const megabytes = (bytes: number | undefined) =>
    bytes === undefined ? '–' : `${whole.format(bytes / 1e6)} MB`;
  return [
    ['Chương trình', ''],
    ['lần chạy đầu đến câu trả lời đầu', seconds(firstStart)],
    ['lần chạy sau đến câu trả lời đầu', seconds(nextStart)],
    ['bộ nhớ thường trú sau câu đầu', megabytes(memoryAtFirst?.resident)],
    ['bộ nhớ thường trú sau mọi câu', megabytes(memory?.resident)],
    ['bộ nhớ thường trú lúc cao nhất', megabytes(memory?.peak)],
    ['bộ nhớ của tiến trình con', megabytes(memory?.children)],
  ];
}

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const hundredths = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function milliseconds(value: number): string {
  return `${hundredths.format(value)} ms`;
}

function seconds(value: number): string {
  return `${hundredths.format(value / 1000)} giây`;
}
