"""Who said something: the attribution before, after or around a quotation, or in a sentence that reports speech."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from bot.domain.extracting._cast import Cast, named_person
from bot.domain.extracting._met import Role
from bot.domain.extracting._reading import Stretch
from bot.domain.extracting._sayings import is_saying
from bot.domain.extracting.findings import Speaker

_ACCORDING = frozenset("according laut zufolge angaben selon según segun według wedlug словами".split())
_OBJECT_BEFORE = frozenset(
    "told tell tells telling thanked thank urged asked with to of by against for alongside and's from mit an dankte з із".split()
)
_OF_HIM = frozenset("його її его ее him her them ihm ihr lui jego jej".split())
_REACH = 28
_SHORT_TAG = 8
_OPENING = 1
_FARTHEST_SUBJECT = 30
"""So many words behind a word of saying stands whoever said it, titles and all, at most."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it, and at which word of the stretch the saying stands."""

    speaker: Speaker
    at: int


def said_after(stretch: Stretch, cast: Cast) -> Attribution | None:
    """Read what follows a quotation: `, Austin said`, `, said Austin`, `— сказав Зеленський`, `, according to Austin`."""
    roles = cast.roles(stretch)
    verb = next((at for at in stretch.sayings if at < _REACH), None)
    if verb is None:
        return _by_tag(stretch, roles, cast)
    return _Subjects(stretch, roles, cast).of(verb)


def said_before(stretch: Stretch, cast: Cast) -> Attribution | None:
    """Read what leads to a quotation: `Austin said: `, `In particular, he said, Ukraine needs `, `he called it `."""
    roles = cast.roles(stretch)
    subjects = _Subjects(stretch, roles, cast)
    for verb in reversed(stretch.sayings):
        if found := subjects.of(verb):
            return found
    return _according(stretch, roles, cast) or (_by_tag(stretch, roles, cast) if stretch.text.endswith(":") else None)


def reported(stretch: Stretch, cast: Cast) -> Attribution | None:
    """Read who is said to have said what a sentence tells, from its first word of saying."""
    roles = cast.roles(stretch)
    subjects = _Subjects(stretch, roles, cast)
    return next(filter(None, map(subjects.of, stretch.sayings)), None) or _according(stretch, roles, cast)


def subject_of(stretch: Stretch, cast: Cast) -> Speaker | None:
    """Whom a sentence is about: the first person in it who is nobody's object."""
    roles = cast.roles(stretch)
    for at, role in enumerate(roles):
        if role.body or role.possessive or _is_object(stretch, role):
            continue
        return cast.meant(role, stretch, (one.speaker for one in roles[:at] if named_person(one) and one.speaker))
    return None


class _Subjects:
    """Who can have said something in a stretch: everybody who is nobody's object, by where they stand."""

    def __init__(self, stretch: Stretch, roles: Sequence[Role], cast: Cast) -> None:
        self._stretch, self._cast, self._roles = stretch, cast, roles
        self._firsts = [role.first for role in roles]
        self._free = [role for role in roles if not role.possessive and not _is_object(stretch, role)]
        self._lasts = [role.last for role in self._free]
        self._people = [(role.last, role.speaker) for role in self._free if named_person(role) and role.speaker]

    def of(self, verb: int) -> Attribution | None:
        """Who says what a word of saying tells, None where nobody known does."""
        stretch = self._stretch
        passed = bisect_right(self._lasts, verb)
        before = self._free[passed - 1] if passed else None
        near = before if before and not stretch.clause_between(before.last, verb) else None
        after = islice(self._roles, bisect_right(self._firsts, verb), None)
        following = [*takewhile(lambda role: role.first - verb <= _FARTHEST_SUBJECT, after)]
        role = _inverted(stretch, verb, following, near) or near or _following(stretch, verb, following)
        if role is None:
            return None
        near_people = (speaker for last, speaker in self._people if role is near and last < role.last)
        speaker = self._cast.meant(role, stretch, near_people)
        return Attribution(speaker, verb) if speaker else None


def _inverted(stretch: Stretch, verb: int, after: Sequence[Role], before: Role | None) -> Role | None:
    """Who stands directly behind the verb ("said Austin", "sagte er"), where nobody stands directly before it."""
    directly_before = before is not None and before.last == verb
    if directly_before or not after or stretch.tokens[verb].folded in _OBJECT_BEFORE:
        return None
    role = after[0]
    begin = role.first
    while begin > verb + 1 and _is_title(stretch, begin - 1):
        begin -= 1
    return role if begin == verb + 1 and not role.possessive and not (role.body and before is not None) else None


def _is_title(stretch: Stretch, at: int) -> bool:
    """Whether a word can stand between the verb and the name: an article, or a word of a title."""
    named = stretch.by_word.get(at)
    return stretch.word(at) in ("the", "der", "die", "le", "la", "el") or bool(named and named.names("noun.", "@"))


def _following(stretch: Stretch, verb: int, after: Sequence[Role]) -> Role | None:
    if stretch.tokens[verb].folded in _OBJECT_BEFORE:
        return None
    if verb > _OPENING and any(token.text.isascii() for token in stretch.tokens[verb : verb + 1]):
        return None  # somebody we do not know stands before the verb ("the publication notes")
    near = [role for role in after if role.first - verb <= 10 and not role.possessive and not _is_object(stretch, role)]
    held = [role for role in near if not stretch.clause_between(verb + 1, role.first)]
    return next((role for role in held if not role.body), held[0] if held else None)


def _is_object(stretch: Stretch, role: Role) -> bool:
    at = role.first - 1
    while stretch.word(at) in ("the", "his", "her", "its", "their", "den", "dem", "der", "die"):
        at -= 1
    before = stretch.word(at)
    if before == "by" and at and is_saying(stretch, at - 1):
        return False
    return at >= 0 and before in _OBJECT_BEFORE


def _according(stretch: Stretch, roles: Sequence[Role], cast: Cast) -> Attribution | None:
    words = [token.folded for token in stretch.tokens]
    at = next((index for index, word in enumerate(words) if word in _ACCORDING), None)
    if at is None:
        return None
    if stretch.word(at - 1) in _OF_HIM or stretch.word(at + 1) in _OF_HIM:
        return Attribution(cast.latest, at) if cast.latest else None
    named = [role for role in roles if 0 <= role.first - at <= 8] or [role for role in roles if role.last <= at][-1:]
    speaker = cast.meant(named[0], stretch, ()) if named else None
    return Attribution(speaker, at) if speaker else None


def _by_tag(stretch: Stretch, roles: Sequence[Role], cast: Cast) -> Attribution | None:
    """A name set behind a quotation by a dash, or before it with a colon, without any verb."""
    told = _according(stretch, roles, cast)
    tagged = stretch.text.startswith("-") or stretch.text.endswith(":")
    first = next((role for role in roles if not role.body and not role.possessive), None)
    if told or not tagged or first is None or len(stretch.tokens) > _SHORT_TAG + 4:
        return told
    speaker = cast.meant(first, stretch, ())
    return Attribution(speaker, first.first) if speaker else None
