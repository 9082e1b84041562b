import type { Library } from '../../../knowledge/library.ts';
import type { People } from '../../people.ts';
import type { Certificate, CertificateStore } from '../../quiz-certificate.ts';
import type { PracticeStore, Tally } from '../../quiz-practice.ts';
import type { RoundHead, RoundStore } from '../../quiz-rounds.ts';
import type { UnitStore } from '../../quiz-units.ts';
import { newRound, replay, type RoundState } from '../round.ts';
import { leastKnownFirst, NO_TOPIC } from './groups.ts';
import { ownReport } from './own.ts';
import { reportRound, tallyRule, weekLines, type ReportParts } from './round-report.ts';
import { fileOf, roundTables } from './round-tables.ts';
import { heldRule } from './rules.ts';
import type { Overall, Seen, ShareLine } from './seen.ts';
import { shareOf } from './share.ts';
import type { ResultTable } from './tables.ts';
import { LEAST_PEOPLE, maySeeNames } from './viewer.ts';

export interface ResultsNeeds {
  readonly store: Pick<RoundStore, 'roundByCode' | 'roundEvents' | 'ledRounds' | 'playedRounds'> &
    Pick<PracticeStore, 'tallies'> &
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

/** Results as pages show them. People are named by their stored ids; null is somebody unknown. */
export interface Results {
  /** As much of a round as the person may see; null where there is none. */
  round(code: string, person: string | null): Promise<Seen | null>;
  /** A round as a workbook (`ket-qua.xlsx`) or one table (`tung-nguoi.csv`); null for who may not see names, and for what there is not. */
  file(code: string, person: string | null, file: string): Promise<Uint8Array | null>;
  mine(person: string): Promise<Mine>;
  /** Over all rounds and practice; null for others than administrators. */
  overall(person: string | null): Promise<Overall | null>;
  /** By its code as it is kept. */
  certificate(code: string): Promise<Certificate | null>;
  nameCertificates(person: string, name: string | null): Promise<void>;
}

/** Rounds in a list. */
const MOST_ROUNDS = 100;
/** Rules over all rounds: a list that somebody reads. */
const MOST_RULES = 60;
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
  async function round(code: string, person: string | null): Promise<Seen | null> {
    const state = await stateOf(code);
    if (state === null) return null;
    if (person === null || !(await seesNames(person, state)))
      return ownReport(state, person, person === null ? [] : await store.certificatesOf(person), parts());
    const weeks = await store.tallies('week', since());
    const report = reportRound(state, weeks, person, parts(), await unitsIn(state));
    // Which tables there are depends on no answer: an empty round names them at once.
    const files = roundTables(newRound(state.setup), parts()).map((table) => ({
      file: `${fileOf(table)}.csv`,
      name: table.name,
    }));
    return { ...report, files };
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
    overall: async (person) =>
      person !== null && (await people.role(person)) === 'administrator' ? overall(needs, since()) : null,
    certificate: (code) => store.certificate(code),
    nameCertificates: async (person, name) => void (await store.nameCertificates(person, name)),
  };
}

/** What writes files is loaded when somebody wants one. */
async function written(tables: readonly ResultTable[], file: string): Promise<Uint8Array | null> {
  const { csvOf, xlsxOf } = await import('./export.ts');
  if (file === WORKBOOK) return xlsxOf(tables);
  const table = tables.find((one) => `${fileOf(one)}.csv` === file);
  return table === undefined ? null : new TextEncoder().encode(csvOf(table));
}
const WORKBOOK = 'ket-qua.xlsx';

async function overall({ store, library, topicName }: ResultsNeeds, since: string): Promise<Overall> {
  const [topics, provisions] = [await store.tallies('topic', since), await store.tallies('provision', since)];
  const held = library();
  const sum = (key: 'right' | 'answers') => topics.reduce((total, one) => total + one[key], 0);
  const rules = ordered(provisions).flatMap(({ key, ...tally }) => (key === null ? [] : [{ ...tally, key }]));
  return {
    since,
    all: shareOf(sum('right'), sum('answers')),
    // Of several topics without a name nobody could tell how many people answered: they are in the sum alone.
    topics: ordered(topics).flatMap((tally) => {
      const label = tally.key === null ? NO_TOPIC : topicName(tally.key);
      return label === null ? [] : [shareLine(tally, label)];
    }),
    rules: rules.slice(0, MOST_RULES).map((tally, index) => tallyRule(tally, heldRule(tally.key, held), index + 1)),
    weeks: weekLines(await store.tallies('week', since)),
  };
} // prettier-ignore

const shareLine = ({ right, answers, people }: Tally, label: string): ShareLine => ({
  ...shareOf(right, answers),
  ...{ people, label },
});

/** The least known first; what so few answered that one could be known is left out. */
const ordered = (tallies: readonly Tally[]): Tally[] =>
  tallies
    .filter(({ people }) => people >= LEAST_PEOPLE)
    .map((tally) => ({ tally, line: { ...tally, ...shareOf(tally.right, tally.answers), ms: null } }))
    .sort((a, b) => leastKnownFirst(a.line, b.line))
    .map(({ tally }) => tally);
