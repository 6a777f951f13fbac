"""From observations to facts: those of one thing are added up, and each fact says of which rows of which file it is the sum."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from hashlib import sha256
from typing import Protocol

from bot.domain.form import slug
from bot.domain.keys import REPORTERS
from bot.domain.kinds import Stage
from bot.domain.model import IMPORTED, Figure, Source
from bot.domain.partial_date import PartialDate
from bot.importers.model import DataSet, Observation, Refusal

KEPT_REFUSALS = 200
"""Refused rows that are told one by one; of more it is told how many."""

_AS_FAR_AS = "as far as the pages given go"
_DECIMALS = 2
_VERBS = {
    Stage.COMMITTED: "committed",
    Stage.ALLOCATED: "allocated",
    Stage.DISBURSED: "disbursed",
    Stage.OBLIGATED: "obligated",
    Stage.RECEIVED: "received",
    Stage.REQUIRED: "required",
}
_ODA = "official development assistance"
_MEASURES = {
    "oda_by_donor": _ODA,
    "oda_to_country": _ODA,
    "oda_share_of_gni": f"{_ODA} as a share of income",
    "running_total": "total",
    "requirement": "what an appeal asks for",
    "funding": "funding of humanitarian work",
}


class Labels(Protocol):
    """Names entities in sentences."""

    def label(self, entity_id: str) -> str:
        """Give the name of an entity."""
        ...


@dataclass(slots=True)
class _Sum:
    first: Observation
    last_row: str
    value: Decimal
    rows: int


@dataclass(slots=True)
class Gathered:
    """What came of a file: sums by what they count, rows read, and what was refused."""

    sums: dict[Observation, _Sum] = field(default_factory=dict)
    rows: int = 0
    refused: int = 0
    refusals: list[Refusal] = field(default_factory=list)


def gather(observations: Iterable[Observation | Refusal], into: Gathered) -> Gathered:
    """Add observations up; memory grows with what they count, not with the rows."""
    for one in observations:
        into.rows += 1
        if isinstance(one, Refusal):
            into.refused += 1
            if len(into.refusals) < KEPT_REFUSALS:
                into.refusals.append(one)
            continue
        key = _counted(one)
        held = into.sums.get(key)
        if held is None:
            into.sums[key] = _Sum(one, one.row, one.value, one.rows)
        else:
            held.value += one.value
            held.rows += one.rows
            held.last_row = one.row
    return into


def _counted(one: Observation) -> Observation:
    """What an observation counts, without how much and where it stands."""
    return replace(one, row="", rows=1, value=Decimal())


def limit(gathered: Gathered, reason: str) -> None:
    """Of files that are not all of an answer: take no sum of all donors, and say of others that they may be incomplete."""
    whole = [one for one in gathered.sums if one.donor in REPORTERS]
    for one in whole:
        del gathered.sums[one]
    if whole:
        gathered.refused += len(whole)
        gathered.refusals.insert(0, Refusal("the sum of all donors", reason))
    for one, each in list(gathered.sums.items()):
        told = replace(one, basis=", ".join(filter(None, (one.basis, _AS_FAR_AS))))
        gathered.sums[told] = replace(each, first=replace(each.first, basis=told.basis))
        del gathered.sums[one]


def undated(gathered: Gathered) -> bool:
    """Whether some of what was read says no time, so that the day of the file has to."""
    return any(each.first.as_of is None and each.first.start is None for each in gathered.sums.values())


def facts_of(gathered: Gathered, data_set: DataSet, files: dict[str, str], label_of_party: Labels) -> list[Figure]:
    """Make the facts: one for each sum, named by what it counts, so that the same file makes the same facts again.

    `files` are the names of the files with their SHA-256.
    """
    return sorted(
        (_fact(each, data_set, files, label_of_party) for each in gathered.sums.values()), key=lambda one: one.id
    )


def _fact(each: _Sum, data_set: DataSet, files: dict[str, str], names: Labels) -> Figure:
    one = each.first
    published = data_set.published
    title = f"{data_set.title}{f', {data_set.label}' if data_set.label else ''}"
    return Figure(
        id=_id(one, data_set),
        source=Source(
            source_id=f"{data_set.code}-{slug(data_set.label or 'undated')}"[:80],
            publisher=data_set.publisher,
            url=data_set.url,
            title=title,
            published=PartialDate.of(published) if published else None,
            note=f"Licence: {data_set.licence}",
        ),
        value=_rounded(each.value),
        unit=one.unit,
        precision=one.precision,
        donor=one.donor,
        recipient=one.recipient,
        kind=one.kind,
        stage=one.stage,
        measure=one.measure,
        sentence=_sentence(each, data_set, names),
        price_base=one.price_base,
        unit_note=one.basis,
        as_of=one.as_of or (PartialDate.of(published) if published and one.start is None else None),
        counted_since=one.since,
        period_start=one.start,
        period_end=one.end,
        note=_note(each, files),
        audit=f"{IMPORTED}{data_set.code}",
    )


def _note(each: _Sum, files: dict[str, str]) -> str:
    where = each.first.row if each.first.row == each.last_row else f"{each.first.row} to {each.last_row}"
    told = "One row" if each.rows == 1 else f"Sum of {each.rows:,} rows"
    named = "; ".join(f"{name} (SHA-256 {digest[:12]}…)" for name, digest in files.items())
    return f"{told} of {named}: {where}."


def _sentence(each: _Sum, data_set: DataSet, names: Labels) -> str:
    one = each.first
    to = "by" if one.stage is Stage.RECEIVED else "to"
    ends = (
        f"from {names.label(one.donor)}" if one.donor else "",
        f"{to} {names.label(one.recipient)}" if one.recipient else "",
    )
    time = (
        f"as of {one.as_of}"
        if one.as_of
        else f"in {one.start}"
        if one.start == one.end
        else f"from {one.start} to {one.end}"
    )
    measure = _MEASURES.get(one.measure, one.measure.replace("_", " "))
    counted = f"{measure}{f' ({one.basis})' if one.basis else ''}"
    price = f", {one.price_base}" if one.price_base else ""
    words = [f"{_rounded(each.value):,f} {one.unit}{price}", _VERBS.get(one.stage, str(one.stage)), *filter(None, ends)]
    return f"{' '.join(words)}{f' {time}' if one.start or one.as_of else ''}: {counted}, by {data_set.publisher}."


def _rounded(value: Decimal) -> Decimal:
    """A sum to the cent: what files hold beyond that comes from conversions."""
    exponent = value.as_tuple().exponent
    value = round(value, _DECIMALS) if isinstance(exponent, int) and -exponent > _DECIMALS else value
    return value.to_integral_value() if value == value.to_integral_value() else value


def _id(one: Observation, data_set: DataSet) -> str:
    """An id of what is counted, with the end of a digest where words alone would not tell two apart."""
    key = _counted(one)
    digest = sha256(repr(key).encode()).hexdigest()[:8]
    time = one.as_of or one.end or ""
    told = slug(
        " ".join(str(part) for part in (data_set.code, one.donor, one.recipient, one.measure, one.kind, time) if part)
    )
    return f"{told[:80].rstrip('-')}-{digest}"
