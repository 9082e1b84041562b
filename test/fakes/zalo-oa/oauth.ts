import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The server that gives tokens: codes and refresh tokens work once, each refresh gives a new one. Refusals come with HTTP 200. */
export interface Oauth {
  /** The answer to `POST /v4/oa/access_token`. */
  grant(form: URLSearchParams, secretKey: string | undefined): object;
  /** The administrator agrees at the consent link; the address where the browser ends. */
  consent(link: string): string;
  /** Tokens as after a login. */
  issue(): { access: string; refresh: string };
  /** Makes the current access token unknown or ended. */
  spoil(how: 'unknown' | 'ended'): void;
  /** 0, or the error of a message with this access token. */
  check(access: string | undefined): number;
  readonly refreshes: () => number;
}

const refreshForm = z.strictObject({
  app_id: z.string(),
  refresh_token: z.string(),
  grant_type: z.literal('refresh_token'),
});
const codeForm = z.strictObject({
  app_id: z.string(),
  code: z.string(),
  code_verifier: z.string().min(43),
  grant_type: z.literal('authorization_code'),
});
/** The numbers of refusals at this server are not documented; any but 0 is one. */
const refusal = (name: string) => ({ error: -14014, error_name: name });

export function createOauth(appId: string, appSecret: string, refused: string[]): Oauth {
  const refreshTokens = new Set<string>();
  const codes = new Map<string, string>();
  let current = { access: '', state: 'known' as 'known' | 'unknown' | 'ended' };
  let next = 1;
  let refreshes = 0;

  function issue() {
    const [access, refresh] = [`access-token-${next}`, `refresh-token-${next++}`];
    refreshTokens.add(refresh);
    current = { access, state: 'known' };
    return { access, refresh };
  }
  function granted() {
    const { access, refresh } = issue();
    return { access_token: access, refresh_token: refresh, expires_in: '90000' };
  }
  function refuse(name: string) {
    refused.push(name);
    return refusal(name);
  }

  return {
    issue,
    refreshes: () => refreshes,
    spoil: (how) => (current = { ...current, state: how }),
    check: (access) => {
      if (access !== current.access || current.state === 'unknown') return -216;
      return current.state === 'ended' ? -220 : 0;
    },
    grant: (form, secretKey) => {
      if (secretKey !== appSecret) return refuse('Invalid secret key');
      const given = Object.fromEntries(form);
      const refresh = refreshForm.safeParse(given);
      const code = codeForm.safeParse(given);
      if ((refresh.data ?? code.data)?.app_id !== appId) return refuse('Invalid parameters');
      if (refresh.success) {
        if (!refreshTokens.delete(refresh.data.refresh_token)) return refuse('Invalid refresh token');
        refreshes++;
        return granted();
      }
      const challenge = codes.get(code.data?.code ?? '');
      codes.delete(code.data?.code ?? '');
      const verified = createHash('sha256')
        .update(code.data?.code_verifier ?? '')
        .digest('base64url');
      return challenge === verified ? granted() : refuse('Invalid authorization code');
    },
    consent: (link) => {
      const { pathname, searchParams } = new URL(link);
      const challenge = searchParams.get('code_challenge');
      const redirect = searchParams.get('redirect_uri');
      if (pathname !== '/v4/oa/permission' || searchParams.get('app_id') !== appId || !challenge || !redirect)
        throw new Error(`no consent link: ${link}`);
      const code = `code-${next++}`;
      codes.set(code, challenge);
      return `${redirect}?oa_id=4318657068771012646&code=${code}&state=${searchParams.get('state') ?? ''}`;
    },
  };
}
