import { normaliseNumber } from '../../knowledge/references.ts';
import type { Day } from '../../knowledge/types.ts';
import type { Sidecar } from '../sidecar.ts';
import type { Fact } from './fact.ts';

/** What a metadata file says, each fact with the source that it names. */
export interface SidecarFacts {
  readonly number: Fact<string> | null;
  readonly kind: Fact<string> | null;
  readonly title: Fact<string> | null;
  readonly issuer: Fact<string> | null;
  readonly issuedOn: Fact<Day> | null;
  readonly validFrom: Fact<Day> | null;
  readonly validUntil: Fact<Day> | null;
  readonly replacedBy: Fact<string> | null;
  readonly how: string | null;
}

/** The facts of a metadata file. A fact without a source is none: it wins over nothing. */
export function sidecarFacts(sidecar: Sidecar | null): SidecarFacts {
  const fact = <T>(field: string, value: T | null | undefined): Fact<T> | null => {
    const source = sidecar?.sources.find((one) => one.field === field)?.source;
    if (value === null || value === undefined || source === undefined) return null;
    return { value, from: 'sidecar', span: null, source };
  };
  const number = sidecar?.number;
  const kind = sidecar?.kind ?? null;
  return {
    number: fact('number', number === undefined ? null : (normaliseNumber(number, kind) ?? number)),
    kind: fact('kind', kind),
    title: sidecar?.title
      ? { value: sidecar.title, from: 'sidecar', span: null, source: 'tệp siêu dữ liệu' }
      : null,
    issuer: fact('issuer', sidecar?.issuer),
    issuedOn: fact('issuedOn', sidecar?.issuedOn),
    validFrom: fact('validity', sidecar?.validity?.from),
    validUntil: fact('validity', sidecar?.validity?.until),
    replacedBy: fact('validity', sidecar?.validity?.replacedBy),
    how: sidecar?.validity?.how ?? null,
  };
}

/** The sidecar's fact where there is one, else the text's. */
export function preferSidecar<T>(given: Fact<T> | null, read: Fact<T> | null): Fact<T> | null {
  return given ?? read;
}
