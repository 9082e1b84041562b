import { describe, expect, it } from 'vitest';
import { validityOn } from '../../knowledge/validity.ts';

describe('validity on a day', () => {
  const validity = (from: string | null, until: string | null) => ({
    from,
    until,
    how: '',
    replacedBy: null,
  });

  it.each([
    ['2023-11-29', null, '2023-11-28', 'not_yet'],
    ['2023-11-29', null, '2023-11-29', 'in_force'],
    ['2019-01-01', '2026-03-01', '2026-02-28', 'in_force'],
    ['2019-01-01', '2026-03-01', '2026-03-01', 'expired'],
    [null, '2026-03-01', '2026-03-01', 'expired'],
    [null, '2026-03-01', '2026-02-28', 'unknown'],
    [null, null, '2026-11-23', 'unknown'],
  ] as const)('from %s until %s is on %s %s', (from, until, on, status) => {
    expect(validityOn(validity(from, until), on)).toBe(status);
  });
});
