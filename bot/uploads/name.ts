/** Bytes of a file name: file systems take 255. */
const MAX_NAME_BYTES = 200;
/** What a name may not hold on some system, or what would show it otherwise than it is: `\p{C}` has the signs that turn text around. */
const FORBIDDEN = /[\p{C}<>:"|?*]/gu;

/** A name under which a file can be kept and shown: no folders, no control characters, not hidden, its extension kept. */
export function safeName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const name = last.replace(FORBIDDEN, '').replace(/^[.\s]+|[.\s]+$/gu, '');
  if (name === '') return 'tep-khong-ten';
  const dot = name.lastIndexOf('.');
  // An extension is at most five characters here (`.docx`); what is longer belongs to the name.
  const extension = dot > 0 && name.length - dot <= 6 ? name.slice(dot) : '';
  return (
    shorten(name.slice(0, name.length - extension.length), MAX_NAME_BYTES - Buffer.byteLength(extension)) +
    extension
  );
}

/** Cut between characters. */
function shorten(text: string, bytes: number): string {
  let kept = text;
  while (Buffer.byteLength(kept) > bytes) kept = [...kept].slice(0, -1).join('');
  return kept;
}
