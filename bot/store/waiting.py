"""What waits in a store: letters to be sent, questions and reports for curators, proposals."""

from sqlite_utils import Database

_COUNTS = {
    "letters": "SELECT count(*) FROM letters WHERE state = 'waiting'",
    "questions": "SELECT count(*) FROM questions WHERE state = 'open'",
    "reports": "SELECT count(*) FROM reports WHERE state = 'open'",
    "proposals": "SELECT count(*) FROM proposals WHERE accepted IS NULL",
}


def waiting(db: Database) -> dict[str, int]:
    """Count what waits, by what it is."""
    return {name: int(db.execute(sql).fetchone()[0]) for name, sql in _COUNTS.items()}
