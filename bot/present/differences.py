"""What differs between a claim and its source, in a few words each."""

from decimal import ROUND_HALF_UP, ROUND_UP, Decimal

from bot.domain.answer import Answer, Differs
from bot.domain.model import AidKind, Precision
from bot.domain.partial_date import PartialDate
from bot.present.facts import FactWords
from bot.present.messages import Messages
from bot.present.numbers import amount_words
from bot.present.terms import kind_words, mechanism_words, stage_words

_MULTIPLE = Decimal("1.5")
"""From here on a claim is so many times off, below so many percent."""
_FEW_TIMES, _TENTH = 3, Decimal("0.1")
"""Below so many times the first decimal tells."""
_NEARLY = Decimal("0.02")


def difference_words(differs: Differs, answer: Answer, words: FactWords) -> str:
    """Say one way in which a claim departs from its source."""
    say = words.messages.say
    match differs.what:
        case "value":
            return _off_by(Decimal(differs.claimed), Decimal(differs.sourced), words.messages)
        case "stage":
            sourced, claimed = (stage_words(stage, words.messages) for stage in (differs.sourced, differs.claimed))
            return say("the source says {sourced}, not {claimed}", sourced=sourced, claimed=claimed)
        case "kind":
            return say(
                "the source counts {sourced}, not “{claimed}”", sourced=_kind(differs, words), claimed=differs.claimed
            )
        case "mechanism":
            sourced = mechanism_words(differs.sourced, words.messages)
            return say("the source counts {sourced}, not “{claimed}”", sourced=sourced, claimed=differs.claimed)
        case "precision":
            return say("the source has another amount")
        case "person" | "donor" | "recipient":
            sourced, claimed = words.name(differs.sourced), words.name(differs.claimed)
            return say("the source names {sourced}, not {claimed}", sourced=sourced, claimed=claimed)
        case "place":
            claimed = words.name(differs.claimed)
            return say("the source says {sourced}, not {claimed}", sourced=differs.sourced, claimed=claimed)
        case "direction":
            donor, recipient = words.name(differs.sourced), words.name(differs.claimed)
            return say("it is the other way round, from {donor} to {recipient}", donor=donor, recipient=recipient)
        case "contents":
            return _contents(differs, answer, words.messages)
        case "inclusion":
            if differs.claimed == "inside":
                return say("it comes on top, it is not included")
            return say("it is included, not on top")
        case "order":
            return _order(differs, words)
        case "period" if "/" in differs.sourced:
            start, end = (words.day(PartialDate.parse(part)) for part in differs.sourced.split("/"))
            return say("that amount is sourced for {day}", day=f"{start} – {end}")
        case "day":
            return say("that amount is sourced for {day}", day=words.day(PartialDate.parse(differs.sourced)))
        case _:
            return say("the source has it the other way")


def _off_by(claimed: Decimal, sourced: Decimal, messages: Messages) -> str:
    """How far off: so many times, or so many percent."""
    if not claimed or not sourced:
        return messages.say("the source has another amount")
    ratio = max(claimed, sourced) / min(claimed, sourced)
    if ratio < _MULTIPLE:
        return _by_percent(claimed / sourced, messages)
    times = ratio.quantize(Decimal(1) if ratio >= _FEW_TIMES else _TENTH, ROUND_HALF_UP)
    number = amount_words(times, "", None, messages.language).strip()
    shown = number if abs(ratio - times) / times < _NEARLY else messages.say("about {number}", number=number)
    # A number with decimals takes the form of two: "1.5 times", "1,5 раза".
    plural = int(times) if times == int(times) else 2
    if claimed > sourced:
        return messages.count("{number} time too high", "{number} times too high", plural, number=shown)
    return messages.count("{number} time too low", "{number} times too low", plural, number=shown)


def _by_percent(ratio: Decimal, messages: Messages) -> str:
    percent = abs(ratio - 1).scaleb(2).quantize(Decimal(1), ROUND_UP)
    share = amount_words(percent, "percent", Precision.ABOUT, messages.language)
    return messages.say("{share} too high", share=share) if ratio > 1 else messages.say("{share} too low", share=share)


def _kind(differs: Differs, words: FactWords) -> str:
    if differs.sourced == AidKind.MILITARY:
        return words.messages.say("military aid (weapons and security assistance)")
    return kind_words(AidKind(differs.sourced), words.messages)


def _contents(differs: Differs, answer: Answer, messages: Messages) -> str:
    negations = sum("filler.negation" in term.concepts for term in answer.reading.terms)
    if negations % 2:
        return messages.say("“{item}” is on the source’s list", item=differs.claimed)
    return messages.say("“{item}” is not on the source’s list, which does not rule it out", item=differs.claimed)


def _order(differs: Differs, words: FactWords) -> str:
    own, other = PartialDate.parse(differs.claimed), PartialDate.parse(differs.sourced)
    day = words.day(own)
    if own.first < other.first:
        return words.messages.say("it came before that, on {day}", day=day)
    return words.messages.say("it came after that, on {day}", day=day)
