import { changesBetween, changesOnDays, type Change } from '../../knowledge/changes.ts';
import type { Library } from '../../knowledge/library.ts';
import { dayInVietNam } from '../day.ts';
import type { NewsMark, NewsRecord } from '../subscriptions.ts';
import { concernedBy } from './concern.ts';
import type { NoticesNeeds } from './types.ts';

/** Earlier snapshots that are gone through when nothing was recorded yet: as many as pruning keeps. */
const MOST_EARLIER = 10;

/**
 * Records what has changed since the last time: between the snapshot that was last recorded and the one that serves, and
 * what begins or ends on the days since. Whoever follows it is then to be told. Does nothing where nothing has moved.
 */
export async function recordChanges(needs: NoticesNeeds): Promise<void> {
  const { store, library, now } = needs;
  const mark = await store.newsMark();
  if (mark === null) return recordEarlier(needs);
  const serving = library();
  const today = later(mark.day, dayInVietNam(now()));
  if (mark.snapshot === serving.id && mark.day === today) return;
  const between = mark.snapshot === serving.id ? [] : await changesSince(needs, mark.snapshot, serving);
  const onDays = mark.day === today ? [] : await changesOf(serving, mark.day, today);
  const added = new Set(between.filter(isAdded).map(({ document }) => document.number));
  const changes = [...between, ...onDays.filter(({ document }) => !added.has(document.number))];
  await record(needs, mark, { snapshot: serving.id, day: today }, changes, now().toISOString());
}

const later = (one: string, other: string): string => (one > other ? one : other);
/** Its first notice says from when it is in force. */
const isAdded = ({ kind }: Change): boolean => kind === 'document_added';

/** Nobody asked for the changes of the kept snapshots before the first record; they are for the page of changes. */
async function recordEarlier(needs: NoticesNeeds): Promise<void> {
  const { library, kept, now } = needs;
  const serving = library();
  const day = dayInVietNam(now());
  const all = await kept();
  const before = all
    .slice(
      0,
      Math.max(
        0,
        all.findIndex(({ id }) => id === serving.id),
      ),
    )
    .slice(-MOST_EARLIER);
  let mark: NewsMark | null = null;
  for (const { id, at } of [
    ...before,
    { id: serving.id, at: timeOf(all, serving.id) ?? now().toISOString() },
  ]) {
    const until: NewsMark = { snapshot: id, day };
    const is = id === serving.id ? serving : await needs.earlier(id);
    if (is === null) continue;
    const changes: Change[] = mark === null ? [] : await changesSince(needs, mark.snapshot, is);
    const news = changes.map((change) => ({ change, subjects: [] }));
    await write(needs, { since: mark, until, at, news });
    mark = until;
  }
}

const timeOf = (kept: readonly { id: string; at: string }[], id: string): string | undefined =>
  kept.find((one) => one.id === id)?.at;

async function changesSince(needs: NoticesNeeds, snapshot: string, serving: Library): Promise<Change[]> {
  const before = await needs.earlier(snapshot);
  if (before === null) {
    needs.log.warn({ snapshot }, 'notices: the snapshot before is gone; what changed since cannot be told');
    return [];
  }
  return changesBetween(before, serving);
}

/** Document by document, with a pause after each: a great library is read whole, and people ask meanwhile. */
async function changesOf(library: Library, last: string, today: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (const document of library.documents) {
    changes.push(...changesOnDays(document, library, last, today));
    await new Promise((resume) => setImmediate(resume));
  }
  return changes;
}

async function record(
  needs: NoticesNeeds,
  since: NewsMark,
  until: NewsMark,
  changes: readonly Change[],
  at: string,
): Promise<void> {
  const { store, lexicon, library } = needs;
  const subjects = changes.length === 0 ? [] : await store.subjects();
  const concerns = concernedBy(subjects, lexicon(), library());
  const news = changes.map((change) => ({ change, subjects: concerns(change) }));
  await write(needs, { since, until, at, news });
}

async function write({ store, log }: NoticesNeeds, record: NewsRecord): Promise<void> {
  const { length: changes } = record.news;
  if ((await store.recordNews(record)) && changes > 0)
    log.info({ changes }, 'notices: changes of the rules recorded');
}
