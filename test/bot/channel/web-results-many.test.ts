import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepPlayed, officeOf, type PlayedPerson } from '../../support/quiz/played-round.ts';
import { signIn } from './web/administrator.ts';
import { openVisitor, textOf, type Page, type Visitor } from './web/visitor.ts';
import { openWorld, type World } from './web/world.ts';

/** Results of many rounds, and those of the office as files, over real HTTP with the real store: what they say, and who sees them. */

const [TRAINER, OTHER, CHIEF] = ['trainer-a', 'trainer-b', 'chief'] as const;
const PAGE = '/ket-qua/nhieu-bai';
const OFFICE = '/ket-qua/toan-co-quan';
const TABLES = ['cac-bai', 'tung-nguoi', 'don-vi', 'chu-de', 'quy-dinh', 'ban-do-nhiet', 'theo-tuan', 'cau-hoi', 'don-vi-theo-thoi-gian', 'tung-nguoi-theo-thoi-gian']; // prettier-ignore

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const id of [TRAINER, OTHER]) await world.store.putPerson({ id, role: 'trainer', since: '' });
  await world.store.putPerson({ id: CHIEF, role: 'administrator', since: '' });
});
afterAll(() => world.close());

const words = ({ html }: Page) => textOf(html.replace(/<(?:title|style|desc)[^]*?<\/(?:title|style|desc)>/gu, '')).replace(/\s+/gu, ' '); // prettier-ignore
const keep = (changes: Parameters<typeof keepPlayed>[1], people?: readonly PlayedPerson[]) =>
  keepPlayed(world.store, { trainer: TRAINER, ...changes }, people);
/** Two rounds of the trainer a week apart, an anonymous one, and one of somebody else. */
beforeEach(async () => {
  const teams = ['Phòng A', 'Phòng B'];
  await keep({ id: 'r1', code: 'BBBBBB', title: 'Bài đầu', at: '2026-11-09T01:00:00.000Z', teams });
  await keep({ id: 'r2', code: 'CCCCCC', title: 'Bài sau', at: '2026-11-16T01:00:00.000Z', teams });
  const three = officeOf(8).slice(0, 3).map((one) => ({ ...one, person: `an-${one.person}` })); // prettier-ignore
  await keep({ id: 'r3', code: 'DDDDDD', title: 'Bài kín', at: '2026-11-17T01:00:00.000Z', teams, anonymous: true }, three); // prettier-ignore
  const stranger = [{ person: 'xa', name: 'Người Phòng Khác', answers: [true, false] }];
  await keep({ id: 'r4', code: 'FFFFFF', title: 'Bài người khác', at: '2026-11-17T01:00:00.000Z', trainer: OTHER }, stranger); // prettier-ignore
});
afterEach(() => world.store.expire('2030-01-01T00:00:00.000Z'));

const attempts = async () => world.store.attempts({ person: null, round: null, since: '' });
const NAMES = officeOf(8).map(({ name }) => name ?? '');
const named = ({ html }: Page) => [...NAMES, 'Người Phòng Khác'].filter((name) => html.includes(name));

describe('the results of many rounds', () => {
  it('are those of the trainer’s own rounds, as the attempts say', async () => {
    const said = words(await (await signIn(world, TRAINER)).get(PAGE));
    const own = (await attempts()).filter(({ round }) => round !== 'r4');
    const right = own.filter(({ correct }) => correct).length;
    expect(said).toContain(`Mọi bài của bạn còn giữ: 3 bài (1 bài ẩn danh); 15 người trả lời, đúng ${String(Math.round((right / own.length) * 100))}% (${String(right)}/${String(own.length)} lượt)`); // prettier-ignore
    expect(said).not.toMatch(/Bài người khác|FFFFFF|Người Phòng Khác/u);
    for (const { person, name } of officeOf(8)) {
      const theirs = own.filter((one) => one.person === person);
      // Of all that was asked in the rounds that one took part in: eight questions each.
      const asked = 8 * new Set(theirs.map(({ round }) => round)).size;
      const count = `${String(theirs.filter(({ correct }) => correct).length)}/${String(asked)}`;
      expect(said).toMatch(new RegExp(`${name ?? ''} ${count} \\d+% \\d+–\\d+% 2 `, 'u'));
    }
    expect(said).toMatch(/Tiến bộ của từng đơn vị.*Phòng A.*Tiến bộ của từng người.*Quy định ít được nhớ.*Chủ đề.*Tiến bộ theo tuần.*Từng câu hỏi/u); // prettier-ignore
  });

  it('draw units, people and weeks with words for who does not see them', async () => {
    const { html } = await (await signIn(world, TRAINER)).get(PAGE);
    expect(html).not.toContain('<script type="module" src="/static/chat');
    for (const id of ['chart-units', 'chart-unit-0', 'chart-rules', 'chart-topics', 'chart-periods']) {
      expect(html).toMatch(new RegExp(`id="${id}-title"[^>]*>[^<]{5}`, 'u'));
      expect(html).toMatch(new RegExp(`id="${id}-desc"[^>]*>[^<]{5}`, 'u'));
    }
    expect(html.match(/class="chart spark"[^>]*aria-hidden="true"/gu)?.length).toBeGreaterThan(12);
  });

  it('name nobody of an anonymous round, nor a team of it that is small', async () => {
    const page = await (await signIn(world, TRAINER)).get(`${PAGE}?bai=DDDDDD`);
    expect(words(page)).toMatch(/Các bài đã chọn: 1 bài \(1 bài ẩn danh\); 3 người trả lời/u);
    expect(named(page)).toEqual([]);
    expect(page.html).not.toMatch(/Phòng A|Phòng B|Người \d|Tiến bộ của từng người/u);
    const csv = await (await signIn(world, TRAINER)).get(`${PAGE}/don-vi.csv?bai=DDDDDD`);
    expect(csv.html).not.toMatch(/Phòng/u);
    const people = await (await signIn(world, TRAINER)).get(`${PAGE}/tung-nguoi.csv?bai=DDDDDD`);
    expect(people.html.trim().split('\r\n')).toHaveLength(1);
  });

  it('take the rounds that were chosen, else those within the days, and say what they did not find', async () => {
    const trainer = await signIn(world, TRAINER);
    const titles = async (query: string) => {
      const said = words(await trainer.get(`${PAGE}${query}`));
      return [/(\d+) bài(?: \([^)]*\))?; \d+ người trả lời/u.exec(said)?.[1] ?? '0', said] as const;
    };
    expect((await titles('?tu=2026-11-16&den=2026-11-16'))[0]).toBe('1');
    expect((await titles('?tu=2026-11-17'))[0]).toBe('1');
    expect((await titles('?den=2026-11-09'))[0]).toBe('1');
    expect((await titles('?tu=2026-11-18'))[1]).toContain(
      'Không có bài nào có câu trả lời trong phần đã chọn.',
    );
    expect((await titles('?bai=bbbbbb&bai=CCCCCC&tu=2026-11-18'))[0]).toBe('2');
    const [count, said] = await titles('?bai=BBBBBB&bai=FFFFFF');
    expect(count).toBe('1');
    expect(said).toContain('Không có bài đã kết thúc nào của bạn mang mã FFFFFF.');
    expect((await titles('?tu=16/11/2026'))[1]).toContain(
      'Chưa hiểu ngày “16/11/2026”: hãy viết năm-tháng-ngày',
    );
    expect((await titles('?tu=2026-11-20&den=2026-11-10'))[1]).toContain('Ngày đầu đang sau ngày cuối');
  });

  it('are everybody’s for an administrator', async () => {
    const page = await (await signIn(world, CHIEF)).get(PAGE);
    expect(words(page)).toMatch(/Mọi bài còn giữ: 4 bài \(1 bài ẩn danh\); 16 người trả lời/u);
    expect(page.html).toContain('Người Phòng Khác');
  });

  it('can be taken away as they are shown, with the choice', async () => {
    const trainer = await signIn(world, TRAINER);
    const page = await trainer.get(`${PAGE}?bai=BBBBBB`);
    for (const table of TABLES) expect(page.html).toContain(`href="${PAGE}/${table}.csv?bai=BBBBBB"`);
    const book = await trainer.get(`${PAGE}/ket-qua.xlsx?bai=BBBBBB`);
    expect([book.status, book.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="nhieu-bai-ket-qua.xlsx"']); // prettier-ignore
    const csv = (await trainer.get(`${PAGE}/tung-nguoi.csv?bai=BBBBBB`)).html.split('\r\n');
    const own = (await attempts()).filter(({ round, person }) => round === 'r1' && person === 'person-0');
    const right = own.filter(({ correct }) => correct).length;
    expect(csv.find((line) => line.startsWith('Nguyễn Thị Lan'))).toMatch(new RegExp(`^Nguyễn Thị Lan,${String(right)},${String(own.length)},`, 'u')); // prettier-ignore
    const course = (await trainer.get(`${PAGE}/tung-nguoi-theo-thoi-gian.csv`)).html;
    expect(course.match(/^Nguyễn Thị Lan,\d\d\/11\/2026,/gmu)).toHaveLength(2);
    expect((await trainer.get(`${PAGE}/gi-do.csv`)).status).toBe(404);
  });
});

describe('names over many rounds', () => {
  it('are seen at no door by who is neither the trainer nor an administrator', async () => {
    const doors = [PAGE, `${PAGE}?bai=BBBBBB`, `${PAGE}/ket-qua.xlsx`, ...TABLES.map((table) => `${PAGE}/${table}.csv?bai=BBBBBB`)]; // prettier-ignore
    const office = [OFFICE, `${OFFICE}/ket-qua.xlsx`, `${OFFICE}/ban-do-nhiet.csv`, `${OFFICE}/quy-dinh.csv`];
    const seers: readonly (readonly [string, Visitor])[] = [
      ['who took part', await signIn(world, 'person-0')],
      ['somebody signed in', await signIn(world, 'e'.repeat(64))],
      ['nobody known', openVisitor(world.url)],
    ];
    for (const [who, visitor] of seers)
      for (const door of [...doors, ...office]) {
        const page = await visitor.get(door);
        expect([who, door, page.status, named(page)]).toEqual([who, door, 403, []]);
      }
    const other = await signIn(world, OTHER);
    for (const door of doors) expect([door, named(await other.get(door)).filter((name) => name !== 'Người Phòng Khác')]).toEqual([door, []]); // prettier-ignore
    for (const door of office) expect([door, (await other.get(door)).status]).toEqual([door, 403]);
  });

  it('are gone from the next look on once the role is', async () => {
    const trainer = await signIn(world, TRAINER);
    expect((await trainer.get(PAGE)).status).toBe(200);
    await world.store.putPerson({ id: TRAINER, role: 'asker', since: '' });
    const page = await trainer.get(PAGE);
    expect([page.status, named(page)]).toEqual([403, []]);
    await world.store.putPerson({ id: TRAINER, role: 'trainer', since: '' });
  });

  it('and answers are gone everywhere once their person deletes them', async () => {
    const lan = await signIn(world, 'person-0');
    await lan.submit('/ket-qua/xoa', {});
    const trainer = await signIn(world, TRAINER);
    for (const door of [
      PAGE,
      ...TABLES.map((table) => `${PAGE}/${table}.csv`),
      '/ket-qua/BBBBBB',
      '/ket-qua/CCCCCC/tung-nguoi.csv',
    ])
      // prettier-ignore
      expect([door, (await trainer.get(door)).html.includes('Nguyễn Thị Lan')]).toEqual([door, false]);
    expect(words(await trainer.get(PAGE))).toMatch(/3 bài \(1 bài ẩn danh\); 14 người trả lời/u);
    expect((await attempts()).filter(({ person }) => person === 'person-0')).toEqual([]);
    expect(words(await lan.get('/ket-qua'))).toContain('Chưa có kết quả nào.');
  });
});

describe('one’s own progress', () => {
  it('is drawn by week with its numbers, and is gone with what was deleted', async () => {
    const lan = await signIn(world, 'person-0');
    const page = await lan.get('/ket-qua');
    const own = (await attempts()).filter(({ person }) => person === 'person-0');
    const [before, after] = ['r1', 'r2'].map((round) => {
      const theirs = own.filter((one) => one.round === round);
      return `${String(theirs.filter(({ correct }) => correct).length)}/${String(theirs.length)}`;
    });
    expect(words(page)).toMatch(
      new RegExp(
        `Tiến bộ theo tuần.* 09/11/2026 – ${before ?? ''} \\d+% .* 16/11/2026 – ${after ?? ''} \\d+% `,
        'u',
      ),
    );
    expect(page.html).toMatch(/id="chart-own-desc"[^>]*>09\/11\/2026: \d+%; 16\/11\/2026: \d+%</u);
    expect(named(page)).toEqual([]);
    expect(words(await lan.submit('/ket-qua/xoa', {}))).not.toContain('Tiến bộ theo tuần');
  });
});

describe('the results of the office', () => {
  it('carry the heat map and files, without names', async () => {
    const chief = await signIn(world, CHIEF);
    const page = await chief.get(OFFICE);
    expect(page.html).toMatch(/id="chart-rules-desc"[^>]*>Mỗi ô là một quy định[^<]*1: \d+%/u);
    expect(named(page)).toEqual([]);
    for (const file of ['chu-de.csv', 'quy-dinh.csv', 'ban-do-nhiet.csv', 'theo-tuan.csv', 'ket-qua.xlsx']) {
      expect(page.html).toContain(`href="${OFFICE}/${file}"`);
      const taken = await chief.get(`${OFFICE}/${file}`);
      expect([file, taken.status, named(taken)]).toEqual([file, 200, []]);
    }
    expect((await chief.get(`${OFFICE}/tung-nguoi.csv`)).status).toBe(404);
    const own = (await attempts()).filter(({ topic }) => topic === 'alcohol');
    const right = own.filter(({ correct }) => correct).length;
    expect((await chief.get(`${OFFICE}/chu-de.csv`)).html).toContain(
      `rượu bia,${String(right)},${String(own.length)},`,
    );
  });
});
