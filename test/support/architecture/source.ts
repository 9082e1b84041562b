import { posix } from 'node:path';
import ts from 'typescript';

/** One parsed file; `path` is relative to the repository, with `/`. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** The project's files by path, as text. */
export type Files = ReadonlyMap<string, string>;

export const parse = ([path, text]: readonly [string, string]): Source => ({
  path,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true),
});

/** Calls `see` for every node of the file. */
export function visit(source: Source, see: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    see(node);
    ts.forEachChild(node, walk);
  };
  walk(source.tree);
}

/** Everything that a file imports, statically, dynamically, as a type or again outwards: own files by path, packages by name. */
export function importsOf(source: Source): string[] {
  const found: string[] = [];
  visit(source, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) found.push(resolve(source.path, specifier));
  });
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal);
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const loads =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require');
  return loads ? literal(node.arguments[0]) : undefined;
}

const literal = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : undefined);

const resolve = (from: string, specifier: string) =>
  specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;

export const roomOf = (path: string) => path.split('/')[0] ?? '';
export const isMain = (path: string) => posix.basename(path) === 'main.ts';
export const isTest = (path: string) => roomOf(path) === 'test';
