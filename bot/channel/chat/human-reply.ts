import { NOT_THE_RULE, QUOTED_BY_MACHINE, type HumanReply } from '../../escalation.ts';
import { placeBlocks } from './render.ts';
import { bold, italic, paragraph, quotation, type Section } from './rich.ts';

/** A person's reply as a message of its own: what was asked, the person's words, then what the machine quotes for them. */
export function humanReplySections({ number, question, text, quotes }: HumanReply): Section[] {
  const lines = text.split('\n').map((line) => paragraph(line));
  return [
    [paragraph(bold(`Người phụ trách trả lời câu hỏi số ${String(number)}`))],
    [paragraph(italic(`Bạn đã hỏi: ${question}`))],
    ...(text === '' ? [] : [lines]),
    [paragraph(italic(NOT_THE_RULE))],
    ...(quotes.length === 0 ? [] : [[paragraph(bold(QUOTED_BY_MACHINE))]]),
    ...quotes.map((quote, index): Section => {
      const told = quotes.slice(0, index).some(({ document }) => document === quote.document);
      return [quotation(quote.text, quote.marks), ...placeBlocks(quote, told)];
    }),
  ];
}
