import { createHmac } from 'node:crypto';
import type { ChannelName } from './channel.ts';
import { classify, type PersonalKind } from './privacy/classify.ts';
import { candidates, rowsOfDigits, type Group } from './privacy/groups.ts';
import type { Store } from './store.ts';

/** Bytes of the key of the hashes: the block that SHA-256 gives, so a longer one adds nothing. */
const KEY_BYTES = 32;

/** The key of the hashes: made once, the first time, and kept in the store ever after. */
export function openHashKey(store: Store, random: (size: number) => Uint8Array): Promise<string> {
  return store.putValueOnce('hash_key', Buffer.from(random(KEY_BYTES)).toString('hex'));
}

/** What is kept in place of a channel's id of a chat or person. The same id of two channels gives two hashes. */
export function keyedHash(key: string, channel: ChannelName, id: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`${channel}\0${id}`).digest('hex');
}

/** A text with what was found in it. */
export interface MaskedText {
  readonly text: string;
  /** Each kind once, in reading order. */
  readonly found: readonly PersonalKind[];
}

/** Stands for what was masked. No letters, so that search finds no word in it. */
const MASK = '***';
const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu;
/** `(024) 3825 5462`, `(+84) 912 345 678`: an area code in brackets. */
const BRACKETED_PHONE = /\((?:\+?84|0\d{1,3})\)[ .-]?\d{2,9}(?:[ .-]?\d{2,4}){0,4}(?!\d)/gu;
/** Digits of a phone number at least and at most, the country's code counted. */
const isPhoneLength = (text: string): boolean => /^\d{10,12}$/.test(text.replace(/\D/g, ''));

interface Found {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Masks identity cards, phone numbers, accounts and e-mail addresses of people; numbers of documents, days, years
 * and amounts stay. The text comes back in NFC.
 */
export function maskPersonalNumbers(text: string): MaskedText {
  const once = maskOnce(text.normalize('NFC'));
  if (once.found.length === 0) return once;
  // A mask divides what stood beside it: `012 345 678.0912345678` shows its card only then. Ends, since digits only go.
  const again = maskPersonalNumbers(once.text);
  return { text: again.text, found: [...new Set([...once.found, ...again.found])] };
}

function maskOnce(text: string): MaskedText {
  const bracketed = matches(text, BRACKETED_PHONE, 'phone').filter(({ start, end }) =>
    isPhoneLength(text.slice(start, end)),
  );
  const inRows = rowsOfDigits(text).flatMap((row) => findInRow(row, text));
  const found = [...matches(text, EMAIL, 'email'), ...bracketed, ...inRows];
  return cutOut(
    text,
    found.sort((a, b) => a.start - b.start || b.end - a.end),
  );
}

function matches(text: string, pattern: RegExp, kind: PersonalKind): Found[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: written }) => ({
    kind,
    start: index,
    end: index + written.length,
  }));
}

function findInRow(row: readonly Group[], text: string): Found[] {
  const found: Found[] = [];
  for (let from = 0; from < row.length;) {
    const [best] = candidates(row, from).flatMap((range) => toFound(range, text));
    if (best !== undefined) found.push(best.found);
    from += best?.groups ?? 1;
  }
  return found;
}

function toFound(range: readonly Group[], text: string): { found: Found; groups: number }[] {
  const kind = classify(range, text);
  const [first, last] = [range[0], range.at(-1)];
  if (kind === null || first === undefined || last === undefined) return [];
  return [{ found: { kind, start: first.start, end: last.end }, groups: range.length }];
}

/** Replaces each find, overlapping ones together, by the mask. */
function cutOut(text: string, found: readonly Found[]): MaskedText {
  let masked = '';
  let end = 0;
  for (const find of found) {
    if (find.start >= end) masked += text.slice(end, find.start) + MASK;
    end = Math.max(end, find.end);
  }
  return { text: masked + text.slice(end), found: [...new Set(found.map(({ kind }) => kind))] };
}
