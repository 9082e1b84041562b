import type { Abbreviation } from '../../knowledge/lexicon.ts';

/** Writes words as people do in chats, by the table of short forms read backwards. */
export type Shorten = (text: string, share: number, chance: () => number) => string;

/** Forms in capitals or with rarer readings are left to their writers: only the likeliest reading of a form is shortened. */
export function createShorten(table: readonly Abbreviation[]): Shorten {
  const forms = new Map<string, string[]>();
  for (const [form, [likeliest = form]] of table) {
    if (likeliest === form || form.includes(' ')) continue;
    const known = forms.get(likeliest);
    if (known === undefined) forms.set(likeliest, [form]);
    else known.push(form);
  }
  const longest = [...forms.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const wanted = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text, share, chance) =>
    text.replace(wanted, (found) => {
      const short = forms.get(found.toLowerCase()) ?? [];
      return chance() < share ? (short[Math.floor(chance() * short.length)] ?? found) : found;
    });
}
