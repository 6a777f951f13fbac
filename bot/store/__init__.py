"""The fact store: SQLite, and the only SQL there is. `Store` opens it, `SqliteShelf` looks up, `Ledger` changes it."""

from bot.store.around import OpenQuestion, Proposal
from bot.store.ledger import Ledger
from bot.store.shelf import SqliteShelf
from bot.store.store import Store

__all__ = ["Ledger", "OpenQuestion", "Proposal", "SqliteShelf", "Store"]
