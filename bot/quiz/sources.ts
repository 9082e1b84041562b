import type { ChannelName, Notice, NoticeBlock, RuleWords, SourceLink } from '../channel.ts';
import type { QuizVoice, QuizVoices } from './host/types.ts';

/** Quotes in chats lead to where they stand, as those of answers do. */

/** `Toàn văn: https://…`; nothing where nothing leads there. */
export const sayLinkTo = (link: string | null): string[] => (link === null ? [] : [`Toàn văn: ${link}`]);

/** The notice with a line under each place of a quote to which something leads. */
export const withSources = (notice: Notice, linkTo: (words: RuleWords) => string | null): Notice =>
  notice.map((blocks) =>
    blocks.flatMap((block): NoticeBlock[] => {
      const link = block.source === undefined ? null : linkTo(block.source);
      return [block, ...sayLinkTo(link).map((text) => ({ kind: 'text' as const, text }))];
    }),
  );

/** Voices that tell with each quote where it is read. */
export const linkedVoices = (voices: QuizVoices, link: SourceLink): QuizVoices =>
  Object.fromEntries(
    Object.entries(voices).map(([name, voice]: [string, QuizVoice]) => [
      name,
      {
        ...voice,
        tell: (chat: string, notice: Notice, place?: unknown) =>
          voice.tell(
            chat,
            withSources(notice, (words) => link(name as ChannelName, words)),
            place,
          ),
      },
    ]),
  );
