import type { World } from '../../world.ts';
import type { Proposer } from '../proposing.ts';

/** Tokens of a proposal: a question with four options and a sentence of a rule, some 600 of common models. */
const MOST_TOKENS = 1_500;

/** The chat model of the settings, through LangChain; null where none is set. LangChain is loaded only when it is first asked. */
export function proposerOf({
  settings,
  fetch,
}: {
  readonly settings: Pick<World['settings'], 'judge'>;
  readonly fetch: World['fetch'];
}): Proposer | null {
  const { judge } = settings;
  if (judge?.kind !== 'chat' || judge.model === null) return null;
  const { model, url, key } = judge;
  return {
    model,
    where: new URL(url).host,
    ask: async (...asked) => {
      const { openChatModel } = await import('../../../knowledge/judge/chat.ts');
      const { createChatProposer } = await import('../proposing.ts');
      return createChatProposer(openChatModel({ url, model, key }, fetch, MOST_TOKENS))(...asked);
    },
  };
}
