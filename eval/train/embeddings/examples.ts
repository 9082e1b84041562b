import { countWeight, FIELDS } from '../../../knowledge/static-model.ts';
import { QUESTION } from './parameters.ts';
import { startOf, type Texts } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/** What is learned from: a kind of question, and the passage that answers it. */
export interface Example {
  /** `heading`: the passage's heading asked as people ask; `window`: some of its body's words; else the number of a question. */
  readonly question: 'heading' | 'window' | number;
  readonly passage: number;
}

export interface ExampleOptions {
  /** Share of features left out at random, 0 to 1. */
  readonly drop: number;
  /** Words of a body that are read at most, from a random place on. */
  readonly bodyWords: number;
  /** Fewest and most words of a window. */
  readonly window: readonly [number, number];
  /** Share of headings to which the end of a real question is appended, and fewest and most words of it. */
  readonly tails: number;
  readonly tailWords: readonly [number, number];
}

export interface ExampleWriter {
  /** Appends the question of an example to `questions` and its passage to `passages`. */
  write(example: Example, questions: Texts, passages: Texts): void;
  /** Appends a passage that answers nothing of the batch. */
  writePassage(passage: number, passages: Texts): void;
}

const [HEADING, BODY] = [FIELDS.indexOf('heading'), FIELDS.indexOf('body')];
/** Share of a passage's title, trail and topic left out, so that none of them is leant on alone. */
const FIELD_DROP = 0.15;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Writes examples as features. `tails`: numbers of the questions whose ends are appended to headings. */
export function createExampleWriter(
  { starts, passages: passageCount }: Words,
  { single, pair, keys }: Vocabulary,
  tails: readonly number[],
  options: ExampleOptions,
  chance: () => number,
): ExampleWriter {
  /** Where a feature stands in the segment that is being written, and in which segment it was met last. */
  const places = new Int32Array(keys.length);
  const segments = new Int32Array(keys.length);
  let segmentNumber = 0;

  const range = (at: number): Range => ({ from: starts[at] ?? 0, to: starts[at + 1] ?? 0 });
  const fieldOf = (passage: number, field: number): Range => range(passage * FIELDS.length + field);
  const questionOf = (question: number): Range => range(passageCount * FIELDS.length + question);
  const between = ([least, most]: readonly [number, number]): number =>
    least + Math.floor(chance() * (most - least + 1));

  function writeSegment(texts: Texts, field: number, ranges: readonly Range[]): void {
    segmentNumber += 1;
    const start = texts.segments === 0 ? 0 : startOf(texts, texts.segments);
    let end = start;
    const count = (feature: number): void => {
      if (feature < 0 || chance() < options.drop) return;
      if (segments[feature] === segmentNumber) {
        const place = places[feature] ?? 0;
        texts.values[place] = (texts.values[place] ?? 0) + 1;
        return;
      }
      segments[feature] = segmentNumber;
      places[feature] = end;
      texts.features[end] = feature;
      texts.values[end] = 1;
      end += 1;
    };
    for (const { from, to } of ranges)
      for (let at = from; at < to; at += 1) {
        count(single[at] ?? -1);
        if (at + 1 < to) count(pair[at] ?? -1);
      }
    for (let at = start; at < end; at += 1) texts.values[at] = countWeight(texts.values[at] ?? 0);
    texts.text[texts.segments] = texts.count;
    texts.field[texts.segments] = field;
    texts.end[texts.segments] = end;
    texts.segments += 1;
  }

  /** At most `bodyWords` of the body, without `hidden`. */
  function bodyRanges(passage: number, hidden: Range | null): Range[] {
    const { from, to } = fieldOf(passage, BODY);
    const room = Math.max(0, to - from - options.bodyWords);
    // Half of the time from the beginning, where an article says most.
    const begin = from + (chance() < 0.5 ? 0 : Math.floor(chance() * (room + 1)));
    const end = Math.min(to, begin + options.bodyWords);
    if (hidden === null || hidden.from >= end || hidden.to <= begin) return [{ from: begin, to: end }];
    return [
      { from: begin, to: Math.max(begin, hidden.from) },
      { from: Math.min(end, hidden.to), to: end },
    ];
  }

  function writeFields(passage: number, texts: Texts, hidden: Range | null, withHeading: boolean): void {
    for (let field = 0; field < FIELDS.length; field += 1) {
      if (field === BODY) writeSegment(texts, field, bodyRanges(passage, hidden));
      else if (field === HEADING ? withHeading : chance() >= FIELD_DROP)
        writeSegment(texts, field, [fieldOf(passage, field)]);
    }
    texts.count += 1;
  }

  function writeQuestion(texts: Texts, ranges: readonly Range[]): void {
    writeSegment(texts, QUESTION, ranges);
    texts.count += 1;
  }

  function tail(): Range {
    const { from, to } = questionOf(tails[Math.floor(chance() * tails.length)] ?? 0);
    return { from: Math.max(from, to - between(options.tailWords)), to };
  }

  function write({ question, passage }: Example, questions: Texts, passages: Texts): void {
    if (typeof question === 'number') {
      writeQuestion(questions, [questionOf(question)]);
      writeFields(passage, passages, null, true);
    } else if (question === 'heading') {
      const heading = fieldOf(passage, HEADING);
      const asked = tails.length > 0 && chance() < options.tails;
      writeQuestion(questions, asked ? [heading, tail()] : [heading]);
      writeFields(passage, passages, null, false);
    } else {
      const body = fieldOf(passage, BODY);
      const size = Math.min(between(options.window), Math.ceil((body.to - body.from) / 2));
      const from = body.from + Math.floor(chance() * (body.to - body.from - size + 1));
      const hidden = { from, to: from + size };
      writeQuestion(questions, [hidden]);
      writeFields(passage, passages, hidden, true);
    }
  }

  return {
    write,
    writePassage: (passage, passages) => writeFields(passage, passages, null, chance() < 0.5),
  };
}
