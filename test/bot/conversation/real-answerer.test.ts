import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAnswerer, type Answerer } from '../../../bot/answer.ts';
import { answerSchema } from '../../../bot/contract.ts';
import { buildShippedLibrary } from '../../../ingest/ingest.ts';
import { openStaticEmbeddings } from '../../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../../knowledge/indexes.ts';
import { openKnowledge } from '../../../knowledge/knowledge.ts';
import { createLexicon, readLexicon } from '../../../knowledge/lexicon.ts';
import { openSnapshot } from '../../../knowledge/snapshot.ts';
import { openDeskOnDisk, type DeskOnDisk } from '../../support/desk-on-disk.ts';

let data: string;
let answerer: Answerer;
let world: DeskOnDisk;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'ky-cuong-library-'));
  const lexiconData = readLexicon();
  const lexicon = createLexicon(lexiconData);
  const embeddings = openStaticEmbeddings();
  await buildShippedLibrary({
    dataDir: data,
    now: () => new Date('2026-11-23T00:00:00Z'),
    writeIndexes: (folder, passages) => writeIndexes(folder, passages, { embeddings, lexicon }),
  });
  const knowledge = await openKnowledge(await openSnapshot(data), { embeddings, lexiconData });
  answerer = createAnswerer(knowledge, () => performance.now());
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

beforeEach(async () => {
  world = await openDeskOnDisk();
  world.answer = (question) => answerer.answer(question);
});
afterEach(() => world.close());

const CLAUSE = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';

it('answers from the directive, and a follow-up after a new start leans on the question before', async () => {
  const text = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
  const first = await world.answerTo({ text });
  expect(first.answer).toMatchObject({ outcome: 'answered', verdict: 'prohibited' });
  expect(first.answer.quotes[0]?.text).toContain(CLAUSE);
  await world.restart();
  const second = await world.answerTo({ text: 'thế còn ngày trực?' });
  expect(second.answer.quotes[0]?.text).toContain(CLAUSE);
  expect(await world.store.turn(second.id)).toMatchObject({ answer: second.answer });
});

it('answers the same where a phone number and an identity card were masked', async () => {
  const plain = await world.answerTo({ text: 'Buổi trưa ngày làm việc uống bia được không?' });
  await world.ask({ text: '/quen' });
  const masked = await world.answerTo({
    text: 'Tôi là An, CCCD 079203001234, 0912 345 678. Buổi trưa ngày làm việc uống bia được không?',
  });
  expect(masked.answer.outcome).toBe('answered');
  expect(masked.answer.quotes[0]?.text).toBe(plain.answer.quotes[0]?.text);
  expect(masked.answer.note).toContain('số giấy tờ tùy thân, số điện thoại');
  expect(answerSchema.parse(masked.answer)).toEqual(masked.answer);
});
