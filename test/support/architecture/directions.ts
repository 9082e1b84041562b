import { importsOf, isMain, isTest, roomOf, type Source } from './source.ts';

/** Which rooms a room may import, besides itself (design: knowledge ◄ ingest, knowledge ◄ bot ◄ eval; nothing imports test). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  knowledge: [],
  ingest: ['knowledge'],
  bot: ['knowledge'],
  eval: ['bot', 'knowledge'],
  test: ['knowledge', 'ingest', 'bot', 'eval'],
};

/** The doors of ingest, for a `main.ts` that needs a library built or an upload read: the road, how files are read, words. */
const ingestDoors: ReadonlySet<string> = new Set([
  'ingest/ingest.ts',
  'ingest/sources/main.ts',
  'ingest/format.ts',
]);

export function wrongDirections(sources: readonly Source[]): string[] {
  const rooms = new Set(Object.keys(allowed));
  return sources.flatMap((source) => {
    const foreign = importsOf(source).filter(
      (to) => rooms.has(roomOf(to)) && roomOf(to) !== roomOf(source.path),
    );
    return foreign
      .filter((to) => !allowed[roomOf(source.path)]?.includes(roomOf(to)))
      .filter((to) => !(isMain(source.path) && ingestDoors.has(to)))
      .map((to) => `${source.path} imports ${to}: ${roomOf(source.path)} may not use ${roomOf(to)}`);
  });
}

/** Ports: their parts are chosen in `main.ts`, so not even the port's own file may import them. */
export const ports: ReadonlySet<string> = new Set([
  'bot/channel.ts',
  'bot/store.ts',
  'ingest/reader.ts',
  'knowledge/embeddings.ts',
  'knowledge/judge.ts',
  'knowledge/lexical-index.ts',
  'knowledge/vector-index.ts',
]);

/**
 * Files that choose parts besides `main.ts`. A snapshot names the parts that wrote it, so the file that opens its
 * indexes has to choose the same ones: no caller could.
 */
const choosers: ReadonlySet<string> = new Set(['knowledge/indexes.ts']);

/** What stands in the folder `x/` is used only by its door `x.ts`, by its neighbours there, by `main.ts` files and by tests. */
export function brokenDoors(sources: readonly Source[]): string[] {
  const paths = new Set(sources.map((source) => source.path));
  return sources
    .filter(({ path }) => !isMain(path) && !isTest(path))
    .flatMap((source) =>
      importsOf(source).flatMap((to) =>
        doorsOf(to, paths)
          .filter((door) => !mayPass(source.path, door))
          .map((door) => `${source.path} imports ${to}, which stands behind ${door}`),
      ),
    );
}

function mayPass(from: string, door: string): boolean {
  const inside = from.startsWith(`${door.slice(0, -'.ts'.length)}/`);
  return inside || (ports.has(door) ? choosers.has(from) : from === door);
}

/** `a/x.ts` for every folder `a/x/` above the file that has such a door. */
function doorsOf(path: string, paths: ReadonlySet<string>): string[] {
  const folders = path.split('/').slice(0, -1);
  return folders
    .map((_, depth) => `${folders.slice(0, depth + 1).join('/')}.ts`)
    .filter((door) => paths.has(door));
}
