import type { ChannelName } from '../channel.ts';

/**
 * What a person can do, and in which form each channel lets them; where one cannot, why, and what it has instead.
 * The contract test (`test/contract/channel.ts`) runs the cases of every form named here on that channel, and checks
 * that a channel's help says what it has instead. A capability more is a row here and cases there, for all.
 */

/** How a person does it; in English, for the table of the README. */
export interface Offered {
  readonly form: string;
}
export interface Lacking {
  /** In English. */
  readonly reason: string;
  /** What people are told to do, in Vietnamese: a sentence of the channel's help. */
  readonly instead: string;
}
export type Offer = Offered | Lacking;

const form = (words: string): Offered => ({ form: words });
const alone = (where = '') =>
  `\`/quiz … hạn 17:00 30/11\` gives it, \`/quiz CODE\` begins it, letters${where}`;
const chats = (words: string) => ({
  telegram: form(words),
  zalo_bot: form(words),
  zalo_oa: form(words),
});
const onlyWords = 'Ở đây chỉ nhận chữ: điều cần hỏi trong ảnh thì gõ lại thành câu hỏi.';
const noFiles = (reason: string): Lacking => ({
  reason,
  instead: 'Nhập văn bản mới: quản trị viên gửi tệp trên trang web, vì ở đây không nhận tệp.',
});
const noDaily = (reason: string): Lacking => ({
  reason,
  instead: 'Muốn mỗi ngày nhận một quy định: nhắn /moingay 7:30 cho bot trên Telegram hoặc Zalo.',
});
const noLiveRound = (reason: string): Lacking => ({
  reason,
  instead: 'Dự bài đố trực tiếp: mở trang web, mục /quiz, rồi nhập mã của bài.',
});
const noReminder = (reason: string): Lacking => ({
  reason,
  instead: 'Muốn mỗi ngày được nhắc luyện: nhắn /luyen 7:30 cho bot trên Telegram hoặc Zalo.',
});
const sendPage = (reason: string): Lacking => ({
  reason,
  instead:
    'Muốn đưa câu trả lời vào nhóm hay cho người khác: bấm “Xem toàn văn” rồi gửi địa chỉ của trang đó.',
});
const sendLink = (reason: string): Lacking => ({
  reason,
  instead: 'Muốn chỉ cho người khác đúng điều khoản: gõ /mo rồi gửi liên kết trang web.',
});
const sendCode = (reason: string): Lacking => ({
  reason,
  instead: 'Mời làm bài đố: gửi mã; người làm nhắn cho bot /quiz rồi mã, hoặc mở trang web, mục /quiz.',
});
const forward = (reason: string): Lacking => ({
  reason,
  instead:
    'Muốn chỉ cho người khác đúng điều khoản: gửi liên kết trang web ở câu trả lời (nếu có), hoặc chuyển tiếp câu trả lời.',
});

export const capabilities = {
  greet: {
    telegram: form('`/start`, or with the first answer'),
    zalo_bot: form('`/start`, or with the first answer'),
    zalo_oa: form('`/start`, on following, or with the first answer'),
    web: form('the first page'),
    terminal: form('`/start`, or with the first answer'),
  },
  help: {
    telegram: form('`/help`'),
    zalo_bot: form('`/help`, "trợ giúp", "hướng dẫn"'),
    zalo_oa: form('`/help`, "trợ giúp", "hướng dẫn"'),
    web: form('the page "Giới thiệu"'),
    terminal: form('`/help`'),
  },
  about: {
    ...chats('`/about`'),
    web: form('the pages "Giới thiệu" and "Văn bản"'),
    terminal: form('`/about`'),
  },
  ask: {
    ...chats('a message'),
    web: form('the box, with and without script'),
    terminal: form('a line'),
  },
  pick: {
    telegram: form('a button'),
    zalo_bot: form('a number'),
    zalo_oa: form('a number'),
    web: form('a button'),
    terminal: form('a number'),
  },
  source: {
    telegram: form('a button; with `PUBLIC_URL` a link'),
    zalo_bot: form('a number; with `PUBLIC_URL` a link'),
    zalo_oa: form('a number; with `PUBLIC_URL` a link'),
    web: form('a link to the document, highlighted'),
    terminal: form('`/nguon`'),
  },
  vote: {
    telegram: form('buttons 👍 👎'),
    zalo_bot: form('a number, or 👍 👎 as a message'),
    zalo_oa: form('a number, or 👍 👎 as a message'),
    web: form('buttons "Hữu ích", "Chưa đúng"'),
    terminal: form('`/tot`, `/chua`'),
  },
  forget: {
    ...chats('`/quen`'),
    web: form('"Xóa cuộc trò chuyện", which asks first'),
    terminal: form('`/quen`'),
  },
  escalate: {
    telegram: form('button "Hỏi người phụ trách", `/chuyen`'),
    zalo_bot: form('a number, `/chuyen`'),
    zalo_oa: form('a number, `/chuyen`'),
    web: form('button "Hỏi người phụ trách"'),
    terminal: form('`/chuyen`, under `npm start`; `npm run ask` says that it has none'),
  },
  notices: {
    telegram: form('`/theodoi`, `/botheodoi`'),
    zalo_bot: form('`/theodoi`, `/botheodoi`'),
    zalo_oa: form('`/theodoi`, `/botheodoi`; later than 48 hours after a message, with the next one'),
    web: {
      reason: 'a page cannot write first',
      instead:
        'Trang web không tự gửi tin: xem thay đổi của quy định ở trang /thay-doi, hoặc thêm /thay-doi.atom vào phần mềm đọc tin.',
    },
    terminal: {
      reason: 'a window may be closed by then',
      instead: 'Ở đây không tự gửi tin: gõ /thaydoi để xem thay đổi của quy định (khi chạy npm start).',
    },
  },
  daily: {
    telegram: form('`/moingay 7:30`'),
    zalo_bot: form('`/moingay 7:30`'),
    zalo_oa: form('`/moingay 7:30`, within 48 hours of a message'),
    web: noDaily('a page cannot write first'),
    terminal: noDaily('a window may be closed by then'),
  },
  role: {
    ...chats('`/quyen CODE`, `/vaitro`'),
    web: form('the code on the page "Đăng nhập"'),
    terminal: form('`/quyen CODE`, `/vaitro`, under `npm start`'),
  },
  sign_in: {
    ...chats('`/dangnhap` gives the code'),
    web: form('takes the code on the page "Đăng nhập"'),
    terminal: form('`/dangnhap` gives the code, under `npm start`'),
  },
  upload: {
    telegram: form('a file in the private chat, buttons "Nhận", "Bỏ"'),
    zalo_bot: noFiles('the platform gives bots no files'),
    zalo_oa: noFiles('how files arrive is known second-hand alone, so none is taken'),
    web: form('the form "Nhập văn bản"'),
    terminal: {
      reason: 'whoever sits there has the command `npm run ingest`',
      instead: 'Nhập văn bản mới: quản trị viên gửi tệp trên trang web, hoặc chạy npm run ingest.',
    },
  },
  picture: {
    ...chats('the caption is the question; else one notice'),
    web: { reason: 'the box takes text alone', instead: onlyWords },
    terminal: { reason: 'a line is text', instead: onlyWords },
  },
  group: {
    telegram: form('by mention, in reply to the bot, or `/hoi`'),
    zalo_bot: form('by mention, or in reply to the bot'),
    zalo_oa: {
      reason: 'an account talks with each follower alone',
      instead: 'Trong nhóm tôi không trả lời được: bạn hỏi riêng ở đây rồi chuyển câu trả lời vào nhóm.',
    },
    web: sendPage('a conversation is of one browser'),
    terminal: {
      reason: 'one person sits there',
      instead: 'Ở đây chỉ có một người hỏi; muốn hỏi trong nhóm thì dùng Telegram hoặc Zalo.',
    },
  },
  inline: {
    telegram: form('`@bot` and the question, in whatever chat'),
    zalo_bot: forward('the platform names no such mode'),
    zalo_oa: forward('the platform names no such mode'),
    web: sendPage('a page writes into no chat'),
    terminal: sendLink('a terminal writes into no chat'),
  },
  deep_link: {
    telegram: form('`/start` with what a link of the bot carries'),
    zalo_bot: forward('no link is known that carries a provision to the bot'),
    zalo_oa: forward('no link is known that carries a provision to the account'),
    web: form('the address of the page'),
    terminal: sendLink('no link opens a terminal'),
  },
  round: {
    telegram: form('`/quiz`, `/batdau`: quiz polls in the group, the page `/quiz/CODE` beside it'),
    zalo_bot: form('`/quiz`, `/batdau`: items as text in the group, the page `/quiz/CODE` beside it'),
    zalo_oa: form('`/quiz`, `/batdau`: for the page `/quiz/CODE`'),
    web: form('`/quiz … trực tiếp`, `/batdau` in the box: for the page `/quiz/CODE`'),
    terminal: form('`/quiz … trực tiếp`, `/batdau` under `npm start`: for the page `/quiz/CODE`'),
  },
  round_answer: {
    telegram: form('a tap on the poll; where polls are forbidden a letter, by mention'),
    zalo_bot: form('a letter, by mention'),
    zalo_oa: noLiveRound('an account talks with each follower alone'),
    web: form('the page `/quiz`, by the code'),
    terminal: noLiveRound('one person sits there'),
  },
  assignment: {
    ...chats(alone()),
    web: form(alone(', in the box')),
    terminal: form(alone(', under `npm start`')),
  },
  round_link: {
    telegram: form('`t.me/<bot>?start=q_CODE`: with what sets a round up, in its reminders, on its pages'),
    zalo_bot: sendCode('no link is known that carries a code to the bot'),
    zalo_oa: sendCode('no link is known that carries a code to the account'),
    web: form('the address of the page `/quiz/CODE`'),
    terminal: sendCode('no link opens a terminal'),
  },
  practice: {
    ...chats('`/luyen`, letters'),
    web: form('the page "Luyện tập"'),
    terminal: form('`/luyen`, letters, under `npm start`'),
  },
  own_results: {
    ...chats('`/ketqua`, `/ketqua xóa`'),
    web: form('the page "Kết quả của tôi"'),
    terminal: form('`/ketqua`, `/ketqua xóa`, under `npm start`'),
  },
  practice_reminder: {
    telegram: form('`/luyen 7:30`'),
    zalo_bot: form('`/luyen 7:30`'),
    zalo_oa: form('`/luyen 7:30`, within 48 hours of a message'),
    web: noReminder('a page cannot write first'),
    terminal: noReminder('a window may be closed by then'),
  },
} satisfies Readonly<Record<string, Readonly<Record<ChannelName, Offer>>>>;

export type Capability = keyof typeof capabilities;

export const offerOf = (capability: Capability, channel: ChannelName): Offer =>
  capabilities[capability][channel];

/** What a channel's help says of what the channel lacks, each sentence once. */
export function replacements(channel: ChannelName): readonly string[] {
  const offers = Object.values(capabilities).map((row): Offer => row[channel]);
  return [...new Set(offers.flatMap((offer) => ('instead' in offer ? [offer.instead] : [])))];
}
