"""A question that goes on from an earlier one ("and in 2023?", "military only?"): what it does not say again is inherited."""

from dataclasses import replace

from bot.domain.question import Reading
from bot.domain.terms import Term

_REPLACED_BY_KIND = ("measure", "kind", "stage", "mechanism", "item", "noun", "occasion", "office:")
"""A term of one of these kinds takes the place of the earlier terms of its kind."""

_LONGEST = 8
_CURRENCIES = frozenset("in_euros in_dollars in_pounds in_hryvnias in_rubles in_zloty".split())
_NOT_ASKING = frozenset("what as_of since before after how".split()) | _CURRENCIES
_ASKS_ANEW = frozenset("how_much how_many who when where contents mechanism history compare".split())
_TO = frozenset({"role.to", "role.for"})


_OF_A_PACKAGE = frozenset("who whom when where announcer contents includes mechanism".split())
_OF_WORDS = frozenset({"who", "said"})
"""What may be asked of the one package, or the words, that an answer was about; a total has no day, place or person."""
_OF_ANYTHING = frozenset({"source_outlet", "sources"})
_TO_ANOTHER_TIME = frozenset({"ask.before", "ask.after", "noun.next", "noun.previous"})
_LONGEST_POINTER = 7


def points_back(now: Reading, earlier: Reading) -> bool:
    """Whether a text names nothing and only asks something of what the earlier one was about ("who announced it", "source?")."""
    asks = now.asks - _NOT_ASKING - {"which", "show"}
    named = now.content or now.whens or now.amounts or now.quoted or now.unread
    if named or not asks or len(now.words) > _LONGEST_POINTER:
        return False
    return asks <= _askable(earlier)


def _askable(earlier: Reading) -> frozenset[str]:
    if earlier.asks & {"said", "quote"}:
        return _OF_ANYTHING | _OF_WORDS
    which = earlier.whens or earlier.amounts
    package = earlier.drawdown is not None or ("package" in earlier.named("measure") and which)
    return _OF_ANYTHING | _OF_A_PACKAGE if package else _OF_ANYTHING


def follow(earlier: Reading, now: Reading) -> Reading:
    """Read `now` as going on from `earlier`: its dates, amounts and terms replace those of their kind, the rest stays."""
    shift = len(earlier.words) + 1
    said_again = {kind for term in now.terms for kind in _kinds(term)}
    replaced = _replaced_names(earlier, now)
    kept = tuple(
        term
        for term in earlier.terms
        if not said_again & _kinds(term) and not _is_dropped_ask(term, now) and term not in replaced
    )
    places = dict(zip((term for term in now.terms if term.entities), replaced, strict=False))
    added = tuple(_put(term, places.get(term), shift) for term in now.terms)
    moved = tuple(replace(when, at=when.at + shift) for when in now.whens)
    return replace(
        now,
        whole=f"{earlier.whole} {now.whole}",
        words=(*earlier.words, "", *now.words),
        terms=tuple(sorted((*kept, *added), key=lambda term: term.at)),
        whens=moved or earlier.whens,
        amounts=now.amounts or earlier.amounts,
        quoted=now.quoted or earlier.quoted,
        command=now.command or earlier.command,
        follows=earlier.whole,
        unread=earlier.unread or now.unread,
        elsewhen=not now.whens and not now.concepts.isdisjoint(_TO_ANOTHER_TIME),
    )


def _put(term: Term, place: Term | None, shift: int) -> Term:
    """A term of the new question: in the place of the name that it takes over, else behind everything."""
    if place is not None:
        return replace(term, at=place.at, end=place.end)
    return replace(term, at=term.at + shift, end=term.end + shift)


def is_fragment(reading: Reading) -> bool:
    """Whether a text says too little to be a question of its own: a date, a party or a kind, and nothing asked.

    Thanks and laughter say nothing at all and go on from nothing.
    """
    asks = reading.asks - _NOT_ASKING
    return (
        bool(reading.content or reading.whens)
        and not reading.unread
        and not asks
        and not reading.amounts
        and len(reading.words) <= _LONGEST
    )


def _kinds(term: Term) -> frozenset[str]:
    if term.is_free:
        return frozenset()
    return frozenset(kind for kind in _REPLACED_BY_KIND for concept in term.concepts if concept.startswith(kind))


def _replaced_names(earlier: Reading, now: Reading) -> tuple[Term, ...]:
    """Which names give way: as many as are named now, from the first (who gives or speaks), or the last after "to"."""
    about = {other.end for other in now.terms if other.words in _ABOUT}
    named = [term for term in now.terms if term.entities and not (term.at in about or _is_topic(term))]
    before = [term for term in earlier.terms if term.entities]
    to = any(other.concepts & _TO and other.end == term.at for term in named for other in now.terms)
    return tuple(before[-len(named) :] if to else before[: len(named)]) if named else ()


_ABOUT = frozenset({"about", "on", "regarding", "про", "щодо", "о", "об", "uber", "sur", "sobre"})
"""Behind these stands what somebody speaks of, which takes nobody's place."""


def _is_topic(term: Term) -> bool:
    """Whether a name also means a subject to speak of ("nato")."""
    return any(not concept.startswith("@") for concept in term.concepts)


def _is_dropped_ask(term: Term, now: Reading) -> bool:
    """Whether an earlier way of asking gives way to another one asked now."""
    return bool(now.asks & _ASKS_ANEW) and any(concept.startswith("ask.") for concept in term.concepts)
