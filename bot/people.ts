import { createAttempts, type Attempts } from './people/attempts.ts';
import { hashCode, makeCode, type Random } from './people/codes.ts';
import type { Code, Role, Store } from './store.ts';

/** A code in clear, to be shown once and to one person. */
export interface IssuedCode {
  readonly code: string;
  /** ISO time. */
  readonly expires: string;
}

/** What became of a code that a person entered. */
export type Entry =
  /** The person has the role now, or had it (or a higher one) before. */
  | { readonly kind: 'granted'; readonly person: string; readonly role: Role }
  /** The code opens a session for `person`, who asked for it in a chat. */
  | { readonly kind: 'signed_in'; readonly person: string; readonly role: Role }
  /** Unknown, used or ended: which one is not told. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too_many' };

/** Who may do what. People are named by their keyed hash (`keyedHash` of privacy.ts). */
export interface People {
  role(person: string): Promise<Role>;
  /** `/quyen CODE` in a chat: a code of the first administrator or of an invitation. */
  redeem(code: string, person: string): Promise<Entry>;
  /** A code that gives a role to whoever enters it; null where `by` is not an administrator. */
  invite(by: string, role: InvitedRole): Promise<IssuedCode | null>;
  /** `/dangnhap` in a chat: a code with which this person signs in on the web. The one before it ends. */
  signInCode(person: string): Promise<IssuedCode>;
  /** A sign-in code entered by `visitor`, the web session; attempts are counted for the session. */
  redeemSignIn(code: string, visitor: string): Promise<Entry>;
  /** The sign-in page: a sign-in code, or a role code for the session itself. One attempt, whichever it is. */
  enter(code: string, visitor: string): Promise<Entry>;
}

export type InvitedRole = 'trainer' | 'administrator';

const MINUTE_MS = 60 * 1_000;
/** How long a sign-in code holds: long enough to open the page and type. */
const SIGN_IN_MS = 10 * MINUTE_MS;
/** How long an invitation holds: 3 days, over a weekend. */
const INVITATION_MS = 3 * 24 * 60 * MINUTE_MS;
/** How long the first administrator's code holds: a day; a new start makes a new one. */
const FIRST_CODE_MS = 24 * 60 * MINUTE_MS;

const RANK: Record<Role, number> = { asker: 0, trainer: 1, administrator: 2 };

/** What people are made of: the store, chance and the clock. */
export interface PeopleNeeds {
  readonly store: Store;
  readonly random: Random;
  readonly now: () => Date;
}

/** Makes the people of a store. Each privileged act is in the audit before it takes effect. */
export function createPeople(needs: PeopleNeeds): People {
  const attempts = createAttempts(needs.now);
  const attempt = (visitor: string, take: () => Promise<Entry | null>): Promise<Entry> =>
    attemptOnce(needs, attempts, visitor, take);
  return {
    role: (person) => roleOf(needs.store, person),
    redeem: (code, person) => attempt(person, () => takeRole(needs, code, person)),
    redeemSignIn: (code, visitor) => attempt(visitor, () => takeSignIn(needs, code, visitor)),
    enter: (code, visitor) =>
      attempt(
        visitor,
        async () => (await takeSignIn(needs, code, visitor)) ?? (await takeRole(needs, code, visitor)),
      ),
    invite: (by, role) => invite(needs, by, role),
    signInCode: (person) => signInCode(needs, person),
  };
}

async function attemptOnce(
  needs: PeopleNeeds,
  attempts: Attempts,
  visitor: string,
  take: () => Promise<Entry | null>,
): Promise<Entry> {
  if (!attempts.begin(visitor)) return { kind: 'too_many' };
  const entry = await take();
  if (entry === null) await audit(needs, visitor, 'refused', 'wrong, used or ended code');
  else attempts.succeeded(visitor);
  return entry ?? { kind: 'wrong' };
}

async function takeRole(needs: PeopleNeeds, code: string, person: string): Promise<Entry | null> {
  const had = await roleOf(needs.store, person);
  // An administrator has everything: the code is left for whom it is meant.
  if (had === 'administrator') return { kind: 'granted', person, role: had };
  const taken = await needs.store.takeCode(hashCode('role', code), timeOf(needs));
  if (taken === null) return null;
  const role = RANK[taken.role] > RANK[had] ? taken.role : had;
  await audit(
    needs,
    person,
    'granted',
    `${role}, by ${taken.person ?? 'the code of the first administrator'}`,
  );
  await needs.store.putPerson({ id: person, role, since: timeOf(needs) });
  return { kind: 'granted', person, role };
}

async function takeSignIn(needs: PeopleNeeds, code: string, visitor: string): Promise<Entry | null> {
  const taken = await needs.store.takeCode(hashCode('sign_in', code), timeOf(needs));
  if (taken === null || taken.person === null) return null;
  await audit(needs, taken.person, 'signed_in', `session ${visitor}`);
  return { kind: 'signed_in', person: taken.person, role: await roleOf(needs.store, taken.person) };
}

async function invite(needs: PeopleNeeds, by: string, role: InvitedRole): Promise<IssuedCode | null> {
  const allowed = (await roleOf(needs.store, by)) === 'administrator';
  await audit(needs, by, allowed ? 'invited' : 'refused', `invitation of a ${role}`);
  return allowed ? issueCode(needs, { purpose: 'role', role, person: by }, INVITATION_MS) : null;
}

async function signInCode(needs: PeopleNeeds, person: string): Promise<IssuedCode> {
  await needs.store.dropCodes('sign_in', person);
  await audit(needs, person, 'sign_in_code', '');
  const role = await roleOf(needs.store, person);
  return issueCode(needs, { purpose: 'sign_in', role, person }, SIGN_IN_MS);
}

/**
 * The code with which the first administrator makes himself known, for the terminal of the start; null where there
 * is an administrator. Codes of earlier starts end.
 */
export async function firstAdministratorCode(
  store: Store,
  random: Random,
  now: () => Date,
): Promise<string | null> {
  const needs = { store, random, now };
  if ((await store.countPeople('administrator')) > 0) return null;
  await store.dropCodes('role', null);
  await audit(needs, 'start', 'first_administrator_code', '');
  const first = { purpose: 'role', role: 'administrator', person: null } as const;
  return (await issueCode(needs, first, FIRST_CODE_MS)).code;
}

async function issueCode(
  { store, random, now }: PeopleNeeds,
  code: Omit<Code, 'hash' | 'expires'>,
  lasts: number,
): Promise<IssuedCode> {
  const clear = makeCode(random);
  const expires = new Date(now().getTime() + lasts).toISOString();
  await store.putCode({ ...code, hash: hashCode(code.purpose, clear), expires });
  return { code: clear, expires };
}

async function roleOf(store: Store, person: string): Promise<Role> {
  return (await store.person(person))?.role ?? 'asker';
}

const timeOf = ({ now }: PeopleNeeds): string => now().toISOString();

function audit(needs: PeopleNeeds, person: string, act: string, detail: string): Promise<void> {
  return needs.store.audit({ at: timeOf(needs), person, act, detail });
}
