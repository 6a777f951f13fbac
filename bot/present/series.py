"""Several figures as a list: what they share stands once in the headline, each line tells what is its own."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.domain.model import AidKind, Figure, Held
from bot.present.days import bound_words
from bot.present.facts import FactWords, capital, mechanism_code, publisher_words
from bot.present.terms import kind_words, measure_words, stage_words


@dataclass(frozen=True, slots=True)
class _Columns:
    """What is told of each figure beside its amount, part by part; the same part of all is told once."""

    parties: str
    kind: str
    measure: str
    stage: str
    since: str
    mechanism: str
    day: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Row:
    """What is a figure's own among several: who to whom, when, what else it counts, and who says so."""

    parties: str
    day: str
    counted: tuple[str, ...]
    publisher: str


def series_headline(facts: Sequence[Held], words: FactWords) -> str:
    """What all the figures of a list have in common."""
    rows = [_columns(figure, words) for figure in _figures(facts)]
    shared = [part for part in _shared(rows) if part]
    return capital(", ".join(shared)) if shared else words.messages.say("Side by side")


def shared_words(facts: Sequence[Held], words: FactWords) -> tuple[str, str]:
    """What all the figures have in common: who gives to whom, and what they count."""
    parties, *counted = _shared([_columns(figure, words) for figure in _figures(facts)])
    return parties, capital(", ".join(part for part in counted if part))


def series_rows(facts: Sequence[Held], words: FactWords) -> tuple[Row, ...]:
    """What of each figure is its own."""
    rows = [_columns(figure, words) for figure in _figures(facts)]
    shared = _shared(rows)
    return tuple(_row(row, shared) for row in rows)


def series_lines(facts: Sequence[Held], words: FactWords) -> tuple[str, ...]:
    """One line for each figure: when (and who, where that differs), the amount, and what else is its own."""
    rows = series_rows(facts, words)
    return tuple(_line(row, words.amount(figure)) for row, figure in zip(rows, _figures(facts), strict=True))


def counts_alike(facts: Sequence[Held]) -> bool:
    """Whether the figures of a list count the same sort of thing, so that they may be compared."""
    counted = {(f.kind, f.measure, f.stage, f.unit, f.counted_since and f.counted_since.year) for f in _figures(facts)}
    return len(counted) <= 1


def _figures(facts: Sequence[Held]) -> list[Figure]:
    return [held.fact for held in facts if isinstance(held.fact, Figure)]


def _columns(figure: Figure, words: FactWords) -> _Columns:
    messages = words.messages
    since = figure.counted_since
    return _Columns(
        parties=words.parties(figure),
        kind="" if figure.kind is AidKind.NOT_AID else figure.kind_note or kind_words(figure.kind, messages),
        measure=measure_words(figure.measure, messages),
        stage=stage_words(figure.stage, messages),
        since=messages.say("since {day}", day=bound_words(since, messages.language)) if since else "",
        mechanism=mechanism_code(figure),
        day=words.when(figure),
        publisher=publisher_words(figure.source),
    )


def _shared(rows: Sequence[_Columns]) -> tuple[str, ...]:
    """The parts that are the same in every row, others empty. A single row shares nothing but who gives to whom."""
    return tuple(parts[0] if len(set(parts)) == 1 else "" for parts in zip(*map(astuple, rows), strict=True))


def _row(row: _Columns, shared: Sequence[str]) -> Row:
    own = dict(zip(_NAMES, (part if part not in shared else "" for part in astuple(row)), strict=True))
    parties, day, publisher = own.pop("parties"), own.pop("day"), own.pop("publisher")
    return Row(parties, day, tuple(part for part in own.values() if part), publisher)


def _line(row: Row, amount: str) -> str:
    lead = ", ".join(part for part in (row.parties, row.day) if part)
    told = ", ".join([amount, *row.counted])
    cited = f"{told} ({row.publisher})" if row.publisher else told
    return f"{lead}: {cited}" if lead else cited


_NAMES = tuple(_Columns.__dataclass_fields__)
