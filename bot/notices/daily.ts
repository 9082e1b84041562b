import type { Library } from '../../knowledge/library.ts';
import type { Document, Provision } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { dayInVietNam } from '../day.ts';
import type { Announcer, Notice, NoticeBlock } from '../channel.ts';
import type { Daily } from '../subscriptions.ts';
import { clockInVietNam, instantInVietNam, unasked } from '../hours.ts';
import { GRACE_MINUTES, isDueAt, shortDay } from './hours.ts';
import type { Pace } from './pace.ts';
import { note, quote, strong, text } from './say-change.ts';
import type { NoticesNeeds } from './types.ts';
import { mayWrite } from './window.ts';

/** A provision that may be the one of a day. */
export interface Candidate {
  readonly id: string;
  readonly hash: number;
}

/** Shorter ones are fragments, longer ones are no reading for a morning. UTF-16 units. */
const SHORTEST = 40;
const LONGEST = 1_200;
const KINDS = new Set<Provision['kind']>(['section', 'article', 'clause', 'point', 'dash', 'paragraph']);

/** The provisions in force on a day that say something by themselves, of one document. */
export function candidatesOf(document: Document, day: string): Candidate[] {
  if (validityOn(document.validity, day) !== 'in_force') return [];
  return document.provisions
    .filter(({ kind, text: words, validity }) => {
      const fits = KINDS.has(kind) && words.length >= SHORTEST && words.length <= LONGEST;
      // "…như sau:" only leads to what follows.
      if (!fits || /[:：]\s*$/u.test(words)) return false;
      return validity === undefined || validityOn(validity, day) !== 'expired';
    })
    .map(({ id }) => ({ id, hash: hashOf(id) }));
}

/**
 * The candidate of a person and day: the same whenever it is asked for. Not one of those shown, unless all were: then the
 * round begins anew. Null where there is none at all.
 */
export function pickOfDay(
  candidates: readonly Candidate[],
  shown: ReadonlySet<string>,
  person: string,
  day: string,
): { readonly id: string; readonly anew: boolean } | null {
  const fresh = candidates.filter(({ id }) => !shown.has(id));
  const anew = fresh.length === 0;
  const seed = hashOf(`${person} ${day}`);
  let best: Candidate | null = null;
  let lowest = Infinity;
  for (const one of anew ? candidates : fresh) {
    const rank = mix(one.hash ^ seed);
    if (rank < lowest) [best, lowest] = [one, rank];
  }
  return best === null ? null : { id: best.id, anew };
}

/** FNV-1a over UTF-16 units, 32 bits: spreads, and is nothing to hide behind. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The end of MurmurHash3: each bit of the input moves each of the output. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The provision with its place; the words that lead to it first, where it is one of a list. */
export function sayDaily(provision: Provision, library: Library, day: string): Notice {
  const document = library.document(provision.document);
  const parent = provision.parent === null ? undefined : library.provision(provision.parent);
  const lead = parent !== undefined && /[:：]\s*$/u.test(parent.text) ? parent : undefined;
  const heading = provision.heading ?? parent?.heading ?? null;
  return [
    [
      strong(`Mỗi ngày một điều, ${shortDay(day)}`),
      ...(heading === null || heading === '' ? [] : [text(heading)]),
      ...(lead === undefined ? [] : [quote(lead.text)]),
      quote(provision.text),
      ...(document === undefined ? [] : sourceOf(provision, document)),
    ],
    [note('Muốn dừng, nhắn: /moingay tắt.')],
  ];
}

function sourceOf({ locator, validity }: Provision, document: Document): NoticeBlock[] {
  const { kind, number, issuedOn, issuer } = document;
  const name = kind === '' ? number : `${kind} số ${number}`;
  const dated = issuedOn === null ? name : `${name}, ngày ${shortDay(issuedOn)}`;
  const { from, until } = validity ?? document.validity;
  const begins = from === null ? 'Đang có hiệu lực' : `Có hiệu lực từ ${shortDay(from)}`;
  const place = locator === '' ? dated : `${locator}, ${dated}`;
  return [
    text(`${place.charAt(0).toLocaleUpperCase('vi')}${place.slice(1)}${issuer === '' ? '' : ` (${issuer})`}`),
    text(until === null ? begins : `${begins}, đến trước ${shortDay(until)}`),
  ];
}

/** Writes the provision of the day to whoever has chosen a time that has come. */
export function createDailies(needs: NoticesNeeds): (announcer: Announcer, pace: Pace) => Promise<void> {
  let known: { readonly key: string; readonly candidates: readonly Candidate[] } | null = null;

  /** Read once for a library and a day, with a pause after each document. */
  async function candidatesOn(library: Library, day: string): Promise<readonly Candidate[]> {
    const key = `${library.id} ${day}`;
    if (known?.key === key) return known.candidates;
    const candidates: Candidate[] = [];
    for (const document of library.documents) {
      candidates.push(...candidatesOf(document, day));
      await new Promise((resume) => setImmediate(resume));
    }
    known = { key, candidates };
    return candidates;
  }
  async function write(announcer: Announcer, daily: Daily, day: string): Promise<number> {
    const { store, library, now } = needs;
    // Of a day on which the platform takes nothing, none is kept: tomorrow has its own.
    if (!(await mayWrite(store, daily, now()))) return 0;
    const serving = library();
    const shown = await store.shown(daily);
    const person = `${daily.channel} ${daily.chat}`;
    const picked = pickOfDay(await candidatesOn(serving, day), shown, person, day);
    const provision = picked === null ? undefined : serving.provision(picked.id);
    const letters =
      provision === undefined
        ? []
        : unasked(
            announcer.letters(daily.chat, sayDaily(provision, serving, day), daily.thread),
            instantInVietNam(day, daily.time, GRACE_MINUTES),
          );
    const anew = picked?.anew === true && shown.size > 0;
    const written = { day, provision: provision?.id ?? null, anew, letters, at: now().toISOString() };
    if (!(await store.writeDaily(daily, written))) return 0;
    announcer.wake(daily.chat);
    return letters.length;
  }
  return async (announcer, pace) => {
    const now = needs.now();
    const [day, clock] = [dayInVietNam(now), clockInVietNam(now)];
    const { channel } = announcer;
    for (const daily of await needs.store.dailies(channel)) {
      if (pace.stopped() || daily.time > clock) return;
      if (daily.last >= day || !isDueAt(daily.time, needs.now())) continue;
      try {
        await pace.after(await write(announcer, daily, day));
      } catch (error) {
        needs.log.error({ err: error, channel }, 'notices: a provision of the day could not be written');
      }
    }
  };
}
