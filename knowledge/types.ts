/** The words of the project as types. Offsets are UTF-16 code units; days are ISO `YYYY-MM-DD` in Viet Nam. */

/** A calendar day, `YYYY-MM-DD`. Compares correctly as a string. */
export type Day = string;

/** Half-open range of UTF-16 offsets, `0 <= start <= end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a provision stands; a level that the document does not have is null. */
export interface Place {
  readonly part: string | null;
  readonly chapter: string | null;
  /** mục of a law's chapter, or the numbered mục of a Party text. */
  readonly section: string | null;
  readonly article: string | null;
  /** khoản */
  readonly clause: string | null;
  /** điểm */
  readonly point: string | null;
  /** đoạn, counted from 1; null where the parent has a single unnumbered paragraph. */
  readonly paragraph: number | null;
  /** `Phụ lục I`, `Mẫu số 01`, `Quy chế kèm theo`; only where the provision stands in an appendix. */
  readonly appendix?: string;
}

export type ProvisionKind =
  | 'title' // trích yếu: kind of document, issuer and subject as printed at the head
  | 'preamble' // a paragraph before the first numbered part
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'clause'
  | 'point'
  | 'dash'
  | 'paragraph'
  | 'table' // holds its rows; no words of its own
  | 'row' // cells with tabs between them
  | 'appendix' // Phụ lục, Mẫu, or the rule that a decision puts in force
  | 'closing' // the sentence after the last numbered part
  | 'recipients' // Nơi nhận
  | 'signature';

/**
 * The smallest addressable part of a document.
 * Invariant: `text === document.text.slice(start, end)`, so it is verbatim in the source file.
 */
export interface Provision {
  /** `30-CT/TU#m3.d2`: document number, `#`, then the place with ASCII labels. Stable over re-ingest. */
  readonly id: string;
  readonly document: string;
  readonly parent: string | null;
  readonly kind: ProvisionKind;
  /** The label as read: `3.`, `Điều 14.`, `a)`; empty where unnumbered. Never part of `text`. */
  readonly label: string;
  /** Vietnamese, as a person would cite it: `mục 3, đoạn 2`, `điểm a khoản 2 Điều 14`. */
  readonly locator: string;
  readonly place: Place;
  /** The heading of an article, chapter or titled section; null otherwise. */
  readonly heading: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Page of the source file on which it begins, from 1; absent where the file has no pages. */
  readonly page?: number;
  /** Only where it is not its document's: repealed or amended by another document. */
  readonly validity?: Validity;
  /** Clauses (vế) of `text` in order: between semicolons and sentence ends. Offsets into `text`. */
  readonly segments: readonly Span[];
}

/** From which day until which day (exclusive) a document is in force, and how that is known. */
export interface Validity {
  readonly from: Day | null;
  readonly until: Day | null;
  /** Vietnamese sentence for readers: how the dates are known. */
  readonly how: string;
  /** Number of the document that replaces this one, where known. */
  readonly replacedBy: string | null;
}

export type ValidityStatus = 'in_force' | 'expired' | 'not_yet' | 'unknown';

/** Where a fact that the text itself does not state comes from. */
export interface FactSource {
  /** The metadata field it supports: `number`, `issuedOn`, `validity`, … */
  readonly field: string;
  readonly source: string;
}

/** A fault of the copy (OCR, typing), recorded beside the text and never applied to it. */
export interface Correction {
  readonly read: string;
  readonly meant: string;
  readonly why: string;
}

/** A reference from a provision to a document or to provisions of one. What it means in a library: `citations.ts`. */
export interface Citation {
  /** Id of the citing provision. */
  readonly from: string;
  /** Where in the citing provision's text. */
  readonly start: number;
  readonly end: number;
  /** As written: `Công điện số 968 -CĐ/TTg`, `điểm a khoản 2 Điều này`. */
  readonly written: string;
  /** Kind as named: `Công điện`; null where only a number or a place is written. */
  readonly kind: string | null;
  /** Normalised number: `968/CĐ-TTg`; of the citing document where `own`; null where the text names no number. */
  readonly number: string | null;
  /** The name in words, as written: `Cán bộ, công chức`; null where none is written. */
  readonly name: string | null;
  /** Digits of a number that is not written in full (`30` of "Chỉ thị 30"), and the year beside a name or digits. */
  readonly digits: string | null;
  readonly year: string | null;
  /** True where the citing document itself is meant: "Luật này", "khoản 1 Điều này", "Điều 5". */
  readonly own: boolean;
  /** The places cited, complete within the cited document; empty where the whole document is meant. */
  readonly places: readonly Partial<Place>[];
  /** What the citing text says of the cited document; null where it says nothing. */
  readonly issuedOn: Day | null;
  readonly issuer: string | null;
  readonly about: string | null;
}

/** What one document does to another. `guides`: lays down details of it. */
export type RelationKind = 'replaces' | 'repeals' | 'amends' | 'guides';

/** That a document replaces, repeals, amends or guides another, wholly or in parts. */
export interface Relation {
  readonly kind: RelationKind;
  /** Number of the document that acts. */
  readonly from: string;
  /** Number of the document that is acted on. */
  readonly to: string;
  /** The parts of `to` that are meant; empty where it is the whole document. */
  readonly places: readonly Partial<Place>[];
  /** First day of the effect; null where it is the day on which `from` takes effect. */
  readonly on: Day | null;
  /** Id of the provision that says so; null where it comes from the reviewed facts. */
  readonly provision: string | null;
  /** The new text in quotation marks, verbatim, of an amendment that quotes it; null elsewhere. */
  readonly newText: string | null;
  /** Vietnamese, for readers: how this is known. */
  readonly how: string;
  readonly confidence: Confidence;
}

/** How sure a fact is: `high` where a rule text itself says so, `medium` for reports about it, `low` for hearsay. */
export type Confidence = 'high' | 'medium' | 'low';

/** A fact on a document that a person reviewed (`ingest/library/facts.yaml`). */
export interface Fact {
  readonly document: string;
  /** `no_end_found`: somebody looked for an end on `date` and found none. */
  readonly what: 'issued' | 'in_force_from' | 'ends' | 'no_end_found' | RelationKind;
  readonly date: Day | null;
  /** The document acted on; null unless `what` is a relation. */
  readonly target: string | null;
  readonly places: readonly Partial<Place>[];
  readonly kind: string | null;
  readonly issuer: string | null;
  readonly about: string | null;
  /** Vietnamese, for readers. */
  readonly source: string;
  readonly confidence: Confidence;
}

/** The words that a provision had in an earlier reading of its document, before one with other words was published. */
export interface EarlierWording {
  /** As it stood. `start` and `end` lie in the text of the file below, which the library holds no longer. */
  readonly provision: Provision;
  /** The file that it was read from, and the hash of its bytes, hex. */
  readonly fileName: string;
  readonly sha256: string;
  /** Day on which the other words were published. */
  readonly replacedOn: Day;
  /** First day on which these are no longer the words: that of the amendment where a text says it, else `replacedOn`. */
  readonly until: Day;
  /** Vietnamese, for readers: how `until` is known. */
  readonly how: string;
}

/** One rule text. */
export interface Document {
  /** Normalised number, the document's key: `30-CT/TU`, `22/2008/QH12`. */
  readonly number: string;
  readonly kind: string;
  /** Trích yếu: `Về tăng cường kỷ luật, …`, on one line. */
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: Day | null;
  readonly signer: string | null;
  /** As the library knows it: what the document says of itself, and what others did to it. */
  readonly validity: Validity;
  /** What the text or its metadata alone says; absent where `validity` is that. */
  readonly stated?: Validity;
  readonly sources: readonly FactSource[];
  readonly corrections: readonly Correction[];
  /** Notes for readers (Vietnamese), for example a merger of provinces, each with its source. */
  readonly notes: readonly string[];
  /** Of the source file's bytes, hex. */
  readonly sha256: string;
  readonly fileName: string;
  /** The source text as read, NFC, line ends `\n`. */
  readonly text: string;
  readonly provisions: readonly Provision[];
  readonly citations: readonly Citation[];
  /** What the text says that it does to other documents, and what it says others did. */
  readonly relations: readonly Relation[];
  /** Other names people use: `Chỉ thị 30`, `Luật Cán bộ, công chức`. */
  readonly aliases: readonly string[];
  /** What an administrator should look at (Vietnamese), as the reading said; absent where it said nothing. */
  readonly warnings?: readonly string[];
  /** Words that changed or went when the document was read again, oldest first; absent where none did. */
  readonly earlier?: readonly EarlierWording[];
}

/** What search returns: provisions of one article (or one đoạn of a Party text) with their trail of headings. */
export interface Passage {
  /** Index in the snapshot's list; the row of every index. */
  readonly row: number;
  readonly document: string;
  /** Ids, in reading order. */
  readonly provisions: readonly string[];
  readonly fields: PassageFields;
}

/** The fields that are searched. */
export interface PassageFields {
  readonly heading: string;
  readonly title: string;
  readonly trail: string;
  readonly topic: string;
  readonly body: string;
}
export type FieldName = keyof PassageFields;

/** A passage that a search found. `score` is comparable within one search only; higher is better. */
export interface Hit {
  readonly row: number;
  readonly score: number;
}
