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


def series_headline(facts: Sequence[Held], words: FactWords) -> str:
    """What all the figures of a list have in common."""
    rows = [_columns(figure, words) for figure in _figures(facts)]
    shared = [part for part in _shared(rows) if part]
    return capital(", ".join(shared)) if shared else words.messages.say("Side by side")


def series_lines(facts: Sequence[Held], words: FactWords) -> tuple[str, ...]:
    """One line for each figure: when (and who, where that differs), the amount, and what else is its own."""
    figures = _figures(facts)
    rows = [_columns(figure, words) for figure in figures]
    shared = _shared(rows)
    return tuple(_line(row, shared, words.amount(figure)) for row, figure in zip(rows, figures, strict=True))


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


def _line(row: _Columns, shared: Sequence[str], amount: str) -> str:
    own = dict(zip(_NAMES, (part if part not in shared else "" for part in astuple(row)), strict=True))
    lead = ", ".join(part for part in (own.pop("parties"), own.pop("day")) if part)
    publisher = own.pop("publisher")
    told = ", ".join([amount, *(part for part in own.values() if part)])
    cited = f"{told} ({publisher})" if publisher else told
    return f"{lead}: {cited}" if lead else cited


_NAMES = tuple(_Columns.__dataclass_fields__)
