import type { LexiconData } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Day } from '../../knowledge/types.ts';
import type { People } from '../people.ts';
import type {
  BankDone,
  BankEdit,
  BankExport,
  BankItem,
  BankLine,
  BankReview,
  BankWanted,
} from '../quiz-bank.ts';
import type { Item } from '../quiz-item.ts';
import type { PracticeStore } from '../quiz-practice.ts';
import type { QuizItems } from '../quiz-store.ts';
import type { AuditEntry } from '../store.ts';
import { createBank, lastOf, type Bank, type Doing } from './bank.ts';
import { ENDING_OF, exportItems, FORMATS, MOST_BYTES, type Format } from './formats.ts';
import { countAll, find, pageOf } from './review/find.ts';
import { actOn, ofOne } from './review/acting.ts';
import { createFiles, formats } from './review/files.ts';
import { analysisOf, createFared, sayFlags, type Fared } from './review/flags.ts';
import { createProposals } from './review/proposals.ts';
import { itemOf } from './review/writing.ts';
import { createRows, type Row } from './review/rows.ts';
import { figuresOf, historyOf, rewordingOf } from './review/view.ts';
import { topicName } from './pool.ts';
import type { Proposer } from './proposing.ts';

export { readFared, sayFlags } from './review/flags.ts';
export { rightOf } from './review/rows.ts';

export interface ReviewNeeds {
  readonly store: QuizItems & Pick<PracticeStore, 'attempts'> & { audit(entry: AuditEntry): Promise<void> };
  readonly people: Pick<People, 'role'>;
  readonly library: () => Library;
  readonly today: () => Day;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Proposes questions; absent or null where no chat model is set. */
  readonly proposer?: Proposer | null;
  /** Read when a model is first asked. */
  readonly lexicon: () => LexiconData;
  readonly log: { error(fields: object, message: string): void };
  /** What the rules give now; always the same object while nothing changes. Entered when somebody looks, so that it can be reviewed. */
  readonly generated: () => readonly Item[];
}

/** The bank behind its pages, with what works on when nobody looks. */
export interface OpenedReview extends BankReview {
  /** Ends what runs in the background. */
  close(): Promise<void>;
}

/** Makes the service behind the pages of the bank. */
export function createReview(needs: ReviewNeeds): OpenedReview {
  const { store, library, now, today } = needs;
  const bank = (): Bank => createBank(store, library());
  const doing = (person: string | null): Doing => ({ by: person, at: now().toISOString(), day: today() });
  const audit = (person: string, act: string, detail: string) => store.audit({ at: now().toISOString(), person, act, detail });
  const readRows = createRows(store);
  const readFlags = createFared(store, now);
  const files = createFiles({ ...needs, bank, doing });
  const enterOnce = createEntering(needs.generated, async (items) => {
    // What lapsed comes back in its new form, where there is one.
    await bank().lapse(doing(null));
    await bank().enter(items, doing(null));
  });
  const rowsOf = async (): Promise<ReadonlyMap<string, Row>> => {
    await enterOnce();
    return readRows();
  };
  const topics = async () => countAll([...(await rowsOf()).values()], new Set(), library()).topics;
  const { proposer = null } = needs;
  const proposals = proposer === null ? null : createProposals({ ...needs, proposer, bank, doing, audit, topics });
  const found = async (wanted: BankWanted): Promise<{ all: readonly Row[]; rows: Row[]; fared: Fared }> => {
    const [all, fared] = [[...(await rowsOf()).values()], await readFlags()];
    return { all, rows: find(all, wanted, new Set(fared.flagged.keys())), fared };
  };

  async function linesOf(rows: readonly Row[], { flagged }: Fared, withWords: boolean): Promise<BankLine[]> {
    const held = await lastOf(store, rows.map(({ id }) => id));
    const lines: BankLine[] = [];
    for (const { id, number, state, type, stem, right, place, tags } of rows) {
      const [item, analysis] = [held.get(id)?.item, flagged.get(id)];
      const flags = item === undefined || analysis === undefined ? [] : sayFlags(item, analysis);
      const rewording = withWords ? rewordingOf(await store.itemVersions(id), library(), today()) : null;
      lines.push({ id, number, state, type, stem, right, place, tags, flags, rewording });
    }
    return lines;
  }

  async function foundItem(person: string, id: string): Promise<BankItem | null> {
    await rowsOf();
    const versions = await store.itemVersions(id);
    const last = versions.at(-1);
    if (last === undefined) return null;
    const { item, number, state } = last;
    const { attempts } = await readFlags();
    const analysis = analysisOf(versions, attempts);
    return {
      ...{ item, number, state },
      topic: item.topic === null ? null : topicName(item.topic),
      title: library().document(item.quote?.document ?? '')?.title ?? null,
      figures: figuresOf(analysis),
      flags: analysis === null ? [] : sayFlags(item, analysis),
      history: historyOf(versions, person),
      rewording: rewordingOf(versions, library(), today()),
      topics: await topics(),
    };
  }

  async function exported(format: string, wanted: BankWanted): Promise<BankExport | null> {
    if (!isFormat(format)) return null;
    const { rows } = await found(wanted);
    const held = await lastOf(store, rows.map(({ id }) => id));
    const items = rows.flatMap(({ id }) => held.get(id)?.item ?? []);
    const { bytes, left } = await exportItems(format, items);
    const name = `ngan-hang-${today()}.${ENDING_OF[format]}`;
    return { name, type: TYPES[format], bytes, count: items.length - left.length, left };
  }

  return {
    formats,
    mostBytes: MOST_BYTES,
    mayReview: async (person) => (await needs.people.role(person)) !== 'asker',
    refuse: (person, what) => audit(person, 'refused', what),
    list: async (wanted, page) => {
      const { all, rows, fared } = await found(wanted);
      const { shown, ...paging } = pageOf(rows, page);
      const lines = await linesOf(shown, fared, wanted.view === 'lapsed');
      return { lines, count: rows.length, ...paging, ...countAll(all, new Set(fared.flagged.keys()), library()) };
    },
    item: foundItem,
    act: async (person, asked) => {
      const done = await actOn(bank(), store, asked, doing(person));
      return told(done, () => audit(person, `quiz_${asked.doing}`, `${String(asked.chosen.size)} items`));
    },
    edit: async (person, id, seen, edit) => {
      const done = await bank().edit(id, mutable(edit), { ...doing(person), seen: new Map([[id, seen]]) });
      return told(ofOne(done, id), () => audit(person, 'quiz_edit', id));
    },
    topics,
    write: async (person, own) => {
      const id = `q-${needs.newId()}`;
      const item = itemOf(library(), today(), id, own);
      if (!('id' in item)) return { kind: 'refused', faults: item };
      await rowsOf();
      const faults = await bank().write(item, doing(person));
      if (faults.length > 0) return { kind: 'refused', faults: faults.map((what) => ({ part: 'stem', what })) };
      await audit(person, 'quiz_write', id);
      return { kind: 'done', id };
    },
    read: files.read,
    pending: files.pending,
    take: async (person, id) => {
      const done = await files.take(person, id);
      return done === null ? null : told(done, () => audit(person, 'quiz_import', id));
    },
    drop: files.drop,
    export: exported,
    proposals,
    close: () => proposals?.close() ?? Promise.resolve(),
  };
} // prettier-ignore

/** What was refused was not done and is not written down. */
async function told(done: BankDone, write: () => Promise<void>): Promise<BankDone> {
  if (done.kind === 'done' && done.count > 0) await write();
  return done;
}

/** Enters what the rules give, once for each list; all who look meanwhile wait for the same. */
function createEntering(
  generated: () => readonly Item[],
  enter: (items: readonly Item[]) => Promise<unknown>,
): () => Promise<unknown> {
  let entered: { readonly items: readonly Item[]; readonly work: Promise<unknown> } | null = null;
  return () => {
    const items = generated();
    if (entered?.items === items) return entered.work;
    const work = enter(items);
    entered = { items, work };
    work.catch(() => (entered = null));
    return work;
  };
}

const isFormat = (word: string): word is Format => FORMATS.some((format) => format === word);

const TYPES: Readonly<Record<Format, string>> = {
  gift: 'text/plain; charset=utf-8',
  moodle: 'application/xml; charset=utf-8',
  aiken: 'text/plain; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

const mutable = ({ options, correct, accepts, whys, tags, ...rest }: BankEdit) => ({
  ...rest,
  options: [...options],
  correct: [...correct],
  accepts: [...accepts],
  whys: [...whys],
  tags: [...tags],
});
