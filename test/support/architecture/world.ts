import ts from 'typescript';
import { importsOf, isTest, visit, type Source } from './source.ts';

/** Reads of the world that belong into `main.ts`, as `object.member`. */
const members = new Set([
  'process.env',
  'process.hrtime',
  'process.uptime',
  'Date.now',
  'performance.now',
  'performance.timeOrigin',
  'Math.random',
  'globalThis.fetch',
  'globalThis.performance',
]);

/** Sources of chance, under whatever name `crypto` was imported. */
const chance = new Set([
  'randomBytes',
  'randomUUID',
  'randomInt',
  'getRandomValues',
  'randomFill',
  'randomFillSync',
]);

/** Globals that open a connection. */
const clients = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);

/** Modules that open a connection or a server; a channel's part may serve, nothing else may. */
const network = /^(node:)?(http|https|http2|net|tls|dgram|dns)$|^undici$|^@hono\/node-server$|^axios$|^ws$/;
const mayServe = (path: string) => path.startsWith('bot/channel/');

/** Programs that `package.json` starts beside a room's own. */
const programs = new Set(['ingest/manage/main.ts']);

/** A room's own program; a command's `main.ts` below it chooses parts and gets the world handed down. */
const isProgram = (path: string) => /^[a-z]+\/main\.ts$/.test(path) || programs.has(path);

/** Reads of environment, clock, chance or network outside a room's `main.ts`. Tests are part of the world. */
export function worldReads(sources: readonly Source[]): string[] {
  return sources.filter(({ path }) => !isProgram(path) && !isTest(path)).flatMap(readsOf);
}

function readsOf(source: Source): string[] {
  const bound = boundNames(source);
  const found = new Set(importsOf(source).filter((to) => network.test(to) && !mayServe(source.path)));
  visit(source, (node) => {
    const read = memberRead(node) ?? dateRead(node) ?? chanceRead(node) ?? clientRead(node, bound);
    if (read !== undefined) found.add(read);
  });
  return [...found].map((read) => `${source.path} reads the world: ${read}`);
}

function memberRead(node: ts.Node): string | undefined {
  const name = memberName(node);
  if (name === undefined) return processImport(node);
  return members.has(name) ? name : undefined;
}

function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return `${node.expression.getText()}.${node.name.text}`;
  if (!ts.isElementAccessExpression(node) || !ts.isStringLiteralLike(node.argumentExpression))
    return undefined;
  return `${node.expression.getText()}.${node.argumentExpression.text}`;
}

/** `import { env } from 'node:process'` and `const { env } = process`. */
function processImport(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) && /^'(node:)?process'$/.test(node.moduleSpecifier.getText()))
    return 'node:process';
  if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name)) return undefined;
  const from = node.initializer?.getText() ?? '';
  return node.name.elements
    .map((element) => `${from}.${(element.propertyName ?? element.name).getText()}`)
    .find((name) => members.has(name));
}

function dateRead(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'new Date()';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()';
  return undefined;
}

function chanceRead(node: ts.Node): string | undefined {
  const used = ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
  const imported = ts.isImportSpecifier(node) ? (node.propertyName ?? node.name).text : undefined;
  const name = used ?? imported;
  return name !== undefined && chance.has(name) ? name : undefined;
}

/** A global client that is used by its bare name, where the file does not bind that name itself. */
function clientRead(node: ts.Node, bound: ReadonlySet<string>): string | undefined {
  if (!ts.isIdentifier(node) || !clients.has(node.text) || bound.has(node.text)) return undefined;
  return isReference(node) ? node.text : undefined;
}

function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isTypeQueryNode(parent) || ts.isTypeReferenceNode(parent)) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isMethodDeclaration(parent));
}

function boundNames(source: Source): ReadonlySet<string> {
  const names = new Set<string>();
  visit(source, (node) => {
    const binds =
      ts.isParameter(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isBindingElement(node) ||
      ts.isImportSpecifier(node);
    if (binds && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}
