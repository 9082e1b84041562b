import { parentPort, workerData } from 'node:worker_threads';
import { openStaticEmbeddings } from '../../../../knowledge/embeddings/static.ts';
import { openKnowledge } from '../../../../knowledge/knowledge.ts';
import { readLexicon } from '../../../../knowledge/lexicon.ts';
import { openSnapshot } from '../../../../knowledge/snapshot.ts';
import { buffersOf, type Said } from '../../threads.ts';
import {
  buffersOfResult,
  workOn,
  workOnForest,
  type ForestPart,
  type Part,
  type PartResult,
} from '../parts.ts';

/** The program of one thread: does its part, says how far it is, and hands over what came out. */

const { dataDir, part } = workerData as { readonly dataDir: string; readonly part: Part | ForestPart };
const say = (said: Said<PartResult>): void =>
  parentPort?.postMessage(said, said.kind === 'done' ? buffersOf(...buffersOfResult(said.result)) : []);
const note = (text: string): void => say({ kind: 'note', text });

async function result(): Promise<PartResult> {
  if (part.kind === 'forest') return workOnForest(part, note);
  const opened = { embeddings: openStaticEmbeddings(), lexiconData: readLexicon() };
  return workOn(part, await openKnowledge(await openSnapshot(dataDir), opened), note);
}

say({ kind: 'done', result: await result() });
