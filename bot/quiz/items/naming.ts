import type { Library } from '../../../knowledge/library.ts';
import type { Document } from '../../../knowledge/types.ts';

/** Laws are called by name, other documents by number. */
const BY_NAME = /^(?:bộ luật|luật|pháp lệnh)/iu;

/** How a colleague names each document; two laws of one name are told apart by their numbers. */
export function namesOf({ documents }: Library): (document: Document) => string {
  const titles = new Map<string, number>();
  for (const { title } of documents) titles.set(title, (titles.get(title) ?? 0) + 1);
  return ({ kind, title, number }) => {
    if (!BY_NAME.test(kind) || !title.startsWith(kind)) return `${kind} ${number}`;
    return (titles.get(title) ?? 0) > 1 ? `${title} số ${number}` : title;
  };
}
