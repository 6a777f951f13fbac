"""Saying honestly that there is no sourced answer, and asking back."""

from bot.domain.answer import Answer
from bot.domain.model import Held
from bot.present.facts import FactWords
from bot.present.reply import Choice, Reply, ReplyKind

_REASONS = {
    "part": "no stored figure gives that part",
    "count": "no stored count of that",
    "not_listed": "the stored list of contents does not name that",
    "no_quote": "no stored quote fits that",
    "no_fact": "no stored fact fits that",
    "inputs": "not every figure for that sum is stored",
    "unchecked": "no stored fact speaks of that claim",
    "words": "no stored fact accounts for all of that",
}

_BACK = {
    "which_figure": "Which figure do you mean?",
    "which_package": "Which package do you mean?",
    "who": "Which person do you mean?",
    "how_many_of_what": "How many of what? Please be more specific.",
    "about_what": "What do you mean? Please be more specific: name a package, a person, a country or a day.",
    "two_readings": "That can be read in two ways. Please be more specific.",
}


def abstention(answer: Answer, words: FactWords) -> Reply:
    """No sourced answer, why, and the nearest facts."""
    reason = _REASONS.get(answer.reason or "", _REASONS["words"])
    unplaced = ", ".join(f"“{word}”" for word in answer.unexplained[:4])
    why = f"{reason} (not found: {unplaced})" if unplaced else reason
    near = tuple(f"Nearest: {words.short(held)}" for held in answer.nearest)
    return Reply(
        kind=ReplyKind.ABSTAIN,
        headline=f"No sourced answer: {why}.",
        body=near,
        choices=tuple(_choice(held, words) for held in answer.nearest),
        facts=(),
    )


def question_back(answer: Answer, words: FactWords) -> Reply:
    """A question back, with the readings to pick from."""
    doubts = tuple(f"{doubt.words}" for doubt in answer.reading.doubts if hasattr(doubt, "words"))
    hint = () if answer.choices else ("Name a donor, a recipient, a day or an amount, such as: us total ukraine.",)
    return Reply(
        kind=ReplyKind.CLARIFY,
        headline=_BACK.get(answer.reason or "", _BACK["about_what"]),
        body=(*doubts, *hint),
        choices=tuple(_choice(held, words) for held in answer.choices),
        facts=tuple(held.fact.id for held in answer.choices),
    )


def _choice(held: Held, words: FactWords) -> Choice:
    return Choice(words.short(held), f"!fact show {held.fact.id}")
