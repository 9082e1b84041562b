import { createHash } from 'node:crypto';
import type { ZaloOaApp } from './options.ts';
import { exchange } from './oauth.ts';
import { withTokenLock, writeKept } from './token-file.ts';

/** One consent of the account's administrator, as OAuth with PKCE wants it. */
export interface Consent {
  /** Opened in the browser of who administers the account. */
  readonly link: string;
  /** Proves at the exchange that it is ours. */
  readonly verifier: string;
  /** Comes back in the address. */
  readonly state: string;
}

/** Bytes of chance: 43 characters of base64url, the least that a verifier may have (RFC 7636). */
const VERIFIER_BYTES = 32;
const STATE_BYTES = 12;

export function createConsent(
  { appId, oauthRoot }: Pick<ZaloOaApp, 'appId' | 'oauthRoot'>,
  redirectUrl: string,
  random: (size: number) => Uint8Array,
): Consent {
  const verifier = Buffer.from(random(VERIFIER_BYTES)).toString('base64url');
  const state = Buffer.from(random(STATE_BYTES)).toString('base64url');
  const link = new URL(`${oauthRoot}/v4/oa/permission`);
  link.searchParams.set('app_id', appId);
  link.searchParams.set('redirect_uri', redirectUrl);
  link.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
  link.searchParams.set('state', state);
  return { link: link.href, verifier, state };
}

/** What was pasted: the code alone, or the whole address in which the browser ended. */
export type Pasted =
  | { readonly kind: 'code'; readonly code: string }
  /** An address of another consent. */
  | { readonly kind: 'other_consent' }
  | { readonly kind: 'unreadable' };

export function readPasted(text: string, { state }: Consent): Pasted {
  const pasted = text.trim();
  if (/^[A-Za-z0-9._~-]{4,1000}$/.test(pasted)) return { kind: 'code', code: pasted };
  if (!URL.canParse(pasted)) return { kind: 'unreadable' };
  const { searchParams } = new URL(pasted);
  const [code, given] = [searchParams.get('code'), searchParams.get('state')];
  if (code === null || code === '') return { kind: 'unreadable' };
  // Some answers bring no state back.
  return given === null || given === '' || given === state
    ? { kind: 'code', code }
    : { kind: 'other_consent' };
}

/** Exchanges the code for tokens and keeps them; they are on the disk when it resolves. */
export async function logInWith(app: ZaloOaApp, code: string, { verifier }: Consent): Promise<void> {
  await withTokenLock(app.tokenFile, async () => {
    await writeKept(app.tokenFile, await exchange(app, { kind: 'code', code, verifier }));
  });
}
