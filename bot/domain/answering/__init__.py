"""From a reading to an answer: which facts account for every word of the question, and what they say. The door is `Answering`."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, Assumed, Point
from bot.domain.answering.appeals import answer_appeal
from bot.domain.answering.asides import occasion_of, on_the_day_of, split
from bot.domain.answering.beside_the_point import misses
from bot.domain.answering.by_words import figure_by_words
from bot.domain.answering.claims import answer_claim
from bot.domain.answering.contents import answer_items
from bot.domain.answering.counts import answer_count
from bot.domain.answering.desk import Defaults, Desk
from bot.domain.answering.either_way import counted_in, either_way, left_out
from bot.domain.answering.events import answer_event, post_asked
from bot.domain.answering.guessed import finds_nothing, is_lost, refutes_what_may_be_misread, say_the_same
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.honoured import HONOURED
from bot.domain.answering.in_sentences import place_told
from bot.domain.answering.intent import Intent, intent_of
from bot.domain.answering.listeners import answer_listener
from bot.domain.answering.look_ups import LookUps
from bot.domain.answering.measures import leaves_out
from bot.domain.answering.mechanisms import answer_mechanism
from bot.domain.answering.quote_checks import answer_quote_check
from bot.domain.answering.quotes import answer_quote
from bot.domain.answering.rankings import answer_ranking
from bot.domain.answering.reckoning import RATES
from bot.domain.answering.replies import abstained, asked_back, with_nearest
from bot.domain.answering.series import answer_compare, answer_history, answer_latest
from bot.domain.answering.spoken import requested, said_then_and_there, words_of, words_on
from bot.domain.answering.statements import answer_by_statement
from bot.domain.answering.sums import answer_sum
from bot.domain.answering.to_check import says_anything_about
from bot.domain.answering.turning_back import turned_back
from bot.domain.answering.vague import is_bare_deed, names_nothing, names_too_little
from bot.domain.answering.values import answer_value
from bot.domain.answering.wants_words import asks_for_words, asks_who_promised, asks_whom_told, is_of_words_alone
from bot.domain.answering.yearly import answer_by_year
from bot.domain.coverage import Covering
from bot.domain.fringes import without_fringe
from bot.domain.question import Reading
from bot.domain.second_reading import second_readings
from bot.domain.shelf import Shelf
from bot.domain.vocabulary import Vocabulary

_HANDLERS: dict[Intent, Callable[[Desk], Answer]] = {
    Intent.QUOTE_CHECK: answer_quote_check,
    Intent.CLAIM: answer_claim,
    Intent.QUOTE: answer_quote,
    Intent.SUM: answer_sum,
    Intent.COUNT: answer_count,
    Intent.MECHANISM: answer_mechanism,
    Intent.ITEMS: answer_items,
    Intent.VALUE: answer_value,
    Intent.HISTORY: answer_history,
    Intent.LATEST: answer_latest,
    Intent.COMPARE: answer_compare,
    Intent.RANKING: answer_ranking,
    Intent.BY_YEAR: answer_by_year,
    Intent.APPEAL: answer_appeal,
}


_NOT_BY_STATEMENT = frozenset(
    {
        Intent.LATEST,
        Intent.HISTORY,
        Intent.COMPARE,
        Intent.RANKING,
        Intent.BY_YEAR,
        Intent.APPEAL,
        Intent.QUOTE,
        Intent.COUNT,
        Intent.SUM,
        Intent.QUOTE_CHECK,
        Intent.CLAIM,
    }
)
"""Ways of asking that a mere statement does not answer: they want words, a number or a verdict."""


_RANKS = frozenset({"largest", "smallest", "top_donor"})
_TELLING_OF_TOTALS = frozenset({"since", "before", "after", "includes", "including", "when", "where", "who", "why"})
"""Asks about a total that a statement may answer; its amount is told by figures alone."""


_ONLY_FIGURES = frozenset({"requirement", "funding", "people_in_need", "people_targeted", "oda", "annual"})
"""Measures that a command which names them asks for a number of."""
_OF_MONEY_GONE = frozenset("obligated disbursed delivered received cancelled repaid lost".split())


def _may_be_told(intent: Intent, reading: Reading) -> bool:
    """Whether a mere statement could answer: not for a part of something, a numbered drawdown, or an amount."""
    if reading.drawdown or reading.asks & {"part_of", "meaning"} or names_nothing(reading) or is_bare_deed(reading):
        return False
    if intent is Intent.PLACE and "give.gets" in reading.concepts and reading.named("measure"):
        return False  # where aid arrived is told by no occasion
    if intent is Intent.DAY and reading.terms_of("item") and {"give.gives", "give.gets"} & reading.concepts:
        return False  # when goods came is told by no promise of them
    if intent is Intent.PEOPLE and "give.gives" in reading.concepts and reading.terms_of("item"):
        return False  # who gave goods is told by figures and lists, not by who spoke of them
    total = "total" in reading.named("measure") and not reading.asks & _TELLING_OF_TOTALS
    since = any(when.relation == "since" for when in reading.whens)
    if intent is Intent.VALUE and (total or since or reading.asks & _RANKS or leaves_out(reading)):
        return False
    if intent is Intent.VALUE and reading.amounts and set(reading.named("stage")) & _OF_MONEY_GONE:
        return False  # how much of an amount was paid out or handed over is told by figures alone
    if intent is Intent.VALUE and reading.command == "aid" and _ONLY_FIGURES & set(reading.named("measure")):
        return False
    return intent not in _NOT_BY_STATEMENT


def _tells_the_point(told: Answer, intent: Intent) -> bool:
    """Whether the statement that would answer tells a place, or somebody, at all where that is asked."""
    statement = told.main[0].statement
    if intent is Intent.PLACE:
        of_region = "region" in told.reading.named("noun") or bool(told.reading.named("occasion"))
        wished = statement.facet == "request" and "restrictions" in told.reading.named("occasion")  # where to strike
        told_by = statement.facet == "place" or (statement.facet == "context" and of_region)
        return bool(statement.place) or told_by or wished
    if intent is Intent.ITEMS:
        allocated = told.reading.named("stage") and not told.reading.terms_of("item")
        return statement.facet != "context" and not (allocated and statement.facet == "event")
    if intent is Intent.MECHANISM:
        return statement.facet in ("mechanism", "definition")  # who pays is told by no mere occasion
    if intent is Intent.ROLE:
        return bool(statement.people) or statement.facet == "person"
    if intent is Intent.DAY:
        told_of = statement.facet not in ("mechanism", "definition", "provenance", "place", "observation")
        return told_of and not (statement.facet == "context" and "when" in told.reading.asks)
    return (
        intent is not Intent.PEOPLE or bool(statement.people) or statement.facet in ("person", "provenance", "request")
    )


def _asks_for_a_number(intent: Intent, reading: Reading) -> bool:
    """Whether nothing but a figure would answer; a bare topic may as well be told of by a statement."""
    if intent in (Intent.PEOPLE, Intent.PLACE, Intent.DAY):
        return False
    return intent in (Intent.COUNT, Intent.SUM) or bool(reading.asks & {"how_much", "part_of"}) or bool(reading.command)


class Answering:
    """Answers readings from a shelf of facts. Holds no facts itself; the same for every server."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._covering = Covering(vocabulary)

    def answer(self, reading: Reading, shelf: Shelf, defaults: Defaults | None = None) -> Answer:
        """Answer one question from the facts visible on the shelf."""
        return self._read_twice(None, reading, LookUps(shelf), defaults or Defaults())

    def answer_as(self, intent: Intent, reading: Reading, shelf: Shelf, defaults: Defaults | None = None) -> Answer:
        """Answer as a question of one intent (a command names it)."""
        return self._read_twice(intent, reading, LookUps(shelf), defaults or Defaults())

    def _read_twice(self, intent: Intent | None, reading: Reading, shelf: LookUps, defaults: Defaults) -> Answer:
        """Answer as typed; where that finds nothing, as it may be meant, if all that it is likely to mean agrees."""
        desk, answer = self._once(intent, reading, shelf, defaults)
        if not finds_nothing(answer):
            return answer
        if reading.unread:
            return with_nearest(desk, answer)
        apart = self._without_aside(intent, reading, shelf, defaults) or self._without_fringe(
            intent, reading, shelf, defaults
        )
        if apart is not None:
            return apart
        meant: Answer | None = None
        for other in second_readings(reading, self._vocabulary):
            again = self._once(intent, other.reading, shelf, defaults)[1]
            if finds_nothing(again) or refutes_what_may_be_misread(again):
                continue
            if any(is_lost(guess.meant, desk, again) for guess in other.guesses):
                continue
            if again.kind is AnswerKind.CLARIFY or (meant is not None and not say_the_same(again, meant)):
                meant = None
                break
            told = (Assumed("spelling", f"{guess.typed}={guess.meant}") for guess in other.guesses)
            meant = meant or replace(again, assumed=(*again.assumed, *told))
        if meant is not None:
            return meant
        if answer.kind is AnswerKind.ABSTAIN and names_too_little(reading):
            return asked_back(desk, "about_what")
        return with_nearest(desk, answer) if answer.kind is AnswerKind.ABSTAIN else answer

    def _without_aside(
        self, intent: Intent | None, reading: Reading, shelf: LookUps, defaults: Defaults
    ) -> Answer | None:
        """Answer what is asked beside a clause that tells on which occasion, where one stored fact tells that."""
        parts = split(reading)
        if parts is None:
            return None
        desk = Desk(reading, shelf, self._vocabulary, self._covering, defaults)
        occasion = occasion_of(desk, parts.clause)
        if occasion is None:
            return None
        answer = self._once(intent, on_the_day_of(parts.rest, occasion), shelf, defaults)[1]
        return None if finds_nothing(answer) or answer.kind is AnswerKind.CLARIFY else answer

    def _without_fringe(
        self, intent: Intent | None, reading: Reading, shelf: LookUps, defaults: Defaults
    ) -> Answer | None:
        """Answer what is asked without what stands around it and says nothing of it, and tell what was left aside."""
        trimmed = without_fringe(reading, self._vocabulary)
        if trimmed is None:
            return None
        answer = self._once(intent, trimmed.reading, shelf, defaults)[1]
        if finds_nothing(answer) or answer.kind is AnswerKind.CLARIFY:
            return None
        return replace(answer, assumed=(*answer.assumed, Assumed("fringe", trimmed.aside)))

    def _once(self, intent: Intent | None, reading: Reading, shelf: LookUps, defaults: Defaults) -> tuple[Desk, Answer]:
        """Answer one reading; one that may or may not count in the month or year it names is answered both ways."""
        desk, answer = self._as_read(intent, counted_in(reading), shelf, defaults)
        if finds_nothing(answer) or not any(when.either for when in reading.whens):
            return desk, answer
        without, other = self._as_read(intent, left_out(reading), shelf, defaults)
        if not finds_nothing(other):
            return desk, either_way(desk, answer, other)
        return (desk, answer) if reading.amounts else (without, other)  # an amount named tells which days are meant

    def _as_read(
        self, intent: Intent | None, reading: Reading, shelf: LookUps, defaults: Defaults
    ) -> tuple[Desk, Answer]:
        intent = intent or intent_of(reading)
        honoured = HONOURED.get(intent, frozenset())
        desk = Desk(reading, shelf, self._vocabulary, self._covering, defaults, honoured)
        answer = _answer(desk, intent)
        if misses(desk, intent, answer):
            answer = abstained(desk, "words", answer.main)
        if intent is Intent.COUNT and answer.kind is AnswerKind.ABSTAIN and reading.asks & RATES:
            worked_out = self._as_read(Intent.SUM, reading, shelf, defaults)[1]
            return desk, worked_out if worked_out.kind is AnswerKind.FIGURE else answer
        return desk, answer


def _answer(desk: Desk, intent: Intent) -> Answer:
    reading = desk.reading
    if refused := turned_back(desk, intent):
        return refused
    if intent is Intent.PEOPLE and asks_whom_told(reading):
        return answer_listener(desk)
    if intent is Intent.PEOPLE and asks_who_promised(reading):
        quoted = answer_quote(desk)
        if quoted.kind is AnswerKind.QUOTE:
            return quoted
    if intent is Intent.VALUE and "by_group" in reading.asks:
        ranked = answer_ranking(desk)
        if ranked.kind is not AnswerKind.ABSTAIN:
            return ranked
    if spoken := words_on(desk, intent):
        return spoken
    handler = _HANDLERS.get(intent)
    answer = handler(desk) if handler else answer_event(desk, intent)
    if answer.kind is not AnswerKind.ABSTAIN:
        return answer
    if spoken := words_of(desk, intent) or (requested(desk) if intent is Intent.QUOTE else None):
        return spoken
    if intent is Intent.QUOTE and says_anything_about(reading) and (left_out := answer_by_statement(desk)):
        return left_out if is_statement(left_out.main[0], "observation") else answer
    if spoken := said_then_and_there(desk, intent):
        return spoken
    if _asks_for_a_number(intent, reading) and (figure := figure_by_words(desk)):
        return figure
    if intent is Intent.PLACE and (place := place_told(desk)):
        return place
    if not _may_be_told(intent, reading):
        return answer
    if intent is Intent.ITEMS and not reading.amounts and "said" not in reading.asks:
        counted = answer_count(desk)
        answer = counted if counted.kind is AnswerKind.FIGURE else answer
    if intent is Intent.PEOPLE and post_asked(desk):
        return answer  # who held a post is told by statements on persons alone
    if intent is Intent.VALUE and reading.names_person and asks_for_words(reading) and is_of_words_alone(reading):
        quoted = answer_quote(desk)
        if quoted.kind is AnswerKind.QUOTE:
            return quoted
    told = None if answer.kind is AnswerKind.FIGURE else answer_by_statement(desk)
    if told and _tells_the_point(told, intent):
        dated = intent is Intent.DAY and told.main[0].statement.date is not None
        return replace(told, point=Point.DAY) if dated else told
    return (figure_by_words(desk) if intent is Intent.VALUE else None) or answer


__all__ = ["Answering", "Defaults", "Intent"]
