/** Tones where they were put before: "hoà", "thuỷ", "kĩ" for "hòa", "thủy", "kỹ". */

const NEW = ['òa óa ỏa õa ọa', 'òe óe ỏe õe ọe', 'ùy úy ủy ũy ụy'].flatMap((row) => row.split(' '));
const OLD = ['oà oá oả oã oạ', 'oè oé oẻ oẽ oẹ', 'uỳ uý uỷ uỹ uỵ'].flatMap((row) => row.split(' '));
const RIMES = new Map(NEW.map((rime, at) => [rime, OLD[at] ?? rime]));
const RIME = new RegExp(`(?:${NEW.join('|')})(?!\\p{L})`, 'giu');
const LONE = new Map([...'ỳýỷỹỵ'].map((letter, at) => [letter, [...'ìíỉĩị'][at] ?? letter]));
const LONE_Y = /(?<!\p{L})([hklmst])([ỳýỷỹỵ])(?!\p{L})/giu;

export function oldTonePlaces(text: string): string {
  const placed = text.replace(RIME, (rime) => sameCase(rime, RIMES.get(rime.toLowerCase()) ?? rime));
  return placed.replace(
    LONE_Y,
    (_, head: string, vowel: string) => head + sameCase(vowel, LONE.get(vowel.toLowerCase()) ?? vowel),
  );
}

function sameCase(was: string, now: string): string {
  return was === was.toUpperCase() ? now.toUpperCase() : now;
}
