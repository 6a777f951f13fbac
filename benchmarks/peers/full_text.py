"""SQLite's full-text search in the three ways that people write it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rapidfuzz import fuzz, utils
from sqlite_utils import Database

from benchmarks.peers.contract import Match

_WORD = re.compile(r"\w+")
_BEST = "SELECT rowid - 1, -bm25(texts_fts) FROM texts_fts WHERE texts_fts MATCH ? ORDER BY bm25(texts_fts) LIMIT ?"
_RERANKED = 50


class _FullText:
    """An FTS5 table over the texts, best match by BM25."""

    largest: ClassVar[int | None] = None
    tokenize: ClassVar[str] = "unicode61 remove_diacritics 2"

    def build(self, texts: Sequence[str], folder: Path) -> None:
        """Fill a database with the texts and index them."""
        self._db = Database(folder / f"{type(self).__name__}.db")
        table = self._db.table("texts")
        table.insert_all(({"id": number, "text": text} for number, text in enumerate(texts, 1)), pk="id")
        table.enable_fts(["text"], fts_version="FTS5", tokenize=self.tokenize)
        table.optimize()

    def ask(self, question: str) -> Match | None:
        """Give the text with the best BM25."""
        query = self.query(question)
        row = self._db.execute(_BEST, [query, 1]).fetchone() if query else None
        return Match(row[0], row[1]) if row else None

    def query(self, question: str) -> str:
        """Write a question as an FTS5 query."""
        raise NotImplementedError


class AllWords(_FullText):
    """As `sqlite-utils search` does it: quoted, so that every word must be there."""

    name: ClassVar[str] = "FTS5 BM25, sqlite-utils quoting"

    def query(self, question: str) -> str:
        """Quote each word; FTS5 joins them by AND."""
        return self._db.quote_fts(question)


class AnyWord(_FullText):
    """Any word is enough; BM25 prefers texts with more and rarer ones."""

    name: ClassVar[str] = "FTS5 BM25, words joined by OR"

    def query(self, question: str) -> str:
        """Join the quoted words by OR."""
        return " OR ".join(f'"{word}"' for word in _WORD.findall(question))


class Trigrams(_FullText):
    """Three letters in a row are a word; the best texts are ranked again by token_set_ratio."""

    name: ClassVar[str] = "FTS5 trigram, re-ranked"
    tokenize: ClassVar[str] = "trigram"

    def query(self, question: str) -> str:
        """Join all trigrams of the words by OR."""
        words = _WORD.findall(question.lower())
        trigrams = dict.fromkeys(word[at : at + 3] for word in words for at in range(len(word) - 2))
        return " OR ".join(f'"{trigram}"' for trigram in trigrams)

    def ask(self, question: str) -> Match | None:
        """Rank the best texts again by their likeness to the question."""
        query = self.query(question)
        rows = self._db.execute(_BEST, [query, _RERANKED]).fetchall() if query else []
        asked = utils.default_process(question)
        rated = [(fuzz.token_set_ratio(asked, utils.default_process(self._text(number))), number) for number, _ in rows]
        return Match(max(rated)[1], max(rated)[0]) if rated else None

    def _text(self, number: int) -> str:
        return str(self._db.execute("SELECT text FROM texts WHERE id = ?", [number + 1]).fetchone()[0])
