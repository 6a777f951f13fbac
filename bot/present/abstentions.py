"""Saying honestly that there is no sourced answer, and asking back."""

from collections.abc import Iterator, Sequence

from bot.domain.amount import AmbiguousAmount
from bot.domain.answer import Answer
from bot.domain.dates import AmbiguousDate, ImpossibleDate
from bot.domain.model import Figure, Held
from bot.domain.partial_date import PartialDate
from bot.present.facts import FactWords
from bot.present.messages import Messages, mark
from bot.present.reply import Choice, Reply, ReplyKind
from bot.present.terms import measure_words

_REASONS = {
    "part": mark("no stored figure gives that part"),
    "count": mark("no stored count of that"),
    "not_listed": mark("the stored list of contents does not name that"),
    "no_quote": mark("no stored quote fits that"),
    "no_fact": mark("no stored fact fits that"),
    "inputs": mark("not every figure for that sum is stored"),
    "other_kind": mark("the stored totals count another kind of aid than that claim, or not all of it"),
    "other_currency": mark(
        "the stored totals are in a currency that the claim does not name, and nothing is converted"
    ),
    "other_group": mark("the stored total is that of another group of donors than that claim"),
    "language": mark(
        "this looks like a language that I do not read; "
        "I read English, Ukrainian, Russian, German, French, Spanish and Polish"
    ),
    "unchecked": mark("no stored fact speaks of that claim"),
}
_WORDS = mark("no stored fact tells all of that")

_BACK = {
    "which_figure": mark("Which one do you mean?"),
    "which_package": mark("Which package do you mean?"),
    "who": mark("Which person do you mean?"),
    "how_many_of_what": mark("How many of what? Please be more specific."),
    "which_time": mark("Which day, month or year do you mean?"),
    "about_what": mark("What do you mean? Please be more specific."),
    "compare_whom": mark("Which donors do you mean? Please name two or more."),
}
_HINTS = {
    "who": mark("Name a person, such as: quote austin nato."),
    "compare_whom": mark("For example: aid compare us germany."),
}
_HINT = mark("Name a donor, a recipient, a day or an amount, such as: us total ukraine.")
_MOST_UNPLACED = 4


def abstention(answer: Answer, words: FactWords) -> Reply:
    """No sourced answer, why, and the nearest facts to pick from."""
    near = _choices(answer.nearest, words.labels(answer.nearest))
    return Reply(
        kind=ReplyKind.ABSTAIN,
        headline=words.messages.say("No sourced answer: {why}.", why=_why(answer, words.messages)),
        details=(words.messages.say("Nearest:"),) if near else (),
        choices=near,
        language=words.messages.language,
    )


def question_back(answer: Answer, words: FactWords) -> Reply:
    """A question back, with the readings to pick from."""
    messages = words.messages
    doubt = next(iter(answer.reading.doubts), None)
    shared = _shared(answer.choices, words)
    labels = words.brief_labels(answer.choices) if shared else words.labels(answer.choices)
    choices = (*_choices(answer.choices, labels), *_readings(answer, words))
    hint = () if choices or doubt else (messages.say(_HINTS.get(answer.reason or "", _HINT)),)
    asked = messages.say(_BACK.get(answer.reason or "", _BACK["about_what"]))
    return Reply(
        kind=ReplyKind.CLARIFY,
        headline=_doubt_words(doubt, answer, messages) if doubt else asked,
        details=(*shared, *hint),
        choices=choices,
        facts=tuple(held.fact.id for held in answer.choices),
        language=messages.language,
    )


def _why(answer: Answer, messages: Messages) -> str:
    reason = _REASONS.get(answer.reason or "")
    if answer.unexplained:
        return _nothing_on(_listed(answer.unexplained, messages), reason, messages)
    if answer.elsewhere:
        return _apart(_listed(answer.elsewhere, messages), reason, messages)
    return messages.say(reason or _WORDS)


def _nothing_on(unplaced: str, reason: str | None, messages: Messages) -> str:
    if reason is None:
        return messages.say("nothing stored on {unplaced}", unplaced=unplaced)
    return messages.say("{reason} (nothing on {unplaced})", reason=messages.say(reason), unplaced=unplaced)


def _apart(told: str, reason: str | None, messages: Messages) -> str:
    """Why there is none although facts tell of every word: none tells all of them."""
    if reason is None:
        return messages.say("there are facts on {told}, but none on all of this together", told=told)
    said = messages.say(reason)
    return messages.say(
        "{reason} (there are facts on {told}, but none on all of this together)", reason=said, told=told
    )


def _listed(words: Sequence[str], messages: Messages) -> str:
    return ", ".join(messages.say("“{words}”", words=word) for word in words[:_MOST_UNPLACED])


def _choices(facts: Sequence[Held], labels: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(label, f"/fact show {held.fact.id}") for label, held in zip(labels, facts, strict=True))


def _shared(facts: Sequence[Held], words: FactWords) -> tuple[str, ...]:
    """Who gives to whom and what is measured, where that is the same for all the choices: told once, above them."""
    figures = [held.fact for held in facts if isinstance(held.fact, Figure)]
    told = {f"{words.parties(figure)}, {measure_words(figure.measure, words.messages)}" for figure in figures}
    return tuple(told) if len(told) == 1 and len(figures) == len(facts) else ()


def _readings(answer: Answer, words: FactWords) -> Iterator[Choice]:
    """The question asked again with each meaning of its first doubtful date."""
    whole = answer.reading.whole
    doubt = next((doubt for doubt in answer.reading.doubts if isinstance(doubt, AmbiguousDate)), None)
    for reading in doubt.readings if doubt else ():
        day = PartialDate.of(reading.first)
        yield Choice(words.day(day), f"{whole[: reading.start]}{day}{whole[reading.end :]}")


def _doubt_words(doubt: AmbiguousDate | AmbiguousAmount | ImpossibleDate, answer: Answer, messages: Messages) -> str:
    match doubt:
        case ImpossibleDate():
            return messages.say("No calendar has “{words}”. Which day do you mean?", words=doubt.words)
        case AmbiguousDate():
            return messages.say("Which day do you mean by “{words}”?", words=doubt.words)
        case _:
            said = answer.reading.whole[doubt.start : doubt.end]
            return messages.say("Which amount do you mean by “{words}”? Please write it in full.", words=said)
