/** Texts as weighted features, many of them in flat arrays: the inner loops of training run over nothing else. */
export interface Texts {
  /** How many texts and segments there are. A segment is one field of one text. */
  count: number;
  segments: number;
  /** Of each segment its text, its field, and where its features end; they begin where those before end. */
  readonly text: Int32Array;
  readonly field: Int32Array;
  readonly end: Int32Array;
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/** Room for `texts` texts of `perText` features in at most `fields` fields. */
export function createTexts(texts: number, perText: number, fields: number): Texts {
  return {
    count: 0,
    segments: 0,
    text: new Int32Array(texts * fields),
    field: new Int32Array(texts * fields),
    end: new Int32Array(texts * fields),
    features: new Int32Array(texts * perText),
    values: new Float32Array(texts * perText),
  };
}

export function clearTexts(texts: Texts): void {
  texts.count = 0;
  texts.segments = 0;
}

/** Where the features of a segment begin. */
export function startOf(texts: Texts, segment: number): number {
  return segment === 0 ? 0 : (texts.end[segment - 1] ?? 0);
}
