"""Offering a chart or card of an answer, setting it beside the answer, and saying why there is none."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.model import Held
from bot.present.facts import FactWords
from bot.present.messages import mark, speaking
from bot.present.picture import Picture
from bot.present.reply import Choice, Image, Reply, ReplyKind

CHART, CARD = "chart", "card"
"""The two sorts of picture, as the commands name them."""

_LABELS = {CHART: mark("Chart"), CARD: mark("Card")}
_NONE = {
    CHART: mark(
        "There is nothing to chart here: a chart needs a total with earlier figures, parts, or several figures."
    ),
    CARD: mark("There is nothing to put on a card here: a card holds one figure or one quote."),
}


def with_offer(reply: Reply, sort: str, question: str) -> Reply:
    """Offer a picture; `question` is what asks for it."""
    label = speaking(reply.language).say(_LABELS[sort])
    return replace(reply, offers=(*reply.offers, Choice(label, question)))


def with_picture(reply: Reply, sort: str, picture: Picture, png: bytes) -> Reply:
    """Set a picture beside the words that say the same, and offer it no more."""
    return replace(without_offer(reply, sort), image=Image(f"{sort}.png", png, picture.alt))


def without_picture(reply: Reply, sort: str) -> Reply:
    """Say that there is nothing to draw."""
    note = speaking(reply.language).say(_NONE[sort])
    return replace(without_offer(reply, sort), notes=(note, *reply.notes))


def undrawable(reply: Reply, sort: str) -> Reply:
    """Say that the words cannot be drawn as they are."""
    note = speaking(reply.language).say(
        "This cannot be drawn: it is too long, or in letters that my fonts do not have."
    )
    return replace(without_offer(reply, sort), notes=(note, *reply.notes))


def which_on_card(facts: Sequence[Held], questions: Sequence[str], words: FactWords) -> Reply:
    """Ask which of several facts is to be on the card."""
    labels = words.labels(facts)
    return Reply(
        kind=ReplyKind.CLARIFY,
        headline=words.messages.say("Which one should be on the card?"),
        choices=tuple(Choice(label, question) for label, question in zip(labels, questions, strict=True)),
        facts=tuple(held.fact.id for held in facts),
        language=words.messages.language,
    )


def without_offer(reply: Reply, sort: str) -> Reply:
    """Take an offer back."""
    label = speaking(reply.language).say(_LABELS[sort])
    return replace(reply, offers=tuple(offer for offer in reply.offers if offer.label != label))
