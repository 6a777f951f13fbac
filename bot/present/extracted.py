"""What was found in an article: as a list to read, and as records for other programs."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from bot.domain.extracting import Finding, FindingKind, Standing
from bot.domain.kinds import Precision
from bot.domain.partial_date import PartialDate
from bot.present.days import bound_words, day_words, span_words
from bot.present.facts import Labels
from bot.present.locales import ENGLISH
from bot.present.messages import Messages, mark, speaking
from bot.present.numbers import amount_words
from bot.present.terms import kind_words, measure_words, mechanism_words, stage_words

_KINDS: Mapping[FindingKind, str] = MappingProxyType(
    {
        FindingKind.MONEY: mark("Money"),
        FindingKind.COUNT: mark("Count"),
        FindingKind.SHARE: mark("Share"),
        FindingKind.DATE: mark("Day"),
        FindingKind.MECHANISM: mark("Mechanism"),
        FindingKind.CONTENTS: mark("Contents"),
        FindingKind.QUOTATION: mark("Quotation"),
    }
)
_STANDINGS = (
    mark("Already stored: {facts}"),
    mark("Contradicts: {facts}"),
    mark("Told otherwise in: {facts}"),
    mark("Disputed: {facts}"),
)


def finding_record(finding: Finding) -> dict[str, object]:
    """A finding as JSON holds it; numbers without an exponent, days as ISO writes them, every key always there."""
    standing = finding.standing
    return {
        "kind": finding.kind.value,
        "value": list(finding.items) if finding.items else _plain(finding.value),
        "value_to": _plain(finding.value_to),
        "unit": finding.unit,
        "precision": _precision(finding),
        "stage": finding.stage.value if finding.stage else None,
        "measure": finding.measure,
        "aid": finding.aid.value if finding.aid else None,
        "mechanism": finding.mechanism,
        "donor": finding.donor,
        "recipient": finding.recipient,
        "speaker": finding.speaker.name if finding.speaker else None,
        "speaker_id": finding.speaker.entity if finding.speaker else None,
        "words": finding.words,
        "date": str(finding.day) if finding.day else _day_value(finding),
        "since": str(finding.since) if finding.since else None,
        "period": [day.isoformat() for day in finding.period] if finding.period else None,
        "includes": [_plain(value) for value in finding.includes],
        "restates": finding.converts,
        "quoted": finding.quoted,
        "sentence": [finding.start, finding.end],
        "also_in": [list(where) for where in finding.again],
        "stored": list(standing.stored),
        "contradicts": list(standing.contradicts),
        "differs_from": list(standing.differs),
        "disputes": list(standing.disputes),
    }


def finding_lines(finding: Finding, text: str, names: Labels, language: str = ENGLISH) -> tuple[str, ...]:
    """A finding to read: what it is, how it stands to the facts, and the sentence it stands in."""
    messages = speaking(language)
    told = "; ".join(_told(finding, names, messages))
    lines = [messages.say("{kind}: {told}", kind=messages.say(_KINDS[finding.kind]), told=told)]
    lines += _standing(finding.standing, messages)
    if finding.kind is not FindingKind.QUOTATION:
        lines.append(f"“{' '.join(text[finding.start : finding.end].split())}”")
    return tuple(lines)


def found_words(number: int, language: str = ENGLISH) -> str:
    """How much was found, and that none of it is stored."""
    messages = speaking(language)
    if not number:
        return messages.say("Nothing was found in this text: no figure, no day, no quotation.")
    return messages.count("{number} finding. Nothing is stored.", "{number} findings. Nothing is stored.", number)


def _told(finding: Finding, names: Labels, messages: Messages) -> Iterator[str]:
    yield _value(finding, messages)
    sides = " → ".join(
        names.label(side, messages.language) for side in (finding.donor, finding.recipient) if side is not None
    )
    if sides:
        yield sides
    yield from _counted(finding, messages)
    if finding.speaker:
        yield messages.say("said by {name}", name=_name(finding, names, messages))
    yield from _when(finding, messages)


def _value(finding: Finding, messages: Messages) -> str:
    if finding.kind is FindingKind.QUOTATION:
        return f"“{finding.words}”"
    if finding.kind is FindingKind.MECHANISM:
        return mechanism_words(finding.mechanism or "", messages)
    if finding.kind is FindingKind.DATE:
        return f"{finding.value} ({finding.words})"
    if finding.items:
        return " | ".join(finding.items)
    return _amount(finding, messages)


def _amount(finding: Finding, messages: Messages) -> str:
    if not isinstance(finding.value, Decimal) or not finding.unit:
        return finding.words
    ends = [finding.value, *([finding.value_to] if finding.value_to is not None else [])]
    precision = finding.precision if len(ends) == 1 else None
    return " – ".join(amount_words(end, finding.unit, precision, messages.language) for end in ends)


def _counted(finding: Finding, messages: Messages) -> Iterator[str]:
    if finding.stage:
        yield stage_words(finding.stage, messages)
    if finding.measure and finding.measure != "count":
        yield measure_words(finding.measure, messages)
    if finding.aid:
        yield kind_words(finding.aid, messages)
    if finding.mechanism and finding.kind is not FindingKind.MECHANISM:
        yield mechanism_words(finding.mechanism, messages)
    if finding.since:
        yield messages.say("since {day}", day=bound_words(finding.since, messages.language))
    if finding.includes and finding.unit:
        amounts = ", ".join(amount_words(value, finding.unit, None, messages.language) for value in finding.includes)
        yield messages.say("with {amounts} inside it", amounts=amounts)
    if finding.converts:
        yield messages.say("restates {amount}", amount=finding.converts)


def _when(finding: Finding, messages: Messages) -> Iterator[str]:
    if finding.period:
        first, last = map(PartialDate.of, finding.period)
        yield span_words(first, last, messages.language)
    elif finding.day:
        yield day_words(finding.day, messages.language)


def _standing(standing: Standing, messages: Messages) -> Iterator[str]:
    told = (standing.stored, standing.contradicts, standing.differs, standing.disputes)
    for message, facts in zip(_STANDINGS, told, strict=True):
        if facts:
            yield messages.say(message, facts=", ".join(facts))


def _name(finding: Finding, names: Labels, messages: Messages) -> str:
    speaker = finding.speaker
    if speaker is None:
        return ""
    return names.label(speaker.entity, messages.language) if speaker.entity else speaker.name


def _plain(value: Decimal | str | None) -> object:
    """A number as JSON has it: whole ones as integers, others by their digits."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _precision(finding: Finding) -> str | None:
    """How exact a number is told; one without a word before it is meant as it stands."""
    precision = finding.precision or (Precision.EXACT if isinstance(finding.value, Decimal) else None)
    return precision.value if precision else None


def _day_value(finding: Finding) -> str | None:
    return str(finding.value) if finding.kind is FindingKind.DATE else None
