import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startFlags } from '../../../eval/start-flags.ts';
import { suggestions } from '../../../bot/suggestions.ts';
import { startProgram, type Running } from '../program.ts';
import type { Received } from './count.ts';
import { openPlatform, type Platform, type PlatformName, type Road } from './platform.ts';

/** The whole program under load, over the strict double of a platform. */

export interface Subject {
  readonly platform: Platform;
  /** Where deliveries are posted. */
  readonly relay: string;
  /** All that the double accepted, oldest first, and the same by chat. */
  readonly received: readonly Received[];
  receivedBy(chat: string): readonly Received[];
  /** Starts the program; resolves once the channel serves. */
  start(): Promise<Running>;
  /** Starts it without waiting. */
  spawn(): Running;
}

export async function openSubject(name: PlatformName, road: Road, data: string): Promise<Subject> {
  const port = String(await freePort());
  const at = `http://127.0.0.1:${port}`;
  const platform = await openPlatform(name, road, at);
  if (platform.tokens !== null) writeFileSync(join(data, 'zalo-oa.json'), JSON.stringify(platform.tokens));
  const received: Received[] = [];
  const byChat = new Map<string, Received[]>();
  /** The same text once in memory, however often it was sent. */
  const texts = new Map<string, string>();
  platform.watch((accepted) => {
    const text = texts.get(accepted.text) ?? accepted.text;
    texts.set(text, text);
    const message = { ...accepted, text, place: received.length, at: performance.now() };
    received.push(message);
    const chat = byChat.get(message.chat) ?? [];
    chat.push(message);
    byChat.set(message.chat, chat);
  });
  const env = { PORT: port, RATE_PER_MINUTE: '100000', LOG_LEVEL: 'error', ...platform.env };
  const spawn = () => startProgram(['start', '--data', data], { env, node: startFlags() });
  const start = async () => {
    const running = spawn();
    await running.until(platform.serves);
    return running;
  };
  const receivedBy = (chat: string) => byChat.get(chat) ?? [];
  return { platform, relay: `${at}${platform.path}`, received, receivedBy, spawn, start };
}

/** The suggested questions and their answers, as far as one message holds the answer and no two are answered alike. */
export async function learnAnswers(subject: Subject): Promise<ReadonlyMap<string, string>> {
  const learner = subject.platform.person('Mẫu');
  const messages = () => subject.receivedBy(learner.id);
  const roleTold = async (times: number) => {
    const told = () => messages().filter(({ text }) => text.startsWith('Vai trò')).length >= times;
    while (!told()) await new Promise((over) => setTimeout(over, 5));
  };
  // The greeting comes with the first answer, and what follows a question stands before the role that was asked for next.
  const answers = new Map<string, string>();
  for (const [index, question] of ['xin chào', ...suggestions].entries()) {
    const before = messages().length;
    learner.say(question);
    learner.say('/vaitro');
    await roleTold(index + 1);
    const [text = '', ...more] = messages()
      .slice(before, -1)
      .map((message) => message.text);
    if (index > 0 && more.length === 0 && ![...answers.values()].includes(text)) answers.set(question, text);
  }
  if (answers.size < 2) throw new Error('fewer than two questions have an answer of one message');
  return answers;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
