/**
 * Runs the program, `bot/main.ts`, compiled: `node bot/run.mjs COMMAND …`. A loader that compiles file by file stays in
 * memory with all it has read, 40 MB of it; a compiled program is some files of plain JavaScript.
 *
 * Compiled anew whenever a source has changed, into `data/program/` here, else under `KY_CUONG_DATA`. Where nothing can
 * be written in either, the loader does it after all. This file is JavaScript, since nothing has compiled it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const ROOMS = ['bot', 'knowledge', 'ingest'];
/** What else decides how the sources are compiled and what they import. */
const SETTINGS = ['package-lock.json', 'tsconfig.json', 'bot/run.mjs'];
/** Older ones may still be run by a process that has not yet loaded all of its parts. */
const KEPT = 5;
/** Faults of the disk. The compiler is a process of its own and tells its in words, with the place where each is about a source. */
const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST'];
const isOfTheDisk = (error) =>
  error.errors === undefined
    ? UNWRITABLE.includes(error.code)
    : error.errors.every(({ location }) => location === null);

/** Paths of the TypeScript sources, relative to the root, in a fixed order. */
const sources = () =>
  ROOMS.flatMap((room) => readdirSync(join(ROOT, room), { recursive: true }).map((name) => join(room, name)))
    .filter((path) => path.endsWith('.ts'))
    .sort();

/** The same for the same sources in the same place by the same node. */
function keyOf(paths) {
  const hash = createHash('sha256').update(`${ROOT}\n${process.version}\n`);
  for (const path of paths)
    hash
      .update(`${path}\n`)
      .update(readFileSync(join(ROOT, path)))
      .update('\n');
  return hash.digest('hex').slice(0, 24);
}

/** Packages stay outside, by their address here: the compiled files may lie where node would not find them. */
const packagesOutside = {
  name: 'packages outside',
  setup: (build) =>
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return undefined;
      return { path: isBuiltin(path) ? path : addressOf(path), external: true };
    }),
};

/** An optional package that is absent keeps its name, and is missed where the program asks for it. */
function addressOf(name) {
  try {
    return import.meta.resolve(name);
  } catch {
    return name;
  }
}

/** `import.meta.url` stays the source's own: files that the program reads lie beside it. */
const ownAddresses = {
  name: 'own addresses',
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const own = JSON.stringify(pathToFileURL(path).href);
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', own), loader: 'ts' };
    }),
};

/** Whole or not at all: another process may compile the same at the same time, or die over it. */
async function compile(folder) {
  const esbuild = await import('esbuild');
  const draft = `${folder}.${randomUUID()}`;
  try {
    await esbuild.build({
      absWorkingDir: ROOT,
      entryPoints: ['bot/main.ts'],
      outdir: draft,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: `node${process.versions.node}`,
      logLevel: 'silent',
      plugins: [packagesOutside, ownAddresses],
    });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(folder, 'main.mjs'))) throw error;
  } finally {
    await esbuild.stop();
  }
}

function forgetOlder(parent, current) {
  const age = (name) => statSync(join(parent, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const others = readdirSync(parent).filter((name) => name !== current);
  const kept = new Set(others.sort((one, other) => age(other) - age(one)).slice(0, KEPT - 1));
  for (const name of others)
    if (!kept.has(name)) rmSync(join(parent, name), { recursive: true, force: true });
}

/** Address of the program as it is compiled under a folder; compiles it where that was not done. */
async function compiledIn(parent, key) {
  const program = join(parent, key, 'main.mjs');
  if (!existsSync(program)) {
    await compile(join(parent, key));
    forgetOlder(parent, key);
  }
  return pathToFileURL(program).href;
}

/** Address of the program: compiled, or through the loader where no folder can be written. */
async function address() {
  const key = keyOf([...sources(), ...SETTINGS]);
  for (const data of [join(ROOT, 'data'), process.env['KY_CUONG_DATA']]) {
    if (data === undefined || data === '') continue;
    try {
      return await compiledIn(join(data, 'program'), key);
    } catch (error) {
      if (!isOfTheDisk(error)) throw error;
    }
  }
  (await import('tsx/esm/api')).register();
  return new URL('main.ts', import.meta.url).href;
}

await import(await address());
