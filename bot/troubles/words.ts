import type { ChannelName, Notice } from '../channel.ts';
import { channelNames } from '../escalation.ts';
import { sayTime } from '../hours.ts';
import { blocks } from '../notices.ts';
import type { Trouble, TroubleKind } from '../trouble.ts';

const { strong, text, note } = blocks;

/** What happened, after the number, and how it is mended. */
interface Words {
  readonly what: string;
  readonly mend: string;
}

const AGAIN = 'xem bằng npm run letters, gửi lại bằng npm run letters -- --again';

const words: Readonly<Record<TroubleKind, (channel: string) => Words>> = {
  window: () => ({
    what: 'tin không gửi được vì người nhận đã lâu không nhắn cho OA, quá thời hạn Zalo cho OA nhắn (-230, -232).',
    mend: `Người đó nhắn lại cho OA thì gửi được. Tin đã bỏ: ${AGAIN}.`,
  }),
  unfollowed: () => ({
    what: 'tin bị bỏ vì người nhận chưa quan tâm hoặc đã bỏ quan tâm OA (-213).',
    mend: 'Không cần làm gì: người đó quan tâm lại OA rồi hỏi lại thì được trả lời.',
  }),
  limit: (channel) => ({
    what: `tin đang phải chờ vì ${channel} báo gửi quá nhanh hoặc đã hết hạn mức gửi.`,
    mend: 'Hãy xem hạn mức và gói dịch vụ ở trang quản trị của Zalo; bot tự gửi lại trong hơn một giờ, sau đó mới bỏ.',
  }),
  too_long: () => ({
    what: 'tin bị Zalo báo là quá dài (-210).',
    mend: 'Hãy báo lỗi này cho người phát triển, kèm giờ ở dưới.',
  }),
  token: () => ({
    what: 'tin đang phải chờ vì mã truy cập bị từ chối.',
    mend: 'Mã truy cập đã hết hạn hoặc bị thay.',
  }),
  refused: (channel) => ({
    what: `tin bị ${channel} từ chối hẳn.`,
    mend: `Lý do ở dưới. Sửa xong thì ${AGAIN}.`,
  }),
  given_up: (channel) => ({
    what: `tin đã thử gửi nhiều lần mà ${channel} không nhận, nên đã bỏ.`,
    mend: `Hãy kiểm tra mạng và ${channel}. Khi gửi được lại: ${AGAIN}.`,
  }),
  unhandled: () => ({
    what: 'tin nhắn đến làm chương trình dừng nhiều lần nên đã bỏ, người hỏi chưa được trả lời.',
    mend: 'Hãy báo lỗi này cho người phát triển; xem bằng npm run letters.',
  }),
  webhook: () => ({
    what: 'lần thấy có nơi khác đặt hoặc xóa webhook của bot này, nên tin nhắn không đến đây.',
    mend: 'Nếu không ai chủ ý làm thế: đổi mã của bot tại Zalo Bot Manager, sửa ZALO_BOT_TOKEN rồi khởi động lại. Chỉ cần nhận lại tin ở đây: khởi động lại bot.',
  }),
  undelivered: (channel) => ({
    what: `lần thấy ${channel} không giao được tin nhắn tới máy chủ này, nên người hỏi phải chờ.`,
    mend: 'Hãy kiểm tra TELEGRAM_WEBHOOK_URL, chứng chỉ TLS và proxy phía trước bot; lý do ở dưới. Telegram giữ tin nhiều nhất 24 giờ.',
  }),
  rival: () => ({
    what: 'lần thấy chương trình khác nhận tin bằng cùng mã của bot, nên mỗi bên chỉ nhận được một phần tin nhắn.',
    mend: 'Hãy tắt chương trình kia. Không rõ là của ai: thu hồi mã ở @BotFather (/revoke), sửa TELEGRAM_BOT_TOKEN rồi khởi động lại.',
  }),
  shut_out: () => ({
    what: 'lần bị từ chối khi nhận tin vì mã của bot không còn đúng, nên tin nhắn không đến đây.',
    mend: 'Hãy chép lại mã từ Zalo Bot Manager vào ZALO_BOT_TOKEN rồi khởi động lại; bot vẫn tự thử lại.',
  }),
  heard_again: () => ({
    what: 'lần nhận lại được tin nhắn sau trục trặc.',
    mend: 'Không cần làm gì.',
  }),
};

/** Where a channel is mended otherwise than the others. */
const mends: Partial<Record<`${ChannelName} ${TroubleKind}`, string>> = {
  'zalo_oa token':
    'Hãy chạy npm run zalo -- login rồi làm theo hướng dẫn; không cần khởi động lại. Tin đang chờ sẽ được gửi sau khi đăng nhập.',
  'zalo_bot token': 'Hãy chép lại mã từ Zalo Bot Manager vào ZALO_BOT_TOKEN rồi khởi động lại.',
  'telegram token': 'Hãy chép lại mã từ @BotFather vào TELEGRAM_BOT_TOKEN rồi khởi động lại.',
  'telegram shut_out':
    'Hãy chép lại mã từ @BotFather vào TELEGRAM_BOT_TOKEN rồi khởi động lại; bot vẫn tự thử lại.',
  'telegram webhook':
    'Nếu không ai chủ ý làm thế: thu hồi mã ở @BotFather (/revoke), sửa TELEGRAM_BOT_TOKEN rồi khởi động lại. Chỉ cần nhận lại tin ở đây: khởi động lại bot.',
  'zalo_bot refused': `Nếu người nhận đã chặn hay xóa bot thì không cần làm gì. Nếu Zalo báo hết hạn mức của gói thì nâng gói tại Zalo Bot Manager. Sau đó: ${AGAIN}.`,
};

const wordsOf = ({ channel, kind }: Trouble): Words => {
  const said = words[kind](channelNames[channel]);
  return { ...said, mend: mends[`${channel} ${kind}`] ?? said.mend };
};

/** Characters of a reason that are told. */
const REASON_LENGTH = 200;
/** Kinds that say nothing without what the platform said. */
const EXPLAINED: readonly TroubleKind[] = ['refused', 'given_up', 'limit', 'undelivered'];

/** For a private chat or the terminal: what, how many, since when, how to mend it. */
export function sayTrouble(trouble: Trouble): Notice {
  const { channel, kind, count, reason } = trouble;
  const { what, mend } = wordsOf(trouble);
  const explained = EXPLAINED.includes(kind) && reason !== '';
  return [
    [
      strong(`${kind === 'heard_again' ? 'Hết trục trặc' : 'Trục trặc'} ở ${channelNames[channel]}`),
      text(`${String(count)} ${what}`),
      text(`Cách xử lý: ${mend}`),
      ...(explained ? [note(`Máy chủ báo: ${reason.slice(0, REASON_LENGTH)}`)] : []),
      note(`${sayWhen(trouble)}. Mỗi loại trục trặc báo nhiều nhất một lần mỗi giờ.`),
    ],
  ];
}

/** For a page: one line. */
export function troubleLine(trouble: Trouble): string {
  const { channel, count } = trouble;
  const { what, mend } = wordsOf(trouble);
  return `${channelNames[channel]}: ${String(count)} ${what} ${mend} (${sayWhen(trouble)})`;
}

const sayWhen = ({ first, last }: Trouble): string =>
  first === last ? `Lúc ${sayTime(last)}` : `Từ ${sayTime(first)} đến ${sayTime(last)}`;
