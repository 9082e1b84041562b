import { fold } from '../../../knowledge/vietnamese.ts';
import { askedOf, attemptPerson, attemptsOf, nameOf, standings, type RoundState } from '../round.ts';
import { rulesOf } from './rules.ts';
import { resultTables, type Cell, type ResultTable } from './tables.ts';
import type { ReportParts } from './round-report.ts';

/** A round's results as tables for files, for who may see its names. `units`: what its people say to be of. */
export function roundTables(
  state: RoundState,
  parts: Omit<ReportParts, 'retentionDays'>,
  units: ReadonlyMap<string, string> = new Map(),
): ResultTable[] {
  const { setup, players, endedAt } = state;
  const items = setup.questions.map(({ item }) => item);
  const rules = rulesOf(items, parts.library);
  const names = [...players.values()].map((one) => [attemptPerson(state, one), nameOf(state, one)] as const);
  const at = new Date(endedAt ?? Date.parse(setup.at)).toISOString();
  const tables = resultTables({
    attempts: attemptsOf(state, at, units),
    asked: askedOf(state, at, units),
    items,
    voided: items.filter((_, index) => state.voids.has(index)),
    viewer: { person: setup.trainer, role: 'trainer' },
    owner: { trainer: setup.trainer },
    names: new Map(names),
    topicName: parts.topicName,
    placeName: (provision) => rules.get(provision)?.place ?? provision,
  });
  return [rankingTable(state), ...tables, missedTable(state, (id) => rules.get(id)?.place ?? id)];
}

function rankingTable(state: RoundState): ResultTable {
  const { teams } = state.setup;
  const rows = standings(state).map(({ rank, name, team, right, answered, ofAll, milliseconds }): Cell[] => [
    ...[rank, name, teams[team ?? -1] ?? '', right, answered, ofAll],
    Math.round(milliseconds / 100) / 10,
  ]);
  const head = ['Hạng', 'Họ tên', 'Đội', 'Đúng', 'Đã trả lời', 'Số câu', 'Giây (câu đúng)'];
  return { name: 'Xếp hạng', head, rows };
}

/** Who missed what: a line for each wrong answer. */
function missedTable(state: RoundState, placeName: (provision: string) => string): ResultTable {
  const { questions } = state.setup;
  const rows = [...state.players.values()].flatMap((player) =>
    [...player.answers].flatMap(([index, { option, right }]): Cell[][] => {
      const question = questions[index];
      if (right || question === undefined || state.voids.has(index)) return [];
      const { item, options, right: key } = question;
      const place = item.provision === null ? '' : placeName(item.provision);
      return [
        [nameOf(state, player), index + 1, item.stem, options[option] ?? '', options[key] ?? '', place],
      ];
    }),
  );
  return {
    name: 'Ai sai câu nào',
    head: ['Họ tên', 'Câu', 'Câu hỏi', 'Đã chọn', 'Đáp án', 'Quy định'],
    rows,
  };
}

/** `Từng người` → `tung-nguoi`: how a table is called in an address. */
export const fileOf = ({ name }: Pick<ResultTable, 'name'>): string =>
  fold(name.normalize('NFC')).toLowerCase().replace(/\s+/gu, '-');
