import { Parser } from 'htmlparser2';
import { Unfit } from '../types.ts';

/** A small tree of an XML file that knows its lines. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, CDATA included, elements within left out. */
  readonly text: string;
  /** Comments directly within. */
  readonly comments: readonly string[];
  readonly line: number;
}

interface Growing extends Element {
  readonly children: Growing[];
  text: string;
  readonly comments: string[];
}

/** A question nests some six levels. */
const MAX_DEPTH = 40;
/** Elements of a file: 5,000 questions of 100 elements. */
const MAX_ELEMENTS = 500_000;

/**
 * Reads XML. Entities beyond XML's own five do not exist, none is declared and nothing is fetched: a document type is refused.
 * @throws XmlFault where it is not well formed or far too deep
 */
export function readXml(text: string): Element {
  const lineAt = lineCounter(text);
  const root = grow('', {}, 1);
  const open: Growing[] = [root];
  let count = 0;
  const top = (): Growing => open.at(-1) ?? root;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const line = lineAt(parser.startIndex);
        const element = grow(name, attributes, line);
        if (open.length > MAX_DEPTH || ++count > MAX_ELEMENTS)
          throw new XmlFault(line, 'Tệp lồng quá sâu hoặc quá nhiều phần tử: hãy chia thành nhiều tệp nhỏ.');
        top().children.push(element);
        open.push(element);
      },
      onclosetag: (name, implied) => {
        const closed = open.pop();
        if (implied && !isSelfClosed(text, parser.endIndex))
          throw new XmlFault(closed?.line ?? 1, `Thẻ <${name}> mở ở đây nhưng không đóng bằng </${name}>: tệp bị cắt hoặc sửa hỏng, hãy xuất lại.`);
      },
      ontext: (words) => void (top().text += words),
      oncomment: (comment) => void top().comments.push(comment),
      onprocessinginstruction: (name) => {
        if (name.startsWith('!'))
          throw new XmlFault(lineAt(parser.startIndex), 'Tệp có khai báo <!DOCTYPE…>, không nhận vì lý do an toàn: hãy xóa dòng này.');
      },
    },
    { xmlMode: true, decodeEntities: true },
  ); // prettier-ignore
  parser.end(text);
  return root;
}

/** A fault of the XML itself. */
export class XmlFault extends Unfit {
  readonly line: number;
  constructor(line: number, what: string) {
    super(what);
    this.line = line;
  }
}

const grow = (name: string, attributes: Record<string, string>, line: number): Growing => ({
  name,
  attributes,
  children: [],
  text: '',
  comments: [],
  line,
});

/** `<x/>` closes itself. */
const isSelfClosed = (text: string, end: number): boolean => text.slice(end - 1, end + 1) === '/>';

/** Lines of rising offsets. */
function lineCounter(text: string): (offset: number) => number {
  let [line, at] = [1, 0];
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => child.name === name);

export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name);

export const escapeXml = (text: string): string =>
  text.replace(
    /[&<>"]/gu,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
