import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';
import { publishSnapshot } from '../../../ingest/publish.ts';
import { openStaticEmbeddings } from '../../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../../knowledge/indexes.ts';
import { openSnapshot } from '../../../knowledge/snapshot.ts';
import type { Document } from '../../../knowledge/types.ts';
import { startTelegramServer } from '../../fakes/telegram-server.ts';
import { sharedLexicon } from '../../support/notice-world.ts';
import { startProgram } from '../../support/program.ts';
import { addressOf, dataFolders } from '../../support/started.ts';

/** The whole program over the strict double of Telegram: what is wired in `bot/start`. */

const folders = dataFolders();
beforeAll(() => folders.build(), 120_000);
afterAll(() => folders.remove());

const OLD = 'buổi trưa của ngày làm việc, ngày trực';
/** As long as the old words, so that every provision stands where it stood. */
const NEW = 'buổi trưa của ngày làm việc, buổi trực';

function amended(document: Document): Document {
  const text = document.text.replace(OLD, NEW);
  const provisions = document.provisions.map((one) => ({ ...one, text: text.slice(one.start, one.end) }));
  return { ...document, text, provisions, sha256: 'e'.repeat(64) };
}

async function publishAmended(dataDir: string): Promise<void> {
  const { documents } = (await openSnapshot(dataDir)).library;
  const embeddings = openStaticEmbeddings();
  await publishSnapshot({
    dataDir,
    documents: documents.map(amended),
    now: () => new Date(),
    writeIndexes: (dir, rows) => writeIndexes(dir, rows, { embeddings, lexicon: sharedLexicon() }),
  });
}

describe('the program', () => {
  it('finds what changed while it stood still, shows it on the web, and has it told to who follows it', async () => {
    const server = await startTelegramServer();
    const data = folders.fresh();
    const env = { TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.root };
    const first = startProgram(['start', '--data', data], { env });
    await first.until(/t\.me/);
    const lan = server.person('Lan');
    server.say(lan, '/theodoi chỉ thị 30');
    expect((await server.until(lan, 1)).at(-1)?.text).toContain('Đã theo dõi “30-CT/TU”');
    await first.stop();
    await publishAmended(data);

    const second = startProgram(['start', '--data', data], { env });
    const address = await addressOf(second);
    const page = async () => (await fetch(`${address}/thay-doi`)).text();
    await expect.poll(page, { timeout: 30_000 }).toContain(NEW);
    expect(await page()).toContain(OLD);
    expect(await (await fetch(`${address}/thay-doi.atom`)).text()).toContain('<entry>');
    await second.stop();
    // By day it has been told, by night it is kept for the morning; never neither.
    const store = await openLibsqlStore({ path: join(data, 'app.db') });
    const here = { channel: 'telegram', chat: String(lan.id) } as const;
    const kept = (await store.due(here)).length;
    const written = (await store.nextLetter('telegram', here.chat)) === null ? 0 : 1;
    const sent = server.seen(lan).filter(({ text }) => text.includes(NEW)).length;
    expect(Math.sign(kept) + written + sent).toBe(1);
    await store.close();
    await server.close();
  }, 240_000);
});
