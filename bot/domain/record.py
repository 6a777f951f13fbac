"""A fact as a plain mapping and back: the one shape that revisions, exports and imports share.

`to_record` leaves out what is empty; `from_record` checks everything and lists every fault at once.
Reading single fields lives in `_record_fields.py`, reading sources in `_record_sources.py`.
"""

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from bot.domain._record_fields import Fields
from bot.domain._record_fields import is_web_address as is_web_address
from bot.domain._record_sources import read_main_source, read_position, read_source, read_wordings
from bot.domain.model import (
    FACETS,
    MEASURES,
    AidKind,
    AnyFact,
    Dispute,
    Fact,
    FactType,
    Figure,
    Position,
    Precision,
    Quote,
    Source,
    Stage,
    Statement,
    Wording,
)
from bot.domain.partial_date import PartialDate

_TYPES: dict[type[Fact], FactType] = {
    Figure: FactType.FIGURE,
    Quote: FactType.QUOTE,
    Statement: FactType.STATEMENT,
}
_SHARED = tuple(field.name for field in dataclasses.fields(Fact))
FIELDS: Mapping[FactType, tuple[str, ...]] = {
    fact_type: (
        "id",
        *(field.name for field in dataclasses.fields(model) if field.name not in _SHARED),
        *(name for name in _SHARED if name != "id"),
    )
    for model, fact_type in _TYPES.items()
}
"""The fields of each type of fact, in the order in which they are written."""
_LONG = 2000


def to_record(fact: AnyFact) -> dict[str, object]:
    """Write a fact as a JSON-ready mapping with a stable order of keys."""
    fact_type = _TYPES[type(fact)]
    record: dict[str, object] = {"type": fact_type.value}
    record.update(_filled({name: getattr(fact, name) for name in FIELDS[fact_type]}))
    return record


def from_record(record: Mapping[str, object]) -> AnyFact:
    """Read a fact from its mapping, or raise InvalidFact with every fault."""
    fields = Fields(record)
    fact_type = fields.choice("type", FactType)
    fields.refuse_faults()
    fields.refuse_unknown(("type", *FIELDS[fact_type]), fact_type.value)
    fact = _READERS[fact_type](fields)
    fields.refuse_faults()
    return fact


def dispute_to_record(dispute: Dispute) -> dict[str, object]:
    """Write a dispute as a JSON-ready mapping with a stable order of keys."""
    return _filled({field.name: getattr(dispute, field.name) for field in dataclasses.fields(Dispute)})


def dispute_from_record(record: Mapping[str, object]) -> Dispute:
    """Read a dispute from its mapping, or raise InvalidFact with every fault."""
    fields = Fields(record)
    fields.refuse_unknown([field.name for field in dataclasses.fields(Dispute)], "dispute")
    positions = tuple(read_position(each) for each in fields.nested("positions", "position"))
    if len(positions) < 2:
        fields.fault("positions are missing. A dispute needs at least two.")
    dispute = Dispute(
        id=_needed_id(fields),
        about=fields.needed_text("about", "Say in a few words what the sources differ on."),
        entries=fields.slugs("entries"),
        positions=positions,
        assessment=fields.needed_text("assessment", "Say in a sentence what explains the difference.", _LONG),
        best=fields.text("best"),
    )
    fields.refuse_faults()
    return dispute


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {name: plain for name, value in values.items() if (plain := _plain(value)) not in (None, "", [])}


def _plain(value: object) -> object:
    match value:
        case None:
            return None
        case Decimal():
            return format(value, "f")
        case PartialDate():
            return str(value)
        case StrEnum():
            return value.value
        case tuple():
            return [_plain(item) for item in value]
        case Source() | Wording() | Position():
            return _filled({field.name: getattr(value, field.name) for field in dataclasses.fields(value)})
        case _:
            return value


def _figure(fields: Fields) -> Figure:
    figure = Figure(
        **_shared(fields),
        value=fields.number("value"),
        unit=_unit(fields),
        precision=fields.choice("precision", Precision),
        donor=fields.entity("donor"),
        recipient=fields.entity("recipient"),
        kind=fields.choice("kind", AidKind),
        stage=fields.choice("stage", Stage),
        measure=fields.listed("measure", MEASURES),
        sentence=fields.needed_text("sentence", "Tell the fact in one sentence of your own."),
        unit_note=fields.text("unit_note", 200),
        price_base=fields.text("price_base", 100),
        kind_note=fields.text("kind_note", 200),
        mechanism=fields.text("mechanism", 60),
        as_of=fields.date("as_of"),
        counted_since=fields.date("counted_since"),
        period_start=fields.date("period_start"),
        period_end=fields.date("period_end"),
        drawdown_number=fields.count("drawdown_number"),
        other_accounts=read_wordings(fields, "other_accounts"),
        includes=fields.slugs("includes"),
    )
    if not any(fields.has(name) for name in ("as_of", "period_start", "period_end")):
        fields.fault(
            "The date is missing. Give as_of for a total, or period_start (and period_end) for a package or flow."
        )
    _refuse_backwards(fields, "period_start", figure.period_start, "period_end", figure.period_end)
    _refuse_backwards(fields, "counted_since", figure.counted_since, "as_of", figure.as_of)
    return figure


def _quote(fields: Fields) -> Quote:
    return Quote(
        **_shared(fields),
        text=fields.needed_text("text", "Give the words exactly as the source prints them.", _LONG),
        speaker=fields.entity("speaker") or _missing(fields, "speaker", "Name who said it, as in lloyd-austin."),
        said_on=fields.needed_date("said_on", "Give the day it was said, as in 2024-07-02."),
        role=fields.text("role", 200),
        place=fields.text("place", 200),
        occasion=fields.text("occasion", 300),
        language=fields.text("language", 20),
        rights=fields.text("rights", 200),
        wordings=read_wordings(fields, "wordings"),
        difference=fields.text("difference", _LONG),
    )


def _statement(fields: Fields) -> Statement:
    statement = Statement(
        **_shared(fields),
        sentence=fields.needed_text("sentence", "Tell the fact in one sentence of your own."),
        facet=fields.listed("facet", FACETS),
        subject=fields.needed_text("subject", "Say in a few words what it is about.", 200),
        date=fields.needed_date("date", "Give the day it holds for, as in 2024-07-02."),
        items=fields.texts("items"),
        value=fields.text("value", 300),
        place=fields.text("place", 200),
        role=fields.text("role", 200),
        valid_from=fields.date("valid_from"),
        valid_to=fields.date("valid_to"),
        other_accounts=read_wordings(fields, "other_accounts"),
    )
    _refuse_backwards(fields, "valid_from", statement.valid_from, "valid_to", statement.valid_to)
    return statement


_READERS: dict[FactType, Callable[[Fields], AnyFact]] = {
    FactType.FIGURE: _figure,
    FactType.QUOTE: _quote,
    FactType.STATEMENT: _statement,
}


class _Shared(TypedDict):
    """What every fact has, read and ready to build one."""

    id: str
    source: Source
    second_sources: tuple[Source, ...]
    note: str | None
    verified: str | None
    audit: str | None
    about: tuple[str, ...]
    event: str | None
    same_as: str | None
    topics: tuple[str, ...]
    people: tuple[str, ...]


def _shared(fields: Fields) -> _Shared:
    return _Shared(
        id=_needed_id(fields),
        source=read_main_source(fields),
        second_sources=tuple(read_source(each) for each in fields.nested("second_sources", "second source")),
        note=fields.text("note", _LONG),
        verified=fields.text("verified", _LONG),
        audit=fields.text("audit", _LONG),
        about=fields.slugs("about"),
        event=fields.slug("event"),
        same_as=fields.slug("same_as"),
        topics=fields.texts("topics", 100),
        people=fields.entities("people"),
    )


def _needed_id(fields: Fields) -> str:
    return fields.slug("id") or _missing(fields, "id", "Give it one, as in us-pda-74.")


def _missing(fields: Fields, name: str, mend: str) -> str:
    if not fields.has(name):
        fields.fault(f"{name} is missing. {mend}")
    return ""


def _unit(fields: Fields) -> str:
    return fields.needed_text(
        "unit", "Give a currency code such as USD, percent, or what is counted, as in donors.", 60
    )


def _refuse_backwards(
    fields: Fields, start: str, first: PartialDate | None, end: str, last: PartialDate | None
) -> None:
    if first is not None and last is not None and last.last < first.first:
        fields.fault(f"{end} {last} is before {start} {first}. Swap or correct them.")
