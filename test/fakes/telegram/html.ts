import { badRequest } from './refusal.ts';

/** A part of a message's text that is shown in a special way; offsets are UTF-16 units. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

const entityOf: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
/** The attributes that the documentation names, by tag. */
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  span: ['class'],
  code: ['class'],
  blockquote: ['expandable'],
};
const namedCharacters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface OpenTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
}
interface Reading {
  readonly html: string;
  at: number;
  text: string;
  readonly open: OpenTag[];
  readonly entities: Entity[];
}

/** Reads Telegram's HTML; throws the refusal that the Bot API gives for what it cannot read. */
export function parseTelegramHtml(html: string): FormattedText {
  const reading: Reading = { html, at: 0, text: '', open: [], entities: [] };
  while (reading.at < html.length) readNext(reading);
  const unclosed = reading.open.at(-1);
  if (unclosed) throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  // Outer before inner: an outer one ends later, so it was noted later.
  const entities = reading.entities.reverse().sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text: reading.text, entities };
}

function readNext(reading: Reading): void {
  const character = reading.html[reading.at];
  if (character === '&') readCharacterReference(reading);
  else if (character === '>') throw strict('unescaped ">"', reading);
  else if (character !== '<') reading.text += reading.html[reading.at++];
  else if (reading.html[reading.at + 1] === '/') readEndTag(reading);
  else readStartTag(reading);
}

function readCharacterReference(reading: Reading): void {
  const match = take(reading, /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]+));/y);
  if (!match) throw strict('unescaped "&"', reading);
  const [, hex, decimal, name] = match;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const character = name === undefined ? String.fromCodePoint(code) : namedCharacters[name];
  if (character === undefined) throw strict(`unsupported named reference "&${name};"`, reading);
  reading.text += character;
}

function readStartTag(reading: Reading): void {
  const offset = byteOffset(reading);
  const name = take(reading, /<([^\s>]*)/y)?.[1]?.toLowerCase() ?? '';
  if (reading.at >= reading.html.length) throw cannotParse(`Unclosed start tag at byte offset ${offset}`);
  if (!(name in entityOf)) throw cannotParse(`Unsupported start tag "${name}" at byte offset ${offset}`);
  const attributes = readAttributes(reading, name, offset);
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler')
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${offset}`);
  if (name === 'blockquote' && reading.open.some((tag) => tag.name === 'blockquote'))
    throw strict('nested blockquote', reading);
  reading.open.push({ name, attributes, offset: reading.text.length });
}

function readAttributes(reading: Reading, tag: string, offset: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (;;) {
    if (take(reading, /\s*>/y)) return attributes;
    const match = take(reading, /\s+([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)))?/y);
    if (!match) throw cannotParse(`Unclosed start tag "${tag}" at byte offset ${offset}`);
    const name = match[1] ?? '';
    if (!(attributesOf[tag] ?? []).includes(name)) throw strict(`attribute "${name}" of "${tag}"`, reading);
    attributes.set(name, match[2] ?? match[3] ?? match[4] ?? '');
  }
}

function readEndTag(reading: Reading): void {
  const offset = byteOffset(reading);
  const tag = reading.open.at(-1);
  if (!tag) throw cannotParse(`Unexpected end tag at byte offset ${offset}`);
  const name = take(reading, /<\/([^\s>]*)\s*>/y)?.[1]?.toLowerCase();
  if (name === undefined) throw cannotParse(`Unclosed end tag at byte offset ${offset}`);
  if (name !== tag.name)
    throw cannotParse(
      `Unmatched end tag at byte offset ${offset}, expected "</${tag.name}>", found "</${name}>"`,
    );
  reading.open.pop();
  const length = reading.text.length - tag.offset;
  if (length > 0) reading.entities.push(entity(tag, length));
}

function entity(tag: OpenTag, length: number): Entity {
  const expandable = tag.attributes.has('expandable') ? 'expandable_' : '';
  const base = { type: expandable + (entityOf[tag.name] ?? ''), offset: tag.offset, length };
  const url = tag.attributes.get('href');
  return url === undefined ? base : { ...base, url };
}

function take(reading: Reading, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reading.at;
  const match = pattern.exec(reading.html);
  if (match) reading.at = pattern.lastIndex;
  return match;
}

const byteOffset = (reading: Reading) => Buffer.byteLength(reading.html.slice(0, reading.at));
const cannotParse = (message: string) => badRequest(`Can't parse entities: ${message}`);
const strict = (what: string, reading: Reading) =>
  cannotParse(`${what} at byte offset ${byteOffset(reading)}`);
