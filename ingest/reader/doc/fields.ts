const [BEGIN, RESULT, END] = ['\u0013', '\u0014', '\u0015'];

/** The characters with those of field instructions and field marks as zeros: links and numbers keep what Word shows. */
export function withoutFields(characters: string): string {
  if (!characters.includes(BEGIN)) return characters;
  /** For each open field, whether its result has begun. */
  const open: boolean[] = [];
  let shown = '';
  for (const character of characters) {
    if (character === BEGIN) open.push(false);
    else if (character === RESULT && open.length > 0) open[open.length - 1] = true;
    else if (character === END) open.pop();
    const isMark = character === BEGIN || character === RESULT || character === END;
    shown += isMark || open.includes(false) ? '\0'.repeat(character.length) : character;
  }
  return shown;
}
