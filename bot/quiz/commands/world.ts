import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { ExitCode } from '../../ask.ts';
import type { PracticeStore } from '../../quiz-practice.ts';
import type { RoundStore } from '../../quiz-rounds.ts';
import type { QuizItems } from '../../quiz-store.ts';
import type { UnitStore } from '../../quiz-units.ts';
import type { Proposer } from '../proposing.ts';

/** What is open while a command runs. */
export interface OpenedBank {
  readonly store: QuizItems &
    Pick<RoundStore, 'roundByCode' | 'roundEvents'> &
    Pick<PracticeStore, 'attempts'> &
    Pick<UnitStore, 'unitsOf'>;
  readonly library: Library;
  readonly close: () => Promise<void>;
}

/** What the commands of the bank need of the world. */
export interface BankWorld {
  /** Opens store and library; not called before the words of the command are known to be sound. */
  readonly open: () => Promise<OpenedBank>;
  readonly now: () => Date;
  /** The day of law. */
  readonly today: () => Day;
  /** A new id that begins with `q-`. */
  readonly freshId: () => string;
  /** Who it is that works here, as the bank's versions name them; null for nobody in particular. */
  readonly by: string | null;
  /** A chat model that proposes questions; absent or null where none is set. */
  readonly proposer?: Proposer | null;
  /** A line on standard output. */
  readonly say: (line: string) => void;
  /** A line on standard error. */
  readonly complain: (line: string) => void;
  /** How the command ended: 0 done, 1 refused, 2 used wrongly. */
  readonly end: (code: ExitCode) => void;
}

/** Tells a misuse. */
export function misuse(world: Pick<BankWorld, 'complain' | 'end'>, sentence: string): void {
  world.complain(`${sentence} Thêm --help để xem hướng dẫn.`);
  world.end(2);
}

/** Opens, runs, and closes whatever happens. */
export async function within(
  world: BankWorld,
  run: (opened: OpenedBank) => Promise<ExitCode>,
): Promise<void> {
  const opened = await world.open();
  try {
    world.end(await run(opened));
  } finally {
    await opened.close();
  }
}
