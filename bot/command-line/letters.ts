import { InvalidArgumentError, Option, type Command } from 'commander';
import type { LettersRequest } from '../mail.ts';
import { lettersEpilogue } from './words.ts';

/** The words after `letters`. */
export interface LettersOptions {
  readonly again?: true | readonly number[];
  readonly discard?: readonly number[];
}

export function addLetters(program: Command): Command {
  return program
    .command('letters')
    .usage('[tùy chọn]')
    .description('xem các tin không gửi được (cho người quản trị)')
    .addOption(
      new Option('--again [số...]', 'gửi lại các tin đó: tất cả, hoặc chỉ những tin có số này').argParser(
        addNumber,
      ),
    )
    .addOption(
      new Option('--discard <số...>', 'bỏ hẳn những tin có số này, không gửi nữa')
        .argParser(addNumber)
        .conflicts('again'),
    )
    .addHelpText('after', lettersEpilogue);
}

export function lettersRequest({ again, discard }: LettersOptions): LettersRequest {
  return { again: again === true ? 'all' : (again ?? null), discard: discard ?? null };
}

/** Commander puts the sentence behind one of its own. */
function addNumber(word: string, before: unknown): number[] {
  if (!/^\d{1,15}$/u.test(word))
    throw new InvalidArgumentError(`"${word}" không phải số ở đầu dòng do npm run letters in ra.`);
  return [...(Array.isArray(before) ? (before as number[]) : []), Number(word)];
}
