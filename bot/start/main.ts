import { join } from 'node:path';
import { EXACT_BELOW } from '../../knowledge/indexes.ts';
import type { ExitCode } from '../ask.ts';
import type { Channel } from '../channel.ts';
import { createTelegramChannel, type TelegramChannel } from '../channel/telegram.ts';
import { createTerminalChannel, lookOf, type TerminalChannel } from '../channel/terminal.ts';
import { createWebChannel, type WebChannel } from '../channel/web.ts';
import { chatHistory } from '../conversation.ts';
import { StartError } from '../errors.ts';
import { firstAdministratorCode } from '../people.ts';
import { keyedHash } from '../privacy.ts';
import { openLibsqlStore } from '../store/libsql.ts';
import { suggestions } from '../suggestions.ts';
import type { OpenedLibrary, World } from '../world.ts';
import { furnish, type House } from './house.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import { expireDaily, followPointer, sweepUploads } from './upkeep.ts';

/** Serves until it is asked to stop: library, store, house, channels, in this order. */
export async function startCommand(world: World, stop: AbortController): Promise<ExitCode> {
  const speaker = createSpeaker(world.output);
  const { tell } = speaker;
  const opening = await world.libraries.open(tell);
  const store = await openLibsqlStore({ path: join(world.dataDir, 'app.db') });
  try {
    const house = await furnish(world, store, opening, tell);
    const channels = await openChannels(house, opening.opened, speaker, stop);
    const ends = [followPointer(house, opening.pointed), expireDaily(house), sweepUploads(house)];
    await stopped(stop.signal);
    tell('Đang dừng…');
    for (const end of ends) end();
    // What is being read ends, so that channels need not wait for it.
    const pending = house.uploads.close();
    await Promise.all([pending, ...channels.map((channel) => channel.stop())]);
  } finally {
    await store.close();
  }
  return 0;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The web always, Telegram with a token, this terminal where a person sits at it. Only the web's fault ends the start. */
async function openChannels(
  house: House,
  opened: OpenedLibrary,
  speaker: Speaker,
  stop: AbortController,
): Promise<Channel[]> {
  const { world, tell } = house;
  const telegram = telegramOf(house);
  const web = webOf(house, telegram);
  const ready = await web.start();
  tellLibrary(opened, tell);
  tell(ready);
  await tellFirstCode(house, web);
  const further = telegram === null ? [] : [inBackground(telegram, house)];
  if (!world.input.isTTY) return [web, ...further];
  const terminal = terminalOf(house, () => stop.abort());
  tell(await terminal.start());
  speaker.hand((sentence) => terminal.tell(sentence));
  return [web, ...further, terminal];
}

function tellLibrary({ library, vectors }: OpenedLibrary, tell: House['tell']): void {
  const { documents, passageCount } = library;
  tell(
    `Kỷ Cương đã sẵn sàng với ${documents.length} văn bản (${documents
      .map(({ number }) => number)
      .slice(0, 3)
      .join(', ')}${documents.length > 3 ? ', …' : ''}).`,
  );
  if (vectors === 'exact' && passageCount >= EXACT_BELOW)
    tell(
      'CHÚ Ý: máy này thiếu mô-đun hnswlib-node nên tìm kiếm chính xác nhưng chậm hơn. Hãy cài trình biên dịch C++ và Python 3 rồi chạy lại npm ci.',
    );
}

async function tellFirstCode({ world, store, tell }: House, web: WebChannel): Promise<void> {
  const code = await firstAdministratorCode(store, world.random, world.now);
  if (code === null) return;
  tell(`Chưa có quản trị viên. Mã dùng một lần, trong 24 giờ: ${code}`);
  tell(
    `Nhập mã tại ${world.settings.publicUrl ?? web.address()}/dang-nhap, hoặc nhắn cho bot: /quyen ${code}`,
  );
}

function webOf(house: House, telegram: TelegramChannel | null): WebChannel {
  const { world, people, store, hashKey, serving } = house;
  const { host, port, trustProxy, publicUrl, ratePerMinute } = world.settings;
  return createWebChannel({
    host,
    port,
    trustProxy,
    publicUrl,
    askRate: { requests: ratePerMinute, seconds: 60 },
    desk: house.desk,
    library: serving.library,
    answer: serving.answer,
    today: house.today,
    newId: house.newId,
    sessionKey: house.sessionKey,
    log: world.log,
    suggestions,
    history: (chat) => chatHistory({ store, hashKey }, 'web', chat),
    signIn: {
      enter: (code, session) => people.enter(code, keyedHash(hashKey, 'web', session)),
      role: (person) => people.role(person),
    },
    uploads: house.uploads,
    mounts: mountsOf(world, telegram),
  });
}

/** Telegram's deliveries come in at the path of the webhook's address. */
function mountsOf({ settings }: World, telegram: TelegramChannel | null): Mounts {
  const webhook = settings.telegram?.webhook;
  if (!webhook || telegram?.handleWebhook === undefined) return {};
  return { [new URL(webhook.url).pathname]: telegram.handleWebhook };
}
type Mounts = Readonly<Record<string, (request: Request) => Promise<Response>>>;

function telegramOf({
  world,
  desk,
  delivery,
  serving,
  today,
  uploads,
  hashKey,
}: House): TelegramChannel | null {
  const { telegram, publicUrl } = world.settings;
  if (telegram === null) return null;
  return createTelegramChannel({
    ...telegram,
    desk,
    delivery,
    library: serving.library,
    publicUrl,
    today,
    suggestions,
    log: world.log,
    files: {
      uploads,
      person: (id) => keyedHash(hashKey, 'telegram', String(id)),
      fetch: world.fetch,
    },
  });
}

function terminalOf({ world, desk, serving }: House, onQuit: () => void): TerminalChannel {
  const { input, output, settings, log } = world;
  return createTerminalChannel({
    desk,
    provision: (id) => serving.library().provision(id),
    input,
    output,
    look: () => lookOf(output, settings.colour),
    onQuit,
    onFault: (error) => log.error({ err: error }, 'a question at the terminal failed'),
  });
}

/** Starts a channel that the others do not wait for; its fault is told in one sentence and the others serve on. */
function inBackground(channel: Channel, { tell, world }: House): Channel {
  const started = channel.start().then(tell, (error: unknown) => {
    world.log.error({ err: error, channel: channel.name }, 'a channel did not start');
    const reason =
      error instanceof StartError ? error.message : `Kênh ${channel.name} gặp lỗi ngoài dự kiến.`;
    tell(`${reason} Các kênh khác vẫn phục vụ.`);
  });
  return { ...channel, stop: () => started.then(() => channel.stop()) };
}
