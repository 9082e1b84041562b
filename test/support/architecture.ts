import { cycles } from './architecture/cycles.ts';
import { brokenDoors, wrongDirections } from './architecture/directions.ts';
import { parse, type Files } from './architecture/source.ts';
import { worldReads } from './architecture/world.ts';

/** Every place where the files leave the design of the house, as a sentence each; empty when all is well. */
export function violations(files: Files): string[] {
  const sources = [...files].map(parse);
  return [wrongDirections, brokenDoors, cycles, worldReads].flatMap((rule) => rule(sources));
}
