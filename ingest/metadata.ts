import type { Day, Provision } from '../knowledge/types.ts';
import { readEffect, type Effect } from './metadata/effect.ts';
import { findBases, findEndings } from './metadata/endings.ts';
import {
  textFact,
  type Basis,
  type Ending,
  type Fact,
  type NotedChange,
  type PartialEffect,
} from './metadata/fact.ts';
import { findOwnNumber, findPlaceAndDay } from './metadata/head.ts';
import { findIssuer } from './metadata/issuer.ts';
import { kindOfNumber, kindOfTitle } from './metadata/kinds.ts';
import { preferSidecar, sidecarFacts } from './metadata/merge.ts';
import { readNotes } from './metadata/notes.ts';
import { passedOn } from './metadata/passed.ts';
import { readTitle } from './metadata/title.ts';
import type { SourceText } from './reader.ts';
import { RejectedError, type Sidecar } from './sidecar.ts';
import type { Structure } from './structure.ts';

export type { Basis, Ending, Fact, NotedChange, PartialEffect } from './metadata/fact.ts';

/** The facts of a document, each with where it was found. Null: neither the text nor a sidecar says it. */
export interface Metadata {
  readonly number: Fact<string>;
  readonly kind: Fact<string>;
  readonly title: Fact<string> | null;
  readonly issuer: Fact<string> | null;
  readonly place: Fact<string> | null;
  readonly issuedOn: Fact<Day> | null;
  readonly signer: Fact<string> | null;
  readonly validFrom: Fact<Day> | null;
  /** The first day on which it is no longer in force. */
  readonly validUntil: Fact<Day> | null;
  readonly replacedBy: Fact<string> | null;
  /** Vietnamese sentence for readers: how the days are known. */
  readonly how: string;
  /** Parts that are in force from another day. */
  readonly partial: readonly PartialEffect[];
  readonly bases: readonly Basis[];
  /** What its final articles end of other rules. */
  readonly endings: readonly Ending[];
  /** Later changes of its articles, as a codification notes them. */
  readonly changes: readonly NotedChange[];
  readonly warnings: readonly string[];
}

/** The document's number: from a sidecar, else its own head, else a codification's notes. Throws a `RejectedError`. */
export function readNumber(source: SourceText, sidecar: Sidecar | null): Fact<string> {
  const found = readNotes(source).number ?? findOwnNumber(source.text);
  const number = preferSidecar(sidecarFacts(sidecar).number, found);
  if (number === null)
    throw new RejectedError(
      `${source.name}: không thấy số hiệu văn bản ở phần đầu; hãy ghi "number" cùng nguồn vào tệp siêu dữ liệu (.yaml) đặt bên cạnh`,
    );
  return number;
}

/** Reads the facts of a document. Throws a `RejectedError` where neither the text nor the sidecar says its kind. */
export function readMetadata(
  source: SourceText,
  structure: Structure,
  number: Fact<string>,
  sidecar: Sidecar | null,
): Metadata {
  const { text } = source;
  const { provisions } = structure;
  const given = sidecarFacts(sidecar);
  const noted = readNotes(source);
  const title = provisions.find((one) => one.kind === 'title');
  const preamble = provisions.filter((one) => one.kind === 'preamble');
  const readKind = noted.kind ?? kindOfTitle(text, title) ?? kindOfNumber(number.value);
  const kind = preferSidecar(given.kind, readKind);
  if (kind === null)
    throw new RejectedError(
      `${source.name}: không rõ loại văn bản (Luật, Nghị định, Quyết định …) của số ${number.value}; hãy ghi "kind" cùng nguồn vào tệp siêu dữ liệu`,
    );
  const placed = findPlaceAndDay(text);
  const readDay = noted.issuedOn ?? passedOn(text, provisions) ?? placed?.issuedOn ?? null;
  const issuedOn = preferSidecar(given.issuedOn, readDay);
  const effect = readEffect(text, provisions, issuedOn?.value ?? null);
  const readFrom = noted.validFrom ?? effect.from;
  const validFrom = preferSidecar(given.validFrom, readFrom);
  const readIssuer = noted.issuer ?? findIssuer(text, title, preamble, number.value);
  return {
    number,
    kind,
    title: preferSidecar(given.title, noted.title ?? readTitle(text, structure.title, kind.value, title)),
    issuer: preferSidecar(given.issuer, readIssuer),
    place: placed?.place ?? null,
    issuedOn,
    signer: signerFact(text, structure.signer, provisions),
    validFrom,
    validUntil: preferSidecar(given.validUntil, effect.until),
    replacedBy: given.replacedBy,
    how: given.how ?? howKnown(noted.validFrom, effect),
    partial: effect.partial,
    bases: findBases(provisions),
    endings: findEndings(provisions, number.value),
    changes: noted.changes,
    warnings: [
      ...differences([
        ['loại văn bản', given.kind, readKind],
        ['loại văn bản', readKind, kindOfNumber(number.value)],
        ['cơ quan ban hành', given.issuer, readIssuer],
        ['ngày ban hành', given.issuedOn, readDay],
        ['ngày có hiệu lực', given.validFrom, readFrom],
        ['ngày có hiệu lực', noted.validFrom, effect.from],
      ]),
      ...(validFrom === null ? effect.warnings : []),
      ...noted.otherDays.map(([article, day]) => `Điều ${article} có hiệu lực từ ngày khác: ${day}`),
    ],
  };
}

/** The text's own sentence where it says the same as the note, which names the day only. */
function howKnown(noted: Fact<Day> | null, effect: Effect): string {
  if (noted === null || noted.value === effect.from?.value) return effect.how;
  return `${noted.source.charAt(0).toUpperCase()}${noted.source.slice(1)}.`;
}

/** Two sources that say different things: the first is taken, and an administrator should look. */
function differences(
  pairs: readonly (readonly [string, Fact<string> | null, Fact<string> | null])[],
): string[] {
  return pairs.flatMap(([what, taken, other]) => {
    if (taken === null || other === null) return [];
    const [first, second] = [taken.value.toLowerCase(), other.value.toLowerCase()];
    // "Ban Thường vụ Tỉnh ủy" of a text is no other body than the "Ban Thường vụ Tỉnh ủy Bắc Ninh" of a sidecar.
    if (first.startsWith(second) || second.startsWith(first)) return [];
    return [
      `${what}: lấy "${taken.value}" (${taken.source}), trong khi ${other.source} cho biết "${other.value}"`,
    ];
  });
}

function signerFact(
  text: string,
  signer: string | null,
  provisions: readonly Provision[],
): Fact<string> | null {
  const signature = provisions.find((one) => one.kind === 'signature');
  const at = signer === null || signature === undefined ? -1 : signature.text.indexOf(signer);
  if (signer === null || signature === undefined || at === -1) return null;
  const start = signature.start + at;
  return textFact(text, signer, { start, end: start + signer.length });
}
