import type { Choice } from './menu.ts';

/** What a message picks from the list before it. */
export type Pick =
  | { readonly kind: 'choice'; readonly choice: Choice }
  /** A number that is not in the list. */
  | { readonly kind: 'no_number'; readonly most: number }
  /** A number where no list is in memory. */
  | { readonly kind: 'no_menu' };

/** The list that each person of a chat was shown last; the desk knows it again after a restart. */
export interface Picks {
  offer(chat: string, person: string, choices: readonly Choice[]): void;
  /** Adds a choice to the list, at its end; its number, which it may have had before. */
  add(chat: string, person: string, choice: Choice): number;
  /** Null where the message picks nothing: it is a question. */
  read(chat: string, person: string, text: string): Pick | null;
}

export function createPicks(limit: number): Picks {
  const shown = new Map<string, readonly Choice[]>();
  const key = (chat: string, person: string) => `${chat} ${person}`;
  return {
    offer: (chat, person, choices) => {
      shown.delete(key(chat, person));
      // A map keeps the order of insertion: the list shown longest ago is dropped.
      if (shown.size >= limit) shown.delete(shown.keys().next().value ?? '');
      shown.set(key(chat, person), choices);
    },
    add: (chat, person, choice) => {
      const list = shown.get(key(chat, person)) ?? [];
      const known = list.findIndex((one) => JSON.stringify(one) === JSON.stringify(choice));
      if (known >= 0) return known + 1;
      shown.set(key(chat, person), [...list, choice]);
      return list.length + 1;
    },
    read: (chat, person, text) => pick(shown.get(key(chat, person)) ?? [], text),
  };
}

function pick(choices: readonly Choice[], text: string): Pick | null {
  const thumb = /^(👍|👎)\p{Emoji_Modifier}?$/u.exec(text);
  const [, digits] = /^\(?(\d{1,2})[.)]?$/.exec(text) ?? [];
  if (thumb === null && digits === undefined) return null;
  if (choices.length === 0) return { kind: 'no_menu' };
  const helpful = thumb?.[1] === '👍';
  const choice =
    digits === undefined
      ? choices.find((candidate) => candidate.kind === 'vote' && candidate.helpful === helpful)
      : choices[Number(digits) - 1];
  return choice === undefined ? { kind: 'no_number', most: choices.length } : { kind: 'choice', choice };
}
