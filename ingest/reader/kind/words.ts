/** Elements that a page or a piece of one begins with. */
const HTML_START =
  /^(?:<!doctype\s+html|<(?:html|head|body|meta|link|title|style|script|div|p|table|h[1-6]|span|article|section|main|center|font|b|i|ul|ol)\b[^>]*>)/iu;
/** Opened elements, at least this many, that tell a page from a text that only begins with a sign. */
const MIN_ELEMENTS = 2;
const ELEMENT =
  /<\/?(?:html|head|body|div|p|table|tr|td|h[1-6]|span|a|br|li|ul|ol|article|section|center|font|b|i)\b[^>]*>/giu;

/** True where the text is a page: it begins with an element and has more of them. */
export function startsLikeHtml(text: string): boolean {
  const start = withoutComments(text.replace(/^<\?xml[^>]*\?>/u, ''));
  return HTML_START.test(start) && (start.match(ELEMENT)?.length ?? 0) >= MIN_ELEMENTS;
}

/** Comments may stand before a page's first element. */
function withoutComments(text: string): string {
  let rest = text.trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->');
    if (end === -1) return '';
    rest = rest.slice(end + '-->'.length).trimStart();
  }
  return rest;
}

const MARKS: readonly RegExp[] = [
  /^---\n(?:.*\n){1,80}?---\n/u, // front matter
  /^#{1,6} \S/mu,
  /^\|(?: *:?-+:? *\|)+ *$/mu, // the rule under a table's head
  /^\*\*[^*\n]+\*\*/mu,
  /\[[^[\]\n]+\]\(https?:\/\/[^)\s]+\)/u,
];

/** True where the text has marks that only Markdown has. */
export function looksLikeMarkdown(text: string): boolean {
  const unix = text.replace(/\r\n?/gu, '\n');
  return MARKS.some((mark) => mark.test(unix));
}

/** Share of control characters above which something is no text; printed texts have none but page breaks. */
const MAX_CONTROLS = 0.01;
const CONTROLS = new RegExp(`[${escaped(0x00, 0x08)}${escaped(0x0e, 0x1f)}]`, 'gu');

function escaped(from: number, to: number): string {
  return `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`;
}

/** True where the characters cannot be a text's: zeros, or more than a few controls. */
export function isBinary(text: string): boolean {
  return text.includes('\0') || (text.match(CONTROLS)?.length ?? 0) > text.length * MAX_CONTROLS;
}
