import { AS_TYPED, type Answer, type Outcome, type Quote, type Verdict } from '../contract.ts';

/** Builds what a person reads from an answer's parts. Channels with richer forms render the parts themselves. */

export const HEADLINES: Readonly<Record<Verdict, string>> = {
  prohibited: 'Không được',
  required: 'Phải',
  permitted: 'Được',
  informational: 'Quy định',
};

/** `29/11/2023` for `2023-11-29`. */
export function vietnameseDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** `Chỉ thị 30-CT/TU ngày 29/11/2023 của Ban Thường vụ Tỉnh ủy Bắc Ninh` */
export function citeDocument(quote: Pick<Quote, 'kind' | 'document' | 'issuedOn' | 'issuer'>): string {
  const day = quote.issuedOn === null ? '' : ` ngày ${vietnameseDay(quote.issuedOn)}`;
  return `${quote.kind} ${quote.document}${day} của ${quote.issuer}`;
}

/** `Còn hiệu lực từ 29/11/2023.` and how it is known. */
export function sayValidity({ validity }: Pick<Quote, 'validity'>): string {
  const { status, from, until } = validity;
  if (status === 'in_force') return `Đang có hiệu lực${from === null ? '' : ` từ ${vietnameseDay(from)}`}.`;
  if (status === 'expired') return `Đã hết hiệu lực${until === null ? '' : ` từ ${vietnameseDay(until)}`}.`;
  if (status === 'not_yet') return `Chưa có hiệu lực${from === null ? '' : ` (đến ${vietnameseDay(from)})`}.`;
  return 'Chưa rõ hiệu lực.';
}

function quoteLines(quote: Quote): string {
  return `“${quote.text}”\n— ${quote.locator}, ${citeDocument(quote)}. ${sayValidity(quote)}`;
}

type Parts = Pick<Answer, 'headline' | 'note' | 'quotes' | 'choices' | 'understood'> & {
  outcome: Outcome;
  /** How the question was read, where it was not as typed. */
  readonly meant?: string | null;
};

/** How the question was taken, and how to have it searched as it was typed. */
function readingOf(understood: string | null, meant: string | null): string[] {
  if (understood !== null) return [`(Hiểu câu hỏi là: ${understood})`];
  if (meant === null) return [];
  return [`(Đang tìm: ${meant}. ${AS_TYPED})`];
}

/** The whole answer as plain text. */
export function renderText({
  headline,
  note,
  quotes,
  choices,
  understood,
  outcome,
  meant = null,
}: Parts): string {
  const first = [...readingOf(understood, meant), headline].join('\n\n');
  const how = [...new Set(quotes.map(({ validity }) => validity.how))].filter((text) => text !== '');
  const tail = choices.length === 0 ? [] : [choices.map((choice) => `• ${choice}`).join('\n')];
  const body =
    outcome === 'answered'
      ? [...quotes.map(quoteLines), note, ...how]
      : [note, ...quotes.map(quoteLines), ...how];
  return [first, ...body, ...tail].filter((part) => part !== '').join('\n\n');
}
