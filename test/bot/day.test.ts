import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInVietNam } from '../../bot/day.ts';

describe('the day in Viet Nam', () => {
  it('turns at midnight there, 17:00 UTC', () => {
    expect(dayInVietNam(new Date('2026-11-23T16:59:59.999Z'))).toBe('2026-11-23');
    expect(dayInVietNam(new Date('2026-11-23T17:00:00.000Z'))).toBe('2026-11-24');
    expect(dayInVietNam(new Date('2026-12-31T20:00:00.000Z'))).toBe('2027-01-01');
  });

  it('is the day of the calendar that Node knows for Ho Chi Minh City', () => {
    const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
    const since1976 = fc.date({
      min: new Date('1976-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(since1976, (instant) => {
        expect(dayInVietNam(instant)).toBe(calendar.format(instant));
      }),
    );
  });
});
