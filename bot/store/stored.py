"""Reading a stored fact back. It was checked when it was written, so that here each field is only given its type again.

Answering reads a few of a million facts for each question; checking them again would cost five times as much.
"""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from bot.domain.model import AidKind, AnyFact, FactType, Figure, Precision, Quote, Source, Stage, Statement, Wording
from bot.domain.partial_date import PartialDate
from bot.domain.record import from_record
from bot.errors import InvalidFact, StoreUnavailable
from bot.store.failures import DAMAGED

Reader = Callable[[Any], Any]

_day = lru_cache(maxsize=4096)(PartialDate.parse)


@lru_cache(maxsize=1024)
def read_record(text: str) -> AnyFact:
    """Read a fact from its stored text; facts are immutable, so all readers share one.

    Raises StoreUnavailable where something else than this program wrote the text: only facts are stored that can be read.
    """
    record = read_json(text)
    try:
        return _read(record)
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return _checked(record)


def read_json(text: str | bytes) -> Any:
    """Read what this program wrote; raise StoreUnavailable where that is not what is there any more."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StoreUnavailable(DAMAGED) from error


def _checked(record: Any) -> AnyFact:
    try:
        return from_record(record)
    except (InvalidFact, KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise StoreUnavailable(DAMAGED) from error


def _read(record: Mapping[str, Any]) -> AnyFact:
    match record["type"]:
        case FactType.FIGURE.value:
            return Figure(**{**_ABSENT, **_typed(record, _FIGURE)})
        case FactType.QUOTE.value:
            return Quote(**_typed(record, _QUOTE))
        case _:
            return Statement(**_typed(record, _STATEMENT))


def _typed(record: Mapping[str, Any], readers: Mapping[str, Reader]) -> dict[str, Any]:
    return {
        name: readers[name](value) if name in readers else value for name, value in record.items() if name != "type"
    }


def _source(record: Mapping[str, Any]) -> Source:
    published = record.get("published")
    return Source(**{**record, "published": _day(published) if published else None})


def _sources(records: list[Mapping[str, Any]]) -> tuple[Source, ...]:
    return tuple(_source(record) for record in records)


def _wordings(records: list[Mapping[str, Any]]) -> tuple[Wording, ...]:
    return tuple(Wording(record["words"], _source(record["source"])) for record in records)


_SHARED: Mapping[str, Reader] = MappingProxyType[str, Reader](
    {"source": _source, "second_sources": _sources, "about": tuple, "topics": tuple, "people": tuple}
)
_FIGURE: Mapping[str, Reader] = MappingProxyType(
    dict(_SHARED)
    | {"value": Decimal, "precision": Precision, "kind": AidKind, "stage": Stage}
    | {"other_accounts": _wordings, "includes": tuple}
    | dict.fromkeys(("as_of", "counted_since", "period_start", "period_end"), _day)
)
_QUOTE: Mapping[str, Reader] = MappingProxyType(dict(_SHARED) | {"said_on": _day, "wordings": _wordings})
_STATEMENT: Mapping[str, Reader] = MappingProxyType(
    dict(_SHARED)
    | {"items": tuple, "other_accounts": _wordings}
    | dict.fromkeys(("date", "valid_from", "valid_to"), _day)
)
_ABSENT: Mapping[str, None] = MappingProxyType({"donor": None, "recipient": None})
"""What every figure has but its record leaves out where there is none."""
