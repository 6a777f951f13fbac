"""Where facts come from and where sources differ: source lines, and disputes with both their sides."""

from collections.abc import Iterable, Sequence

from bot.domain.model import Dispute, Held, Source
from bot.present.facts import FactWords, cut, publisher_words
from bot.present.messages import mark
from bot.present.reply import SourceLine

_CLASSES = {
    "republisher": mark("republisher"),
    "aggregator": mark("aggregator"),
    "state_media": mark("state media"),
    "advocacy": mark("advocacy"),
    "think_tank": mark("think tank"),
}
"""Classes of publishers that a reader should know of."""
_LONGEST_SIDE = 90
_LONGEST_CLOSING = 140
_LONGEST_TITLE = 90
_MOST_PUBLISHERS = 3
_MOST_OWN = 15


def source_lines(facts: Iterable[Held], words: FactWords, most: int = 2) -> tuple[SourceLine, ...]:
    """The facts' own sources, each address once, and second ones where there is room for them."""
    every = list(facts)
    own = dict.fromkeys(held.fact.source.url for held in every)
    second = dict.fromkeys(source.url for held in every for source in held.fact.second_sources)
    by_url = {
        source.url: source for held in reversed(every) for source in (*held.fact.second_sources, held.fact.source)
    }
    shown = list(dict.fromkeys([*own, *second]))[: max(most, min(len(own), _MOST_OWN))]
    return tuple(source_line(by_url[url], words) for url in shown)


def source_line(source: Source, words: FactWords) -> SourceLine:
    """One source: publisher, whom it relays, title and day."""
    named = source.publisher
    if source.publisher_class in _CLASSES:
        named = f"{named} ({words.messages.say(_CLASSES[source.publisher_class])})"
    title = f"“{cut(source.title, _LONGEST_TITLE)}”" if source.title else None
    day = words.day(source.published) if source.published else words.messages.say("no date shown")
    return SourceLine(", ".join(part for part in (named, source.relayed, title, day) if part), source.url)


def dispute_words(dispute: Dispute, words: FactWords) -> str:
    """Each side of a dispute with its publishers, then the reading that fits best."""
    sides = "; ".join(_side(cut(says, _LONGEST_SIDE), who[:_MOST_PUBLISHERS]) for says, who in _sides(dispute).items())
    if not dispute.best:
        return f"{dispute.about}: {sides}. {cut(dispute.assessment.split('. ')[0].rstrip('.'), _LONGEST_CLOSING)}."
    best = words.messages.say("Best reading: {best}.", best=cut(dispute.best, _LONGEST_CLOSING))
    return f"{dispute.about}: {sides}. {best}"


def whole_dispute_words(dispute: Dispute, words: FactWords) -> str:
    """A dispute with nothing left out."""
    sides = "; ".join(_side(says, publishers) for says, publishers in _sides(dispute).items())
    best = f" {words.messages.say('Best reading: {best}.', best=dispute.best)}" if dispute.best else ""
    return f"{dispute.about}: {sides}. {dispute.assessment}{best}"


def _sides(dispute: Dispute) -> dict[str, list[str]]:
    sides: dict[str, list[str]] = {}
    for position in dispute.positions:
        publishers = sides.setdefault(position.says, [])
        if position.source and publisher_words(position.source) not in publishers:
            publishers.append(publisher_words(position.source))
    return sides


def _side(says: str, publishers: Sequence[str]) -> str:
    return f"{says} ({', '.join(publishers)})" if publishers else says
