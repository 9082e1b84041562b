import { join } from 'node:path';
import { EXACT_BELOW } from '../../knowledge/indexes.ts';
import type { ExitCode } from '../ask.ts';
import type { Channel } from '../channel.ts';
import { lookOf, renderHumanReply } from '../channel/terminal.ts';
import type { WebChannel } from '../channel/web.ts';
import { firstAdministratorCode } from '../people.ts';
import type { Settings } from '../settings.ts';
import { openLibsqlStore } from '../store/libsql.ts';
import type { OpenedLibrary, World } from '../world.ts';
import { quoteUrl } from '../channel/chat/quote-url.ts';
import { chatsOf, mountsOf, terminalOf, voices, webOf, writers } from './channels/main.ts';
import { furnish, type House } from './house.ts';
import { inBackground } from './background.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import {
  inTurns,
  expireDaily,
  expireVisits,
  followPointer,
  showReplies,
  stopped,
  sweepUploads,
  tellQuestions,
} from './upkeep.ts';

/** Serves until it is asked to stop: library, store, house, channels, in this order. */
export async function startCommand(world: World, stop: AbortController): Promise<ExitCode> {
  const speaker = createSpeaker(world.output);
  const { tell } = speaker;
  const opening = await world.libraries.open(tell);
  const store = await openLibsqlStore({ path: join(world.dataDir, 'app.db') });
  try {
    const house = await furnish(world, store, opening, tell, writers, voices, quoteUrl);
    const channels = await openChannels(house, opening.opened, speaker, stop);
    await house.quiz.start();
    const ends = [
      followPointer(house, opening.pointed),
      expireDaily(house),
      expireVisits(house),
      sweepUploads(house),
      tellQuestions(house),
    ];
    const quiet = inTurns(house.notices);
    const practised = inTurns(house.practice);
    // Beside its timers, which know nothing of a clock that was set or of a machine that slept.
    const played = inTurns({ look: house.quiz.look, stop: () => Promise.resolve() });
    const lapsed = inTurns(house.lapsing);
    const mended = inTurns(house.troubles);
    await stopped(stop.signal);
    tell('Đang dừng…');
    for (const end of ends) end();
    // What is being read ends, so that channels need not wait for it.
    const pending = house.uploads.close();
    await Promise.all([quiet(), practised(), played(), lapsed(), mended(), house.bank.close()]);
    await Promise.all([pending, ...channels.map((channel) => channel.stop())]);
    await house.quiz.stop();
  } finally {
    await store.close();
  }
  return 0;
}

/** Channels that may write first: of changes, reminders of practice, to trainers, and of what has to be mended. */
function joinAll({ notices, practice, lapsing, troubles }: House): House['notices']['join'] {
  return (announcer) => {
    notices.join(announcer);
    practice.join(announcer);
    lapsing.join(announcer);
    troubles.join(announcer);
  };
}

/** The web always, Telegram and Zalo with their settings, this terminal where a person sits at it. Only the web's fault ends the start. */
async function openChannels(
  house: House,
  opened: OpenedLibrary,
  speaker: Speaker,
  stop: AbortController,
): Promise<Channel[]> {
  const { world, tell } = house;
  const chats = await chatsOf(house);
  const web = webOf(house, mountsOf(world, chats));
  const ready = await web.start();
  tellLibrary(opened, tell);
  tellServices(world.settings, tell);
  tell(ready);
  await tellFirstCode(house, web);
  const backdrop = { tell, log: world.log, join: joinAll(house) };
  const further = Object.values(chats).flatMap((chat) =>
    chat === null ? [] : [inBackground(chat, backdrop)],
  );
  if (!world.input.isTTY) return [web, ...further];
  const terminal = terminalOf(house, () => stop.abort());
  tell(await terminal.start());
  speaker.hand((sentence) => terminal.tell(sentence));
  showReplies(house, (reply) =>
    terminal.tell(renderHumanReply(reply, lookOf(world.output, world.settings.colour))),
  );
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
function tellServices({ judge, embeddings }: Settings, tell: House['tell']): void {
  if (embeddings !== null)
    tell(
      `Dịch vụ nhúng đang bật (${embeddings.model}): câu hỏi được gửi tới ${new URL(embeddings.url).host}.`,
    );
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
