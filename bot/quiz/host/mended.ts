import { isLetter, readTyped } from '../present.ts';
import { openItem, type RoundState } from '../round.ts';
import { answerDraft, draftOf, type Draft } from './asking.ts';
import type { Host } from './host.ts';
import type { Speaker } from './types.ts';

/**
 * Whether a text reads as an answer to what the chat or the person is in the middle of, also to an item before the one that is
 * open. A letter alone is one always: nobody asks a letter, and the last item may be over by now.
 */
export async function answersSomething(host: Host, speaker: Speaker, text: string): Promise<boolean> {
  if (isLetter(text)) return true;
  const { needs, runner } = host;
  const reads = (state: RoundState | null): boolean =>
    state?.setup.questions.some((question) => readTyped(text, question) !== null) ?? false;
  if (runner.openIn(speaker.channel, speaker.chat).some((one) => openItem(one) !== null && reads(one)))
    return true;
  const draft = await draftOf(needs, speaker);
  if (draft?.kind === 'doing') return reads(await runner.stateOf(draft.round));
  return draft !== null && answersDraft(host, speaker, draft, text);
}

/** A number may have answered the question before. */
async function answersDraft(
  { needs }: Host,
  speaker: Speaker,
  draft: Extract<Draft, { kind: 'setting' }>,
  text: string,
): Promise<boolean> {
  if (/^\d{1,4}$/.test(text.trim())) return true;
  const store = { ...needs.store, putRoundDraft: () => Promise.resolve() };
  return (await answerDraft({ ...needs, store }, speaker, draft, text)) !== null;
}
