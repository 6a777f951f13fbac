"""The days an article names, each as a day of the calendar: a weekday is the one nearest to the day of publication."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain._date_words import WEEKDAYS
from bot.domain.dates import AnyDate, DateSpan, Grain, read_dates
from bot.domain.extracting._reading import Stretch
from bot.domain.partial_date import PartialDate
from bot.domain.text import tokens

_FUTURE = frozenset(
    """
    will would shall scheduled expected plans planned due upcoming next set
    буде будуть відбудеться планує планують має мають наступний наступного
    будет будут планирует wird werden soll sollen würde nächsten nachsten kommenden sera seront será sera prochain
    """.split()
)
_PAST_WEEK = timedelta(days=7)
_LAST = frozenset(
    "last previous past letzten vergangenen dernier pasado минулий минулого минулу минулої прошлый прошлую".split()
)
_NEXT = frozenset(
    "next coming nächsten nachsten kommenden prochain próximo proximo наступний наступного наступну следующий".split()
)
_SINCE = re.compile(
    r"\b(?:since|seit|depuis|desde|od|з|із|зі|с)\b[^.;]{0,60}$|\bstarting\b[^.;]{0,30}$|\bfrom\b[^.;]{0,12}$",
    re.IGNORECASE,
)
_INVASION = re.compile(
    r"(?:since|seit|depuis|desde|od|з|із|після початку|с начала|after)\b[^.;,]{0,40}"
    r"(?:invasion|invaded|full-scale war|вторгнення|вторжения|angriffskrieg|einmarsch|inwazji|invasión)",
    re.IGNORECASE,
)
_NEARBY = 9
_LONGEST_LEAD = 100
"""So many characters before a day tell whether something is counted since then."""
_HALF_A_YEAR = timedelta(days=183)
INVASION = PartialDate(2022, 2)
_BIDEN = PartialDate(2021, 1, 20)
_BIDEN_TERM = re.compile(
    r"since the (?:beginning|start) of the biden administration|since biden took office", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day or stretch of days named in a sentence, and where."""

    span: DateSpan
    said_then: bool = False
    """Whether it is the day on which what the sentence tells was said."""

    @property
    def value(self) -> str:
        """The day as ISO writes it; first and last with a slash where it is a stretch that has no shorter name."""
        first, last, grain = self.span.first, self.span.last, self.span.grain
        if grain is Grain.DAY or first == last:
            return first.isoformat()
        if grain is Grain.MONTH:
            return first.isoformat()[:7]
        if grain is Grain.YEAR:
            return first.isoformat()[:4]
        return f"{first.isoformat()}/{last.isoformat()}"

    @property
    def is_period(self) -> bool:
        """Whether things can have been counted over it: more than a day, less than a year."""
        return timedelta(days=1) < self.span.last - self.span.first < timedelta(days=300)


def read_days(
    stretch: Stretch, published: date, language: str, quoted: Sequence[tuple[int, int]]
) -> tuple[tuple[Day, ...], tuple[AnyDate, ...]]:
    """Give the days named in a sentence, and every date as it was read for telling amounts from dates."""
    as_read = read_dates(stretch.text, published, language)
    days = [_placed(stretch, span, published) for span in as_read if isinstance(span, DateSpan)]
    spoken = stretch.sayings
    days = [_with_saying(day, stretch, spoken, published) for day in days if not _is_loose(day, quoted)]
    anchor = next((day.span.first for day in days if day.said_then), None)
    if anchor and anchor != published:
        days = _anchored(days, stretch, anchor, language)
    return tuple(days), as_read


def _with_saying(day: Day, stretch: Stretch, spoken: Sequence[int], published: date) -> Day:
    """Mark the day on which something was said: it stands near a word of saying, with no other clause between."""
    if day.span.grain is not Grain.DAY or day.span.first > published or day.span.first < published - 3 * _PAST_WEEK:
        return day
    at = stretch.word_at(day.span.start)
    near = spoken[bisect_left(spoken, at - _NEARBY) : bisect_right(spoken, at + _NEARBY)]
    between = [
        {token.folded for token in stretch.tokens[min(verb, at) : max(verb, at)]}
        & {"that", "що", "dass", "will", "would"}
        for verb in near
    ]
    return Day(day.span, said_then=any(not words for words in between))


def counted_since(stretch: Stretch, days: Sequence[Day]) -> PartialDate | None:
    """Since when a total is counted, where the sentence tells."""
    for day in days:
        before = stretch.text[max(0, day.span.start - _LONGEST_LEAD) : day.span.start]
        if _SINCE.search(f"{before} ") or _SINCE.match(day.span.words) or _says_since(day):
            return partial(day.span)
    if _INVASION.search(stretch.text):
        return INVASION
    return _BIDEN if _BIDEN_TERM.search(stretch.text) else None


def partial(span: DateSpan) -> PartialDate:
    """A stretch of days as exactly as it was named."""
    if span.grain is Grain.YEAR:
        return PartialDate(span.first.year)
    if span.grain is Grain.MONTH:
        return PartialDate(span.first.year, span.first.month)
    return PartialDate.of(span.first)


def _says_since(day: Day) -> bool:
    return day.span.relation is not None and day.span.relation.value == "since"


def _is_loose(day: Day, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether somebody's "today" and "tomorrow" inside a quotation name no day of the calendar."""
    inside = any(start <= day.span.start < end for start, end in quoted)
    return inside and day.span.relative and not _weekday(day.span)


def _weekday(span: DateSpan) -> int | None:
    if not span.relative or span.grain is not Grain.DAY:
        return None
    return next((WEEKDAYS[token.folded] for token in tokens(span.words) if token.folded in WEEKDAYS), None)


def _placed(stretch: Stretch, span: DateSpan, published: date) -> Day:
    weekday = _weekday(span)
    if weekday is not None:
        day = _weekday_near(stretch, span, weekday, published)
        return Day(replace(span, first=day, last=day))
    return Day(_with_year(stretch, span, published) if span.open_year else span)


def _weekday_near(stretch: Stretch, span: DateSpan, weekday: int, published: date) -> date:
    at = stretch.word_at(span.start)
    last, following = stretch.word(at - 1) in _LAST, stretch.word(at - 1) in _NEXT
    back = (published.weekday() - weekday) % 7
    if last:
        return published - timedelta(days=back or 7)
    if following:
        return published + timedelta(days=(weekday - published.weekday()) % 7 or 7)
    if _lies_ahead(stretch, at):
        return published + timedelta(days=(weekday - published.weekday()) % 7)
    return published - timedelta(days=back)


def _lies_ahead(stretch: Stretch, at: int) -> bool:
    """Whether the verb that a weekday belongs to tells of the future: the nearest one before it, else the first behind."""
    spoken = stretch.cached(_said_at)
    for before in range(at - 1, max(-1, at - 16), -1):
        if before in spoken or (stretch.word(before) in ("that", "що", "dass") and before < at - 1):
            return False
        if stretch.word(before) in _FUTURE:
            return True
    opening = at <= 2
    ahead = range(at + 1, min(at + 6, len(stretch.tokens))) if opening else ()
    return next((stretch.word(one) in _FUTURE for one in ahead if one in spoken or stretch.word(one) in _FUTURE), False)


def _said_at(stretch: Stretch) -> frozenset[int]:
    return frozenset(stretch.sayings)


def _with_year(stretch: Stretch, span: DateSpan, published: date) -> DateSpan:
    """A date without a year is the last one, unless the next one is near or the sentence looks ahead."""
    try:
        first, last = span.first.replace(year=span.first.year + 1), span.last.replace(year=span.last.year + 1)
    except ValueError:
        return span
    at = stretch.word_at(span.start)
    ahead = _lies_ahead(stretch, at) and last > published
    if timedelta(0) <= published - span.first <= timedelta(days=60):
        return span
    near = first - published <= timedelta(days=45) and published - span.last > _HALF_A_YEAR
    return replace(span, first=first, last=last) if ahead or near else span


def _anchored(days: Sequence[Day], stretch: Stretch, anchor: date, language: str) -> list[Day]:
    """Stretches such as "the past week" end on the day on which they were spoken of."""
    anew = {span.start: span for span in read_dates(stretch.text, anchor, language) if isinstance(span, DateSpan)}
    return [
        Day(anew[day.span.start], day.said_then)
        if day.span.relative and day.span.grain in (Grain.RANGE, Grain.WEEK) and day.span.start in anew
        else day
        for day in days
    ]
