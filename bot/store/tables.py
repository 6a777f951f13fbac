"""The SQL of the tables, as the migrations in `schema.py` apply it. Never change what was released."""

FACTS = """
CREATE TABLE facts (
    key INTEGER PRIMARY KEY,
    scope INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    type TEXT NOT NULL CHECK (type IN ('figure', 'quote', 'statement')),
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    shipped TEXT, -- digest of the state that the shipped facts last gave it
    donor TEXT, recipient TEXT, measure TEXT, kind TEXT, stage TEXT, mechanism TEXT,
    unit TEXT, value REAL, drawdown_number INTEGER,
    time_first TEXT, time_last TEXT, -- what its date can mean
    span_first TEXT, span_last TEXT, -- all that its dates touch
    event TEXT, speaker TEXT, subject TEXT, facet TEXT,
    record TEXT NOT NULL CHECK (json_valid(record)),
    UNIQUE (scope, id)
) STRICT;

-- Each look-up of the shelf names one of these. The columns behind the time let it filter without reading the row.
CREATE INDEX figures_by_pair ON facts (scope, donor, recipient, measure, kind, time_last, stage, mechanism, unit)
    WHERE type = 'figure' AND retired = 0;
CREATE INDEX figures_by_recipient ON facts (scope, recipient, time_last, measure, kind, stage, mechanism, unit)
    WHERE type = 'figure' AND retired = 0;
CREATE INDEX figures_by_donor ON facts (scope, donor, time_last, measure, kind, stage, mechanism, unit)
    WHERE type = 'figure' AND retired = 0;
CREATE INDEX figures_by_unit ON facts (scope, unit, value) WHERE type = 'figure' AND retired = 0;
CREATE INDEX figures_by_value ON facts (scope, value) WHERE type = 'figure' AND retired = 0;
CREATE INDEX figures_by_drawdown ON facts (scope, drawdown_number)
    WHERE type = 'figure' AND retired = 0 AND drawdown_number IS NOT NULL;
CREATE INDEX quotes_by_speaker ON facts (scope, speaker, time_last) WHERE type = 'quote' AND retired = 0;
CREATE INDEX statements_by_facet ON facts (scope, facet, time_last) WHERE type = 'statement' AND retired = 0;
CREATE INDEX statements_by_subject ON facts (scope, subject, time_last) WHERE type = 'statement' AND retired = 0;
CREATE INDEX facts_by_event ON facts (scope, event, type, time_last) WHERE retired = 0 AND event IS NOT NULL;
CREATE INDEX facts_by_time ON facts (scope, type, time_last) WHERE retired = 0;
CREATE INDEX facts_by_id ON facts (id);

CREATE TABLE links (
    target TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('about', 'same_as', 'person')),
    fact INTEGER NOT NULL REFERENCES facts (key) ON DELETE CASCADE,
    PRIMARY KEY (target, relation, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_fact ON links (fact);

CREATE TABLE disputes (id TEXT PRIMARY KEY, record TEXT NOT NULL CHECK (json_valid(record))) STRICT, WITHOUT ROWID;
CREATE TABLE dispute_entries (
    fact_id TEXT NOT NULL,
    dispute_id TEXT NOT NULL REFERENCES disputes (id) ON DELETE CASCADE,
    PRIMARY KEY (fact_id, dispute_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_entries_by_dispute ON dispute_entries (dispute_id);

-- Its rowid is the key of the fact; its words are folded before they come here.
CREATE VIRTUAL TABLE fact_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");
"""

LEDGER = """
CREATE TABLE revisions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    fact_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    action TEXT NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after)),
    copies INTEGER NOT NULL DEFAULT 0, -- 1 where a server's own copy of a global fact began
    actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    undoes INTEGER UNIQUE REFERENCES revisions (sequence)
) STRICT;
CREATE INDEX revisions_by_fact ON revisions (fact_id, scope);
CREATE TRIGGER revisions_stay BEFORE DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER revisions_hold BEFORE UPDATE ON revisions BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
"""

AROUND = """
CREATE TABLE proposals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    record TEXT NOT NULL CHECK (json_valid(record)),
    actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    accepted INTEGER CHECK (accepted IN (0, 1)), -- NULL while it waits
    settled_by INTEGER,
    settled_at TEXT
) STRICT;
CREATE INDEX proposals_waiting ON proposals (scope) WHERE accepted IS NULL;

-- Who asked is not kept.
CREATE TABLE questions (
    scope INTEGER NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 1,
    first_asked TEXT NOT NULL,
    last_asked TEXT NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX questions_by_count ON questions (scope, count, last_asked);

CREATE TABLE servers (
    id INTEGER PRIMARY KEY,
    prefix TEXT NOT NULL,
    curator_role INTEGER,
    settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;

CREATE TABLE vocabulary (name TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
"""

WORDS = """
-- Its rowid is the key of the fact; its words are folded before they come here, and stored without their endings.
CREATE VIRTUAL TABLE {type}_words USING fts5 (words, tokenize = "porter unicode61 remove_diacritics 2");
INSERT INTO {type}_words (rowid, words)
    SELECT rowid, words FROM fact_words WHERE rowid IN (SELECT key FROM facts WHERE type = '{type}');
"""
COVERING = """
-- With all that a look-up filters and sorts by, whole rows are read only of the few facts that come first.
DROP INDEX figures_by_pair;
DROP INDEX figures_by_recipient;
DROP INDEX figures_by_donor;
CREATE INDEX figures_by_pair ON facts
    (scope, donor, recipient, measure, kind, time_last, stage, mechanism, unit, time_first, span_first, span_last, id)
    WHERE type = 'figure' AND retired = 0;
CREATE INDEX figures_by_recipient ON facts
    (scope, recipient, time_last, measure, kind, stage, mechanism, unit, time_first, span_first, span_last, id)
    WHERE type = 'figure' AND retired = 0;
CREATE INDEX figures_by_donor ON facts
    (scope, donor, time_last, measure, kind, stage, mechanism, unit, time_first, span_first, span_last, id)
    WHERE type = 'figure' AND retired = 0;
"""

BY_MEASURE = """
-- "How much ODA did X give": one measure of a donor, whatever else is filed under that donor.
CREATE INDEX figures_by_measure ON facts
    (scope, donor, measure, time_last, kind, stage, mechanism, unit, time_first, span_first, span_last, id)
    WHERE type = 'figure' AND retired = 0;
"""

NOTICES = """
-- Who waits for which answer, until it was sent. A channel of NULL stands for direct messages.
CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    key TEXT NOT NULL,
    member INTEGER NOT NULL,
    channel INTEGER,
    texts TEXT NOT NULL CHECK (json_valid(texts)),
    asked_on TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'told', 'failed')),
    failures INTEGER NOT NULL DEFAULT 0,
    UNIQUE (member, scope, key)
) STRICT;
CREATE INDEX notices_by_scope ON notices (scope);
"""

SERVERS = """
-- A prefix of NULL stands for the one of the installation.
CREATE TABLE chosen (
    id INTEGER PRIMARY KEY,
    prefix TEXT,
    curator_role INTEGER,
    settings TEXT NOT NULL CHECK (json_valid(settings)),
    greeted INTEGER NOT NULL DEFAULT 0 CHECK (greeted IN (0, 1))
) STRICT;
INSERT INTO chosen (id, prefix, curator_role, settings) SELECT id, prefix, curator_role, settings FROM servers;
DROP TABLE servers;
ALTER TABLE chosen RENAME TO servers;
"""

FORGETTING = """
-- History still is never changed, but who made it may be forgotten: that, and nothing else in the same row.
DROP TRIGGER revisions_hold;
CREATE TRIGGER revisions_hold BEFORE UPDATE ON revisions WHEN NOT (
    (NEW.sequence, NEW.scope, NEW.fact_id, NEW.version, NEW.action, NEW.before, NEW.after, NEW.copies, NEW.at, NEW.undoes)
    IS (OLD.sequence, OLD.scope, OLD.fact_id, OLD.version, OLD.action, OLD.before, OLD.after, OLD.copies, OLD.at, OLD.undoes)
    AND ((NEW.actor_id, NEW.actor_name) IS (OLD.actor_id, OLD.actor_name)
        OR (NEW.actor_id, NEW.actor_name) IS (0, 'a forgotten member'))
    AND (NEW.reason IS OLD.reason
        OR (OLD.reason LIKE 'proposed by %' AND NEW.reason IS 'proposed by a forgotten member'))
) BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE INDEX revisions_by_actor ON revisions (actor_id);
"""

RANKED = """
-- Which data set a figure was imported with; for "who gives most" these lie by what they count, the largest together.
ALTER TABLE facts ADD COLUMN data_set TEXT;
UPDATE facts SET data_set = substr(json_extract(record, '$.audit'), 15)
    WHERE json_extract(record, '$.audit') LIKE 'imported from %';
CREATE INDEX ranked_by_recipient ON facts (scope, recipient, measure, time_last, kind, stage, value, donor, time_first, id)
    WHERE type = 'figure' AND retired = 0 AND data_set IS NOT NULL;
CREATE INDEX ranked_by_donor ON facts (scope, donor, measure, time_last, kind, stage, value, recipient, time_first, id)
    WHERE type = 'figure' AND retired = 0 AND data_set IS NOT NULL;
"""
