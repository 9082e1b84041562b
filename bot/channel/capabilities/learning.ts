import { chats, form, type Lacking, type Rows } from './offers.ts';

const alone = (where = '') =>
  `\`/quiz … hạn 17:00 30/11\` gives it, \`/quiz CODE\` begins it, letters${where}`;
const noLiveRound = (reason: string): Lacking => ({
  reason,
  instead: 'Dự bài đố trực tiếp: mở trang web, mục /quiz, rồi nhập mã của bài.',
});
const noReminder = (reason: string): Lacking => ({
  reason,
  instead: 'Muốn mỗi ngày được nhắc luyện: nhắn /luyen 7:30 cho bot trên Telegram hoặc Zalo.',
});
const sendCode = (reason: string): Lacking => ({
  reason,
  instead: 'Mời làm bài đố: gửi mã; người làm nhắn cho bot /quiz rồi mã, hoặc mở trang web, mục /quiz.',
});

/** Rounds of the quiz, and practice. */
export const learning = {
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
} satisfies Rows;
