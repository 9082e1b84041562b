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
    ['rượu bia lúc 14:00 thứ hai', 'thu hai'],
    ['rượu bia lúc 14h thứ 2', 'thu 2'],
    ['rượu bia lúc 14h chủ nhật', 'chu nhat'],
    ['rượu bia lúc 9h tuần sau', 'tuan sau'],
    ['rượu bia lúc 14h ngày 27', 'ngay 27'],
    ['rượu bia lúc 14h ngày kia', 'ngay kia'],
    ['27/11 lúc 14h rượu bia', '27/11'],
  ])('%s: says that the day is not read', (line, day) => {
    expect(readRequest(line, NOW).faults).toEqual([
      `Tôi không đọc được ngày ở “${day}”. Viết giờ như: lúc 14:00, lúc 14:00 27/11, hạn 17:00 30/11.`,
    ]);
  });

  it('is looked for only where there is a time', () => {
    expect(readRequest('làm việc thứ bảy, chủ nhật 5 câu', NOW).faults).toEqual([]);
    expect(readRequest('quy định số 08 lúc 14h 27/11', NOW).faults).toEqual([]);
  });
});
