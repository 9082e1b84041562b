/** An optional second judge of a few candidates, beside the learned choice. Port; the parts stand in `judge/`. */

/** A candidate as a judge reads it. */
export interface JudgedPassage {
  readonly id: string;
  readonly text: string;
}

/**
 * How well each passage answers the question, 0 to 1, in the order of the passages; null where the judge is away, too slow or
 * says what cannot be read. Never rejects.
 */
export type Judge = (
  question: string,
  passages: readonly JudgedPassage[],
) => Promise<readonly number[] | null>;

/** A judge as its part gives it: may be slow, and rejects with a `JudgeError` where it has no scores. */
export type JudgeService = (
  question: string,
  passages: readonly JudgedPassage[],
  signal: AbortSignal,
) => Promise<readonly number[]>;

/** `slow`, `away` and `refused` (an HTTP status) hold for the next question too; `malformed` for this one alone. */
export type JudgeFault = 'slow' | 'away' | 'refused' | 'malformed';

/** Why there are no scores. The message is ours: nothing that a service wrote stands in it, so it may be logged. */
export class JudgeError extends Error {
  override readonly name = 'JudgeError';
  readonly fault: JudgeFault;

  constructor(fault: JudgeFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** Passages that are judged at most; more are for the chooser alone. */
export const MOST_JUDGED = 8;
/** UTF-16 units of a question and of a passage that are sent: some 400 and 600 tokens of common cross-encoders. */
const MOST_QUESTION = 1000;
const MOST_PASSAGE = 1500;
/** Milliseconds for which a judge that was slow, away or refused is not asked again: people must not wait for it each time. */
const REST = 30_000;

export interface Patience {
  /** Milliseconds until the answer goes on without. */
  readonly deadline: number;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  /** Told once for each cause, for the log. */
  readonly onFault: (error: JudgeError) => void;
}

/** Makes a service a judge: limits what it is sent and how long it is waited for, checks what it says. */
export function createJudge(service: JudgeService, { deadline, clock, onFault }: Patience): Judge {
  const told = new Set<string>();
  let restsUntil = -Infinity;
  return async (question, passages) => {
    if (passages.length === 0 || passages.length > MOST_JUDGED || clock() < restsUntil) return null;
    try {
      return await within(deadline, async (signal) =>
        checked(await service(cut(question, MOST_QUESTION), passages.map(short), signal), passages.length),
      );
    } catch (error) {
      const fault = asJudgeError(error);
      if (fault.fault !== 'malformed') restsUntil = clock() + REST;
      if (!told.has(fault.message)) onFault(fault);
      told.add(fault.message);
      return null;
    }
  };
}

/** Rejects at the deadline, also where the work does not heed its signal. */
async function within<Value>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const stop = new AbortController();
  const late = new JudgeError('slow', `the second judge took more than ${milliseconds} ms`);
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late);
      stop.abort(late);
    }, milliseconds);
  });
  try {
    return await Promise.race([work(stop.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function checked(scores: readonly number[], expected: number): readonly number[] {
  if (scores.length === expected && scores.every((score) => score >= 0 && score <= 1)) return scores;
  throw new JudgeError('malformed', `the second judge gave other scores than ${expected} from 0 to 1`);
}

const short = ({ id, text }: JudgedPassage): JudgedPassage => ({ id, text: cut(text, MOST_PASSAGE) });

/** Never through the middle of a character. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
}

/** What a client threw, in our words: the fault within it, its HTTP status, or that nobody was reached. */
export function asJudgeError(error: unknown): JudgeError {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof JudgeError) return one;
    if ('status' in one && typeof one.status === 'number')
      return new JudgeError('refused', `the second judge answered with HTTP ${one.status}`);
  }
  return new JudgeError('away', 'the second judge cannot be reached');
}
