"""Questions without an answer. In hard ones every name is known and only the combination is not; others name the unknown."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from benchmarks.keys import Form, Key, World
from benchmarks.questions import Wording
from benchmarks.templates import WORDINGS, names
from benchmarks.truth import Asked, Truth
from benchmarks.world import ABSENT, COLOURS, ITEMS, KINDS, OBJECTS, RECIPIENTS, STAGES, YEARS

HARD_SHARE = 0.4

_TRIES = 400
_NOWHERE = ("atlantis", "narnia", "wakanda", "mordor", "lilliput", "utopia", "el dorado", "camelot", "neverland")
_ODD_PURPOSES = (
    "for football stadiums",
    "for opera houses",
    "in bitcoin",
    "for a moon landing",
    "for chess clubs",
    "for swimming pools",
    "for zoo animals",
    "through lottery tickets",
)
_OTHER_SUBJECTS = (
    "what is the weather in {r}",
    "who won the world cup in {y}",
    "population of {r} in {y}",
    "what is the capital of {r}",
    "a recipe for soup from {r}",
    "inflation in {r} in {y}",
    "unemployment in {d} {y}",
    "how many goals did {d} score against {r} in {y}",
    "how do i get from {d} to {r} by train",
    "which language do people speak in {r}",
    "how long is the coast of {r}",
    "tell me a joke about {d}",
)


class Unanswerable:
    """Draws questions that no fact of a world answers."""

    def __init__(
        self, world: World, truth: Truth, wording: Wording, rng: random.Random, absent_speakers: Sequence[str]
    ) -> None:
        self._world = world
        self._truth = truth
        self._wording = wording
        self._rng = rng
        self._absent_speakers = absent_speakers
        self._hard: dict[str, Callable[[], str | None]] = {
            "pair": self._pair,
            "flip": self._flip,
            "year": self._year,
            "stage": self._stage,
            "kind": self._kind,
            "item": self._item,
            "month": self._month,
            "topic": self._topic,
        }
        self._easy: dict[str, Callable[[], str | None]] = {
            "absent country": self._absent_country,
            "no such place": self._no_such_place,
            "odd purpose": self._odd_purpose,
            "other subject": self._other_subject,
            "silent speaker": self._silent_speaker,
        }

    def some(self, count: int) -> Iterator[tuple[str, str, bool]]:
        """Draw questions: the sort of each, its text, and whether it is hard."""
        hard = round(count * HARD_SHARE)
        yield from ((sort, text, True) for sort, text in self._drawn(self._hard, hard))
        yield from ((sort, text, False) for sort, text in self._drawn(self._easy, count - hard))

    def _drawn(self, makers: dict[str, Callable[[], str | None]], count: int) -> Iterator[tuple[str, str]]:
        """Take from each maker in turn; one that finds nothing in a full world leaves its turn to the next."""
        turns = sorted(makers)
        given = 0
        while given < count and turns:
            for sort in tuple(turns):
                text = next((made for _ in range(_TRIES) if (made := makers[sort]())), None)
                if text is None:
                    turns.remove(sort)
                elif given < count:
                    given += 1
                    yield sort, text

    def _drawn_key(self, *forms: Form) -> Key:
        while True:
            key = self._rng.choice(self._world.keys)
            if key.form in forms:
                return key

    def _pair(self) -> str | None:
        key = replace(self._drawn_key(*_BETWEEN_TWO), recipient=self._rng.choice(RECIPIENTS))
        same = key.donor == key.recipient
        return None if same or self._truth.of_pair(key.donor, key.recipient) else self._say(key)

    def _flip(self) -> str | None:
        key = self._drawn_key(Form.ANNUAL, Form.TOTAL)
        flipped = replace(key, donor=key.recipient, recipient=key.donor)
        if self._truth.of_pair(flipped.donor, flipped.recipient):
            return None
        wording = self._rng.choice([each for each in WORDINGS[key.form] if _DIRECTED.search(each)])
        return self._wording.say(wording, flipped)

    def _year(self) -> str | None:
        key = replace(self._drawn_key(Form.ANNUAL), year=self._rng.choice(YEARS))
        return None if self._truth.tells(key) else self._say(key, "k", "y")

    def _stage(self) -> str | None:
        key = replace(self._drawn_key(Form.ANNUAL), stage=self._rng.choice(tuple(STAGES)))
        return None if self._truth.tells(key, at_stage=True) else self._say(key, "k", "y", "stage")

    def _kind(self) -> str | None:
        key = replace(self._drawn_key(Form.ANNUAL), kind=self._rng.choice(tuple(KINDS)))
        return None if self._truth.tells(key) else self._say(key, "k", "y")

    def _item(self) -> str | None:
        key = replace(self._drawn_key(Form.COUNT), item=self._rng.choice(tuple(ITEMS)))
        return None if self._truth.answers(Asked(key, frozenset({"item"}))) else self._say(key)

    def _month(self) -> str | None:
        key = replace(self._drawn_key(Form.PACKAGE), month=self._rng.randint(1, 12))
        return None if self._truth.tells(key, of_kind=False, in_month=True) else self._say(key, "m")

    def _topic(self) -> str | None:
        topic = f"{self._rng.choice(COLOURS)} {self._rng.choice(OBJECTS)}"
        key = replace(self._drawn_key(Form.QUOTE), item=topic)
        return None if self._truth.answers(Asked(key, frozenset({"item"}))) else self._say(key)

    def _absent_country(self) -> str | None:
        return self._say(replace(self._drawn_key(*_BETWEEN_TWO), recipient=self._rng.choice(ABSENT)))

    def _no_such_place(self) -> str | None:
        said = self._say(self._drawn_key(Form.ANNUAL, Form.TOTAL), recipient=_HERE)
        return said.replace(_HERE, self._rng.choice(_NOWHERE)) if said else None

    def _odd_purpose(self) -> str | None:
        said = self._say(self._drawn_key(Form.ANNUAL, Form.TOTAL))
        return f"{said.rstrip('?')} {self._rng.choice(_ODD_PURPOSES)}" if said else None

    def _other_subject(self) -> str | None:
        return self._wording.say(self._rng.choice(_OTHER_SUBJECTS), self._drawn_key(*_BETWEEN_TWO))

    def _silent_speaker(self) -> str | None:
        return self._say(replace(self._drawn_key(Form.QUOTE), donor=self._rng.choice(self._absent_speakers)))

    def _say(self, key: Key, *naming: str, recipient: str | None = None) -> str | None:
        """Word a key with one of its form's wordings that names at least these parts."""
        fitting = [wording for wording in WORDINGS[key.form] if names(wording) >= set(naming)]
        wording = self._rng.choice(fitting)
        if recipient:
            wording = wording.replace("{r}", recipient)
        return self._wording.say(wording, key)


_BETWEEN_TWO = (Form.ANNUAL, Form.TOTAL, Form.PACKAGE, Form.COUNT)
_HERE = "zzzz"
_DIRECTED = re.compile(r"(?:to|for) {r}|(?:from|by) {d}|(?:give|given) {r}")
"""What says who gives and who gets; names beside each other ("mali aid france") could be meant either way."""
