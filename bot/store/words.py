"""Which facts hold which words. Each type of fact has a full-text table of its own, so that rare types stay found in a big store.

No look-up ranks or merges all facts that hold a common word: of each word only the facts stored last are looked at,
so that a search costs the same among a thousand facts and a million.
"""

from collections.abc import Collection, Iterable, Iterator
from types import MappingProxyType

from sqlite_utils import Database

from bot.domain.model import AnyFact, FactType, Figure, Quote, Statement
from bot.domain.shelf import Words
from bot.domain.text import tokens

TABLES = MappingProxyType({fact_type: f"{fact_type}_words" for fact_type in FactType})
"""Where the words of each type of fact are; a rowid there is the key of the fact."""

_HOLDERS = "SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?"
_MOST_HOLDERS = 64
"""Of how many facts a word is taken account of; a word of more than these tells little."""
_MOST_WORDS = 32


def put_words(db: Database, key: int, fact: AnyFact) -> None:
    """Let a fact be found by its words."""
    table = TABLES[FactType(type(fact).__name__.lower())]
    db.execute(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", [key, indexed_words(fact)])  # noqa: S608


def take_words(db: Database, key: int) -> None:
    """Let a fact no longer be found by words."""
    for table in TABLES.values():
        db.execute(f"DELETE FROM {table} WHERE rowid = ?", [key])  # noqa: S608


def indexed_words(fact: AnyFact) -> str:
    """Give the folded words under which full text finds a fact."""
    return " ".join(word.folded for part in _told(fact) if part for word in tokens(part))


def every_word(words: Collection[Words]) -> str:
    """Write a full-text query for all of these words, empty where one of them can stand in no fact."""
    phrases = [_any_of(word) for word in dict.fromkeys(words)]
    return " AND ".join(phrases) if all(phrases) else ""


def holders(db: Database, words: Collection[Words], types: Iterable[FactType], *, every: bool) -> dict[int, int]:
    """Give the keys of facts that hold every (or any) of these words, rated by how rare the words are that they hold."""
    queries = [every_word(words)] if every else [_any_of(word) for word in list(dict.fromkeys(words))[:_MOST_WORDS]]
    rated: dict[int, int] = {}
    for table in (TABLES[fact_type] for fact_type in types):
        for query in filter(None, queries):
            keys = [row[0] for row in db.conn.execute(_HOLDERS.format(table=table), (query, _MOST_HOLDERS))]
            rarity = 1 + _MOST_HOLDERS // max(len(keys), 1)
            for key in keys:
                rated[key] = rated.get(key, 0) + rarity
    return rated


def is_held(db: Database, word: str) -> bool:
    """Tell whether any fact holds a word."""
    query = _phrase(word)
    return bool(query) and any(
        db.execute(_HOLDERS.format(table=table), [query, 1]).fetchone() for table in TABLES.values()
    )


def _any_of(words: Words) -> str:
    """Write a query for a word, or for any of those that stand for one thing."""
    if isinstance(words, str):
        return _phrase(words)
    phrases = dict.fromkeys(filter(None, map(_phrase, words)))
    return f"({' OR '.join(phrases)})" if phrases else ""


def _phrase(word: str) -> str:
    if word.isascii() and word.isalnum():
        return f'"{word.lower()}"'
    parts = [part.folded for part in tokens(word)]
    return '"' + " ".join(parts) + '"' if parts else ""


def _told(fact: AnyFact) -> Iterator[str | None]:
    yield from fact.topics
    match fact:
        case Figure():
            yield from (fact.sentence, fact.unit_note, fact.kind_note)
            yield from (account.words for account in fact.other_accounts)
        case Quote():
            yield from (fact.text, fact.occasion, fact.place)
            yield from (wording.words for wording in fact.wordings)
        case Statement():
            yield from (fact.sentence, fact.subject, fact.value, fact.place, *fact.items)
            yield from (account.words for account in fact.other_accounts)
