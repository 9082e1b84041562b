import { join } from 'node:path';
import { Command } from 'commander';
import { addBankCommands } from '../../../bot/quiz/commands/bank.ts';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';
import { temporaryFolder } from '../program.ts';
import { libraryWith } from '../quiz-bank.ts';

/** `npm run quiz -- …` on a real store in a folder of its own, as its `main.ts` runs it, at nine o'clock of 26 November 2026. */
export function quizDesk(by: string | null) {
  const folder = temporaryFolder();
  const open = () => openLibsqlStore({ path: join(folder.path, 'app.db') });
  const run = async (words: readonly string[], library = libraryWith()) => {
    const [out, err]: [string[], string[]] = [[], []];
    let [code, count] = [-1, 0];
    const root = new Command().exitOverride();
    addBankCommands(root, {
      open: async () => {
        const store = await open();
        return { store, library, close: () => store.close() };
      },
      now: () => new Date('2026-11-26T02:00:00.000Z'),
      today: () => '2026-11-26',
      freshId: () => `q-${++count}`,
      by,
      say: (line) => void out.push(line),
      complain: (line) => void err.push(line),
      end: (ended) => void (code = ended),
    });
    await root.parseAsync(words, { from: 'user' });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  return { open, run, remove: folder.remove, file: (name: string): string => join(folder.path, name) };
}

export type QuizDesk = ReturnType<typeof quizDesk>;
