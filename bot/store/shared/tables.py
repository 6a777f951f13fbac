"""Which tables every process shares, and which are each store's own. A new table goes into one of these.

Whatever is derived from rows (words for full text) is made anew where the rows arrive.
"""

SHARED = (
    *("disputes", "dispute_entries", "vocabulary"),
    *("facts", "links", "revisions", "servers", "proposals", "questions", "reports", "notices", "letters"),
    *("articles", "findings", "namings", "naming_changes", "follows", "digests", "kept_texts"),
    *("imports", "import_facts", "import_changes", "data_files", "known_tables", "meta"),
)
"""Their rows are the same in every process. Those that others refer to come first."""

DERIVED = ("figure_words", "quote_words", "statement_words")
"""Made from the rows of `facts`."""

OWN = ("_sqlite_migrations",)
"""About this file alone."""

OWN_META = ("schema", "ledger", "applied", "founding")
"""Rows of `meta` about this file alone: its schema, the ledger that it follows or founds, and the last change that it holds."""
