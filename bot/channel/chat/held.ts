import type { Library } from '../../../knowledge/library.ts';
import type { Day, Document } from '../../../knowledge/types.ts';
import { documentLine, shortDay } from './formats.ts';
import { paragraph, type Block, type Section } from './rich.ts';

/** Documents named in the first notice; the list of all documents names up to `MAX_DOCUMENTS_ABOUT`. */
export const MAX_DOCUMENTS_GREETING = 5;
export const MAX_DOCUMENTS_ABOUT = 40;

/** The documents that are held, by number, day and title. */
export function heldSection({ documents }: Library, today: Day, limit: number): Section {
  if (documents.length === 0) return [paragraph('Hiện chưa có văn bản nào trong thư viện.')];
  const rest = documents.length - limit;
  return [
    paragraph('Văn bản đang có:'),
    ...documents.slice(0, limit).map((document) => held(document, today)),
    ...(rest > 0 ? [paragraph(`… và ${rest} văn bản khác.`)] : []),
  ];
}

function held(document: Document, today: Day): Block {
  const { until } = document.validity;
  const ended = until !== null && until <= today ? ` (đã hết hiệu lực từ ${shortDay(until)})` : '';
  return paragraph(`• ${documentLine(document)} – ${document.title}${ended}`);
}
