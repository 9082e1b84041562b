import { readTyped, sayNoLetter, typedOf } from '../present.ts';
import { certify, sayCertificates } from '../certificates.ts';
import { nextFor, standings, type RoundState } from '../round.ts';
import { sayPass } from '../../quiz-certificate.ts';
import { VOID } from '../../quiz-rounds.ts';
import { withSources } from '../sources.ts';
import { putDraft } from './asking.ts';
import { NO_SUCH_ROUND } from './finding.ts';
import { numberedOf } from './letters.ts';
import type { Runner } from './runner.ts';
import type { QuizNeeds, Speaker } from './types.ts';
import { rightOf, sayTime, textOf, whyOf } from './words.ts';
import { standingLine } from './result-words.ts';

/** A round at one's own pace: each item comes as the answer to the one before, on every channel alike. */

export async function joinAlone(
  needs: QuizNeeds,
  runner: Runner,
  speaker: Speaker,
  round: string,
): Promise<string> {
  const state = await runner.stateOf(round);
  if (state?.setup.kind !== 'assignment') return NO_SUCH_ROUND;
  const { startsAt } = state.setup;
  if (state.phase === 'waiting')
    return startsAt === null
      ? 'Bài này chưa mở: người soạn đang xem lại câu hỏi.'
      : `Bài này mở lúc ${sayTime(startsAt)}.`;
  if (state.phase === 'ended') return 'Bài này đã đóng.';
  const { person, name = null } = speaker;
  const joined = await runner.take(round, { kind: 'joined', person, name, team: null });
  // Who comes back has been told.
  const told = joined !== null && 'refused' in joined ? [] : sayPass(state.setup.pass);
  return [...told, await showNext(needs, runner, speaker, round)].join('\n\n');
}

/** Kept anew with each item, since a platform may be written to only for a while after a person wrote. */
const keepDoing = (needs: QuizNeeds, speaker: Speaker, round: string): Promise<void> => {
  const { channel, chat } = speaker;
  const place = needs.voices[channel] === undefined ? {} : { place: { channel, chat } };
  return putDraft(needs, speaker, { kind: 'doing', at: needs.now().toISOString(), round, ...place });
};

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
  await keepDoing(needs, speaker, round);
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

/** The item that stands before somebody and was taken out meanwhile: a letter is no answer to the next one, which they have not seen. */
function takenOutBefore({ players, voids }: RoundState, person: string): number | null {
  const player = players.get(person);
  const last = [...(player?.shown.keys() ?? [])].at(-1);
  return last !== undefined && voids.has(last) && player?.answers.has(last) === false ? last : null;
}

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
  const gone = takenOutBefore(state, speaker.person);
  const item = gone ?? nextFor(state, speaker.person);
  const question = state.setup.questions[item ?? -1];
  if (item === null || question === undefined) return null;
  const option = readTyped(text, question);
  if (option === null) return sayNoLetter(text, question);
  if (gone !== null)
    return `Câu ${String(gone + 1)} ${VOID}.\n\n${await showNext(needs, runner, speaker, round)}`;
  const ballot = { person: speaker.person, item, options: [option], name: null, update: null };
  const taken = await runner.take(round, { kind: 'vote', ...ballot, sealed: false });
  if (taken === null || 'refused' in taken) return showNext(needs, runner, speaker, round);
  const told = option === question.right ? 'Đúng.' : `Chưa đúng. Đáp án: ${rightOf(question)}`;
  const because = whyOf(question, option === question.right ? null : option);
  const why = textOf(withSources(because, (words) => needs.sourceLink?.(speaker.channel, words) ?? null));
  const next = await showNext(needs, runner, speaker, round);
  return [told, why, next].filter((part) => part !== '').join('\n\n');
}
