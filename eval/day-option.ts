import { InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { dayInVietNam } from '../bot/day.ts';

/** `--on DAY` of the commands that ask the bot. */
export function dayOption(now: () => Date): Option {
  return new Option('--on <ngày>', 'ngày áp dụng quy định, dạng 2026-11-23 (mặc định: hôm nay)')
    .argParser(readDay)
    .default(dayInVietNam(now()), 'hôm nay');
}

function readDay(value: string): string {
  if (z.iso.date().safeParse(value).success) return value;
  throw new InvalidArgumentError('Hãy ghi một ngày dạng 2026-11-23.');
}
