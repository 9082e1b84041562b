import type { Knowledge } from '../../knowledge/knowledge.ts';
import { plainText, understand } from '../../knowledge/query.ts';
import { parseReferences, type Reference } from '../../knowledge/references.ts';
import type { Day } from '../../knowledge/types.ts';
import { fold, type Token } from '../../knowledge/vietnamese.ts';
import { MAX_TURNS } from '../contract.ts';
import { decide } from './decide.ts';
import type { Setting } from './draft.ts';
import { EVERYWHERE, findClauses } from './find.ts';
import { isFollowUp, takeOver } from './follow-up.ts';
import { readFrame, type Frame } from './frame.ts';
import { lookUp, repairKinds } from './named.ts';
import { writeOutNames } from './naming.ts';
import { readMessage } from './message.ts';
import { documentForBefore, placesInBefore } from './place-follow-up.ts';
import { writeOutPlaces } from './short-places.ts';

/** A question after its earlier turns were taken into account. */
export interface Resolved {
  readonly frame: Frame;
  readonly named: readonly Reference[];
  /** How the question was understood, for the person; null where it stood alone. */
  readonly understood: string | null;
  /** Ids of the provisions that answered the question before. */
  readonly before: ReadonlySet<string>;
  /** Words of the message that this one leans on; empty where it stands alone. */
  readonly earlier: readonly Token[];
}

interface Turn {
  readonly frame: Frame;
  readonly named: readonly Reference[];
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Reads the earlier turns from the oldest, each leaning on the one before where it is a follow-up. */
export async function resolveTurns(
  own: Frame,
  references: readonly Reference[],
  turns: readonly string[],
  setting: Setting,
): Promise<Resolved> {
  const alone: Resolved = { frame: own, named: references, understood: null, before: new Set(), earlier: [] };
  const before = lastTurn(turns.slice(-MAX_TURNS), setting);
  if (before === null) return alone;
  const understood = `${own.query.text} (tiếp câu “${before.text}”)`;
  const placed = placesInBefore(references, own.query.text, before.named);
  if (placed !== null) return { ...alone, named: placed, understood };
  const answering = answersBack(references, own.query.text, before.named, setting);
  if (answering !== null)
    return { ...alone, frame: takeOver(own, before.frame), named: answering, understood };
  const named = references.length > 0 ? references : pointedAt(own, before);
  if (references.length > 0 || !(isFollowUp(own) || named.length > 0)) return { ...alone, named };
  return {
    frame: takeOver(own, before.frame),
    named,
    understood,
    before: await answeredBy(before.frame, setting),
    earlier: before.tokens,
  };
}

/** "luật bmnn" where the message before had to be asked back of which document it speaks; else null. */
function answersBack(
  own: readonly Reference[],
  text: string,
  before: readonly Reference[],
  { knowledge, on }: Setting,
): readonly Reference[] | null {
  const askedBack = lookUp(before, knowledge.library, on).some(({ kind }) => kind === 'several');
  return documentForBefore(own, text, before, askedBack);
}

/** The last earlier turn that asked something, itself resolved. */
function lastTurn(turns: readonly string[], setting: Setting): Turn | null {
  return turns.reduce<Turn | null>((before, turn) => {
    const { text, named: own, frame } = readTurn(turn, setting);
    const named =
      before === null
        ? own
        : (placesInBefore(own, text, before.named) ?? answersBack(own, text, before.named, setting) ?? own);
    if (frame.topics.length === 0 && named.length === 0 && frame.times.length === 0) return before;
    const { tokens } = frame.query;
    if (before === null || named.length > 0 || !isFollowUp(frame)) return { frame, named, text, tokens };
    return { frame: takeOver(frame, before.frame), named: pointedAt(frame, before), text, tokens };
  }, null);
}

type Read = Pick<Turn, 'frame' | 'named' | 'text'>;

/** Earlier messages whose reading is kept: those of some fifty conversations that go on. A reading is some kilobytes. */
const MOST_READ = 200;
const readings = new WeakMap<Knowledge, Map<string, Read>>();

/** What an earlier message says by itself. It is read again with each later one of its conversation: nothing but it and the library enters. */
function readTurn(turn: string, { knowledge, on }: Setting): Read {
  const kept = readings.get(knowledge) ?? new Map<string, Read>();
  readings.set(knowledge, kept);
  const key = `${on} ${turn}`;
  const read = kept.get(key) ?? readAnew(turn, knowledge, on);
  // Behind the others: the one that nobody leaned on for longest goes first.
  kept.delete(key);
  kept.set(key, read);
  const [oldest] = kept.keys();
  if (kept.size > MOST_READ && oldest !== undefined) kept.delete(oldest);
  return read;
}

function readAnew(turn: string, knowledge: Knowledge, on: Day): Read {
  const { library, lexicon } = knowledge;
  const text = writeOutNames(writeOutPlaces(repairKinds(plainText(turn))), library);
  const frame = readFrame(understand(text, lexicon, parseReferences(text)), lexicon);
  return { text, named: readMessage(turn, knowledge, on).references, frame };
}

const POINTS_AT_DOCUMENT =
  /\b(nghi quyet|ket luan|chi thi|cong dien|quy che|van ban|nghi dinh|luat|thong tu|quyet dinh|no) (do|ay|tren|kia|nay|nay|vua)\b|noi dung (no|cua no)|ben trong|trong do|\bno (viet|noi|quy dinh|yeu cau|co)/u;

/** "nghị quyết đó": the document that the question before named. */
function pointedAt(frame: Frame, before: Turn): readonly Reference[] {
  return POINTS_AT_DOCUMENT.test(fold(frame.query.text.toLowerCase())) ? before.named : [];
}

async function answeredBy(frame: Frame, { knowledge }: Setting): Promise<Set<string>> {
  const decision = decide(frame, await findClauses(frame, knowledge, EVERYWHERE), knowledge.lexicon);
  return new Set(decision.kind === 'answered' ? decision.clauses.map(({ provision }) => provision.id) : []);
}
