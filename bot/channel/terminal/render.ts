import type { Provision } from '../../../knowledge/types.ts';
import type { Answer, Quote } from '../../contract.ts';
import { NOT_THE_RULE, QUOTED_BY_MACHINE, type HumanReply } from '../../escalation.ts';
import { documentLine, headed, validityLine } from '../chat/formats.ts';
import { layOut, type Look, type Styled } from './layout.ts';
import { harmless } from './width.ts';

/**
 * The answer's own text, wrapped, with headline and marked words standing out. The words are those of `answer.text`; the
 * choices at its end bear the numbers that pick them.
 */
export function renderAnswer(answer: Answer, look: Look): string {
  const text = harmless(numbered(answer));
  return layOut(text, [...headlineOf(text, answer), ...marksOf(text, answer.quotes)], look);
}

function numbered({ text, choices }: Answer): string {
  const dotted = choices.map((choice) => `• ${choice}`).join('\n');
  if (dotted === '' || !text.endsWith(dotted)) return text;
  const list = choices.map((choice, index) => `${index + 1}. ${choice}`).join('\n');
  return `${text.slice(0, -dotted.length)}${list}`;
}

/** The words say the verdict too: colour is never alone in saying it. */
function headlineOf(text: string, { headline, verdict }: Answer): Styled[] {
  const start = headline === '' ? -1 : text.indexOf(headline);
  const style = verdict === null || verdict === 'informational' ? 'strong' : verdict;
  return start < 0 ? [] : [{ start, end: start + headline.length, style }];
}

/** Each quote is looked for after the one before it; a quote that the text shows otherwise is simply not marked. */
function marksOf(text: string, quotes: readonly Quote[]): Styled[] {
  let from = 0;
  return quotes.flatMap((quote) => {
    const at = text.indexOf(quote.text, from);
    if (at < 0) return [];
    from = at + quote.text.length;
    return quote.marks.map(({ start, end }) => ({
      start: at + start,
      end: at + end,
      style: 'mark' as const,
    }));
  });
}

/** A provision whole, with its place, and the quoted characters highlighted. */
export function renderProvision(provision: Provision, quotes: readonly Quote[], look: Look): string {
  const head = `${provision.locator}, ${provision.document}\n\n`;
  const here = quotes.filter((quote) => quote.provision === provision.id);
  const styled = here.map(({ start, end }) => ({
    start: head.length + start,
    end: head.length + end,
    style: 'mark' as const,
  }));
  return layOut(head + provision.text, [{ start: 0, end: head.length, style: 'strong' }, ...styled], look);
}

/** The provisions that an answer quotes, whole, each once; one alone where it is named, counted from 1. */
export function renderSources(
  answer: Answer,
  provision: (id: string) => Provision | undefined,
  look: Look,
  only: number | null = null,
): string {
  const all = [...new Set(answer.quotes.map((quote) => quote.provision))];
  const ids = only === null ? all : all.slice(only - 1, only);
  const held = ids.flatMap((id) => provision(id) ?? []);
  return held.map((one) => renderProvision(one, answer.quotes, look)).join('\n\n');
}

/** A plain sentence, made harmless and wrapped. */
export function renderNotice(text: string, look: Look): string {
  return layOut(harmless(text), [], look);
}

/** A person's reply, with what the machine quotes for it. */
export function renderHumanReply({ number, question, text, quotes }: HumanReply, look: Look): string {
  const quoted = quotes.map(
    (quote) =>
      `“${quote.text}”\n${headed(quote.locator)} – ${documentLine({ ...quote, number: quote.document })}. ${validityLine(quote.validity)}.`,
  );
  const parts = [
    `Người phụ trách trả lời câu hỏi số ${String(number)}`,
    `Bạn đã hỏi: ${question}`,
    text,
    NOT_THE_RULE,
    ...(quoted.length === 0 ? [] : [QUOTED_BY_MACHINE, ...quoted]),
  ];
  return renderNotice(parts.filter((part) => part !== '').join('\n\n'), look);
}
