import { child, elementsOf, textOfNode, type Element } from '../dom.ts';
import { fromFont } from '../legacy.ts';
import { merge, readProperties, valueOf, type Properties, type Styles } from './styles.ts';

/** The words of a paragraph, with what stands beside them. */
export interface Inline {
  /** Soft breaks as `\n`. */
  text: string;
  /** Words that Word does not show. */
  hidden: string;
  /** Footnotes and endnotes referred to: `footnote/2`. */
  readonly notes: string[];
  /** Contents of text boxes anchored here (`w:txbxContent`). */
  readonly boxes: Element[];
}

interface Setting {
  readonly styles: Styles;
  readonly paragraph: Properties;
  readonly into: Inline;
}

/** Elements whose content is read as if they were not there; tracked deletions and moves away are not among them. */
const TRANSPARENT = new Set(
  'w:hyperlink w:smartTag w:ins w:moveTo w:sdt w:sdtContent w:customXml w:fldSimple w:dir w:bdo w:ruby w:rubyBase m:oMath m:oMathPara'.split(
    ' ',
  ),
);

/** Reads a paragraph (`w:p`): tracked insertions as text, deletions not. */
export function readInline(paragraph: Element, properties: Properties, styles: Styles): Inline {
  const into: Inline = { text: '', hidden: '', notes: [], boxes: [] };
  readContent(paragraph, { styles, paragraph: properties, into });
  return into;
}

function readContent(parent: Element, setting: Setting): void {
  for (const element of elementsOf(parent)) {
    if (element.name === 'w:r') readRun(element, setting);
    else if (element.name === 'mc:AlternateContent') readContent(chosen(element), setting);
    else if (TRANSPARENT.has(element.name)) readContent(element, setting);
    else if (element.name.startsWith('m:')) setting.into.text += mathWords(element);
  }
}

function readRun(run: Element, setting: Setting): void {
  const { styles, paragraph, into } = setting;
  const style = valueOf(child(child(run, 'w:rPr'), 'w:rStyle'));
  const properties = merge(merge(readProperties(run), styles.ofRun(style)), paragraph);
  let words = '';
  for (const element of elementsOf(run)) words += piece(element, setting);
  const unicode = properties.font === null ? words : fromFont(words, properties.font);
  if (properties.hidden === true) into.hidden += unicode;
  else into.text += unicode;
}

function piece(element: Element, setting: Setting): string {
  switch (element.name) {
    case 'w:t':
      return element.children.map(textOfNode).join('');
    case 'w:tab':
    case 'w:ptab':
      return ' ';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:softHyphen':
      // In TCVN3 this is the letter "ư"; where it is none it is dropped with the other signs that nobody sees.
      return '\u00ad';
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      setting.into.notes.push(
        `${element.name.slice(2, -'Reference'.length)}/${element.attribs['w:id'] ?? ''}`,
      );
      return '';
    case 'mc:AlternateContent':
      return elementsOf(chosen(element))
        .map((one) => piece(one, setting))
        .join('');
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      setting.into.boxes.push(...boxesIn(element));
      return '';
    default:
      return '';
  }
}

/** What Word itself would show of alternatives: the first choice. */
function chosen(alternatives: Element): Element {
  return child(alternatives, 'mc:Choice') ?? child(alternatives, 'mc:Fallback') ?? alternatives;
}

function boxesIn(element: Element): Element[] {
  return elementsOf(element).flatMap((one) => (one.name === 'w:txbxContent' ? [one] : boxesIn(one)));
}

function mathWords(element: Element): string {
  if (element.name === 'm:t') return element.children.map(textOfNode).join('');
  return elementsOf(element).map(mathWords).join('');
}
