import type { Api } from 'grammy';
import { MAX_REMEMBERED_CHATS } from '../chat/limits.ts';
import { menuOf, privateCommands } from './commands.ts';
import { describeError } from './errors.ts';
import type { MenuClaim, MenuClaims, PersonalMenu, TelegramLog } from './options.ts';

/** Keeps the menus of private chats as their people may use them. Telegram remembers each until it is told otherwise. */
export interface Menus {
  /** After a command by which it may show that a person may do more than before, or less. Never rejects. */
  offer(command: string, chat: number, person: number): Promise<void>;
  /** At the start: who is known from before. Never rejects. */
  refresh(): Promise<void>;
}

/** Commands after which a person's menu is looked at again, beside those that not everybody may use. */
const TELLING: ReadonlySet<string> = new Set(['start', 'help', 'vaitro']);

export function createMenus(
  api: Api,
  claims: MenuClaims | null,
  { log, token }: { readonly log: TelegramLog; readonly token: string },
): Menus {
  /** What each chat is known to have; null: no menu of its own. */
  const stands = new Map<number, PersonalMenu | null>();

  async function settle(chat: number, claim: MenuClaim): Promise<void> {
    const due = claim === 'administrator' || claim === 'trainer' ? claim : null;
    const has = stands.get(chat);
    if (has === due || (has === undefined && claim === 'none')) return;
    const scope = { type: 'chat', chat_id: chat } as const;
    if (due === null) await api.deleteMyCommands({ scope });
    else await api.setMyCommands(menuOf(due), { scope });
    if (stands.size >= MAX_REMEMBERED_CHATS) stands.clear();
    stands.set(chat, due);
  }
  const orLog = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) =>
      log.warn({ fault: describeError(error, token) }, 'telegram: the menu of a person not set'),
    );
  return {
    offer: async (command, chat, person) => {
      if (claims === null || !(TELLING.has(command) || privateCommands.has(command))) return;
      await orLog(claims.of(person).then((claim) => settle(chat, claim)));
    },
    refresh: async () => {
      if (claims === null) return;
      const known = await claims.known().catch(() => []);
      for (const { chat, claim } of known) await orLog(settle(chat, claim));
    },
  };
}
