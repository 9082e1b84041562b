/** One step of the database's shape. Never edited once released; a change is a new number. */
export interface Migration {
  readonly number: number;
  readonly statements: readonly string[];
}

/** In order, without gaps; the last number is the version that this program knows. */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    statements: [
      // `body` is JSON: SQLite text read back by libSQL ends at NUL and loses lone surrogates; JSON escapes both.
      `CREATE TABLE turns (
         sequence INTEGER PRIMARY KEY AUTOINCREMENT,
         id TEXT NOT NULL UNIQUE,
         chat TEXT NOT NULL,
         person TEXT NOT NULL,
         channel TEXT NOT NULL,
         body TEXT NOT NULL,
         at TEXT NOT NULL
       ) STRICT`,
      'CREATE INDEX turns_of_person ON turns (chat, person, sequence)',
      'CREATE INDEX turns_by_time ON turns (at)',
      `CREATE TABLE updates (
         channel TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (channel, id)
       ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX updates_by_time ON updates (at)',
      `CREATE TABLE votes (
         turn TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
         person TEXT NOT NULL,
         helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
         at TEXT NOT NULL,
         PRIMARY KEY (turn, person)
       ) STRICT, WITHOUT ROWID`,
      'CREATE TABLE people (id TEXT PRIMARY KEY, role TEXT NOT NULL, since TEXT NOT NULL) STRICT, WITHOUT ROWID',
      `CREATE TABLE codes (
         hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, role TEXT NOT NULL, person TEXT, expires TEXT NOT NULL
       ) STRICT, WITHOUT ROWID`,
      `CREATE TABLE audits (
         sequence INTEGER PRIMARY KEY AUTOINCREMENT,
         at TEXT NOT NULL, person TEXT NOT NULL, act TEXT NOT NULL, detail TEXT NOT NULL
       ) STRICT`,
      'CREATE TABLE named_values (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
    ],
  },
  {
    number: 2,
    statements: [
      `CREATE TABLE inbox (
         sequence INTEGER PRIMARY KEY AUTOINCREMENT,
         channel TEXT NOT NULL, id TEXT NOT NULL, chat TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
         begun INTEGER NOT NULL DEFAULT 0,
         UNIQUE (channel, id)
       ) STRICT`,
      'CREATE INDEX inbox_of_chat ON inbox (channel, chat, sequence)',
      // `reply` is the same for the letters that were written together.
      `CREATE TABLE outbox (
         sequence INTEGER PRIMARY KEY AUTOINCREMENT,
         channel TEXT NOT NULL, chat TEXT NOT NULL, reply TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
         attempts INTEGER NOT NULL DEFAULT 0, due TEXT NOT NULL
       ) STRICT`,
      'CREATE INDEX outbox_of_chat ON outbox (channel, chat, sequence)',
      // `id`: of the update or of the reply.
      `CREATE TABLE dead_letters (
         sequence INTEGER PRIMARY KEY AUTOINCREMENT,
         box TEXT NOT NULL CHECK (box IN ('in', 'out')),
         channel TEXT NOT NULL, id TEXT NOT NULL, chat TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
         ended TEXT NOT NULL, attempts INTEGER NOT NULL, reason TEXT NOT NULL
       ) STRICT`,
    ],
  },
  {
    number: 3,
    statements: [
      // `body`, `answer` and `address` are JSON, as that of turns. `returned`: the reply did not reach its chat.
      `CREATE TABLE escalations (
         number INTEGER PRIMARY KEY AUTOINCREMENT,
         turn TEXT NOT NULL UNIQUE,
         chat TEXT NOT NULL, person TEXT NOT NULL, channel TEXT NOT NULL, address TEXT,
         same TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
         announced TEXT,
         answered TEXT, answer TEXT, answerer TEXT,
         returned TEXT CHECK (returned IN ('given_up', 'blocked')),
         told INTEGER NOT NULL DEFAULT 0,
         shown TEXT
       ) STRICT`,
      'CREATE INDEX escalations_of_chat ON escalations (chat, number)',
      'CREATE INDEX escalations_of_person ON escalations (person, at)',
      'CREATE INDEX escalations_waiting ON escalations (number) WHERE answered IS NULL',
      'CREATE INDEX escalations_returned ON escalations (chat, number) WHERE returned IS NOT NULL',
      // Those who reply, with the channel's own id of their private chat.
      `CREATE TABLE attendants (
         person TEXT PRIMARY KEY, channel TEXT NOT NULL, chat TEXT NOT NULL, at TEXT NOT NULL, told TEXT
       ) STRICT, WITHOUT ROWID`,
    ],
  },
  {
    number: 4,
    statements: [
      // Chats stand by the channel's own id: they are written to without having asked.
      `CREATE TABLE subscriptions (
         channel TEXT NOT NULL, chat TEXT NOT NULL, subject TEXT NOT NULL, label TEXT NOT NULL, since TEXT NOT NULL,
         PRIMARY KEY (channel, chat, subject)
       ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX subscriptions_of_subject ON subscriptions (subject)',
      'CREATE TABLE news (sequence INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, body TEXT NOT NULL) STRICT',
      'CREATE TABLE news_mark (one INTEGER PRIMARY KEY CHECK (one = 1), snapshot TEXT NOT NULL, day TEXT NOT NULL) STRICT',
      'CREATE TABLE seen_news (name TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID',
      // Who is still to be told what.
      `CREATE TABLE due_news (
         channel TEXT NOT NULL, chat TEXT NOT NULL,
         news INTEGER NOT NULL REFERENCES news (sequence) ON DELETE CASCADE,
         subject TEXT NOT NULL,
         PRIMARY KEY (channel, chat, news, subject)
       ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX due_of_news ON due_news (news)',
      `CREATE TABLE dailies (
         channel TEXT NOT NULL, chat TEXT NOT NULL, time TEXT NOT NULL, last TEXT NOT NULL, PRIMARY KEY (channel, chat)
       ) STRICT, WITHOUT ROWID`,
      `CREATE TABLE shown_daily (
         channel TEXT NOT NULL, chat TEXT NOT NULL, provision TEXT NOT NULL, PRIMARY KEY (channel, chat, provision)
       ) STRICT, WITHOUT ROWID`,
      // When chats that are written to without asking wrote last.
      `CREATE TABLE heard_chats (
         channel TEXT NOT NULL, chat TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (channel, chat)
       ) STRICT, WITHOUT ROWID`,
    ],
  },
  {
    number: 5,
    statements: [
      // The bank of questions. `body` is JSON, as that of turns.
      `CREATE TABLE bank_versions (
         id TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, act TEXT NOT NULL,
         person TEXT, at TEXT NOT NULL, note TEXT NOT NULL, touched INTEGER NOT NULL,
         PRIMARY KEY (id, number)
       ) STRICT`,
      // The last version of each; `before` is the number that it follows.
      `CREATE TABLE bank_items (
         id TEXT PRIMARY KEY, number INTEGER NOT NULL, before INTEGER NOT NULL, state TEXT NOT NULL,
         document TEXT, topic TEXT, tags TEXT NOT NULL,
         CONSTRAINT follows CHECK (number = before + 1)
       ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX bank_items_of_state ON bank_items (state, document)',
      // `body` is JSON: the setup without channel and chat, which change when a chat moves.
      `CREATE TABLE quiz_rounds (
         id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, chat TEXT NOT NULL,
         body TEXT NOT NULL, at TEXT NOT NULL, ended TEXT
       ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX quiz_rounds_of_chat ON quiz_rounds (channel, chat, at)',
      'CREATE INDEX quiz_rounds_open ON quiz_rounds (at) WHERE ended IS NULL',
      `CREATE TABLE quiz_events (
         sequence INTEGER PRIMARY KEY AUTOINCREMENT,
         round TEXT NOT NULL REFERENCES quiz_rounds (id) ON DELETE CASCADE,
         kind TEXT NOT NULL, person TEXT, item INTEGER, body TEXT NOT NULL, at TEXT NOT NULL
       ) STRICT`,
      'CREATE INDEX quiz_events_of_round ON quiz_events (round, sequence)',
      'CREATE INDEX quiz_events_of_person ON quiz_events (person) WHERE person IS NOT NULL',
      // An answer counts once, whoever writes it twice; so does what a timer does.
      `CREATE UNIQUE INDEX quiz_votes ON quiz_events (round, person, item) WHERE kind = 'vote'`,
      `CREATE UNIQUE INDEX quiz_turns ON quiz_events (round, kind, item) WHERE kind IN ('asked', 'closed', 'reminded')`,
      `CREATE UNIQUE INDEX quiz_ends ON quiz_events (round, kind) WHERE kind IN ('started', 'ended')`,
      `CREATE TABLE quiz_polls (
         poll TEXT PRIMARY KEY, round TEXT NOT NULL REFERENCES quiz_rounds (id) ON DELETE CASCADE, item INTEGER NOT NULL
       ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX quiz_polls_of_round ON quiz_polls (round)',
      `CREATE TABLE quiz_strays (
         poll TEXT NOT NULL, person TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (poll, person)
       ) STRICT, WITHOUT ROWID`,
      `CREATE TABLE quiz_drafts (
         chat TEXT NOT NULL, person TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (chat, person)
       ) STRICT, WITHOUT ROWID`,
      // Attempts of practice (`round` null) and of rounds. `choice`: index into the item's options.
      `CREATE TABLE attempts (
         sequence INTEGER PRIMARY KEY AUTOINCREMENT,
         person TEXT NOT NULL, item TEXT NOT NULL, provision TEXT, topic TEXT, round TEXT,
         correct INTEGER NOT NULL CHECK (correct IN (0, 1)),
         choice INTEGER, ms INTEGER, at TEXT NOT NULL, unit TEXT
       ) STRICT`,
      'CREATE INDEX attempts_of_person ON attempts (person, at)',
      'CREATE UNIQUE INDEX attempts_of_round ON attempts (round, person, item) WHERE round IS NOT NULL',
      // `memory`: JSON of FSRS's state; `due` is the one in it.
      `CREATE TABLE practice_cards (
         person TEXT NOT NULL, provision TEXT NOT NULL, version TEXT NOT NULL, due TEXT NOT NULL, memory TEXT NOT NULL,
         asked INTEGER NOT NULL, fast INTEGER NOT NULL, begun TEXT NOT NULL,
         aside TEXT CHECK (aside IN ('changed', 'ended')),
         PRIMARY KEY (person, provision)
       ) STRICT, WITHOUT ROWID`,
      `CREATE TABLE practice_sessions (
         chat TEXT NOT NULL, person TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (chat, person)
       ) STRICT, WITHOUT ROWID`,
      // By the channel's own id: it is written to without having asked.
      `CREATE TABLE practice_reminders (
         channel TEXT NOT NULL, chat TEXT NOT NULL, person TEXT NOT NULL, time TEXT NOT NULL, last TEXT NOT NULL,
         PRIMARY KEY (channel, chat)
       ) STRICT, WITHOUT ROWID`,
    ],
  },
  {
    number: 6,
    statements: [
      // `body`: JSON of what the certificate says. No reference to the round, which retention deletes.
      `CREATE TABLE certificates (
         code TEXT PRIMARY KEY, round TEXT NOT NULL, person TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
         UNIQUE (round, person)
       ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX certificates_of_person ON certificates (person, at)',
      `CREATE INDEX quiz_rounds_of_trainer ON quiz_rounds (json_extract(body, '$.trainer'), at)`,
    ],
  },
  {
    number: 7,
    statements: [
      // Browsers without a sign-in, and when they were there last. Of earlier ones those whose questions are still held.
      'CREATE TABLE visitors (person TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID',
      `INSERT INTO visitors (person, at)
         SELECT person, max(at) FROM turns WHERE channel = 'web' AND chat = person GROUP BY person`,
    ],
  },
  {
    number: 8,
    // The part of a chat in which it was asked for, by the channel's own id; null for the chat itself, as before.
    statements: ['subscriptions', 'dailies'].map((table) => `ALTER TABLE ${table} ADD COLUMN thread TEXT`),
  },
  {
    number: 9,
    // Of a letter that nobody asked for: until when it may go out at any hour, empty for by day alone; null for all others.
    statements: ['outbox', 'dead_letters'].map((table) => `ALTER TABLE ${table} ADD COLUMN unasked TEXT`),
  },
];
