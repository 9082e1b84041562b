import { afterEach, describe, expect, it } from 'vitest';
import type { RoundSetup } from '../../../bot/quiz-rounds.ts';
import { keepPlayed, officeOf } from '../../support/quiz/played-round.ts';
import { webQuizHouse, type WebQuizHouse } from '../../support/quiz/web-house.ts';
import { signIn } from './web/administrator.ts';
import { openVisitor, textOf, type Page } from './web/visitor.ts';
import { openWorld } from './web/world.ts';

/** What pages show of questions that were taken out of a round, since their rule has changed. */

const CODE = '/quiz/K7Q2MD';
const VOID = 'không tính: điều khoản đã thay đổi';
const words = ({ html }: Page) => textOf(html).replace(/\s+/g, ' ');

let house: WebQuizHouse;
afterEach(() => house.close());
async function open(changes: Partial<RoundSetup>): Promise<void> {
  house = await webQuizHouse(changes);
}
const joined = async (name: string) => {
  const visitor = openVisitor(house.channel.address());
  await visitor.submit(`${CODE}/vao`, { name });
  return visitor;
};

describe('a live round on the web', () => {
  it('says that the question does not count, tells no right answer of it, and takes none', async () => {
    await open({});
    await house.happened({ kind: 'started' }, { kind: 'asked', item: 0 }, { kind: 'voided', items: [0, 2] });
    await house.start();
    const lan = await joined('Lan');
    const trainer = openVisitor(house.channel.address());
    await trainer.submit('/dang-nhap', { code: await house.newCode('hoa', 'trainer') });
    const pages = [
      await lan.get(CODE),
      await lan.get(`${CODE}/man-hinh`),
      await trainer.get(`${CODE}/dieu-khien`),
    ];
    for (const page of pages) {
      expect(words(page)).toContain(`Câu 1 ${VOID}.`);
      expect(words(page)).not.toMatch(/Đáp án|mục 3, đoạn 2|, đúng|✔ đúng|Hết giờ/);
    }
    expect(words(pages[2]!)).toContain(`Câu 1, 3 ${VOID}.`);
    const pressed = await lan.post(CODE, { item: '1', option: '0' });
    expect([pressed.status, words(pressed)]).toEqual([422, expect.stringContaining(`Câu này ${VOID}.`)]);
    // The next one is the second, the third is passed over.
    await trainer.post(`${CODE}/dieu-khien`, { viec: 'ask', cau: '1' });
    expect(words(await lan.get(CODE))).toContain('Câu 2/8');
    await trainer.post(`${CODE}/dieu-khien`, { viec: 'close', cau: '2' });
    await trainer.post(`${CODE}/dieu-khien`, { viec: 'ask', cau: '2' });
    expect(words(await lan.get(CODE))).toContain('Câu 4/8');
  });
});

describe('a round at one’s own pace on the web', () => {
  it('passes it over, says so to who was at it, and marks what was answered before', async () => {
    await open({ kind: 'assignment', seconds: null, deadline: '2030-01-01T00:00:00.000Z' });
    await house.happened({ kind: 'started' });
    await house.start();
    const lan = await joined('Lan');
    await lan.submit(CODE, { item: '1', option: '0' });
    expect(words(await lan.get(CODE))).toMatch(/Câu 1: [✔✘].*Câu 2\/8/);
    expect(await house.takeOut(0, 1)).toBe(true);
    const pressed = await lan.post(CODE, { item: '2', option: '0' });
    expect(pressed.status).toBe(422);
    expect(words(pressed)).toMatch(new RegExp(`Câu này ${VOID}\\..*Câu 1 ${VOID}\\..*Câu 3/8`));
    expect(words(pressed)).not.toContain('Đáp án');
    for (let item = 3; item <= 8; item++) await lan.submit(CODE, { item: String(item), option: '0' });
    expect(words(await lan.get(CODE))).toMatch(/Bạn đã làm xong\. 1\. Lan: \d\/6 câu đúng/);
  });
});

describe('results of a round on the web', () => {
  it('show it as taken out, to its trainer and to who answered, and score without it', async () => {
    await open({});
    const world = await openWorld({ signInRate: { requests: 1000, seconds: 60 } });
    try {
      const [hoa, people] = ['d'.repeat(64), officeOf(8)];
      await world.store.putPerson({ id: hoa, role: 'trainer', since: '' });
      await keepPlayed(world.store, { trainer: hoa, at: '2026-11-23T01:00:00.000Z' }, people, [0]);
      const trainer = await signIn(world, hoa);
      const page = await trainer.get('/ket-qua/K7Q2MD');
      expect(words(page)).toContain(`Câu 1 ${VOID}.`);
      expect(words(page)).toContain('8 câu, 1 câu không tính');
      expect(words(page)).toMatch(/đáp án theo lời văn cũ/);
      expect(words(page)).not.toContain('Không trả lời: Dương Nam');
      for (const { name, answers } of people)
        expect(words(page)).toContain(
          `${name ?? ''} ${String(answers.slice(1).filter((one) => one === true).length)}/7`,
        );
      expect((await trainer.get('/ket-qua/K7Q2MD/cau-hoi.csv')).html).toContain(VOID);
      const every = [0, 1, 2, 3, 4, 5, 6, 7];
      await keepPlayed(world.store, { id: 'round-b', code: 'BBBBBB', trainer: hoa }, people, every);
      const none = words(await trainer.get('/ket-qua/BBBBBB'));
      expect(none).toContain(`Câu 8 ${VOID}.`);
      expect(none).toMatch(/Dương Nam 0\/0/);
      const lan = await signIn(world, 'person-0');
      const own = words(await lan.get('/ket-qua/K7Q2MD'));
      expect(own).toMatch(new RegExp(`Câu 1 ${VOID}\\. `));
      expect(own).toMatch(/Bạn đúng \d\/7 câu/);
    } finally {
      await world.close();
    }
  });
});
