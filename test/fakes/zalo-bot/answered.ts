/** What the double answers. */
export interface Answered {
  readonly status: number;
  readonly body: object;
}
export const ok = (result: unknown): Answered => ({ status: 200, body: { ok: true, result } });
/** The platform may answer HTTP 200 or the code itself; the double the code. */
export const no = (code: number, description: string): Answered => ({
  status: code,
  body: { ok: false, error_code: code, description },
});
