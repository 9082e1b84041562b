import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { keyedHash } from '../../../bot/privacy.ts';
import { questionsOf, quizItems } from '../../fixtures/quiz-items.ts';
import { keepPlayed, officeOf } from '../../support/quiz/played-round.ts';
import { signIn } from './web/administrator.ts';
import { openVisitor, textOf, type Page, type Visitor } from './web/visitor.ts';
import { HASH_KEY, openWorld, type World } from './web/world.ts';

/** Results of rounds over real HTTP, with the real store, people and library: who sees what, and that it is what was answered. */

let world: World;
beforeAll(async () => {
  world = await openWorld({ signInRate: { requests: 1000, seconds: 60 }, office: 'Sở Nội vụ <b>' });
  await world.store.putPerson({ id: TRAINER, role: 'trainer', since: '' });
  await world.store.putPerson({ id: OTHER, role: 'trainer', since: '' });
  await world.store.putPerson({ id: CHIEF, role: 'administrator', since: '' });
});
afterAll(() => world.close());
afterEach(async () => {
  await world.store.expire('2030-01-01T00:00:00.000Z');
  for (const { person } of officeOf(1)) await world.store.forgetCertificates(person);
});

const [TRAINER, OTHER, CHIEF] = ['1', '2', '3'].map((digit) => digit.padStart(64, 'd')) as [string, string, string]; // prettier-ignore
const trainer = () => signIn(world, TRAINER);
const words = ({ html }: Page) => textOf(html.replace(/<(?:title|style)[^]*?<\/(?:title|style)>/g, '')).replace(/\s+/g, ' '); // prettier-ignore
const keep = (changes: Parameters<typeof keepPlayed>[1] = {}, people?: Parameters<typeof keepPlayed>[2]) =>
  keepPlayed(world.store, { trainer: TRAINER, at: '2026-11-23T01:00:00.000Z', ...changes }, people);
const PAGE = '/ket-qua/K7Q2MD';
const FILES = [`${PAGE}/ket-qua.xlsx`, `${PAGE}/tung-nguoi.csv`, `${PAGE}/ai-sai-cau-nao.csv`];
/** The session's id in a cookie, as rounds of the web page name it. */
const sessionPerson = (visitor: Visitor) =>
  keyedHash(HASH_KEY, 'web', decodeURIComponent(visitor.cookie().split('=')[1] ?? '').split('.')[0] ?? '');

describe('the results of a round, for its trainer', () => {
  it('show the ranking, topics, rules in their own words with the way there, items and who missed them', async () => {
    await keep();
    const page = await (await trainer()).get(PAGE);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const said = words(page);
    for (const { name } of officeOf(8)) expect(said).toContain(name);
    expect(said).toMatch(/Người tham gia 12 Trả lời đúng \d+% \(\d+\/95 lượt\)/);
    expect(said).toContain('rượu bia');
    expect(said).toContain('không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa');
    expect(page.html).toMatch(/href="\/d\/30-CT\/TU\?p=m3\.d2&amp;s=\d+&amp;e=\d+#m3\.d2"/);
    expect(said).toMatch(/Câu 1: \d+\/11 đúng .*Không trả lời: Dương Nam\./);
    expect(said).toContain('Trả lời sai: ');
    expect(said).toContain('Kết quả này được giữ đến hết ngày 20/02/2027');
    expect(said).toContain('Tiến bộ theo tuần');
    expect(page.html.match(/<svg\s+class="chart"/g)).toHaveLength(4);
    for (const [, ids = ''] of page.html.matchAll(/role="img"\s+aria-labelledby="([^"]+)"/g))
      for (const id of ids.split(' ')) expect(page.html).toMatch(new RegExp(`id="${id}"[^>]*>[^<]{5}`));
  });

  it('count as the answers say', async () => {
    await keep();
    const people = officeOf(8);
    const said = words(await (await trainer()).get(PAGE));
    for (const { name, answers } of people) {
      const right = answers.filter((one) => one === true).length;
      expect(said).toContain(`${name ?? ''} ${String(right)}/8`);
    }
    const first = people.filter(({ answers }) => answers[0] === true).length;
    expect(said).toContain(`Câu 1: ${String(first)}/11 đúng`);
  });

  it('flag an item that nobody knows, in a sentence', async () => {
    const people = officeOf(8).map((one) => ({ ...one, answers: one.answers.map((right, item) => item > 0 && right) })); // prettier-ignore
    await keep({}, people);
    expect(words(await (await trainer()).get(PAGE))).toMatch(
      /Câu 1: 0\/12 đúng .*?Cần xem lại: ai cũng sai: xem lại câu hỏi\./,
    );
  });

  it('say where a rule is not held any more as it was asked, and link to nothing then', async () => {
    const [item] = quizItems;
    if (item?.quote === null || item === undefined) throw new Error('no item');
    const changed = { ...item, quote: { ...item.quote, text: `${item.quote.text} x` } };
    await keep({ questions: questionsOf([changed]) });
    const page = await (await trainer()).get(PAGE);
    expect(words(page)).toContain('nay kho không còn đúng lời này');
    expect(page.html).not.toMatch(/href="\/d\/30/);
  });

  it('are there before anybody has answered, and while it runs', async () => {
    await keep({ kind: 'assignment' }, []);
    expect(words(await (await trainer()).get(PAGE))).toContain('Chưa có ai tham gia.');
    expect((await (await trainer()).get('/ket-qua/ZZZZZZ')).status).toBe(404);
  });

  it('show teams, and certificates reached', async () => {
    await keep({ teams: ['Phòng A', 'Phòng B'], pass: 70 });
    const said = words(await (await trainer()).get(PAGE));
    expect(said).toMatch(/Phòng A \d+\/\d+ \d+%/);
    expect(said).toMatch(/Đạt từ 70% \d+ người/);
  });

  it('show the units that people say to be of, before their teams, and of an anonymous round none', async () => {
    await world.store.putUnit('person-0', 'Phòng Tài chính');
    await keep({ teams: ['Phòng A', 'Phòng B'] });
    const visitor = await trainer();
    expect(words(await visitor.get(PAGE))).toMatch(/Phòng Tài chính \d+\/8 \d+%/);
    expect((await visitor.get(`${PAGE}/don-vi.csv`)).html).toContain('Phòng Tài chính');
    await keep({ id: 'round-b', code: 'BBBBBB', anonymous: true });
    expect(words(await visitor.get('/ket-qua/BBBBBB'))).not.toContain('Phòng Tài chính');
    await world.store.putUnit('person-0', null);
  });

  it('write names and titles as words, in charts, tables and files', async () => {
    const nasty = '<script>alert(1)</script>"\'&';
    const people = [
      { person: 'x', name: nasty, answers: [true], team: 0 },
      { person: 'y', name: '=1+1', answers: [false], team: 0 },
    ];
    await keep({ title: `</title>${nasty}`, teams: [`</svg>${nasty}`] }, people);
    const visitor = await trainer();
    const page = await visitor.get(PAGE);
    expect(page.html).not.toMatch(/<script>|<b>|<\/title>"|<\/svg>&lt;\/svg>/);
    expect(page.html.match(/<\/svg>/g)).toHaveLength(page.html.match(/<svg/g)?.length ?? 0);
    expect(words(page)).toContain(nasty);
    const csv = await visitor.get(FILES[1] ?? '');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="K7Q2MD-tung-nguoi.csv"');
    expect(csv.html).toContain("'=1+1");
    const sheets = await workbookOf(`${world.url}${FILES[0] ?? ''}`, visitor);
    expect(sheets).not.toContain('<f>');
    expect(sheets).toContain('&lt;script&gt;');
    expect(sheets).not.toContain('<script');
  });
});

/** All parts of a workbook as one text. */
async function workbookOf(url: string, visitor: Visitor): Promise<string> {
  const response = await fetch(url, { headers: { cookie: visitor.cookie() } });
  const archive = await yauzl.fromBufferPromise(Buffer.from(await response.arrayBuffer()));
  let all = '';
  for await (const entry of archive.eachEntry())
    all += await text(await archive.openReadStreamPromise(entry));
  return all;
}

describe('names', () => {
  const NAMES = officeOf(8).map(({ name }) => name ?? '');
  const named = (page: Page) => NAMES.filter((name) => page.html.includes(name));

  it('are seen by the trainer of the round and administrators alone, on the page and in files', async () => {
    await keep();
    const seers: readonly (readonly [string, Visitor, number])[] = [
      ['the trainer', await trainer(), NAMES.length],
      ['an administrator', await signIn(world, CHIEF), NAMES.length],
      ['a trainer of another round', await signIn(world, OTHER), 0],
      ['somebody signed in', await signIn(world, 'e'.repeat(64)), 0],
      ['nobody known', openVisitor(world.url), 0],
    ];
    for (const [who, visitor, count] of seers) {
      const page = await visitor.get(PAGE);
      expect([who, page.status, named(page).length]).toEqual([who, count === 0 ? 403 : 200, count]);
      for (const path of FILES) expect([who, (await visitor.get(path)).status]).toEqual([who, count === 0 ? 403 : 200]); // prettier-ignore
    }
    await world.store.putPerson({ id: TRAINER, role: 'asker', since: '' });
    expect(named(await (await trainer()).get(PAGE))).toEqual([]);
    await world.store.putPerson({ id: TRAINER, role: 'trainer', since: '' });
  });

  it('of others are not seen by who took part: the own line and answers with the rules alone', async () => {
    await keep();
    const lan = await signIn(world, 'person-0');
    const page = await lan.get(PAGE);
    expect(page.status).toBe(200);
    expect(named(page)).toEqual([]);
    expect(words(page)).toMatch(/Bạn đúng \d\/8 câu, xếp thứ \d+ trong 12 người\./);
    expect(words(page)).toMatch(/Câu \d: ✘ chưa đúng .*Đáp án: .*Theo mục 3, đoạn \d Chỉ thị 30-CT\/TU\./);
    expect((await lan.get(FILES[0] ?? '')).status).toBe(403);
    expect(words(await lan.get('/ket-qua'))).toContain('Bài tôi đã làm Rượu bia (K7Q2MD)');
  });

  it('show what was not answered too, with its rule, since that is to be learned', async () => {
    await keep();
    const { person = '' } = officeOf(8).find(({ name }) => name === 'Dương Nam') ?? {};
    const page = await (await signIn(world, person)).get(PAGE);
    expect(words(page)).toMatch(/Câu 1: không trả lời (?:(?!Câu 2:).)*Đáp án: (?:(?!Câu 2:).)*30-CT\/TU/);
    expect(page.html.match(/id="cau-\d+"/g)).toHaveLength(8);
  });

  it('of an anonymous round are seen by nobody', async () => {
    await keep({ anonymous: true });
    const page = await (await trainer()).get(PAGE);
    expect(named(page)).toEqual([]);
    expect(words(page)).toContain('Người 12');
    const own = await (await signIn(world, 'person-3')).get(PAGE);
    expect(words(own)).toMatch(/Bạn đúng \d\/8 câu/);
  });

  it('who is not signed in is told how, and sees what this browser has answered', async () => {
    const visitor = openVisitor(world.url);
    await keep();
    expect(words(await visitor.get(PAGE))).toContain('nhắn /dangnhap cho Kỷ Cương');
    await visitor.submit('/luyen', { viec: 'bat-dau', 'chu-de': '' });
    const mine = { person: sessionPerson(visitor), name: 'Tôi', answers: [true] };
    await keep({ id: 'round-b', code: 'BBBBBB' }, [...officeOf(8), mine]);
    const page = await visitor.get('/ket-qua/BBBBBB');
    expect(words(page)).toMatch(/Bạn đúng 1\/8 câu.*Bạn là người soạn bài này\? Đăng nhập/);
    expect(named(page)).toEqual([]);
  });
});

describe('what somebody deletes', () => {
  it('is gone from the trainer’s page, whichever way it was deleted, and nothing of others', async () => {
    await keep({ pass: 10 });
    const before = await (await trainer()).get(PAGE);
    expect(before.html).toContain('Nguyễn Thị Lan');
    const lan = await signIn(world, 'person-0');
    expect(words(await lan.submit('/ket-qua/xoa', {}))).toContain('Tôi đã xóa kết quả');
    const minh = await signIn(world, 'person-1');
    await minh.submit('/quen', {});
    const after = await (await trainer()).get(PAGE);
    expect(after.html).not.toMatch(/Nguyễn Thị Lan|Trần Minh/);
    expect(after.html).toContain('Lê Văn An');
    for (const visitor of [lan, minh]) expect((await visitor.get(PAGE)).status).toBe(403);
  });

  it('and what is old goes by itself', async () => {
    await keep();
    await world.store.expire('2026-11-23T01:00:00.001Z');
    expect((await (await trainer()).get(PAGE)).status).toBe(404);
  });
});
