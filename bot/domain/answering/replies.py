"""Building answers that every way of asking shares: the abstention, the question back, and the answer with its evidence."""

from collections.abc import Iterable, Sequence

from bot.domain.answer import Answer, AnswerKind, Assumed, Point
from bot.domain.answering.desk import Desk, without_repeats
from bot.domain.model import Held
from bot.domain.question import Term

MOST_CHOICES = 6
MOST_NEAREST = 3
MOST_LOOKED_AT = 8


def answered(
    desk: Desk,
    kind: AnswerKind,
    point: Point,
    main: Sequence[Held],
    *,
    beside: Sequence[Held] = (),
    others: Sequence[Held] = (),
    assumed: Iterable[Assumed] = (),
    people: Sequence[str] = (),
) -> Answer:
    """An answer from these facts with their twins and disputes; `others` count otherwise and are only set beside them."""
    shown = without_repeats((*main, *beside))
    set_beside = without_repeats((*shown, *others))
    return Answer(
        kind=kind,
        reading=desk.reading,
        point=point,
        main=tuple(main),
        beside=tuple(held for held in set_beside if held not in main),
        people=tuple(people),
        disputes=desk.disputes(shown),
        assumed=tuple(assumed),
    )


def abstained(desk: Desk, reason: str, tried: Iterable[Held] = (), looked_for: Sequence[str] = ()) -> Answer:
    """No sourced answer: why, the words nobody could place, and the nearest facts that the store does have."""
    looked_at = without_repeats(tried)[:MOST_LOOKED_AT]
    desk.gather(looked_at[:MOST_NEAREST])
    near = sorted(looked_at, key=lambda held: _untold(desk, held))[:MOST_NEAREST]
    near = near or list(_alike(desk))
    return Answer(
        kind=AnswerKind.ABSTAIN,
        reading=desk.reading,
        nearest=tuple(near),
        unexplained=_words(desk.unexplained(near[0]) if near else desk.reading.content),
        reason=reason,
        looked_for=tuple(looked_for),
    )


def _untold(desk: Desk, held: Held) -> int:
    """How many of the question's terms a fact does not name outright; what its words mean is not looked into."""
    coverage = desk.coverage(held)
    return sum(not coverage.tells(term) for term in desk.reading.content)


def asked_back(desk: Desk, reason: str, choices: Sequence[Held] = ()) -> Answer:
    """A question back, with readings to pick from where there are any."""
    return Answer(
        kind=AnswerKind.CLARIFY,
        reading=desk.reading,
        choices=tuple(choices[:MOST_CHOICES]),
        reason=reason,
    )


def _alike(desk: Desk) -> Sequence[Held]:
    """Facts that share words with the question."""
    words = desk.words_for(desk.reading.content)
    return desk.shelf.search(words, every=False, limit=MOST_NEAREST) if words else ()


def _words(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.words for term in terms))
