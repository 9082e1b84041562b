import { parentPort, workerData } from 'node:worker_threads';
import { openStaticEmbeddings } from '../../../../knowledge/embeddings/static.ts';
import { openKnowledge } from '../../../../knowledge/knowledge.ts';
import { readLexicon } from '../../../../knowledge/lexicon.ts';
import { openSnapshot } from '../../../../knowledge/snapshot.ts';
import { buffersOf, type Said } from '../../threads.ts';
import { buffersOfResult, workOn, type Part, type PartResult } from '../parts.ts';

/** The program of one thread: does its part, says how far it is, and hands over what came out. */

const { dataDir, part } = workerData as { readonly dataDir: string; readonly part: Part };
const say = (said: Said<PartResult>): void =>
  parentPort?.postMessage(said, said.kind === 'done' ? buffersOf(...buffersOfResult(said.result)) : []);

const opened = { embeddings: openStaticEmbeddings(), lexiconData: readLexicon() };
const knowledge = await openKnowledge(await openSnapshot(dataDir), opened);
say({ kind: 'done', result: workOn(part, knowledge, (text) => say({ kind: 'note', text })) });
