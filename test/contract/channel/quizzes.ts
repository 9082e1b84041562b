import { telegramVoice } from '../../../bot/channel/telegram/poll-letter.ts';
import { zaloBotVoice } from '../../../bot/channel/zalo-bot.ts';
import { zaloOaVoice } from '../../../bot/channel/zalo-oa.ts';
import { createPractice, sourceOf, type Practice } from '../../../bot/quiz/practice.ts';
import { createQuiz, type QuizNeeds } from '../../../bot/quiz.ts';
import type { Library } from '../../../knowledge/library.ts';
import { itemsOfDirective } from '../../fixtures/practice-items.ts';
import { fixtureSource } from '../../fixtures/quiz-items.ts';
import type { EscalationOnDisk } from '../../support/escalation.ts';
import { sharedLexicon } from '../../support/notice-world.ts';

/** Rounds and practice behind a desk on disk, made anew at each start, over items of the directive. */
export interface Quizzes {
  rounds(): ReturnType<typeof createQuiz>;
  practice(): Practice;
  /** Set by the channel that has links into it, as by the program. */
  joinLink: (code: string) => string | null;
}

/** As in the program. */
const voices = { telegram: telegramVoice, zalo_bot: zaloBotVoice, zalo_oa: zaloOaVoice };

export function quizzesBehind(
  disk: EscalationOnDisk,
  library: () => Library,
  log: QuizNeeds['log'],
): Quizzes {
  let rounds: ReturnType<typeof createQuiz>;
  let practice: Practice;
  let seed = 7;
  const items = itemsOfDirective(library());
  disk.makeQuiz = ({ store, people, now, random }) =>
    (rounds = createQuiz({
      ...{ store, people, now, random, voices, log },
      joinLink: (code) => quizzes.joinLink(code),
      items: fixtureSource,
      bell: disk.bell,
      newId: () => `round-${Buffer.from(random(6)).toString('hex')}`,
    }));
  disk.makePractice = ({ store, now }) =>
    (practice = createPractice({
      ...{ store, now, library, log },
      items: sourceOf(() => items),
      lexicon: sharedLexicon,
      chance: () => (seed = (seed * 16807) % 2147483647) / 2147483647,
      pace: 1_000_000,
    }));
  const quizzes: Quizzes = { rounds: () => rounds, practice: () => practice, joinLink: () => null };
  return quizzes;
}
