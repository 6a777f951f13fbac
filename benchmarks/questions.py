"""Questions with known answers, each clean and misspelled. Unanswerable ones are made in `unanswerable.py`."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from benchmarks.facts import asked_name, fact_id
from benchmarks.keys import Form, Key, World
from benchmarks.templates import WORDINGS, names
from benchmarks.truth import Asked, Truth
from benchmarks.world import DONORS, KINDS, STAGES, WITHOUT_ADJECTIVE, adjective, donor_names
from bot.domain.text import fold
from bot.domain.vocabulary import Vocabulary

MIX: Mapping[Form, float] = MappingProxyType(
    {
        Form.ANNUAL: 0.36,
        Form.TOTAL: 0.16,
        Form.PACKAGE: 0.16,
        Form.COUNT: 0.10,
        Form.REQUIREMENT: 0.03,
        Form.FUNDING: 0.03,
        Form.IN_NEED: 0.02,
        Form.ODA_TO: 0.02,
        Form.ODA_BY: 0.02,
        Form.QUOTE: 0.10,
    }
)
"""How the answerable questions divide."""

_TRIES = 60


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `answers` are the ids of the facts that are right, none where it cannot be answered."""

    id: str
    sort: str
    text: str
    misspelled: str
    answers: tuple[str, ...]
    hard: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the store holds an answer."""
        return bool(self.answers)


class Wording:
    """Puts what is asked into words, drawing among names, dates and cases."""

    def __init__(self, vocabulary: Vocabulary, rng: random.Random) -> None:
        self._vocabulary = vocabulary
        self._rng = rng

    def say(self, wording: str, key: Key) -> str | None:
        """Fill in a wording; None where it needs an adjective that the donor lacks."""
        if "{a}" in wording and (key.donor not in _GIVERS or key.donor in WITHOUT_ADJECTIVE):
            return None
        said = wording.format(**self._words(key))
        return self._cased(said)

    def _words(self, key: Key) -> dict[str, str]:
        infinitive, participle = STAGES.get(key.stage, ("", ""))
        return {
            "d": self._donor(key.donor),
            "a": (adjective(key.donor) or "") if key.donor in _GIVERS else "",
            "r": asked_name(key.recipient, self._vocabulary),
            "who": fold(self._vocabulary.label(key.donor)),
            "k": self._rng.choice(KINDS.get(key.kind, ("aid",))),
            "do": infinitive,
            "done": participle,
            "y": str(key.year),
            "m": f"{date(key.year, key.month or 1, 1):%B %Y}".lower(),
            "day": self._day(key),
            "item": key.item,
        }

    def _donor(self, donor: str) -> str:
        return self._rng.choice(donor_names(donor)) if donor in _GIVERS else asked_name(donor, self._vocabulary)

    def _day(self, key: Key) -> str:
        day = date(key.year, key.month or 1, key.day or 1)
        return f"{day:{self._rng.choice(_DAY_FORMATS)}}".lower()

    def _cased(self, text: str) -> str:
        return self._rng.choice((text, text, text.capitalize(), f"{text}?"))


class Asking:
    """Draws answerable questions about one world."""

    def __init__(self, world: World, truth: Truth, wording: Wording, rng: random.Random) -> None:
        self._truth = truth
        self._wording = wording
        self._rng = rng
        self._by_form: dict[Form, list[Key]] = {form: [] for form in Form}
        for key in world.keys:
            self._by_form[key.form].append(key)

    def some(self, count: int) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Draw questions: the sort of each, its text, and the ids that answer it."""
        for form, share in MIX.items():
            asked = 0
            while asked < round(count * share):
                if found := self._one(self._rng.choice(self._by_form[form])):
                    yield form.value, *found
                    asked += 1

    def unclear(self, count: int) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Draw questions that several figures fit equally, so that the right answer is to ask back."""
        for _ in range(count * _TRIES):
            if count == 0:
                return
            key = self._rng.choice(self._by_form[Form.ANNUAL])
            asked = Asked(key, frozenset({"d", "r", "y"}))
            fitting = self._truth.answers(asked)
            said = self._wording.say("how much aid did {d} give {r} in {y}", key)
            if said and len(fitting) > 1:
                count -= 1
                yield "unclear", said, tuple(fact_id(number) for number in fitting)

    def _one(self, key: Key) -> tuple[str, tuple[str, ...]] | None:
        for _ in range(_TRIES):
            wording = self._rng.choice(WORDINGS[key.form])
            asked = Asked(self._dated(key, wording), names(wording))
            fitting = self._truth.answers(asked)
            doubtful = not asked.says("k") and key.form is Form.ANNUAL and self._truth.rivals(asked)
            said = self._wording.say(wording, asked.key) if len(fitting) == 1 and not doubtful else None
            if said:
                return said, (fact_id(fitting[0]),)
        return None

    def _dated(self, key: Key, wording: str) -> Key:
        """A total is often asked for as of a day somewhat after it was published."""
        if key.form is not Form.TOTAL or "{day}" not in wording:
            return key
        day = date(key.year, key.month, key.day) + timedelta(days=self._rng.choice((0, 0, 3, 20)))
        return replace(key, year=day.year, month=day.month, day=day.day)


_GIVERS = frozenset(DONORS)
_DAY_FORMATS = ("%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "%-d %b %Y")
