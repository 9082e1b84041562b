import { join } from 'node:path';
import { EXACT_BELOW } from '../../knowledge/indexes.ts';
import type { ExitCode } from '../ask.ts';
import type { Channel } from '../channel.ts';
import { createTelegramChannel, type TelegramChannel } from '../channel/telegram.ts';
import { createPager, createTerminalChannel, lookOf, type TerminalChannel } from '../channel/terminal.ts';
import { createZaloBotChannel, type ZaloBotChannel } from '../channel/zalo-bot.ts';
import { zaloTokenFile } from '../channel/zalo-oa/token-file.ts';
import { createZaloOaChannel, type ZaloOaChannel } from '../channel/zalo-oa.ts';
import { createWebChannel, type WebChannel } from '../channel/web.ts';
import { chatHistory } from '../conversation.ts';
import { StartError } from '../errors.ts';
import { firstAdministratorCode } from '../people.ts';
import { keyedHash } from '../privacy.ts';
import type { Settings } from '../settings.ts';
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

/** The web always, Telegram and Zalo with their settings, this terminal where a person sits at it. Only the web's fault ends the start. */
async function openChannels(
  house: House,
  opened: OpenedLibrary,
  speaker: Speaker,
  stop: AbortController,
): Promise<Channel[]> {
  const { world, tell } = house;
  const chats = { telegram: telegramOf(house), zaloBot: zaloBotOf(house), zaloOa: zaloOaOf(house) };
  const web = webOf(house, mountsOf(world, chats));
  const ready = await web.start();
  tellLibrary(opened, tell);
  tellJudge(world.settings.judge, tell);
  tell(ready);
  await tellFirstCode(house, web);
  const further = Object.values(chats).flatMap((chat) => (chat === null ? [] : [inBackground(chat, house)]));
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

/** Questions leave this machine, or at least this program: whoever starts it is told. */
function tellJudge(judge: Settings['judge'], tell: House['tell']): void {
  if (judge === null) return;
  const { kind, model, url } = judge;
  tell(
    `Người chấm thứ hai đang bật (${kind}${model === null ? '' : `, ${model}`}): câu hỏi và các điều khoản tìm được được gửi tới ${new URL(url).host}.`,
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

function webOf(house: House, mounts: Mounts): WebChannel {
  const { world, people, store, hashKey, serving } = house;
  const { host, port, trustProxy, publicUrl, ratePerMinute, embedOrigins } = world.settings;
  return createWebChannel({
    host,
    port,
    trustProxy,
    publicUrl,
    embedOrigins,
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
    mounts,
  });
}

/** The chat channels that are switched on. */
interface Chats {
  readonly telegram: TelegramChannel | null;
  readonly zaloBot: ZaloBotChannel | null;
  readonly zaloOa: ZaloOaChannel | null;
}

/** Deliveries of other channels come in at the paths of their webhooks' addresses. */
function mountsOf({ settings }: World, { telegram, zaloBot, zaloOa }: Chats): Mounts {
  const served = [
    [settings.telegram?.webhook, telegram?.handleWebhook],
    [settings.zaloBot?.webhook, zaloBot?.handleWebhook],
    [settings.zaloOa?.webhook, zaloOa?.handleWebhook],
  ] as const;
  return Object.fromEntries(
    served.flatMap(([webhook, handle]) =>
      webhook && handle !== undefined ? [[new URL(webhook.url).pathname, handle]] : [],
    ),
  );
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

/** What Zalo's channels share. */
const zaloParts = ({ world, desk, delivery, serving, today }: House) => ({
  desk,
  delivery,
  library: serving.library,
  publicUrl: world.settings.publicUrl,
  today,
  suggestions,
  log: world.log,
  fetch: world.fetch,
});

function zaloBotOf(house: House): ZaloBotChannel | null {
  const { zaloBot } = house.world.settings;
  return zaloBot === null ? null : createZaloBotChannel({ ...zaloBot, ...zaloParts(house) });
}

function zaloOaOf(house: House): ZaloOaChannel | null {
  const { settings, dataDir, now } = house.world;
  if (settings.zaloOa === null) return null;
  return createZaloOaChannel({
    ...settings.zaloOa,
    ...zaloParts(house),
    now,
    tokenFile: zaloTokenFile(dataDir),
  });
}

function terminalOf({ world, desk, serving, today }: House, onQuit: () => void): TerminalChannel {
  const { input, output, settings, log } = world;
  return createTerminalChannel({
    desk,
    library: serving.library,
    today,
    publicUrl: settings.publicUrl,
    pager: createPager(settings.pager),
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
