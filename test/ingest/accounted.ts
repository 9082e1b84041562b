import type { Structure } from '../../ingest/structure.ts';

/** The characters that are in no provision or furniture, or in more than one, with what stands around them. */
export function unaccounted(text: string, { provisions, furniture }: Structure): string[] {
  const owners = new Uint8Array(text.length);
  for (const { start, end } of [...provisions, ...furniture]) {
    for (let at = start; at < end; at++) owners[at] = (owners[at] ?? 0) + 1;
  }
  return [...owners].flatMap((count, at) => {
    const white = /\s/u.test(text[at] ?? '');
    const wrong = white ? count > 1 : count !== 1;
    return wrong ? [`${count} owners at ${at}: …${text.slice(Math.max(0, at - 15), at + 15)}…`] : [];
  });
}

/** Provisions whose text is not the slice that their offsets name, or whose clauses lie outside it or out of order. */
export function misplaced(text: string, { provisions }: Structure): string[] {
  return provisions.flatMap((provision) => {
    const slice = provision.text === text.slice(provision.start, provision.end);
    let last = 0;
    const ordered = provision.segments.every(({ start, end }) => {
      const fits = start >= last && start < end && end <= provision.text.length;
      last = end;
      return fits;
    });
    return slice && ordered ? [] : [provision.id];
  });
}
