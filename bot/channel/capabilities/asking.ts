import { chats, form, type Rows } from './offers.ts';

/** The conversation itself. */
export const asking = {
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
} satisfies Rows;
