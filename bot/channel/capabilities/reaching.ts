import { chats, form, type Lacking, type Rows } from './offers.ts';

const onlyWords = 'Ở đây chỉ nhận chữ: điều cần hỏi trong ảnh thì gõ lại thành câu hỏi.';
const noFiles = (reason: string): Lacking => ({
  reason,
  instead: 'Nhập văn bản mới: quản trị viên gửi tệp trên trang web, vì ở đây không nhận tệp.',
});
const noDaily = (reason: string): Lacking => ({
  reason,
  instead: 'Muốn mỗi ngày nhận một quy định: nhắn /moingay 7:30 cho bot trên Telegram hoặc Zalo.',
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
const forward = (reason: string): Lacking => ({
  reason,
  instead:
    'Muốn chỉ cho người khác đúng điều khoản: gửi liên kết trang web ở câu trả lời (nếu có), hoặc chuyển tiếp câu trả lời.',
});

/** What is told unasked, who a person is, what comes in beside text, and ways from other places. */
export const reaching = {
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
} satisfies Rows;
