import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPeople, firstAdministratorCode, type People } from '../../bot/people.ts';
import { createAttempts } from '../../bot/people/attempts.ts';
import { hashCode, makeCode } from '../../bot/people/codes.ts';
import type { Store } from '../../bot/store.ts';
import { openLibsqlStore } from '../../bot/store/libsql.ts';

let folder: string;
let store: Store;
let people: People;
let time: number;
let drawn: number;

const MINUTE = 60_000;
const now = (): Date => new Date(time);
/** Bytes that differ at every draw and are the same in every run. */
const random = (size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, i) => (drawn++ * 37 + i * 11) % 256);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-people-'));
  time = Date.parse('2026-11-23T01:00:00.000Z');
  drawn = 0;
  store = await openLibsqlStore({ path: join(folder, 'app.db') });
  people = createPeople({ store, random, now });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const acts = async (): Promise<string[]> => (await store.audits(100)).map(({ act }) => act).reverse();

async function makeAdministrator(person: string): Promise<void> {
  const code = await firstAdministratorCode(store, random, now);
  await people.redeem(code ?? '', person);
}

describe('the first administrator', () => {
  it('comes by the code of the start, once, and then no start makes one', async () => {
    const code = await firstAdministratorCode(store, random, now);
    expect(code).toMatch(/^[A-HJKMNP-TV-Z2-9]{5}-[A-HJKMNP-TV-Z2-9]{5}$/);
    expect(await people.role('an')).toBe('asker');
    expect(await people.redeem(code ?? '', 'an')).toEqual({
      kind: 'granted',
      person: 'an',
      role: 'administrator',
    });
    expect(await people.role('an')).toBe('administrator');
    expect(await people.redeem(code ?? '', 'binh')).toEqual({ kind: 'wrong' });
    expect(await people.role('binh')).toBe('asker');
    expect(await firstAdministratorCode(store, random, now)).toBeNull();
    expect(await acts()).toEqual(['first_administrator_code', 'granted', 'refused']);
  });

  it('is not made by the code of an earlier start, nor by one that has ended', async () => {
    const first = await firstAdministratorCode(store, random, now);
    const second = await firstAdministratorCode(store, random, now);
    expect(await people.redeem(first ?? '', 'an')).toEqual({ kind: 'wrong' });
    time += 24 * 60 * MINUTE;
    expect(await people.redeem(second ?? '', 'an')).toEqual({ kind: 'wrong' });
    const third = await firstAdministratorCode(store, random, now);
    expect(await people.redeem(third ?? '', 'an')).toMatchObject({ kind: 'granted' });
  });

  it('may be a web session, and may type the code in small letters with spaces', async () => {
    const code = (await firstAdministratorCode(store, random, now)) ?? '';
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    expect(await people.enter(typed, 'session')).toEqual({
      kind: 'granted',
      person: 'session',
      role: 'administrator',
    });
  });

  it('leaves no code in the store, only its hash', async () => {
    const code = (await firstAdministratorCode(store, random, now)) ?? '';
    const taken = await store.takeCode(hashCode('role', code), now().toISOString());
    expect(JSON.stringify([taken, await store.audits(10)])).not.toContain(code.slice(0, 5));
  });
});

describe('invitations', () => {
  it('are made by administrators only', async () => {
    expect(await people.invite('an', 'trainer')).toBeNull();
    await makeAdministrator('an');
    const invitation = await people.invite('an', 'trainer');
    expect(invitation?.expires).toBe('2026-11-26T01:00:00.000Z');
    expect(await people.redeem(invitation?.code ?? '', 'binh')).toMatchObject({ role: 'trainer' });
    expect(await people.invite('binh', 'administrator')).toBeNull();
    expect((await acts()).filter((act) => act === 'refused')).toHaveLength(2);
    expect((await store.audits(10)).find(({ act }) => act === 'granted')?.detail).toBe('trainer, by an');
  });

  it('raise a role and never lower it', async () => {
    await makeAdministrator('an');
    const trainer = await people.invite('an', 'trainer');
    expect(await people.redeem(trainer?.code ?? '', 'an')).toMatchObject({ role: 'administrator' });
    expect(await people.redeem(trainer?.code ?? '', 'binh')).toMatchObject({ role: 'trainer' });
    const administrator = await people.invite('an', 'administrator');
    expect(await people.redeem(administrator?.code ?? '', 'binh')).toMatchObject({ role: 'administrator' });
    expect(await people.role('binh')).toBe('administrator');
  });
});

describe('web sign-in', () => {
  it('opens the session of the person who asked for the code, once, within ten minutes', async () => {
    await makeAdministrator('an');
    const { code, expires } = await people.signInCode('an');
    expect(expires).toBe('2026-11-23T01:10:00.000Z');
    time += 10 * MINUTE - 1;
    expect(await people.redeemSignIn(code, 's1')).toEqual({
      kind: 'signed_in',
      person: 'an',
      role: 'administrator',
    });
    expect(await people.redeemSignIn(code, 's2')).toEqual({ kind: 'wrong' });
    const late = await people.signInCode('an');
    time += 10 * MINUTE;
    expect(await people.redeemSignIn(late.code, 's3')).toEqual({ kind: 'wrong' });
    expect((await acts()).slice(2)).toEqual([
      'sign_in_code',
      'signed_in',
      'refused',
      'sign_in_code',
      'refused',
    ]);
  });

  it('ends the code before it, of the same person only', async () => {
    const [first, other] = [await people.signInCode('an'), await people.signInCode('binh')];
    const second = await people.signInCode('an');
    expect(await people.redeemSignIn(first.code, 's')).toEqual({ kind: 'wrong' });
    expect(await people.redeemSignIn(second.code, 's')).toMatchObject({ person: 'an', role: 'asker' });
    expect(await people.enter(other.code, 's')).toMatchObject({ kind: 'signed_in', person: 'binh' });
  });

  it('does not take a code of the other purpose, which stays good', async () => {
    const [role, signIn] = [await firstAdministratorCode(store, random, now), await people.signInCode('an')];
    expect(await people.redeemSignIn(role ?? '', 's')).toEqual({ kind: 'wrong' });
    expect(await people.redeem(signIn.code, 'binh')).toEqual({ kind: 'wrong' });
    expect(await people.redeem(role ?? '', 'an')).toMatchObject({ kind: 'granted' });
    expect(await people.redeemSignIn(signIn.code, 's')).toMatchObject({ kind: 'signed_in' });
  });
});

describe('wrong codes', () => {
  it('are taken five times in ten minutes of one person; then the right one is refused too', async () => {
    const code = (await firstAdministratorCode(store, random, now)) ?? '';
    for (let count = 0; count < 5; count++)
      expect(await people.redeem('sai', 'an')).toEqual({ kind: 'wrong' });
    expect(await people.redeem(code, 'an')).toEqual({ kind: 'too_many' });
    time += 10 * MINUTE;
    expect(await people.redeem(code, 'an')).toMatchObject({ kind: 'granted' });
  });

  it('do not pass the limit by racing, nor block another person', async () => {
    const entries = await Promise.all(Array.from({ length: 30 }, () => people.enter('sai', 'an')));
    expect(entries.filter(({ kind }) => kind === 'wrong')).toHaveLength(5);
    expect(await people.enter('sai', 'binh')).toEqual({ kind: 'wrong' });
  });

  it('are forgotten of the longest silent person when very many try', () => {
    const attempts = createAttempts(now);
    for (let count = 0; count < 5; count++) attempts.begin('first');
    expect(attempts.begin('first')).toBe(false);
    for (let person = 0; person < 10_000; person++) attempts.begin(String(person));
    expect(attempts.begin('first')).toBe(true);
  });

  it('of any form are refused without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.uuid(), async (code, person) => {
        expect(await people.enter(code, person)).toEqual({ kind: 'wrong' });
      }),
      {
        numRuns: 50,
        examples: [
          ['', 'p'],
          ['\0', 'q'],
          ["' OR 1=1 --", 'r'],
          ['A'.repeat(2_000), 's'],
        ],
      },
    );
  });
});

describe('codes', () => {
  it('use every letter of their alphabet about as often, and no other', () => {
    let draws = 0;
    const bytes = (size: number): Uint8Array =>
      createHash('sha512').update(String(draws++)).digest().subarray(0, size);
    const counts = new Map<string, number>();
    for (let count = 0; count < 3_000; count++)
      for (const letter of makeCode(bytes).replace('-', ''))
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect([...counts.keys()].sort().join('')).toBe('23456789ABCDEFGHJKMNPQRSTVWXYZ');
    // 30,000 letters over 30: 1,000 each, within five standard deviations.
    expect([...counts.values()].every((count) => Math.abs(count - 1_000) < 160)).toBe(true);
  });
});
