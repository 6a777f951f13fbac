"""Facts typed by people: reading a form or one line into a fact, and writing a fact as the form that is filled in.

Cutting text into fields lives in `_segments.py`, grouped fields in `_form_groups.py`, single values in
`_form_values.py`, filling the record in `_form_record.py`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.domain._fact_ids import new_id, numbered_id, slug
from bot.domain._form_groups import SOURCE, join_source, join_when, join_who, single_fields
from bot.domain._form_record import RecordFiller
from bot.domain._form_values import PRECISION_WORDS, FormReader, NameReader
from bot.domain._segments import cut_form, cut_quote, cut_source
from bot.domain.model import AnyFact, FactType, Figure, Quote, Statement
from bot.domain.record import from_record, to_record
from bot.errors import InvalidFact

__all__ = [
    "FIELDS",
    "PRECISION_WORDS",
    "NameReader",
    "cut_source",
    "fact_from_form",
    "form_of",
    "numbered_id",
    "read_form",
    "read_quote_form",
    "slug",
]

FIELDS: Mapping[FactType, tuple[str, ...]] = {
    FactType.FIGURE: ("value", "who", "kind", "stage", "measure", "mechanism", "when", "what", "source", "note"),
    FactType.QUOTE: ("words", "speaker", "when", "source", "note"),
    FactType.STATEMENT: ("what", "facet", "subject", "when", "source", "note"),
}
"""The fields of an empty form, in the order they are asked for."""


def read_form(text: str) -> dict[str, str]:
    """Read a fact typed in one line or as lines of `field: value` into fields, each as typed."""
    return cut_form(text)


def read_quote_form(text: str) -> dict[str, str]:
    """Read `"words" — speaker, date, source` into fields; the words keep every character as given."""
    return cut_quote(text)


def fact_from_form(
    form: Mapping[str, str], *, names: NameReader, today: date, quote: bool = False, base: AnyFact | None = None
) -> AnyFact:
    """Read the fields of a form into the fact that they describe; raise InvalidFact with every fault at once.

    With `base`, the fact as it stands: only what the form gives otherwise than `form_of` wrote it is changed.
    """
    record: dict[str, object] = {"type": _type_of(form, quote).value} if base is None else to_record(base)
    changed = form if base is None else _changed(form, form_of(base, names))
    reader = FormReader(names, today)
    RecordFiller(record, reader, new=base is None).fill(single_fields(changed))
    fact = _checked(record, reader.faults)
    return fact if base else replace(fact, id=new_id(fact))


def form_of(fact: AnyFact, names: NameReader) -> dict[str, str]:
    """Write a fact as the fields of its form."""
    match fact:
        case Figure():
            fields = _figure_fields(fact, names)
        case Quote():
            fields = {"words": fact.text, "speaker": names.label(fact.speaker), "when": str(fact.said_on)}
        case Statement():
            fields = {"what": fact.sentence, "facet": fact.facet, "subject": fact.subject, "when": str(fact.date)}
            fields |= {"value": fact.value} if fact.value else {}
    source = {name: str(value) for name in SOURCE if (value := getattr(fact.source, name))}
    return fields | {"source": join_source(source), "note": fact.note or ""}


def _type_of(form: Mapping[str, str], quote: bool) -> FactType:
    if quote or "words" in form or "speaker" in form:
        return FactType.QUOTE
    return FactType.STATEMENT if "facet" in form or "subject" in form else FactType.FIGURE


def _changed(form: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in form.items() if value.strip() != before.get(name, "").strip()}


def _checked(record: Mapping[str, object], faults: list[str]) -> AnyFact:
    try:
        fact = from_record(record)
    except InvalidFact as error:
        raise InvalidFact([*faults, *error.faults]) from error
    if faults:
        raise InvalidFact(faults)
    return fact


def _figure_fields(fact: Figure, names: NameReader) -> dict[str, str]:
    times = {"as_of": fact.as_of, "since": fact.counted_since, "period_start": fact.period_start}
    times["period_end"] = fact.period_end
    number = f"{fact.value:f} {fact.unit}"
    ends = (names.label(end) if end else "" for end in (fact.donor, fact.recipient))
    return {
        "value": f"{PRECISION_WORDS[fact.precision]} {number}".strip(),
        "who": join_who(*ends),
        "kind": fact.kind.value,
        "stage": fact.stage.value,
        "measure": fact.measure,
        "mechanism": fact.mechanism or "",
        "when": join_when({name: str(value) for name, value in times.items() if value}),
        "what": fact.sentence,
    }
