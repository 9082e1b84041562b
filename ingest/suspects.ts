import { citesOther } from '../knowledge/citations.ts';
import { foldWords, yearOf } from '../knowledge/references.ts';
import type { Day } from '../knowledge/types.ts';
import type { Connected } from './connect.ts';

/** A held document that counts as in force although a later one bears its name: a person should look. */
export interface Suspect {
  readonly number: string;
  /** Number of the later document of the same name. */
  readonly later: string;
  /** Id of a provision that names the later one; null where the later one is held. */
  readonly citedBy: string | null;
  /** Vietnamese, one sentence. */
  readonly message: string;
}

interface Named {
  readonly number: string;
  readonly name: string;
  readonly citedBy: string | null;
}

/**
 * Laws rarely say by their own text that a later one has replaced them. Where a text names a law of the same name and a
 * later year, and neither a relation nor a fact says what became of the earlier one, the library may quote ended law.
 */
export function findSuspects({ documents, book }: Connected, on: Day): Suspect[] {
  const named = documents.flatMap((document): Named[] => [
    { number: document.number, name: lawName(document.kind, document.title), citedBy: null },
    ...document.citations.filter(citesOther).flatMap(({ number, kind, name, from }) => {
      return name === null || kind === null ? [] : [{ number, name: lawName(kind, name), citedBy: from }];
    }),
  ]);
  const byName = new Map<string, Named[]>();
  for (const one of named) {
    const list = byName.get(one.name);
    if (list) list.push(one);
    else byName.set(one.name, [one]);
  }
  return documents.flatMap((document) => {
    if (book.statusOn(document.number, on) !== 'in_force') return [];
    const name = lawName(document.kind, document.title);
    const later = (byName.get(name) ?? []).filter((one) => isLater(one.number, document.number));
    const [newest] = later.sort((a, b) => (yearOf(b.number) ?? 0) - (yearOf(a.number) ?? 0));
    return newest === undefined || name === '' ? [] : [suspect(document.number, newest)];
  });
}

/** `luat bao chi`, whether or not the kind stands in the title too; empty for what is no law. */
function lawName(kind: string, title: string): string {
  if (!/luật$/iu.test(kind)) return '';
  const words = foldWords(title)
    .join(' ')
    .replace(/^(?:bo )?luat /u, '');
  return words === '' ? '' : `${foldWords(kind).join(' ')} ${words}`;
}

function isLater(number: string, than: string): boolean {
  const [year, other] = [yearOf(number), yearOf(than)];
  return year !== null && other !== null && year > other;
}

function suspect(number: string, { number: later, citedBy }: Named): Suspect {
  const where = citedBy === null ? 'đang có trong thư viện' : `được dẫn tại ${citedBy}`;
  const message = `${number} đang được coi là còn hiệu lực, nhưng ${later} cùng tên và ban hành sau (${where}); hãy rà soát và ghi kết quả vào facts.yaml.`;
  return { number, later, citedBy, message };
}
