import { AS_TYPED, type Answer, type Missing, type Quote } from '../../contract.ts';
import { bold, italic, paragraph, quotation, type Block, type Section } from './rich.ts';
import { documentLine, headed, validityLine } from './formats.ts';

/** Longest label that a narrow phone is taken to show whole on a button, UTF-16 units; longer choices are numbered instead. An estimate for 360 px; range 20 to 60. */
export const MAX_LABEL_LENGTH = 34;

/**
 * An answer as a person reads it in a chat. `asked` is shown where the person picked instead of writing; choices are
 * listed where buttons cannot carry them, or never where the channel lists them itself.
 */
export function answerSections(
  answer: Answer,
  asked: string | null,
  listed = areNumbered(answer.choices),
): Section[] {
  const sections: Section[] = [];
  if (asked !== null) sections.push([paragraph(italic(`Câu hỏi: ${asked}`))]);
  if (answer.understood !== null && answer.understood !== asked)
    sections.push([paragraph(italic(readingOf(answer.understood, answer.mended === true)))]);
  sections.push([paragraph(answer.outcome === 'small_talk' ? answer.headline : bold(answer.headline))]);
  const note: Section[] = answer.note === '' ? [] : [[paragraph(answer.note)]];
  // A rule speaks first; where none decides, the reason does.
  sections.push(
    ...(answer.outcome === 'answered' ? [...sources(answer), ...note] : [...note, ...sources(answer)]),
  );
  sections.push(...missingSections(answer));
  if (listed) sections.push(choicesSection(answer.choices));
  return sections;
}

function readingOf(understood: string, isMended: boolean): string {
  return isMended ? `Đang tìm: ${understood}. ${AS_TYPED}` : `Tôi hiểu câu hỏi là: ${understood}`;
}

/** A refusal or an answer that the rules do not decide shows no sources. */
export function sourcesOf(answer: Answer): readonly Quote[] {
  return answer.outcome === 'not_in_corpus' || answer.outcome === 'refused' ? [] : answer.quotes;
}

function sources(answer: Answer): Section[] {
  const quotes = sourcesOf(answer);
  return quotes.map((quote, index) => {
    const told = quotes.slice(0, index).some((earlier) => earlier.document === quote.document);
    return [quotation(quote.text, quote.marks), ...placeBlocks(quote, told)];
  });
}

/** What is said of where words stand. */
export type Placed = Pick<Quote, 'document' | 'kind' | 'issuer' | 'issuedOn' | 'locator' | 'validity'>;

/** Place, document, issuer, validity; of a document told above, only the place and the document. */
export function placeBlocks(quote: Placed, told: boolean): Block[] {
  const { kind, document: number, issuedOn, issuer, validity } = quote;
  const place = paragraph(bold(headed(quote.locator)), ` – ${documentLine({ kind, number, issuedOn })}`);
  if (told) return [place];
  const how = validity.how === '' ? [] : [paragraph(italic(validity.how))];
  return [place, paragraph(issuer), paragraph(validityLine(validity)), ...how];
}

/** Documents that are cited and not held, unless the headline names them all. */
function missingSections({ outcome, headline, missing }: Answer): Section[] {
  const told = missing.every(({ document }) => headline.includes(document));
  if (outcome === 'refused' || told) return [];
  return [[paragraph('Văn bản được dẫn nhưng chưa có toàn văn:'), ...missing.map(missingLine)]];
}

function missingLine({ document, title }: Missing): Block {
  if (title.includes(document)) return paragraph(`• ${title}`);
  return paragraph(title === '' ? `• ${document}` : `• ${document} – ${title}`);
}

/** Choices too long for buttons are numbered in the text, and the buttons carry the numbers. */
export function areNumbered(choices: readonly string[]): boolean {
  return choices.some((choice) => choice.length > MAX_LABEL_LENGTH);
}

function choicesSection(choices: readonly string[]): Section {
  return choices.map((choice, index) => paragraph(`${index + 1}. ${choice}`));
}
