"""The seal of a fact: a digest of what its row says, made where the row is written and looked at wherever it is read.

So a fact that was altered in the file behind the program's back, by a disk or by hand, is never shown. It is no defence
against somebody who can write the store and knows this module.
"""

import logging
from functools import lru_cache
from hashlib import sha256

from bot.errors import StoreUnavailable
from bot.store.failures import DAMAGED

_LENGTH = 32
"""Hexadecimal digits: enough that chance never makes another row fit, and half of the room."""

_log = logging.getLogger(__name__)


def seal_of(fact_id: str, scope: int, version: int, retired: int, record: str) -> str:
    """Give the seal of a row. What it is made of is kept in every store: never change it."""
    return sha256(f"{fact_id}\n{scope}\n{version}\n{retired}\n{record}".encode()).hexdigest()[:_LENGTH]


def refuse_broken(fact_id: str, scope: int, version: int, retired: int, record: str, seal: str | None) -> None:
    """Raise StoreUnavailable for a row that is not what was written, which nobody must be shown; the log names the fact."""
    if seal_of(fact_id, scope, version, retired, record) != seal:
        _tell(fact_id, scope)
        raise StoreUnavailable(DAMAGED)


@lru_cache(maxsize=1024)
def _tell(fact_id: str, scope: int) -> None:
    """Once for each fact: it may be asked for all day."""
    where = f"of server {scope}" if scope else "that every server sees"
    _log.error("Fact %s %s is not what was written and is not shown; `aidbot check` names all of them.", fact_id, where)
