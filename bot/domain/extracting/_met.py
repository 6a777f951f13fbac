"""Who stands in a sentence, and everybody met so far in an article."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.domain.extracting.findings import Speaker


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who stands in a stretch: the words covered, and whom they mean."""

    first: int
    last: int
    speaker: Speaker | None
    pronoun: bool = False
    body: bool = False
    """Whether it is a state, ministry or organisation rather than a person."""
    possessive: bool = False
    anonymous: bool = False


@dataclass
class Met:
    """Everybody met by name, found by what they may be called: of several the one met last."""

    by_last_name: dict[str, Speaker] = field(default_factory=dict)
    by_title: dict[str, Speaker] = field(default_factory=dict)
    """By a word of an office that they have held."""
    _by_entity: dict[str, tuple[int, Speaker]] = field(default_factory=dict)
    _times: int = 0

    def meet(self, speaker: Speaker, titles: Iterable[str]) -> None:
        """Remember somebody as the one met last."""
        self._times += 1
        if speaker.entity:
            self._by_entity[speaker.entity] = (self._times, speaker)
        self.by_title.update(dict.fromkeys(titles, speaker))
        *before, last_name = speaker.name.split(" ")
        if before:
            self.by_last_name[last_name] = speaker

    def last_of(self, people: Iterable[str]) -> Speaker | None:
        """Who of some people was met last; None where nobody was."""
        met = [self._by_entity[one] for one in people if one in self._by_entity]
        return max(met, key=lambda each: each[0])[1] if met else None
