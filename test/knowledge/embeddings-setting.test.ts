import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSetEmbeddings } from '../../knowledge/embeddings/setting.ts';
import { indexManifestSchema } from '../../knowledge/indexes.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import { countingModel, startEmbeddingsServer, type EmbeddingsServer } from '../fakes/embeddings-server.ts';
import { runProgram } from '../support/program.ts';

let server: EmbeddingsServer | null = null;
let folder: string | null = null;
afterEach(async () => {
  await server?.close();
  if (folder !== null) await rm(folder, { recursive: true, force: true });
  [server, folder] = [null, null];
});

describe('the embeddings that are set', () => {
  it('are the shipped ones where nothing is', async () => {
    const { name } = await openSetEmbeddings({ EMBEDDINGS_URL: '', EMBEDDINGS_MODEL: '' }, fetch);
    expect(name).toMatch(/^static/u);
  });

  it('are refused by half, with what to set', async () => {
    await expect(openSetEmbeddings({ EMBEDDINGS_URL: 'http://127.0.0.1:1/v1' }, fetch)).rejects.toThrow(
      'EMBEDDINGS_URL và EMBEDDINGS_MODEL phải đặt cùng nhau',
    );
  });

  it('make the vectors of what npm run ingest publishes, so that a bot set alike indexes nothing again', async () => {
    server = await startEmbeddingsServer(countingModel, 200);
    folder = await mkdtemp(join(tmpdir(), 'ky-cuong-embedded-'));
    const env = { EMBEDDINGS_URL: `${server.url}/`, EMBEDDINGS_MODEL: 'bge-m3' };
    await runProgram(['--yes', '--data', folder], { main: 'ingest/main.ts', env });
    const { manifest } = await openSnapshot(folder);
    expect(indexManifestSchema.parse(manifest.indexes).embeddings).toMatchObject({
      name: 'service-bge-m3',
      dimension: 3,
    });
  });

  it('say which service does not answer, and publish nothing', async () => {
    folder = await mkdtemp(join(tmpdir(), 'ky-cuong-embedded-'));
    const env = { EMBEDDINGS_URL: 'http://127.0.0.1:9/v1', EMBEDDINGS_MODEL: 'bge-m3' };
    const { code, stderr } = await runProgram(['--yes', '--data', folder], {
      main: 'ingest/main.ts',
      env,
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/Dịch vụ nhúng không dùng được \(EMBEDDINGS_URL=http:\/\/127\.0\.0\.1:9\/v1/u);
    await expect(openSnapshot(folder)).rejects.toThrow();
  });
});
