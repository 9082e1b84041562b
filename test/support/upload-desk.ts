import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../bot/store.ts';
import { createUploads, type Intake, type Preview, type Uploads } from '../../bot/uploads.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';

export const AN = 'person-an';
export const BINH = 'person-binh';

/** The service over a data folder of its own, with two administrators and a clock that the test sets. */
export interface UploadDesk {
  readonly dataDir: string;
  readonly store: Store;
  readonly uploads: Uploads;
  /** Milliseconds. */
  time: number;
  readonly faults: object[];
  /** Names under `uploads/`. */
  pending(): string[];
  /** Who did what, oldest first. */
  acts(): Promise<string[]>;
  /** Takes a file, and waits until it is read; its id. */
  sent(person: string, name: string, bytes?: Uint8Array): Promise<string>;
  close(): Promise<void>;
}

export const file = (name: string, bytes: Uint8Array = Buffer.from('nội dung')) => ({ name, bytes });

export async function openUploadDesk(intakeOver: (dataDir: string) => Intake): Promise<UploadDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ky-cuong-uploads-'));
  const store = createMemoryStore();
  const faults: object[] = [];
  let made = 0;
  for (const id of [AN, BINH]) await store.putPerson({ id, role: 'administrator', since: '' });
  const uploads = createUploads({
    dataDir,
    intake: intakeOver(dataDir),
    store,
    people: { role: async (person) => (await store.person(person))?.role ?? 'asker' },
    now: () => new Date(desk.time),
    newId: () => `tep-${(made += 1)}`,
    log: { info: () => {}, error: (fields) => faults.push(fields) },
  });
  const folder = join(dataDir, 'uploads');
  const desk: UploadDesk = {
    dataDir,
    store,
    uploads,
    time: Date.parse('2026-11-23T03:00:00.000Z'),
    faults,
    pending: () => (existsSync(folder) ? readdirSync(folder) : []),
    acts: async () => (await store.audits(100)).map(({ person, act }) => `${person} ${act}`).reverse(),
    sent: async (person, name, bytes) => {
      const taken = await uploads.take(person, file(name, bytes));
      if (taken.kind !== 'taken') throw new Error(taken.message);
      await uploads.read(person, taken.id);
      return taken.id;
    },
    close: async () => {
      await uploads.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return desk;
}

/** An intake that says what the test wants: for what the service does around it. */
export function intakeOf(preview: Partial<Preview> = {}): Intake {
  const whole: Preview = {
    words: 'Quyết định 1/QĐ',
    documents: 1,
    texts: [{ name: 'a.txt', text: 'Điều 1.' }],
    publish: () => Promise.resolve({ words: 'Đã phát hành', snapshot: 's1' }),
    ...preview,
  };
  return { preview: () => Promise.resolve(whole), close: () => {} };
}
