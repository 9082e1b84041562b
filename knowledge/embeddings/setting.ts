import type { NamedEmbeddings } from '../embeddings.ts';
import type { EmbeddingsService } from './service.ts';
import { openStaticEmbeddings } from './static.ts';

/** The embeddings that the environment names (`EMBEDDINGS_URL`, `EMBEDDINGS_MODEL`, `EMBEDDINGS_KEY`), else the shipped ones. */

/** A setting that cannot be used, or a service that does not answer; the message says which and how to mend it. */
export class EmbeddingsError extends Error {
  override readonly name = 'EmbeddingsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Opens them. What writes indexes and what serves from them read the same setting: vectors of another model would be made anew
 * for the whole library at the next start.
 */
export async function openSetEmbeddings(
  environment: Environment,
  fetch: typeof globalThis.fetch,
): Promise<NamedEmbeddings> {
  const [url = '', model = '', key = ''] = ['URL', 'MODEL', 'KEY'].map(
    (name) => environment[`EMBEDDINGS_${name}`] ?? '',
  );
  if ((url === '') !== (model === ''))
    throw new EmbeddingsError('EMBEDDINGS_URL và EMBEDDINGS_MODEL phải đặt cùng nhau, hoặc cùng bỏ trống.');
  const service = url === '' ? null : { url: url.replace(/\/+$/u, ''), model, key: key === '' ? null : key };
  return openEmbeddings(service, fetch);
}

/** The service's, or the shipped ones where none is named. */
export async function openEmbeddings(
  service: EmbeddingsService | null,
  fetch: typeof globalThis.fetch,
): Promise<NamedEmbeddings> {
  if (service === null) return openStaticEmbeddings();
  try {
    // LangChain's client is read only where a service is set.
    const { openEmbeddingsService } = await import('./service.ts');
    return await openEmbeddingsService(service, fetch);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddingsError(
      `Dịch vụ nhúng không dùng được (EMBEDDINGS_URL=${service.url}, EMBEDDINGS_MODEL=${service.model}): ${reason}. Hãy kiểm tra dịch vụ, hoặc bỏ trống EMBEDDINGS_URL.`,
      { cause: error },
    );
  }
}
