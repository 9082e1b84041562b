import type { Attempt } from '../../quiz-practice.ts';
import type { Item } from '../../quiz-item.ts';
import { VOID } from '../../quiz-rounds.ts';
import { shortDay } from '../../notices.ts';
import { byWeek, group, NO_TOPIC, NO_UNIT, withTopicNames, type Line } from './groups.ts';
import { heatMap } from './heat-map.ts';
import { analyseItems, type ItemFault } from './items.ts';
import type { Share } from './share.ts';
import { byPerson, byUnit, type Owner, type Viewer } from './viewer.ts';

/** A table of results as a file carries it; texts are Vietnamese, shares are numbers 0 to 1. */
export interface ResultTable {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
export type Cell = string | number | null;

/** What tables are made from. */
export interface Reported {
  readonly attempts: readonly Attempt[];
  /** What people were asked, answered or not, by which they are listed. */
  readonly asked: readonly Attempt[];
  readonly items: readonly Item[];
  /** Those that were taken out of the round, of which there are no attempts. */
  readonly voided?: readonly Item[];
  readonly viewer: Viewer;
  readonly owner: Owner;
  /** As people gave them, by stored id. */
  readonly names: ReadonlyMap<string, string>;
  /** A topic, a provision as people read it; null for a topic without a name. */
  readonly topicName: (topic: string) => string | null;
  readonly placeName: (provision: string) => string;
}

export const SHARES = ['Đúng', 'Lượt trả lời', 'Tỷ lệ đúng', 'Khoảng tin cậy từ', 'đến', 'Ghi chú'] as const;
const SECONDS = 'Giây (trung vị)';

/** Under the heads `SHARES`. */
export const shares = ({ right, answers, share, low, high, few }: Share): Cell[] => [
  right,
  answers,
  share,
  low,
  high,
  few ? 'ít lượt trả lời' : '',
];
const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 100) / 10);

/** All that there is to tell of attempts to who asks. */
export function resultTables(given: Reported): ResultTable[] {
  const attempts = withTopicNames(given.attempts, given.topicName);
  const reported = { ...given, attempts };
  const { viewer, owner, placeName } = reported;
  const line = (key: string, one: Line): Cell[] => [key, ...shares(one), one.people, seconds(one.ms)];
  const lines = (name: string, first: string, rows: Cell[][]): ResultTable => ({
    name,
    head: [first, ...SHARES, 'Số người', SECONDS],
    rows,
  });
  const keyed = (all: readonly Line[], none: string, say: (key: string) => string) =>
    all.map((one) => line(one.key === null ? none : say(one.key), one));
  return [
    personTable(given),
    lines('Đơn vị', 'Đơn vị', keyed(byUnit(attempts, viewer, owner), NO_UNIT, String)),
    lines('Chủ đề', 'Chủ đề', keyed(group(attempts, 'topic'), NO_TOPIC, String)),
    lines(
      'Quy định',
      'Quy định',
      keyed(group(attempts, 'provision'), 'Câu hỏi không gắn quy định', placeName),
    ),
    heatTable(reported),
    lines('Theo tuần', 'Tuần từ ngày', keyed(byWeek(attempts), '', shortDay)),
    itemTable(reported),
  ];
}

/** People by what they were asked: who answered one of ten right has one of ten. */
function personTable({ asked, attempts, viewer, owner, names }: Reported): ResultTable {
  const answered = new Map(group(attempts, 'person').map(({ key, answers }) => [key, answers]));
  const [right, , ...others] = SHARES;
  const rows = byPerson(asked, viewer, owner, names).map((one): Cell[] => {
    const [correct, of, ...rest] = shares(one);
    return [one.name, correct ?? 0, of ?? 0, answered.get(one.key) ?? 0, ...rest, seconds(one.ms)];
  });
  return {
    name: 'Từng người',
    head: ['Họ tên', right, 'Câu được hỏi', 'Đã trả lời', ...others, SECONDS],
    rows,
  };
}

function heatTable({ attempts, placeName }: Reported): ResultTable {
  const rows = heatMap(attempts).rows.flatMap(({ topic, cells }) =>
    cells.map((cell) => [topic.key ?? NO_TOPIC, placeName(cell.key ?? ''), ...shares(cell), cell.people]),
  );
  return { name: 'Bản đồ nhiệt', head: ['Chủ đề', 'Quy định', ...SHARES, 'Số người'], rows };
}

/** What a trainer reads of an item that is to be looked at. */
export const FAULT_WORDS: Readonly<Record<ItemFault, string>> = {
  negative: 'người giỏi hay sai: xem lại đáp án',
  unpicked: 'có phương án không ai chọn',
  all_right: 'ai cũng đúng: quá dễ',
  all_wrong: 'ai cũng sai: xem lại câu hỏi',
};

function itemTable({ attempts, items, voided = [], placeName }: Reported): ResultTable {
  const known = new Map(items.map((item) => [item.id, item]));
  const rows = analyseItems(attempts, items).map(({ item, difficulty, discrimination, choices, faults }) => {
    const held = known.get(item);
    const counts = choices?.map((count, index) => `${held?.options[index] ?? ''}: ${String(count)}`);
    return [
      item,
      held?.stem ?? '',
      (held?.provision ?? null) === null ? '' : placeName(held?.provision ?? ''),
      ...shares(difficulty),
      discrimination,
      counts?.join('; ') ?? '',
      faults.map((fault) => FAULT_WORDS[fault]).join('; '),
    ];
  });
  const place = ({ provision }: Item) => (provision === null ? '' : placeName(provision));
  const out = voided.map((item) => [
    item.id,
    item.stem,
    place(item),
    ...SHARES.map(() => null),
    null,
    '',
    VOID,
  ]);
  const head = ['Mã', 'Câu hỏi', 'Quy định', ...SHARES, 'Độ phân biệt', 'Số lượt chọn', 'Cần xem lại'];
  return { name: 'Câu hỏi', head, rows: [...rows, ...out] };
}
