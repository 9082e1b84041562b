import { child, elementsOf, parseXml, type Element } from '../dom.ts';

/** What a style or a paragraph says of its number and font; null where it says nothing. */
export interface Properties {
  readonly numId: string | null;
  readonly level: number | null;
  readonly font: string | null;
  readonly hidden: boolean | null;
}

/** Word's styles, each with what it takes from the styles it is based on. */
export interface Styles {
  /** Of the named style, or of the default paragraph style. */
  ofParagraph(style: string | null): Properties;
  ofRun(style: string | null): Properties;
}

const NOTHING: Properties = { numId: null, level: null, font: null, hidden: null };
/** Styles based on styles; Word itself allows no more than 10. */
const MAX_CHAIN = 10;

interface Style extends Properties {
  readonly basedOn: string | null;
}

/** Reads `word/styles.xml`; null gives styles that say nothing. */
export function readStyles(xml: string | null): Styles {
  const root = xml === null ? undefined : child(parseXml(xml), 'w:styles');
  const elements = root === undefined ? [] : elementsOf(root);
  const styles = new Map<string, Style>();
  let defaultStyle: string | null = null;
  for (const element of elements.filter((one) => one.name === 'w:style')) {
    const id = element.attribs['w:styleId'] ?? '';
    styles.set(id, { ...readProperties(element), basedOn: valueOf(child(element, 'w:basedOn')) });
    if (element.attribs['w:type'] === 'paragraph' && isOn(element.attribs['w:default'])) defaultStyle = id;
  }
  const documentDefault = readProperties(child(child(root, 'w:docDefaults'), 'w:rPrDefault'));
  return {
    ofParagraph: (style) => merge(resolve(styles, style ?? defaultStyle), documentDefault),
    ofRun: (style) => (style === null ? NOTHING : resolve(styles, style)),
  };
}

/** What an element with `w:pPr` and `w:rPr` says. */
export function readProperties(element: Element | undefined): Properties {
  const number = child(child(element, 'w:pPr'), 'w:numPr');
  return { ...readNumber(number), ...readRun(child(element, 'w:rPr')) };
}

function readNumber(number: Element | undefined): Pick<Properties, 'numId' | 'level'> {
  const level = valueOf(child(number, 'w:ilvl'));
  return { numId: valueOf(child(number, 'w:numId')), level: level === null ? null : Number(level) };
}

function readRun(run: Element | undefined): Pick<Properties, 'font' | 'hidden'> {
  const fonts = child(run, 'w:rFonts')?.attribs;
  const hidden = child(run, 'w:vanish');
  return {
    font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? null,
    hidden: hidden === undefined ? null : isOn(hidden.attribs['w:val'] ?? '1'),
  };
}

function resolve(styles: ReadonlyMap<string, Style>, id: string | null): Properties {
  let result = NOTHING;
  let style = styles.get(id ?? '');
  for (let depth = 0; style !== undefined && depth < MAX_CHAIN; depth += 1) {
    result = merge(result, style);
    style = styles.get(style.basedOn ?? '');
  }
  return result;
}

/** The first where it says something, else the second. */
export function merge(first: Properties, second: Properties): Properties {
  return {
    numId: first.numId ?? second.numId,
    level: first.level ?? second.level,
    font: first.font ?? second.font,
    hidden: first.hidden ?? second.hidden,
  };
}

export function valueOf(element: Element | undefined): string | null {
  return element?.attribs['w:val'] ?? null;
}

export function isOn(value: string | undefined): boolean {
  return value !== undefined && !['0', 'false', 'off'].includes(value);
}
