"""The SQL of what curators work with around facts, as the migrations apply it. Never change what was released."""

ARTICLES = """
-- What a curator found in an article and has not decided on yet. Its sentences go with the decision.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    member INTEGER NOT NULL,
    title TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_member ON articles (member);
CREATE TABLE findings (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    form TEXT NOT NULL CHECK (json_valid(form)),
    told TEXT NOT NULL CHECK (json_valid(told)),
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'skipped')),
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;
"""

LETTERS = """
-- What somebody, or a channel, is to be told, each once. A channel of NULL stands for direct messages to the member.
CREATE TABLE letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    member INTEGER,
    channel INTEGER,
    content TEXT NOT NULL CHECK (json_valid(content)),
    at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'told', 'failed')),
    failures INTEGER NOT NULL DEFAULT 0,
    CHECK (member IS NOT NULL OR channel IS NOT NULL)
) STRICT;
CREATE INDEX letters_waiting ON letters (id) WHERE state = 'waiting';
CREATE INDEX letters_by_member ON letters (member) WHERE member IS NOT NULL;
"""

REVIEW = """
ALTER TABLE proposals ADD COLUMN channel INTEGER; -- where its proposer is told what became of it
ALTER TABLE proposals ADD COLUMN revised INTEGER NOT NULL DEFAULT 0; -- how often curators changed it
ALTER TABLE proposals ADD COLUMN outcome TEXT; -- why it was rejected, or the id of its fact
ALTER TABLE proposals ADD COLUMN settled_name TEXT;
ALTER TABLE proposals ADD COLUMN approved_by INTEGER; -- the first of two curators
ALTER TABLE proposals ADD COLUMN approved_name TEXT;
"""

INBOX = """
-- Who asked is not kept. `fact` is the one that a curator points to for this question.
CREATE TABLE open_questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 1,
    first_asked TEXT NOT NULL,
    last_asked TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'dismissed', 'answered')),
    fact TEXT,
    UNIQUE (scope, key)
) STRICT;
INSERT INTO open_questions (scope, key, text, count, first_asked, last_asked)
    SELECT scope, key, text, count, first_asked, last_asked FROM questions ORDER BY first_asked;
DROP TABLE questions;
ALTER TABLE notices ADD COLUMN likeness TEXT; -- the key under which the question is counted
ALTER TABLE open_questions RENAME TO questions;
CREATE INDEX questions_by_count ON questions (scope, state, count, last_asked);

-- What somebody found wrong with an answer: the words of the report, and what the answer was.
CREATE TABLE reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    member INTEGER NOT NULL,
    channel INTEGER,
    words TEXT NOT NULL,
    asked TEXT NOT NULL CHECK (json_valid(asked)),
    answer TEXT NOT NULL,
    read_as TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
    settled_by INTEGER,
    settled_at TEXT
) STRICT;
CREATE INDEX reports_open ON reports (scope, id) WHERE state = 'open';
CREATE INDEX reports_by_member ON reports (member);
"""

NAMINGS = """
-- Names that a server gives: `record` is an alias or a topic as it stands.
CREATE TABLE namings (
    scope INTEGER NOT NULL,
    sort TEXT NOT NULL CHECK (sort IN ('alias', 'topic')),
    key TEXT NOT NULL,
    record TEXT NOT NULL CHECK (json_valid(record)),
    PRIMARY KEY (scope, sort, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE naming_changes (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    sort TEXT NOT NULL,
    key TEXT NOT NULL,
    action TEXT NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after)),
    actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    at TEXT NOT NULL,
    undoes INTEGER UNIQUE REFERENCES naming_changes (sequence)
) STRICT;
CREATE INDEX naming_changes_by_key ON naming_changes (scope, sort, key);
CREATE INDEX naming_changes_by_actor ON naming_changes (actor_id);
"""

FOLLOWS = """
-- What channels are told of. Changes up to `since` are not theirs; those up to the value of `followed` in meta are told.
CREATE TABLE follows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    sort TEXT NOT NULL CHECK (sort IN ('total', 'donor', 'recipient', 'speaker', 'topic')),
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    since INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    UNIQUE (channel, sort, key)
) STRICT;
CREATE INDEX follows_by_key ON follows (sort, key, scope);
CREATE TABLE digests (
    channel INTEGER PRIMARY KEY,
    scope INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439), -- of the local day
    zone TEXT NOT NULL,
    next_at TEXT NOT NULL, -- UTC
    since INTEGER NOT NULL
) STRICT;
CREATE INDEX digests_due ON digests (next_at);
"""

KEPT_TEXTS = """
-- What buttons with short ids stand for; who asked is not kept.
CREATE TABLE kept_texts (key TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX kept_texts_by_age ON kept_texts (at);
"""

IMPORTS = """
-- An import is one entry; what it changed stands beside it, so that it can be taken back whole.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    data_set TEXT NOT NULL,
    label TEXT NOT NULL,
    files TEXT NOT NULL CHECK (json_valid(files)),
    rows INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    renewed INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX imports_by_data_set ON imports (scope, data_set);
CREATE TABLE import_facts (
    scope INTEGER NOT NULL,
    data_set TEXT NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (scope, data_set, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_facts_by_fact ON import_facts (scope, fact);
CREATE TABLE import_changes (
    import INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    fact TEXT NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after)),
    PRIMARY KEY (import, fact)
) STRICT, WITHOUT ROWID;
"""

DATA_FILES = """
-- Data files that a curator looks at before they are imported, and how tables of one's own were read.
CREATE TABLE data_files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    member INTEGER NOT NULL,
    name TEXT NOT NULL,
    wanted TEXT NOT NULL CHECK (json_valid(wanted)),
    content BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX data_files_by_member ON data_files (member);
CREATE TABLE known_tables (
    scope INTEGER NOT NULL,
    header TEXT NOT NULL CHECK (json_valid(header)),
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    publisher TEXT NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (scope, header)
) STRICT, WITHOUT ROWID;
"""
