/** Everything in one line, well-formed: what platforms do not take in a label goes. */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** At most `limit` UTF-16 units, cut between words where there is one, never within a character; the cut is shown. */
export function cutTo(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept: string[] = [];
  let length = 0;
  for (const { segment } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(text)) {
    if (length + segment.length > limit - 1) break;
    kept.push(segment);
    length += segment.length;
  }
  const whole = kept.join('');
  const word = whole.replace(/\s+\S*$/u, '');
  return `${(word.length > limit / 2 ? word : whole).trimEnd()}…`;
}
