import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDecentHour } from '../../../bot/hours.ts';
import { isDueAt, readTime } from '../../../bot/notices/hours.ts';

/** An instant at that time of 26 November 2026 in Viet Nam. */
const at = (clock: string) => new Date(`2026-11-26T${clock}:00+07:00`);

describe('a decent hour', () => {
  it('is from 07:30 on and before 20:30 in Viet Nam, wherever the machine stands', () => {
    expect(
      ['07:29', '07:30', '12:00', '20:29', '20:30', '23:59', '00:00'].map((one) => isDecentHour(at(one))),
    ).toEqual([false, true, true, true, false, false, false]);
  });
});

describe('a time that somebody chose', () => {
  it.each([
    ['7:30', '07:30'],
    ['7h30', '07:30'],
    ['07.30', '07:30'],
    ['7h', '07:00'],
    ['7 giờ 5 phút', '07:05'],
    ['7', '07:00'],
    ['23:59', '23:59'],
    ['24:00', null],
    ['7:60', null],
    ['sáng', null],
    ['', null],
    ['7:30 tối nay', null],
    ['-1', null],
  ])('%j is %j', (written, time) => expect(readTime(written)).toBe(time));

  it('is read back from how it is kept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(readTime(time)).toBe(time);
      }),
    );
  });

  it('is due from then on, through the day; at night only for an hour', () => {
    expect(isDueAt('07:30', at('07:29'))).toBe(false);
    expect(isDueAt('07:30', at('07:30'))).toBe(true);
    expect(isDueAt('07:30', at('20:29'))).toBe(true);
    expect(isDueAt('07:30', at('20:30'))).toBe(false);
    expect(isDueAt('05:00', at('05:30'))).toBe(true);
    expect(isDueAt('05:00', at('06:30'))).toBe(false);
    expect(isDueAt('05:00', at('08:00'))).toBe(true);
    expect(isDueAt('21:00', at('22:00'))).toBe(true);
    expect(isDueAt('21:00', at('22:01'))).toBe(false);
  });
});
