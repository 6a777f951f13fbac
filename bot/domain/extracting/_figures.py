"""The figures of a sentence: money, shares and counts, each with what it counts."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain._amount_words import KRONE_WORDS
from bot.domain.amount import AmbiguousAmount, Amount, read_amounts
from bot.domain.extracting._counted import amount_words, counts_nothing, noun_after
from bot.domain.extracting._parties import aid_of, stage_of
from bot.domain.extracting._reading import Stretch
from bot.domain.extracting._setting import Setting
from bot.domain.extracting.findings import Finding, FindingKind, Speaker
from bot.domain.keys import MEASURES_OF
from bot.domain.kinds import Stage
from bot.domain.partial_date import PartialDate
from bot.domain.text import fold, tokens

_INCLUDED = re.compile(
    r"(?:\bincluding|\bcounting|\bincl\.?|з урахуванням|включаючи|einschließlich)(?:\s+\S+){0,3}\s*$", re.IGNORECASE
)
_LATEST = re.compile(
    r"\b(?:the|this|that|latest|new|newest|current|today's|останн\S*|нов\S*|der|die|dem|neu\S*)\s*$", re.IGNORECASE
)
_BRACKET = re.compile(r"^\s*[(,]?\s*(?:or|about|approx\.?|some|etwa|rund|близько)?\s*$", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:total|overall|altogether|to date|so far|cumulative\w*|since the|insgesamt|bisher|bislang|seit|"
    r"загалом|усього|всього|з початку|всего|au total|en total|łącznie|lacznie)\b",
    re.IGNORECASE,
)
_PER_YEAR = re.compile(
    r"^\s*(?:a year|per year|annually|each year|every year|pro jahr|jährlich|щороку|на рік)\b", re.IGNORECASE
)
_GIVEN = frozenset(
    {Stage.PROVIDED, Stage.COMMITTED, Stage.ALLOCATED, Stage.DISBURSED, Stage.OBLIGATED, Stage.DELIVERED}
)
_CROWNS = {"NO": "NOK", "SE": "SEK", "DK": "DKK", "IS": "ISK", "CZ": "CZK"}
_NATIONAL_CROWNS = {"danish": "DKK", "norwegian": "NOK", "swedish": "SEK", "icelandic": "ISK", "czech": "CZK"}
_BARE_DOLLARS = re.compile(r"(?<![A-Za-z.])\$")
_OWN_DOLLARS = {"ottawa": ("CA", "CAD"), "canberra": ("AU", "AUD"), "wellington": ("NZ", "NZD")}
"""Where a text is datelined there, its bare dollars are those of that state."""
_MORE = re.compile(r"^(?:additional|more|further|other|new|extra)\s+", re.IGNORECASE)
_PEOPLE = frozenset("people persons menschen людей осіб человек personnes personas osób osob".split())
_NOT_OF_MONEY = frozenset(
    {"total", "people_in_need", "people_targeted", "heavy_weapons", "share_of_gni", "share_of_gdp"}
)
_PASSED = re.compile(r"^passed (?:a|an|the)\s+", re.IGNORECASE)
_PERCENT = "percent"
_LONGEST_LEAD = 200
"""So many characters before an amount tell whether it is included in another one."""
_LARGE = 10**6
_NO_NOUNS = frozenset(
    "went goes go was were is are of for to has came will would is davon ging geht fließen піде пішло".split()
) | {""}
_MONEY_LENGTH = 3


def figures(setting: Setting) -> tuple[Finding, ...]:
    """Find the figures of a sentence. What is included in the next one, or restates the last, is told with that."""
    found = read_amounts(setting.stretch.text, setting.language, dates=setting.dates)
    return tuple(_figures(setting, found))


def _figures(setting: Setting, found: Sequence[Amount | AmbiguousAmount]) -> Iterator[Finding]:
    inside: list[Decimal] = []
    before: tuple[Amount, Finding] | None = None
    for at, either in enumerate(found):
        amount, upper = _settled(either)
        if before and _goes_on_in(setting.stretch, before, amount):
            amount = replace(amount, unit=before[1].unit)
        finding = _finding(setting, amount, upper, found, at)
        if finding is None:
            continue
        if finding.kind is FindingKind.MONEY and at + 1 < len(found) and _is_included(setting.stretch.text, amount):
            inside.append(amount.value)
            continue
        if before and _restates(setting.stretch.text, before[0], amount):
            finding = replace(
                before[1],
                value=finding.value,
                unit=finding.unit,
                precision=finding.precision,
                words=finding.words,
                value_to=finding.value_to,
                converts=before[1].words,
            )
        elif finding.kind is FindingKind.MONEY and inside:
            finding = replace(finding, includes=tuple(inside), measure="running_total")
            inside = []
        before = (amount, finding)
        yield finding


def _goes_on_in(stretch: Stretch, before: tuple[Amount, Finding], amount: Amount) -> bool:
    """Whether a large number without a unit is meant in the currency before it ("of which 300 million went to …")."""
    money = before[1].kind is FindingKind.MONEY and amount.unit is None and amount.value >= _LARGE
    return money and stretch.word(stretch.word_at(amount.end)) in _NO_NOUNS


def _settled(found: Amount | AmbiguousAmount) -> tuple[Amount, Decimal | None]:
    if isinstance(found, Amount):
        return found, None
    low, high = found.readings[0], found.readings[-1]
    first, last = sorted((low, high), key=lambda reading: reading.value)
    return replace(first, start=found.start, end=found.end), last.value


def _finding(
    setting: Setting, amount: Amount, upper: Decimal | None, found: Sequence[Amount | AmbiguousAmount], at: int
) -> Finding | None:
    stretch = setting.stretch
    shared = Finding(
        kind=FindingKind.COUNT,
        start=setting.start,
        end=setting.end,
        words=amount_words(stretch, amount),
        value=amount.value,
        value_to=upper,
        unit=amount.unit,
        precision=amount.precision,
        speaker=_teller(setting, amount),
        day=setting.told_on,
        quoted=setting.quotation_at(amount.start) is not None,
    )
    if _PASSED.match(shared.words):  # a bill was passed, no mark
        shared = replace(shared, words=_PASSED.sub("", shared.words), precision=None)
    if amount.unit == _PERCENT:
        return replace(shared, kind=FindingKind.SHARE)
    if amount.unit is not None and len(amount.unit) == _MONEY_LENGTH:
        return _money(setting, replace(shared, kind=FindingKind.MONEY), amount, found, at)
    noun = noun_after(stretch, amount)
    if krone := _krone(setting, amount, noun):
        named = 2 if fold(noun).split()[0] in _NATIONAL_CROWNS else 1
        told = replace(
            shared, kind=FindingKind.MONEY, unit=krone, words=" ".join([shared.words, *noun.split(" ")[:named]])
        )
        return _money(setting, told, amount, found, at)
    return None if counts_nothing(stretch, amount, noun) else _count(setting, shared, amount, noun)


def _krone(setting: Setting, amount: Amount, noun: str) -> str | None:
    """Whose crowns these are: those that are named, else those of the state that gives."""
    words = fold(noun).split()
    if len(words) > 1 and words[0] in _NATIONAL_CROWNS and words[1] in KRONE_WORDS | {"crowns"}:
        return _NATIONAL_CROWNS[words[0]]
    if not words or words[0] not in KRONE_WORDS | {"crowns"}:
        return None
    return _CROWNS.get(str(_sides(setting, amount)[0]))


def _count(setting: Setting, shared: Finding, amount: Amount, noun: str) -> Finding:
    first = setting.stretch.word_at(amount.start)
    words = f"{shared.words} {noun}".strip()
    stage = None
    if setting.tells_of_goods:
        shared = _with_sides(setting, amount, shared)
        stage = stage_of(setting.stretch, first, setting.stretch.word_at(amount.end))
    return replace(
        shared,
        unit=_MORE.sub("", noun) or None,
        words=words,
        period=setting.period,
        since=setting.since,
        stage=stage,
        measure=_counted_measure(setting.stretch, noun),
    )


def _counted_measure(stretch: Stretch, noun: str) -> str:
    people = read_words(noun) & _PEOPLE
    named = [one for one in ("people_in_need", "people_targeted") if stretch.of(f"measure.{one}")]
    return named[0] if people and named else "count"


def read_words(text: str) -> frozenset[str]:
    """The folded words of a text."""
    return frozenset(token.folded for token in tokens(text))


def _money(
    setting: Setting, shared: Finding, amount: Amount, found: Sequence[Amount | AmbiguousAmount], at: int
) -> Finding:
    stretch = setting.stretch
    first, last = stretch.word_at(amount.start), stretch.word_at(amount.end)
    stage = stage_of(stretch, first, last)
    since = setting.since
    measure = _measure(setting, amount, found, at, stage, since)
    told = replace(
        shared,
        stage=stage,
        measure=measure,
        aid=aid_of(stretch, first),
        since=since if measure == "running_total" else None,
    )
    told = _with_sides(setting, amount, told)
    bare = told.unit == "USD" and _BARE_DOLLARS.search(shared.words)
    if bare and setting.dollars and told.donor == setting.dollars[0]:
        return replace(told, unit=setting.dollars[1])
    return told


def home_dollars(opening: str) -> tuple[str, str] | None:
    """Whose dollars a text means by a bare "$", by its dateline: the state and the currency; None for US dollars."""
    return next((own for city, own in _OWN_DOLLARS.items() if city in read_words(opening)), None)


def _with_sides(setting: Setting, amount: Amount, finding: Finding) -> Finding:
    donor, recipient = _sides(setting, amount)
    return replace(finding, donor=donor, recipient=recipient)


def _sides(setting: Setting, amount: Amount) -> tuple[str | None, str | None]:
    at = setting.stretch.word_at(amount.start)
    recipient = setting.sides.recipient(at, setting.recipient)
    donor = setting.sides.donor(recipient, at) or (setting.donor if setting.donor != recipient else None)
    return donor, recipient


def _measure(
    setting: Setting,
    amount: Amount,
    found: Sequence[Amount | AmbiguousAmount],
    at: int,
    stage: Stage | None,
    since: PartialDate | None,
) -> str | None:
    stretch = setting.stretch
    begin = found[at - 1].end if at else 0
    end = found[at + 1].start if at + 1 < len(found) else len(stretch.text)
    own = stretch.text[begin:end]
    if _PER_YEAR.match(stretch.text[amount.end : end]):
        return "annual_amount"
    if stage is not Stage.ANNOUNCED and ((since and (stage in _GIVEN or stage is None)) or _TOTAL.search(own)):
        return "running_total"
    told = stretch.of("measure.")
    first, last = (bisect_left(told, edge, key=lambda named: named.start) for edge in (begin, end))
    named = [
        (abs(named.start - amount.start), concept.removeprefix("measure."))
        for named in told[first:last]
        for concept in named.concepts
        if concept.startswith("measure.") and concept.removeprefix("measure.") not in _NOT_OF_MONEY
    ]
    nearest = next((MEASURES_OF[name][0] for _, name in sorted(named) if name in MEASURES_OF), None)
    if nearest is None and (stage in (Stage.ANNOUNCED, Stage.PLEDGED) or stretch.of("measure.package")):
        return "package"
    return nearest


def _teller(setting: Setting, amount: Amount) -> Speaker | None:
    quotation = setting.quotation_at(amount.start)
    return setting.teller if quotation is None else quotation[2]


def _is_included(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - _LONGEST_LEAD) : amount.start]
    return bool(_INCLUDED.search(before) and _LATEST.search(before))


def _restates(text: str, before: Amount, amount: Amount) -> bool:
    """Whether an amount in brackets is the one before it in another currency."""
    if amount.unit is None or before.unit == amount.unit or _PERCENT in (before.unit, amount.unit):
        return False
    between = text[before.end : amount.start].removeprefix(" kroner").removeprefix(" kronor").removeprefix(" crowns")
    return "(" in between and len(between) < 16 and bool(_BRACKET.match(between))
