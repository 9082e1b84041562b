import { foldWords, parseReferences, resolveDocument } from '../../knowledge/references.ts';
import type { Document } from '../../knowledge/types.ts';
import { ManageError } from './error.ts';
import type { Shelf } from './shelf.ts';

/** What a document can be recognised by. */
type Named = Pick<Document, 'number' | 'kind' | 'title' | 'aliases'>;

/**
 * The numbers that a number or name means as people write it: `80/2025/qh15`, `luật 80`, `30 ct/tu`, `80/2025`, `luật cán
 * bộ, công chức`. None where no candidate fits.
 */
export function numbersMeant(written: string, candidates: readonly Named[]): string[] {
  const words = foldWords(written);
  if (words.length === 0) return [];
  const same = candidates.filter(({ number }) => foldWords(number).join(' ') === words.join(' '));
  if (same.length > 0) return numbersOf(same);
  for (const reference of parseReferences(written.normalize('NFC'))) {
    const meant = resolveDocument(reference, candidates);
    if (meant.outcome !== 'none') return meant.outcome === 'one' ? [meant.number] : [...meant.numbers];
  }
  return numbersOf(candidates.filter(({ number }) => begins(foldWords(number), words)));
}

function numbersOf(candidates: readonly Named[]): string[] {
  return [...new Set(candidates.map(({ number }) => number))];
}

function begins(words: readonly string[], head: readonly string[]): boolean {
  return head.every((word, index) => words[index] === word);
}

/** The one held document that is meant. Throws a `ManageError` where it is none or several. */
export function findHeld(written: string, { documents, connected }: Shelf): Document {
  const numbers = numbersMeant(written, documents);
  const [number] = numbers;
  const found = documents.find((document) => document.number === number);
  if (numbers.length === 1 && found !== undefined) return found;
  if (numbers.length > 1) throw severalMeant(written, numbers);
  const cited = connected.documents
    .flatMap(({ citations }) => citations)
    .flatMap(({ number: one, kind, name }) =>
      one === null ? [] : [{ number: one, kind: kind ?? '', title: name ?? '', aliases: [] }],
    );
  throw noneMeant(written, numbersMeant(written, cited)[0] ?? null);
}

/** Two documents could be meant: the person has to write more. */
export function severalMeant(written: string, numbers: readonly string[]): ManageError {
  return new ManageError(
    `"${written}" có thể là ${numbers.join(' hoặc ')}; hãy ghi đủ số, ví dụ "${numbers[0] ?? ''}".`,
  );
}

/** `cited`: a document that held ones cite, and that is not held. */
export function noneMeant(written: string, cited: string | null): ManageError {
  if (cited !== null)
    return new ManageError(
      `Thư viện chưa có ${cited}, chỉ có văn bản dẫn đến nó; hãy nạp tệp của văn bản này: npm run ingest -- TỆP`,
    );
  return new ManageError(
    `Thư viện không có văn bản "${written}"; xem các văn bản đang có: npm run library -- list`,
  );
}
