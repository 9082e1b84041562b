import type { Library } from '../../../knowledge/library.ts';
import type { People } from '../../people.ts';
import type { Certificate, CertificateStore } from '../../quiz-certificate.ts';
import type { PracticeStore } from '../../quiz-practice.ts';
import type { RoundHead, RoundStore } from '../../quiz-rounds.ts';
import type { UnitStore } from '../../quiz-units.ts';
import { newRound, replay, type RoundState } from '../round.ts';
import { reportMany } from './many-report.ts';
import { manyTables } from './many-tables.ts';
import { overall, overallTableNames, overallTables } from './overall.ts';
import { gather, NO_ROUNDS, type RoundsWanted } from './over-rounds.ts';
import { ownReport } from './own.ts';
import { reportRound, type ReportParts } from './round-report.ts';
import { fileOf, roundTables } from './round-tables.ts';
import type { FileOffer, ManyRounds, Overall, Seen } from './seen.ts';
import type { ResultTable } from './tables.ts';
import { maySeeNames } from './viewer.ts';

export interface ResultsNeeds {
  readonly store: Pick<RoundStore, 'roundByCode' | 'roundEvents' | 'ledRounds' | 'playedRounds'> &
    Pick<PracticeStore, 'tallies' | 'ruleTallies'> &
    Pick<UnitStore, 'unitsOf'> &
    CertificateStore;
  readonly people: Pick<People, 'role'>;
  readonly library: () => Library;
  /** Null for a topic without a name. */
  readonly topicName: (topic: string) => string | null;
  readonly now: () => Date;
  /** Days for which rounds are kept. */
  readonly retentionDays: number;
}

/** What a person has to do with rounds. */
export interface Mine {
  /** Rounds that the person may see all of; null for who leads none. */
  readonly led: readonly RoundHead[] | null;
  readonly played: readonly RoundHead[];
  readonly certificates: readonly Certificate[];
  readonly administers: boolean;
}

/** A file; null where there is none of this name. */
export type Asked = Uint8Array | null | 'refused';

/** Results as pages show them. People are named by their stored ids; null is somebody unknown. */
export interface Results {
  /** As much of a round as the person may see; null where there is none. */
  round(code: string, person: string | null): Promise<Seen | null>;
  /** A round as a workbook (`ket-qua.xlsx`) or one table (`tung-nguoi.csv`); null for who may not see names, and for what there is not. */
  file(code: string, person: string | null, file: string): Promise<Uint8Array | null>;
  mine(person: string): Promise<Mine>;
  /** Many rounds together: a trainer's own, everybody's for an administrator; null for who leads none. */
  many(person: string | null, wanted: RoundsWanted): Promise<ManyRounds | null>;
  /** The same as a file, named as that of a round. */
  manyFile(person: string | null, wanted: RoundsWanted, file: string): Promise<Asked>;
  /** Over all rounds and practice; null for others than administrators. */
  overall(person: string | null): Promise<Overall | null>;
  overallFile(person: string | null, file: string): Promise<Asked>;
  /** By its code as it is kept. */
  certificate(code: string): Promise<Certificate | null>;
}

/** Rounds in a list. */
const MOST_ROUNDS = 100;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Days of progress: half a year. */
const PROGRESS_DAYS = 182;

export function createResults(needs: ResultsNeeds): Results {
  const { store, people, library, now } = needs;
  const parts = (): ReportParts => ({ ...needs, library: library() });
  const since = () => new Date(now().getTime() - PROGRESS_DAYS * DAY_MS).toISOString();

  /** From the log as it is now: what somebody deleted is gone from the next look on. */
  async function stateOf(code: string): Promise<RoundState | null> {
    const setup = await store.roundByCode(code);
    return setup === null ? null : replay(newRound(setup), await store.roundEvents(setup.id));
  }
  const unitsIn = ({ players }: RoundState) => store.unitsOf([...players.keys()]);
  async function seesNames(person: string | null, { setup: { trainer } }: RoundState): Promise<boolean> {
    return person !== null && maySeeNames({ person, role: await people.role(person) }, { trainer });
  }
  const administers = async (person: string | null): Promise<boolean> =>
    person !== null && (await people.role(person)) === 'administrator';
  async function round(code: string, person: string | null): Promise<Seen | null> {
    const state = await stateOf(code);
    if (state === null) return null;
    if (person === null || !(await seesNames(person, state)))
      return ownReport(state, person, person === null ? [] : await store.certificatesOf(person), parts());
    const weeks = await store.tallies('week', since());
    const report = reportRound(state, weeks, person, parts(), await unitsIn(state));
    // Which tables there are depends on no answer: an empty round names them at once.
    return { ...report, files: roundTables(newRound(state.setup), parts()).map(offerOf) };
  }
  return {
    round,
    file: async (code, person, file) => {
      const state = await stateOf(code);
      if (state === null || !(await seesNames(person, state))) return null;
      return written(roundTables(state, parts(), await unitsIn(state)), file);
    },
    mine: async (person) => {
      const role = await people.role(person);
      const all = role === 'administrator' ? null : person;
      return {
        led: role === 'asker' ? null : await store.ledRounds(all, MOST_ROUNDS),
        played: await store.playedRounds(person, MOST_ROUNDS),
        certificates: await store.certificatesOf(person),
        administers: role === 'administrator',
      };
    },
    many: async (person, wanted) => {
      const found = person === null ? null : await gather(needs, person, wanted);
      if (person === null || found === null) return null;
      const everybody = (await people.role(person)) === 'administrator';
      const files = manyTables(NO_ROUNDS, person, parts()).map(offerOf);
      return { ...reportMany(found, wanted, { me: person, everybody }, parts()), files };
    },
    manyFile: async (person, wanted, file) => {
      const found = person === null ? null : await gather(needs, person, wanted);
      if (person === null || found === null) return 'refused';
      return written(manyTables(found, person, parts()), file);
    },
    overall: async (person) => {
      if (!(await administers(person))) return null;
      return {
        ...(await overall(needs, since())),
        files: overallTableNames(library()).map((name) => offerOf({ name })),
      };
    },
    overallFile: async (person, file) =>
      (await administers(person)) ? written(await overallTables(needs, since()), file) : 'refused',
    certificate: (code) => store.certificate(code),
  };
}

const offerOf = (table: Pick<ResultTable, 'name'>): FileOffer => ({
  file: `${fileOf(table)}.csv`,
  name: table.name,
});

/** What writes files is loaded when somebody wants one. */
async function written(tables: readonly ResultTable[], file: string): Promise<Uint8Array | null> {
  const { csvOf, xlsxOf } = await import('./export.ts');
  if (file === WORKBOOK) return xlsxOf(tables);
  const table = tables.find((one) => `${fileOf(one)}.csv` === file);
  return table === undefined ? null : new TextEncoder().encode(csvOf(table));
}
const WORKBOOK = 'ket-qua.xlsx';
