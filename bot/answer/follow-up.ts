import type { Concept } from '../../knowledge/lexicon.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import type { Frame } from './frame.ts';

/** Follow-ups: what a question takes over from the one before it. */

const OPENS =
  /^(the|vay|con|the con|vay con|the thi|roi|va|nhung|nhung ma|neu|thi sao|u the|a the|ok|a|o|um|uh)\b/u;
const POINTS_BACK =
  /\b(cai do|viec do|dieu do|cai nay|viec nay|nhu vay|nhu the|nhu tren|o tren|vua roi|vua noi|truong hop do|no|(nghi quyet|ket luan|chi thi|cong dien|quy che|van ban|quy dinh|muc|doan|doi tuong|ho|hanh vi) (do|ay|tren|kia|nay))\b/u;
const ENDS = /\b(thi sao|thi the nao|thi khac gi|co khac khong|cung vay|cung the)( a| nhi| vay)?$/u;

/** Words up to which a question without a topic of its own counts as leaning on the one before. */
const SHORT = 8;

function line(frame: Frame): string {
  return fold(frame.query.text.toLowerCase())
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** True where a question leans on the one before it. */
export function isFollowUp(frame: Frame): boolean {
  const words = line(frame);
  const short = frame.query.tokens.length <= SHORT;
  const own = frame.topics.some(({ weak }) => !weak);
  if (!own) return short || OPENS.test(words) || POINTS_BACK.test(words);
  return OPENS.test(words) || POINTS_BACK.test(words) || (short && ENDS.test(words));
}

/** True where a question says by its words that it leans on the one before it. */
export function leansOpenly(frame: Frame): boolean {
  const words = line(frame);
  const short = frame.query.tokens.length <= SHORT;
  return OPENS.test(words) || ENDS.test(words) || (short && POINTS_BACK.test(words));
}

/** "Mục nào vậy?": asks for nothing but the place of the answer before. */
export function asksWhereItStands({
  topics,
  details,
  times,
  subjects,
  bodies,
  asked,
  query,
}: Frame): boolean {
  const named = [topics, details, times, subjects].some((concepts) => concepts.length > 0) || bodies.size > 0;
  return asked.has('place_in_text') && !named && query.tokens.length <= SHORT;
}

/** The question with what it leans on: its own words first, the earlier ones where it has none. */
export function takeOver(frame: Frame, before: Frame): Frame {
  const own = frame.topics.filter(({ weak }) => !weak);
  const shared = own.some((topic) => before.topics.includes(topic));
  const topics =
    own.length === 0 ? union(before.topics, frame.topics) : shared ? union(own, before.topics) : own;
  const keeps = own.length === 0 || shared;
  return {
    query: own.length === 0 ? joined(frame, before) : frame.query,
    topics,
    required:
      own.length === 0
        ? union(before.required, special(frame.topics, before.required))
        : shared
          ? union(own, before.required)
          : own,
    noted: frame.noted,
    aside: frame.aside,
    describes: frame.describes || (keeps && before.describes),
    details: keeps ? union(frame.details, before.details) : frame.details,
    times: frame.times.length > 0 || !keeps ? frame.times : before.times,
    subjects: frame.subjects.length > 0 ? frame.subjects : before.subjects,
    bodies: frame.bodies,
    asked: asksItself(frame) ? frame.asked : new Set([...before.asked, ...frame.asked]),
    outsider: frame.subjects.length > 0 ? frame.outsider : before.outsider,
  };
}

/** Of topics said in passing, those that the earlier question's topics are no case of. */
function special(topics: readonly Concept[], required: readonly Concept[]): Concept[] {
  return topics.filter(({ id }) => !required.some(({ broader }) => broader === id));
}

/** "thế còn ngày trực?" asks what was asked before; "bao lâu?" asks something new. */
function asksItself({ asked }: Frame): boolean {
  return [...asked].some((kind) => kind !== 'yes_no');
}

function joined(frame: Frame, before: Frame): Frame['query'] {
  return {
    ...frame.query,
    text: `${before.query.text} ${frame.query.text}`,
    features: [...new Set([...before.query.features, ...frame.query.features])],
    content: [...before.query.content, ...frame.query.content],
    unaccented: before.query.unaccented && frame.query.unaccented,
  };
}

function union(a: readonly Concept[], b: readonly Concept[]): Concept[] {
  return [...new Set([...a, ...b])];
}
