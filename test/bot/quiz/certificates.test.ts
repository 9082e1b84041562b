import { describe, expect, it, vi } from 'vitest';
import { sayCode } from '../../../bot/quiz-certificate.ts';
import { readRequest } from '../../../bot/quiz/host/request.ts';
import { passes } from '../../../bot/quiz/results.ts';
import { openPracticeWorld } from '../../support/practice.ts';
import { quizHouse, type QuizHouse } from '../../support/quiz/house.ts';
import { alone, eachWithHouse } from '../../support/quiz/opened.ts';

const SITE = 'https://kycuong.example.vn';
let house: QuizHouse;
eachWithHouse((opened) => void (house = opened), SITE);

const codesOf = async (person: string) => (await house.store.certificatesOf(person)).map(({ code }) => code);
const codeIn = (said: string | null) => /\b([B-DF-HJ-NP-TV-XZ2-9]{6})\b/.exec(said ?? '')?.[1] ?? '';

describe('the share of a certificate', () => {
  const NOW = new Date('2026-11-26T01:00:00Z');
  it('is a setting of the round’s line, off where nothing is said', () => {
    const read = (line: string) => {
      const { subject, count, pass } = readRequest(line, NOW);
      return [subject, count, pass];
    };
    expect(read('rượu bia 10 câu')).toEqual(['ruou bia', 10, null]);
    expect(read('rượu bia chứng nhận 75% 10 câu')).toEqual(['ruou bia', 10, 75]);
    expect(read('rượu bia 10 câu, chứng nhận từ 60 phần trăm')).toEqual(['ruou bia', 10, 60]);
    expect(read('rượu bia chứng nhận 10 câu')).toEqual(['ruou bia', 10, 80]);
    expect(read('chung nhan 900%')).toEqual(['', null, 100]);
    expect(read('chung nhan 0 %')).toEqual(['', null, 1]);
  });

  it('is of all items asked, and is reached exactly', () => {
    expect(passes({ right: 7, ofAll: 10 }, 70)).toBe(true);
    expect(passes({ right: 2, ofAll: 3 }, 67)).toBe(false);
    expect(passes({ right: 0, ofAll: 0 }, 1)).toBe(false);
  });
});

describe('a live round with certificates', () => {
  const round = async (line: string): Promise<string | null> => {
    const said = await house.say('hoa', `/quiz ${line}`);
    await house.say('hoa', '/batdau');
    await house.pass(5);
    return said;
  };

  it('gives one to whoever reaches the share at the end, and tells the group no code and no name', async () => {
    expect(await round('rượu bia 2 câu 15 giây chứng nhận 50%')).toContain('chứng nhận từ 50% câu đúng');
    await house.say('lan', 'a');
    await house.say('minh', 'b');
    await house.pass(25);
    await house.say('lan', 'a');
    await house.say('minh', 'a');
    expect(await codesOf('lan')).toEqual([]);
    await house.pass(25);
    const [lan, minh] = [await house.store.certificatesOf('lan'), await house.store.certificatesOf('minh')];
    expect(minh).toEqual([]);
    expect(lan).toMatchObject([{ right: 1, of: 2, name: null, title: 'Rượu, bia', day: '2026-11-26' }]);
    const told = (await house.read()).join('\n');
    expect(told).toContain('Chứng nhận, từ 50% câu đúng: 1 người đạt');
    expect(told).toContain('nhắn riêng cho tôi /ketqua');
    expect(told).not.toContain(sayCode(lan[0]?.code ?? 'none'));
    expect(told).toMatch(/Kết quả chi tiết.*https:\/\/kycuong\.example\.vn\/ket-qua\/\w{6}/);
  });

  it('says at its beginning, and to who asks for it by its code, from which share there is one', async () => {
    const code = codeIn(await round('rượu bia 2 câu 15 giây chứng nhận 70%'));
    const share = 'Đạt từ 70% câu đúng sẽ có giấy chứng nhận.';
    expect((await house.read()).join('\n')).toContain(share);
    expect(await house.say('lan', `/quiz ${code}`)).toContain(share);
    await house.pass(120);
    expect(await house.say('lan', `/quiz ${code}`)).toBe('Bài này đã kết thúc.');
    await round('rượu bia 1 câu 15 giây');
    expect((await house.read()).join('\n')).not.toContain('giấy chứng nhận');
  });

  it('gives none where the line does not ask, and has no link where there is no address', async () => {
    await house.quiz.stop();
    house = await quizHouse();
    await round('rượu bia 1 câu 15 giây');
    await house.say('lan', 'a');
    await house.pass(25);
    const told = (await house.read()).join('\n');
    expect(told).toContain('Kết quả: Rượu, bia');
    expect(told).not.toMatch(/Chứng nhận|ket-qua|http/);
    expect(await codesOf('lan')).toEqual([]);
  });

  it('keeps names out of an anonymous one, and the code where a restart ends it twice', async () => {
    await round('rượu bia 1 câu 15 giây ẩn danh chứng nhận 100%');
    await house.say('lan', 'a');
    await house.pass(25);
    const codes = await codesOf('lan');
    expect(codes).toHaveLength(1);
    await house.again();
    await house.pass(25);
    expect(await codesOf('lan')).toEqual(codes);
    expect((await house.store.certificatesOf('lan'))[0]?.name).toBeNull();
  });

  it('says the trainer who ends it where the results are', async () => {
    const code = codeIn(await round('rượu bia 2 câu 15 giây'));
    expect(await house.say('hoa', '/ketthuc')).toBe(`Đã kết thúc. Kết quả chi tiết: ${SITE}/ket-qua/${code}`);
  });
});

describe('a round at one’s own pace with certificates', () => {
  it('tells the code to who has done it, at once; to the others when it ends', async () => {
    const code = codeIn(await house.say('hoa', '/quiz rượu bia 2 câu hạn 14:00 27/11 chứng nhận 50%'));
    for (const person of ['lan', 'minh', 'an'])
      expect(await house.say(person, `/quiz ${code}`, alone(person))).toMatch(
        /^Đạt từ 50% câu đúng sẽ có giấy chứng nhận\.\n\n/,
      );
    expect(await house.say('lan', `/quiz ${code}`, alone('lan')), 'who comes back').not.toContain('Đạt từ');
    await house.say('lan', 'a', alone('lan'));
    const done = await house.say('lan', 'b', alone('lan'));
    const [own = ''] = await codesOf('lan');
    expect(done).toContain(`Mã: ${sayCode(own)}. Xem và in: ${SITE}/chung-nhan/${sayCode(own)}`);
    expect(done).toContain('/ketqua tên');
    // One of two is enough, and the other is not answered.
    await house.say('minh', 'a', alone('minh'));
    await house.say('an', 'b', alone('an'));
    expect([await codesOf('minh'), await codesOf('an')]).toEqual([[], []]);
    await house.pass(48 * 3600);
    expect((await codesOf('minh')).length + (await codesOf('an')).length).toBe(1);
    expect(await codesOf('lan')).toEqual([own]);
  });
});

describe('a certificate that was deleted before the deadline', () => {
  it('does not come back at the deadline; those of others are made', async () => {
    const code = codeIn(await house.say('hoa', '/quiz rượu bia 2 câu hạn 14:00 27/11 chứng nhận 50%'));
    for (const person of ['lan', 'minh']) {
      await house.say(person, `/quiz ${code}`, alone(person));
      for (const letter of ['a', 'b']) await house.say(person, letter, alone(person));
    }
    const [minhs] = await codesOf('minh');
    expect(await house.store.forgetCertificates('lan')).toBe(1);
    expect(house.quiz.openWith('lan')).toEqual([code]);
    await house.pass(48 * 3600);
    expect(await codesOf('lan')).toEqual([]);
    expect(await codesOf('minh')).toEqual([minhs]);
    expect(house.quiz.openWith('lan')).toEqual([]);
  });
});

describe('certificates in a chat', () => {
  it('are shown, named and deleted by their person alone', async () => {
    vi.useRealTimers();
    const world = await openPracticeWorld({ publicUrl: SITE });
    const { keyedHash } = await import('../../../bot/privacy.ts');
    const { HASH_KEY } = await import('../../support/desk-on-disk.ts');
    const certificate = {
      ...{ code: 'BCDFGHJKLMNPQRSTVWXZ', round: 'r', person: keyedHash(HASH_KEY, 'telegram', '1001') },
      ...{
        name: null,
        title: 'Rượu bia',
        right: 9,
        of: 10,
        day: '2026-11-23',
        at: '2026-11-23T01:00:00.000Z',
      },
    };
    await world.disk.store.putCertificates([certificate]);
    const shown = await world.say('/ketqua');
    expect(shown).toContain(
      'Chứng nhận “Rượu bia”: đúng 9/10 câu, ngày 23/11/2026. Mã: BCDFG-HJKLM-NPQRS-TVWXZ.',
    );
    expect(shown).toContain('Muốn ghi tên: /ketqua tên');
    expect(await world.say('/ketqua tên Nguyễn Thị Lan')).toContain('Đã ghi tên “Nguyễn Thị Lan”');
    expect(await world.say('/ketqua tên Kẻ khác', '1002')).toBe('Bạn chưa có chứng nhận nào.');
    expect(await world.disk.store.certificate(certificate.code)).toMatchObject({
      name: 'Nguyễn Thị Lan',
      namedBy: 'account',
    });
    expect(await world.say('/ketqua')).not.toContain('Muốn ghi tên');
    expect(await world.say('/quen', '1002')).not.toContain('chứng nhận');
    expect(await world.say('/quen')).toContain('Tôi đã xóa 1 chứng nhận của bạn');
    expect(await world.disk.store.certificate(certificate.code)).toBeNull();
    await world.close();
  });
});
