import { parseDocument } from 'htmlparser2';
import { UnreadableError } from '../reader.ts';

/** A parsed page or XML part. */
export type Tree = ReturnType<typeof parseDocument>;
export type Node = Tree['children'][number];
export type Element = Extract<Node, { name: string; attribs: unknown }>;

/** Elements within elements: no rule text nests deeper, and walking deeper would end the stack. */
const MAX_DEPTH = 1000;

/** Parses XML. External entities do not exist for this parser: a declaration of entities is refused by the caller. */
export function parseXml(text: string): Tree {
  return checkDepth(parseDocument(text, { xmlMode: true }));
}

/** Parses a page as browsers do, near enough for articles: no script runs, nothing is fetched. */
export function parseHtml(text: string): Tree {
  return checkDepth(parseDocument(text));
}

export function isElement(node: Node): node is Element {
  return 'attribs' in node;
}

/** The elements directly within. */
export function elementsOf(node: { readonly children: readonly Node[] }): Element[] {
  return node.children.filter(isElement);
}

/** The first element of that name directly within. */
export function child(
  node: { readonly children: readonly Node[] } | undefined,
  name: string,
): Element | undefined {
  return node?.children.find((one): one is Element => isElement(one) && one.name === name);
}

/** The words of a text node; empty for others (comments, instructions). */
export function textOfNode(node: Node): string {
  return node.nodeType === 3 && 'data' in node ? node.data : '';
}

/** Walks without recursion, so that a file of a million opened elements ends in a sentence, not in a full stack. */
function checkDepth(tree: Tree): Tree {
  let level: readonly Node[] = tree.children;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH)
      throw new UnreadableError(
        `tệp lồng quá ${MAX_DEPTH} cấp phần tử, không phải văn bản bình thường; hãy lưu lại bằng Word`,
      );
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return tree;
}
