import { certify, sayCertificates } from '../certificates.ts';
import { readTyped, typedOf } from '../present.ts';
import { nextFor, standings, type RoundState } from '../round.ts';
import { putDraft } from './asking.ts';
import { numberedOf } from './letters.ts';
import type { Runner } from './runner.ts';
import type { QuizNeeds, Speaker } from './types.ts';
import { quoteOf, rightOf, sayTime, standingLine, textOf } from './words.ts';

/** A round at one's own pace: each item comes as the answer to the one before, on every channel alike. */

export async function joinAlone(
  needs: QuizNeeds,
  runner: Runner,
  speaker: Speaker,
  round: string,
): Promise<string> {
  const state = await runner.stateOf(round);
  if (state?.setup.kind !== 'assignment') return NO_SUCH_ROUND;
  if (state.phase === 'waiting') return `Bài này mở lúc ${sayTime(state.setup.startsAt)}.`;
  if (state.phase === 'ended') return 'Bài này đã đóng.';
  const { person } = speaker;
  await runner.take(round, { kind: 'joined', person, name: null, team: null });
  await putDraft(needs, speaker, { kind: 'doing', at: needs.now().toISOString(), round });
  return showNext(needs, runner, speaker, round);
}
export const NO_SUCH_ROUND = 'Không có bài nào với mã này. Bạn kiểm tra lại mã.';

async function showNext(needs: QuizNeeds, runner: Runner, speaker: Speaker, round: string): Promise<string> {
  const { person } = speaker;
  const state = await runner.stateOf(round);
  if (state === null) return NO_SUCH_ROUND;
  const item = nextFor(state, person);
  const question = state.setup.questions[item ?? -1];
  if (item === null || question === undefined) {
    await putDraft(needs, speaker, null);
    return ['Bạn đã làm xong.', own(state, person), ...(await certified(needs, state, person))].join('\n');
  }
  await runner.take(round, { kind: 'shown', item, person, poll: null, message: null });
  return typedOf(question, numberedOf(state, item), null, speaker.group ? 'group' : 'alone');
}

/** One's own end is the round's: the certificate is there at once. */
async function certified(needs: QuizNeeds, state: RoundState, person: string): Promise<string[]> {
  await certify(needs, state, needs.now(), person);
  const all = await needs.store.certificatesOf(person);
  return sayCertificates(
    all.filter(({ round }) => round === state.setup.id),
    needs.publicUrl ?? null,
  );
}

const own = (state: RoundState, person: string): string => {
  const mine = standings(state).find((one) => one.person === person);
  return mine === undefined ? '' : `Bạn: ${standingLine(mine).replace(/^\d+\. [^:]*: /u, '')}`;
};

/** An answer, what is right with the rule's own words, and the next item; null where the text is no answer. */
export async function answerAlone(
  needs: QuizNeeds,
  runner: Runner,
  speaker: Speaker,
  round: string,
  text: string,
): Promise<string | null> {
  const state = await runner.stateOf(round);
  if (state === null || state.phase === 'ended') {
    await putDraft(needs, speaker, null);
    return null;
  }
  const item = nextFor(state, speaker.person);
  const question = state.setup.questions[item ?? -1];
  const option = question === undefined ? null : readTyped(text, question);
  if (item === null || question === undefined || option === null) return null;
  const ballot = { person: speaker.person, item, options: [option], name: null, update: null };
  const taken = await runner.take(round, { kind: 'vote', ...ballot, sealed: false });
  if (taken === null || 'refused' in taken) return showNext(needs, runner, speaker, round);
  const told = option === question.right ? 'Đúng.' : `Chưa đúng. Đáp án: ${rightOf(question)}`;
  const quote = textOf(quoteOf(question));
  const next = await showNext(needs, runner, speaker, round);
  return [told, quote, next].filter((part) => part !== '').join('\n\n');
}
