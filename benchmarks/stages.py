"""Where the time of one answer goes: reading the question, looking up, accounting and choosing, putting into words.

What counts is processor time, so that what else runs on the machine does not.
"""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from benchmarks.product import TODAY, Product
from benchmarks.questions import Question
from bot.domain.model import Dispute, FactType, Held
from bot.domain.question import read_question
from bot.domain.shelf import FigureKey, Order, QuoteKey, RankKey, Shelf, Words
from bot.present.compose import compose

T = TypeVar("T")

STAGES = ("open and release", "read", "look up", "account", "compose")


@dataclass(slots=True)
class TimedShelf:
    """A shelf that adds up how long its look-ups take. `calls` counts them."""

    shelf: Shelf
    seconds: float = 0.0
    calls: int = field(default=0)

    def figures(self, key: FigureKey, order: Order = Order.NEWEST, limit: int = 40) -> Sequence[Held]:
        """Time `Shelf.figures`."""
        return self._timed(lambda: self.shelf.figures(key, order, limit))

    def has_figures(self, donor: str | None, recipient: str | None) -> bool:
        """Time `Shelf.has_figures`."""
        return self._timed(lambda: self.shelf.has_figures(donor, recipient))

    def has_word(self, word: str) -> bool:
        """Time `Shelf.has_word`."""
        return self._timed(lambda: self.shelf.has_word(word))

    def quotes(self, key: QuoteKey, limit: int = 40) -> Sequence[Held]:
        """Time `Shelf.quotes`."""
        return self._timed(lambda: self.shelf.quotes(key, limit))

    def statements(
        self, *, facet: str | None = None, subject: str | None = None, person: str | None = None, limit: int = 40
    ) -> Sequence[Held]:
        """Time `Shelf.statements`."""
        return self._timed(lambda: self.shelf.statements(facet=facet, subject=subject, person=person, limit=limit))

    def fetch(self, ids: Sequence[str]) -> Sequence[Held]:
        """Time `Shelf.fetch`."""
        return self._timed(lambda: self.shelf.fetch(ids))

    def ranked(self, key: RankKey, limit: int = 120) -> Sequence[Held]:
        """Time `Shelf.ranked`."""
        return self._timed(lambda: self.shelf.ranked(key, limit))

    def linked(self, ids: Collection[str]) -> Sequence[Held]:
        """Time `Shelf.linked`."""
        return self._timed(lambda: self.shelf.linked(ids))

    def at_event(self, event: str) -> Sequence[Held]:
        """Time `Shelf.at_event`."""
        return self._timed(lambda: self.shelf.at_event(event))

    def search(
        self, words: Collection[Words], *, types: Collection[FactType] = (), every: bool = True, limit: int = 10
    ) -> Sequence[Held]:
        """Time `Shelf.search`."""
        return self._timed(lambda: self.shelf.search(words, types=types, every=every, limit=limit))

    def disputes(self, ids: Collection[str]) -> Sequence[Dispute]:
        """Time `Shelf.disputes`."""
        return self._timed(lambda: self.shelf.disputes(ids))

    def _timed(self, look: Callable[[], T]) -> T:
        began = time.thread_time()
        found = look()
        self.seconds += time.thread_time() - began
        self.calls += 1
        return found


def staged(product: Product, text: str) -> tuple[float, ...]:
    """Answer one question and give the seconds of each of `STAGES`."""
    marks = [time.thread_time()]
    with product.store.reading(None) as shelf:
        marks.append(time.thread_time())
        reading = read_question(text, product.vocabulary, TODAY)
        marks.append(time.thread_time())
        timed = TimedShelf(shelf)
        answer = product.answering.answer(reading, timed)
        marks.append(time.thread_time())
        compose(answer, product.vocabulary)
        marks.append(time.thread_time())
    released = time.thread_time() - marks[4]
    opened, read, answered, composed = (later - earlier for earlier, later in pairwise(marks))
    return opened + released, read, timed.seconds, answered - timed.seconds, composed


def profile(
    products: Sequence[Product], questions: Sequence[Sequence[Question]]
) -> list[dict[str, tuple[float, float]]]:
    """Give for each product the median and the 99th percentile of each stage, and of all, in milliseconds.

    Each is asked its own questions, in turn with the others, so that a slow moment of the machine falls on all alike.
    """
    turns = [
        [staged(product, question.text) for product, question in zip(products, asked, strict=True)]
        for asked in zip(*questions, strict=False)
    ]
    return [_summed_up(rows) for rows in zip(*turns, strict=True)]


def _summed_up(rows: Sequence[tuple[float, ...]]) -> dict[str, tuple[float, float]]:
    columns = dict(zip(STAGES, zip(*rows, strict=True), strict=True)) | {"all": tuple(map(sum, rows))}
    return {stage: (percentile(taken, 50), percentile(taken, 99)) for stage, taken in columns.items()}


def percentile(seconds: Sequence[float], percent: int) -> float:
    """Give a percentile of seconds, in milliseconds."""
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
