import { SENSE_FIELDS } from '../../../knowledge/select.ts';
import { clearTexts, createTexts, QUESTION, startOf, type Texts } from '../embeddings.ts';
import { createRivals, type Example, type Examples } from './examples.ts';
import type { Material } from './material.ts';
import type { SenseOptions } from './options.ts';
import type { NumberedTexts, Text } from './vocabulary.ts';

/** The texts of one step, and which of them are no wrong answers. */
export interface Batch {
  readonly asked: Texts;
  /** The provision of each question, then provisions that answer none. */
  readonly read: Texts;
  readonly sparedRead: Uint8Array;
  /** Another question on the same provision for each question, then questions that no rule decides. */
  readonly mates: Texts;
  readonly sparedMates: Uint8Array;
  /** Of each question whether there is another one. */
  readonly mated: Uint8Array;
}

export interface BatchWriter {
  /** The batch is the same object each time. */
  write(examples: readonly Example[]): Batch;
}

const EVERYDAY = SENSE_FIELDS.indexOf('everyday');
const [OWN, HEADING] = [SENSE_FIELDS.indexOf('own'), SENSE_FIELDS.indexOf('heading')];
/** Features of one text for which there is room, on average over a batch. */
const PER_QUESTION = 1_000;
const PER_PROVISION = 5_000;
/** Phrases that are asked together at most. */
const PHRASES = 3;
/** Share of the provisions that are asked by their heading, and of own words left out where they are asked by these. */
const ASKED_BY_HEADING = 0.3;
const OWN_LEFT_OUT = 0.6;
/** Nothing is spared for it. */
const NOTHING: ReadonlySet<number> = new Set();

export function createBatchWriter(
  texts: NumberedTexts,
  { read }: Pick<Material, 'read'>,
  examples: Examples,
  options: SenseOptions,
  chance: () => number,
): BatchWriter {
  const { batch } = options;
  const room = {
    read: batch + Math.round(batch * options.hard),
    mates: batch + Math.round(batch * options.undecided),
  };
  const asked = createTexts(batch, PER_QUESTION, 1);
  const provisions = createTexts(room.read, PER_PROVISION, SENSE_FIELDS.length);
  const mates = createTexts(room.mates, PER_QUESTION, 1);
  const rival = createRivals(read, chance);
  const sparedRead = new Uint8Array(batch * room.read);
  const sparedMates = new Uint8Array(batch * room.mates);
  const mated = new Uint8Array(batch);
  const pick = <One>(from: readonly One[]): One | undefined => from[Math.floor(chance() * from.length)];
  const decided = new Map(examples.asked.map((example) => [example.at, example.spared]));

  function writeSegment(to: Texts, field: number, parts: readonly Text[], drop: number): void {
    let end = to.segments === 0 ? 0 : startOf(to, to.segments);
    for (const { features, values } of parts)
      for (let at = 0; at < features.length; at += 1) {
        if (chance() < drop) continue;
        to.features[end] = features[at] ?? 0;
        to.values[end] = values[at] ?? 0;
        end += 1;
      }
    to.text[to.segments] = to.count;
    to.field[to.segments] = field;
    to.end[to.segments] = end;
    to.segments += 1;
  }

  function writeQuestion(to: Texts, parts: readonly (Text | undefined)[], drop = options.dropAsked): void {
    writeSegment(
      to,
      QUESTION,
      parts.filter((part) => part !== undefined),
      drop,
    );
    to.count += 1;
  }

  /** All fields but `hidden`, and but some at random; its own words stay. */
  function writeProvision(place: number, hidden: number): void {
    texts.read[place]?.forEach((text, field) => {
      const drop = options.dropField * (field === EVERYDAY ? 2 : 1);
      if (field !== hidden && (field === OWN || chance() >= drop))
        writeSegment(provisions, field, [text], options.dropRead);
    });
    provisions.count += 1;
  }

  /** Writes the question; returns the field of the provision that it is taken from. */
  function writeAsked({ from, at }: Example): number {
    if (from === 'asked') writeQuestion(asked, [texts.asked[at]]);
    else if (from === 'phrases') {
      const phrases = texts.phrases[at] ?? [];
      const count = 1 + Math.floor(chance() * PHRASES);
      writeQuestion(
        asked,
        Array.from({ length: count }, () => pick(phrases)),
      );
      return EVERYDAY;
    } else {
      const heading = texts.read[at]?.[HEADING];
      const byHeading = (heading?.features.length ?? 0) > 0 && chance() < ASKED_BY_HEADING;
      writeQuestion(
        asked,
        [byHeading ? heading : texts.read[at]?.[OWN]],
        byHeading ? options.dropAsked : OWN_LEFT_OUT,
      );
      if (byHeading) return HEADING;
    }
    return -1;
  }

  /** Another question on what this one is on; itself where there is none. Returns its place, -1 for none. */
  function writeMate({ from, at, labels }: Example): number {
    const others = from === 'own' ? [] : (examples.byLabel.get(pick(labels) ?? '') ?? []);
    const mate = pick(others) ?? -1;
    const isMate = mate >= 0 && !(from === 'asked' && mate === at);
    writeQuestion(mates, [isMate ? texts.asked[mate] : undefined]);
    return isMate ? mate : -1;
  }

  function write(chosen: readonly Example[]): Batch {
    for (const one of [asked, provisions, mates]) clearTexts(one);
    const places: number[] = [];
    for (const example of chosen) {
      places.push(pick(example.right) ?? 0);
      writeProvision(places.at(-1) ?? 0, writeAsked(example));
    }
    while (places.length < room.read) {
      places.push(rival(places[places.length % batch] ?? 0));
      writeProvision(places.at(-1) ?? 0, -1);
    }
    const others = chosen.map(writeMate);
    others.forEach((mate, at) => (mated[at] = mate < 0 ? 0 : 1));
    while (others.length < room.mates) {
      others.push(pick(examples.undecided) ?? -1);
      writeQuestion(mates, [texts.asked[others.at(-1) ?? -1]]);
    }
    spare(chosen, places, others);
    return { asked, read: provisions, sparedRead, mates, sparedMates, mated };
  }

  function spare(chosen: readonly Example[], places: readonly number[], others: readonly number[]): void {
    chosen.forEach(({ spared }, one) => {
      const own = places[one];
      places.forEach((place, at) => {
        sparedRead[one * places.length + at] = place === own || spared.has(place) ? 1 : 0;
      });
      others.forEach((mate, at) => {
        const isSpared = mate < 0 || shares(decided.get(mate) ?? NOTHING, spared);
        sparedMates[one * others.length + at] = isSpared ? 1 : 0;
      });
    });
  }

  return { write };
}

function shares(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  for (const place of one) if (other.has(place)) return true;
  return false;
}
