"""The ledger's own tables in PostgreSQL, by numbered steps. Add the next one at the end; never change one that was released."""

_FIRST = """
CREATE TABLE ledger (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    id text NOT NULL,
    schema integer NOT NULL, -- of the copies that follow it
    sequence bigint NOT NULL, -- of the last change
    snapshot bigint NOT NULL -- the last change that the snapshot holds; those up to it are not kept
);
CREATE TABLE changes (
    sequence bigint NOT NULL,
    part integer NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (sequence, part)
);
CREATE TABLE snapshot_parts (part integer PRIMARY KEY, payload bytea NOT NULL);
ALTER TABLE changes ALTER payload SET STORAGE EXTERNAL;
ALTER TABLE snapshot_parts ALTER payload SET STORAGE EXTERNAL;
"""
_WRITERS = """
CREATE TABLE ledger_steps (number integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
CREATE TABLE ledger_writers (
    id text PRIMARY KEY, -- of one run of a process
    sequence bigint NOT NULL, -- of the last change that it made
    at timestamptz NOT NULL DEFAULT now()
);
"""
STEPS = (_FIRST, _WRITERS)
FOUND = """
SELECT CASE WHEN to_regclass('ledger') IS NULL THEN 0 WHEN to_regclass('ledger_steps') IS NULL THEN 1 ELSE 2 END
"""
"""How far a ledger is, as far as its tables tell: the first step was not counted in one."""
COUNTED = "SELECT max(number) FROM ledger_steps"
COUNT = "INSERT INTO ledger_steps (number) VALUES (%s)"
