"""Which facts can tell who, when, where, in which post, at which occasion, or from which source."""

from collections.abc import Callable

from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.intent import Intent
from bot.domain.coverage import people_of
from bot.domain.model import Figure, Held, Quote, Statement


def _tells_people(held: Held) -> bool:
    counts = isinstance(held.fact, Figure) and not held.fact.is_money
    return bool(people_of(held.fact)) and not counts and not isinstance(held.fact, Quote)


def _tells_day(held: Held) -> bool:
    return is_statement(held, "date", "event", "person") or (
        isinstance(held.fact, Figure) and held.fact.measure == "package"
    )


def _tells_place(held: Held) -> bool:
    return is_statement(held, "place") or (isinstance(held.fact, Statement) and bool(held.fact.place))


def _tells_role(held: Held) -> bool:
    return is_statement(held, "person") or (isinstance(held.fact, Statement) and bool(held.fact.role))


def _tells_occasion(held: Held) -> bool:
    return is_statement(held, "event", "date")


def _tells_source(held: Held) -> bool:
    return is_statement(held, "provenance")


TELLS: dict[Intent, Callable[[Held], bool]] = {
    Intent.PEOPLE: _tells_people,
    Intent.DAY: _tells_day,
    Intent.PLACE: _tells_place,
    Intent.ROLE: _tells_role,
    Intent.OCCASION: _tells_occasion,
    Intent.SOURCE: _tells_source,
}
