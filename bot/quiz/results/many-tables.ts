import { dayInVietNam } from '../../day.ts';
import { shortDay } from '../../notices.ts';
import { lineOf, NO_UNIT } from './groups.ts';
import { sayPeriod } from './many-report.ts';
import type { Gathered } from './over-rounds.ts';
import { coursesOf, periodsOf, type Periods } from './periods.ts';
import type { ReportParts } from './round-report.ts';
import { heldRule, rulesOf } from './rules.ts';
import { resultTables, SHARES, shares, type Cell, type ResultTable } from './tables.ts';
import { byPerson } from './viewer.ts';

/** Many rounds as tables for files, for who may see the names of all of them. `me`: stored id of who looks. */
export function manyTables(
  gathered: Gathered,
  me: string,
  { library, topicName }: Omit<ReportParts, 'retentionDays'>,
): ResultTable[] {
  const { attempts, named, names, items } = gathered;
  const rules = rulesOf(items, library);
  const [viewer, owner] = [{ person: me, role: 'trainer' as const }, { trainer: me }];
  const periods = periodsOf(attempts);
  const called = new Map(byPerson(named, viewer, owner, names).map(({ key, name }) => [key, name]));
  return [
    roundsTable(gathered),
    ...resultTables({
      ...{ attempts, asked: named, items, names, viewer, owner, topicName },
      placeName: (provision) => (rules.get(provision) ?? heldRule(provision, library)).place,
    }),
    courseTable('Đơn vị theo thời gian', 'Đơn vị', periods, coursesOf(attempts, 'unit', periods), (key) => key ?? NO_UNIT),
    courseTable('Từng người theo thời gian', 'Họ tên', periods, coursesOf(named, 'person', periods), (key) => called.get(key) ?? ''),
  ];
} // prettier-ignore

function roundsTable({ rounds }: Gathered): ResultTable {
  const rows = rounds.map(({ head: { code, title, ended }, anonymous, attempts }): Cell[] => {
    const line = lineOf(null, attempts);
    const day = ended === null ? '' : shortDay(dayInVietNam(new Date(ended)));
    return [code, title, day, anonymous ? 'ẩn danh' : '', ...shares(line), line.people];
  });
  return { name: 'Các bài', head: ['Mã', 'Bài', 'Kết thúc', 'Cách làm', ...SHARES, 'Số người'], rows };
}

/** A line for each period in which there are answers. */
function courseTable(
  name: string,
  first: string,
  { of, keys }: Periods,
  courses: ReturnType<typeof coursesOf>,
  say: (key: string | null) => string,
): ResultTable {
  const rows = courses.flatMap(({ key, points }) =>
    points.flatMap((point, index): Cell[][] =>
      point === null ? [] : [[say(key), sayPeriod(keys[index] ?? '', of), ...shares(point)]],
    ),
  );
  return { name, head: [first, of === 'week' ? 'Tuần từ ngày' : 'Tháng', ...SHARES], rows };
}
