import { createServer } from 'node:net';
import { suggestions } from '../../../bot/suggestions.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import { startProgram, type Running } from '../program.ts';

/** The whole program under load, over the strict double of Telegram. */

export type Road = 'polling' | 'webhook';
export const SECRET = 'secret_of-the-webhook_0123456789';

export interface Subject {
  readonly server: TelegramServer;
  /** Where deliveries are posted. */
  readonly relay: string;
  /** Starts the program; resolves once Telegram is served. */
  start(): Promise<Running>;
  /** Starts it without waiting. */
  spawn(): Running;
}

export async function openSubject(road: Road, data: string): Promise<Subject> {
  const port = String(await freePort());
  const relay = `http://127.0.0.1:${port}/telegram`;
  const server = await startTelegramServer({ relay });
  const webhook = {
    TELEGRAM_WEBHOOK_URL: 'https://ky-cuong.example.vn/telegram',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  };
  const env = {
    PORT: port,
    RATE_PER_MINUTE: '100000',
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.root,
    ...(road === 'webhook' ? webhook : {}),
  };
  const spawn = () => startProgram(['start', '--data', data], { env });
  const start = async () => {
    const running = spawn();
    await running.until(/t\.me/);
    return running;
  };
  return { server, relay, spawn, start };
}

/** The suggested questions and their answers, as far as no two of them are answered alike. */
export async function learnAnswers(server: TelegramServer): Promise<ReadonlyMap<string, string>> {
  const learner = server.person('Mẫu');
  const answers = new Map<string, string>();
  // The greeting comes before the first answer.
  let seen = 1;
  for (const question of suggestions) {
    server.say(learner, question);
    const messages = await server.until(learner, ++seen);
    const text = messages.at(-1)?.text ?? '';
    if (![...answers.values()].includes(text)) answers.set(question, text);
  }
  return answers;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
