"""The fact store: SQLite, and the only SQL there is. `Store` opens it, `SqliteShelf` looks up, `Ledger` changes it."""

from bot.store.inbox import OpenQuestion
from bot.store.ledger import Ledger
from bot.store.proposals import Proposal
from bot.store.shelf import SqliteShelf
from bot.store.store import Store

__all__ = ["Ledger", "OpenQuestion", "Proposal", "SqliteShelf", "Store"]
