import { expect, it } from 'vitest';
import type { Certificate } from '../../bot/quiz-certificate.ts';
import type { Store } from '../../bot/store.ts';
import { roundWith } from '../fixtures/quiz-items.ts';

const certificate = (changes: Partial<Certificate> = {}): Certificate => ({
  code: 'BCDFGHJKLMNPQRSTVWXZ',
  round: 'round-a',
  person: 'person-a',
  name: null,
  title: 'Rượu bia \0 \ud800',
  right: 8,
  of: 10,
  day: '2026-11-26',
  at: '2026-11-26T02:00:00.000Z',
  ...changes,
});
const other = certificate({ code: '22222222222222222222', round: 'round-b', at: '2026-11-27T02:00:00.000Z' });
const foreign = certificate({ code: '33333333333333333333', person: 'person-b' });

/** What every store does with certificates. */
export function certificatesContract(store: () => Store): void {
  it('gives a certificate back by its code, and those of a person, the newest first', async () => {
    await store().putCertificates([]);
    await store().putCertificates([certificate(), other, foreign]);
    expect(await store().certificate(certificate().code)).toEqual(certificate());
    expect(await store().certificate('44444444444444444444')).toBeNull();
    expect(await store().certificatesOf('person-a')).toEqual([other, certificate()]);
    expect(await store().certificatesOf('nobody')).toEqual([]);
  });

  it('keeps code, name and day where the score of the same round is written anew', async () => {
    await store().putCertificates([certificate()]);
    expect(await store().nameCertificates('person-a', 'Lan "\\" 🌾', 'account')).toBe(1);
    const again = { code: '55555555555555555555', day: '2026-12-01', right: 9, of: 11 };
    await store().putCertificates([certificate(again)]);
    const kept = certificate({ name: 'Lan "\\" 🌾', namedBy: 'account', right: 9, of: 11 });
    expect(await store().certificatesOf('person-a')).toEqual([kept]);
    expect(await store().certificate(again.code)).toBeNull();
    await store().nameCertificates('person-a', null, 'unsigned');
    expect(await store().certificate(certificate().code)).toEqual(certificate({ right: 9, of: 11 }));
  });

  it('deletes those of one person, and lets no two have a code', async () => {
    await store().putCertificates([certificate(), other, foreign]);
    await expect(store().putCertificates([certificate({ person: 'person-c' })])).rejects.toThrow();
    expect(await store().forgetCertificates('person-a')).toBe(2);
    expect(await store().forgetCertificates('person-a')).toBe(0);
    expect(await store().certificate(certificate().code)).toBeNull();
    expect(await store().certificate(foreign.code)).toEqual(foreign);
  });

  it('lets one that was deleted while its round was open not come back at the end, for this person', async () => {
    const { putRound, record, putCertificates, forgetCertificates, certificatesOf, expire } = store();
    await putRound(roundWith());
    await putCertificates([certificate(), other, foreign]);
    expect(await forgetCertificates('person-a')).toBe(2);
    await expire('2000-01-01T00:00:00.000Z');
    await putCertificates([certificate(), other, foreign]);
    expect(await certificatesOf('person-a')).toEqual([other]);
    expect(await certificatesOf('person-b')).toEqual([foreign]);
    const event = { kind: 'ended', by: 'deadline', at: other.at } as const;
    await record({ round: 'round-a', event, update: null, mail: [] });
    await putCertificates([certificate()]);
    expect(await certificatesOf('person-a')).toEqual([other]);
  });

  it('keeps certificates past the days of retention', async () => {
    await store().putCertificates([certificate()]);
    await store().expire('2030-01-01T00:00:00.000Z');
    expect(await store().certificate(certificate().code)).toEqual(certificate());
  });
}
