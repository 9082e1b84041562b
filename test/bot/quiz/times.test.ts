import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../bot/quiz/host/request.ts';

/** 10:00 on Thursday 26 November 2026 in Viet Nam. */
const NOW = new Date('2026-11-26T03:00:00Z');
/** `26/11 14:00` in Viet Nam. */
const local = (time: string | null) =>
  time === null
    ? null
    : new Date(Date.parse(time) + 7 * 3_600_000)
        .toISOString()
        .replace(/^\d+-(\d+)-(\d+)T(\d+:\d+).*/, '$2/$1 $3');

const HOW = 'Viết giờ như: lúc 14:00, lúc 14:00 27/11, lúc 14:00 thứ sáu, hạn 17:00 30/11.';

describe('a time with a day', () => {
  it.each([
    ['rượu bia lúc 14h 27/11', '27/11 14:00'],
    ['rượu bia lúc 14h30 27/11', '27/11 14:30'],
    ['rượu bia lúc 14h 30 27/11', '27/11 14:30'],
    ['rượu bia lúc 14 giờ 27/11', '27/11 14:00'],
    ['rượu bia lúc 14:00 27-11-2026', '27/11 14:00'],
    ['rượu bia lúc 14h30 ngày 27 tháng 11', '27/11 14:30'],
    ['rượu bia lúc 14h 27 tháng 11 năm 2026', '27/11 14:00'],
    ['rượu bia lúc 14 giờ 30 phút 27/11', '27/11 14:30'],
    ['rượu bia lúc 14 giờ 30 phút, ngày 27/11', '27/11 14:30'],
    ['rượu bia lúc 2h chiều 27/11', '27/11 14:00'],
    ['rượu bia lúc 14h mai', '27/11 14:00'],
    ['rượu bia lúc 14h', '26/11 14:00'],
    ['rượu bia lúc 8h sáng ngày mai', '27/11 08:00'],
  ])('%s', (line, time) => {
    const { startsAt, subject, faults } = readRequest(line, NOW);
    expect({ time: local(startsAt), subject, faults }).toEqual({ time, subject: 'ruou bia', faults: [] });
  });

  it('is read as a deadline too', () => {
    expect(local(readRequest('rượu bia hạn 17h 30/11', NOW).deadline)).toBe('30/11 17:00');
    expect(local(readRequest('rượu bia hạn nộp 17 giờ 30 ngày 30/11', NOW).deadline)).toBe('30/11 17:30');
  });

  it('takes no number of items, seconds or teams for minutes', () => {
    const read = (line: string) => {
      const { startsAt, count, seconds, teams, subject } = readRequest(line, NOW);
      return [local(startsAt), count, seconds, teams, subject];
    };
    expect(read('rượu bia lúc 8h 20 câu')).toEqual(['27/11 08:00', 20, null, 0, 'ruou bia']);
    expect(read('rượu bia lúc 8h 20 giây 10 câu')).toEqual(['27/11 08:00', 10, 20, 0, 'ruou bia']);
    expect(read('rượu bia lúc 8h 30s')).toEqual(['27/11 08:00', null, 30, 0, 'ruou bia']);
    expect(read('rượu bia lúc 8h 10 phút mỗi câu')).toEqual(['27/11 08:00', null, 600, 0, 'ruou bia']);
    expect(read('rượu bia lúc 8h 12 đội')).toEqual(['27/11 08:00', null, null, 12, 'ruou bia']);
  });

  it.each([
    ['rượu bia lúc 9h tuần sau', 'tuan sau'],
    ['rượu bia lúc 14h ngày 27', 'ngay 27'],
    ['rượu bia lúc 14h ngày kia', 'ngay kia'],
  ])('%s: says that the day is not read', (line, day) => {
    expect(readRequest(line, NOW).faults).toContain(`Tôi không đọc được ngày ở “${day}”. ${HOW}`);
  });

  it('is looked for only where there is a time', () => {
    expect(readRequest('làm việc thứ bảy, chủ nhật 5 câu', NOW).faults).toEqual([]);
    expect(readRequest('quy định số 08 lúc 14h 27/11', NOW).faults).toEqual([]);
  });
});

describe('a time with a weekday', () => {
  it.each([
    ['rượu bia lúc 14h thứ sáu 27/11', '27/11 14:00'],
    ['rượu bia lúc 14h thứ 6, 27/11', '27/11 14:00'],
    ['rượu bia lúc 14h 27/11 (thứ sáu)', '27/11 14:00'],
    ['thứ 6, 27/11 lúc 14h rượu bia', '27/11 14:00'],
    ['Thứ Sáu ngày 4 tháng 12 năm 2026 lúc 8 giờ 30 phút, rượu bia', '04/12 08:30'],
    ['27/11 lúc 14h rượu bia', '27/11 14:00'],
    ['rượu bia thứ hai tuần sau lúc 9h', '30/11 09:00'],
    ['rượu bia lúc 9h thứ hai tuần sau', '30/11 09:00'],
    ['rượu bia tuần sau thứ ba lúc 9h', '01/12 09:00'],
    ['rượu bia lúc 9h thứ hai tuần sau nữa', '07/12 09:00'],
    ['rượu bia lúc 9h thứ sáu tuần này', '27/11 09:00'],
    ['rượu bia lúc 14h thứ năm', '26/11 14:00'],
    ['rượu bia lúc 9h thứ năm', '03/12 09:00'],
    ['rượu bia lúc 9h thứ tư tới', '02/12 09:00'],
    ['rượu bia lúc 14h T7', '28/11 14:00'],
    ['rượu bia lúc 14h chủ nhật', '29/11 14:00'],
    ['chiều thứ sáu lúc 2h rượu bia', '27/11 14:00'],
    ['rượu bia sáng mai lúc 8h', '27/11 08:00'],
    ['rượu bia lúc 8h thứ sáu 1/1', '01/01 08:00'],
  ])('%s', (line, time) => {
    const { startsAt, subject, faults } = readRequest(line, NOW);
    expect({ time: local(startsAt), subject, faults }).toEqual({ time, subject: 'ruou bia', faults: [] });
  });

  it('is a deadline too, with the day before the hour or behind it', () => {
    const lines = [
      'hạn thứ sáu 27/11 17h',
      'hạn thứ 6, 27/11 lúc 17h',
      'hạn nộp trước 17h (thứ sáu 27/11)',
      'hạn 17h thứ sáu',
    ];
    for (const line of lines)
      expect(readRequest(`rượu bia ${line}`, NOW)).toMatchObject({
        deadline: '2026-11-27T10:00:00.000Z',
        startsAt: null,
        subject: 'ruou bia',
        faults: [],
      });
    const both = readRequest('rượu bia hạn 17h thứ sáu tuần sau lúc 8h thứ hai tuần sau', NOW);
    expect([local(both.startsAt), local(both.deadline)]).toEqual(['30/11 08:00', '04/12 17:00']);
  });

  it.each([
    ['lúc 14h thứ năm 27/11', '27/11/2026 là thứ sáu, không phải thứ năm.'],
    ['thứ 2, 27/11 lúc 14h', '27/11/2026 là thứ sáu, không phải thứ hai.'],
    ['hạn 17h chủ nhật 30/11', '30/11/2026 là thứ hai, không phải chủ nhật.'],
    ['lúc 14h mai thứ bảy', '27/11/2026 là thứ sáu, không phải thứ bảy.'],
    ['lúc 9h thứ hai tuần sau 7/12', '07/12/2026 là thứ hai, không phải ngày của tuần sau.'],
    ['hôm nay 27/11 lúc 14h', '27/11/2026 là thứ sáu, không phải hôm nay.'],
  ])('%s: is refused, and told which day that date is', (line, told) => {
    const { faults, startsAt, deadline } = readRequest(`rượu bia ${line}`, NOW);
    expect({ faults, startsAt, deadline }).toEqual({
      faults: [`${told} Bạn xem lại ngày.`],
      startsAt: null,
      deadline: null,
    });
  });

  it('needs its hour, a day that there is, and one that is to come', () => {
    const faultsOf = (line: string) => readRequest(`rượu bia ${line}`, NOW).faults;
    expect(faultsOf('10 câu thứ sáu 27/11')).toEqual([`Tôi không đọc được giờ ở “thu sau 27/11”. ${HOW}`]);
    expect(faultsOf('hạn thứ sáu')).toEqual([`Tôi không đọc được giờ ở “han thu sau”. ${HOW}`]);
    for (const line of ['lúc 8h 31/2', 'lúc 9h thứ tư tuần này', '27/11 lúc 14h 28/11'])
      expect(faultsOf(line)[0]).toMatch(/đã qua hoặc không phải là giờ/);
  });

  it('takes no words of the subject for a day', () => {
    expect(readRequest('khuyến mãi lúc 14h', NOW)).toMatchObject({ subject: 'khuyen mai', faults: [] });
    expect(local(readRequest('khuyến mãi lúc 14h', NOW).startsAt)).toBe('26/11 14:00');
  });
});
