/** Chat servers refuse halves of surrogate pairs; each becomes U+FFFD, so lengths stay. */
export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD');
