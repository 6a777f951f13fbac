"""One walk through an article, sentence by sentence, that gathers what is found and leaves out what is told twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.domain.extracting._article import paragraphs
from bot.domain.extracting._cast import Cast
from bot.domain.extracting._contents import goods_of, listed_below
from bot.domain.extracting._days import Day, read_days
from bot.domain.extracting._figures import Setting, figures, home_dollars
from bot.domain.extracting._parties import OF_THE_STATES, STATE_OF, Party, donor_of, main_recipient, mechanisms, parties
from bot.domain.extracting._quotes import Part, Quoting
from bot.domain.extracting._reading import Stretch, language_of, read_stretch
from bot.domain.extracting._transcript import as_quoted
from bot.domain.extracting.findings import Finding, FindingKind, Speaker
from bot.domain.kinds import Stage
from bot.domain.partial_date import PartialDate
from bot.domain.text import Span, normalise
from bot.domain.vocabulary import Vocabulary

_OPENING = 4
"""Sentences of an opening, the headline among them."""
_RECENT = timedelta(days=7)


def extract(text: str, published: date, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Find everything that an article published on a day says, in the order of its sentences.

    Places are characters of the text as given; words are copied from there with their spaces made single.
    """
    cut = paragraphs(text)
    language = language_of([paragraph.text for paragraph in cut], vocabulary)
    cast = Cast(vocabulary, published)
    parts = as_quoted(cut, cast, language) or _quoted(cut, cast, language)
    reading = _Reading(vocabulary, published, language)
    reading.read(parts)
    reading.lists(cut)
    return tuple(sorted(reading.found, key=lambda finding: finding.start))


def _quoted(cut: Sequence[Span], cast: Cast, language: str) -> list[Part]:
    quoting = Quoting(cast, language)
    for paragraph in cut:
        quoting.read(paragraph)
    return quoting.parts


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with all that is read of it before its figures are."""

    part: Part
    stretch: Stretch
    days: tuple[Day, ...]
    setting: Setting


@dataclass
class _Reading:
    """What is known while an article is walked through."""

    vocabulary: Vocabulary
    published: date
    language: str
    found: list[Finding] = field(default_factory=list)
    _announcing: bool = False
    said_on: dict[Speaker | None, PartialDate] = field(default_factory=dict)

    def read(self, parts: Sequence[Part]) -> None:
        """Read every sentence: days first, since they tell when the rest was said."""
        stretches = [read_stretch(part.span.text, self.vocabulary, self.language) for part in parts]
        sides = [parties(stretch, self.vocabulary) for stretch in stretches]
        main = main_recipient(sides)
        home = home_dollars(" ".join(part.span.text for part in parts[:_OPENING]))
        marked = [_marked(part, stretch) for part, stretch in zip(parts, stretches, strict=True)]
        dated = [
            read_days(stretch, self.published, self.language, [one[:2] for one in marks])
            for stretch, marks in zip(stretches, marked, strict=True)
        ]
        lead = _lead([days for days, _ in dated], self.published)
        donor: str | None = None
        for at, part in enumerate(parts):
            days, as_read = dated[at]
            told_on = self._told_on(part, days, lead)
            donor = self._giver(sides[at], main, part) or donor or self._state_of(part.teller)
            self._sentence(
                part,
                Setting(
                    start=part.span.start,
                    end=part.span.end,
                    stretch=stretches[at],
                    days=days,
                    dates=as_read,
                    parties=sides[at],
                    recipient=main,
                    donor=donor,
                    quoted=marked[at],
                    teller=part.teller,
                    told_on=told_on,
                    language=self.language,
                    published=self.published,
                    dollars=home,
                ),
            )

    def lists(self, cut: Sequence[Span]) -> None:
        """Add the goods of lists with an item on each line."""
        for at, paragraph in enumerate(cut):
            if (below := listed_below(cut, at, self.vocabulary, self.language)) is None:
                continue
            items, last = below
            words = "; ".join(items)
            self.found = [f for f in self.found if f.kind is not FindingKind.CONTENTS or not _within(f, cut, at, last)]
            self.found.append(
                self._goods(paragraph.start, cut[last].end, words, items, None, PartialDate.of(self.published))
            )

    def _sentence(self, part: Part, setting: Setting) -> None:
        self._announcing |= bool(setting.stretch.of("stage.announced"))
        for finding in figures(setting):
            self._keep(self._as_announced(finding))
        for day in setting.days:
            self._day(part, day)
        self._mechanisms(part, setting)
        items, words = goods_of(setting.stretch, self.vocabulary, self.language)
        if items and not any(start <= setting.stretch.text.find(words) < end for start, end, _ in setting.quoted):
            self.found.append(self._goods(part.span.start, part.span.end, words, items, part.teller, setting.told_on))
        for said in part.said:
            self.found.append(
                Finding(
                    kind=FindingKind.QUOTATION,
                    start=part.span.start,
                    end=part.span.end,
                    words=said.words,
                    value=said.words,
                    speaker=said.speaker,
                    day=self.said_on.get(said.speaker, setting.told_on),
                    quoted=True,
                )
            )

    def _as_announced(self, finding: Finding) -> Finding:
        """A package that "is provided under" an authority in an announcement is no further than announced."""
        promised = finding.measure == "package" and finding.stage in (Stage.PROVIDED, None)
        return replace(finding, stage=Stage.ANNOUNCED) if promised and self._announcing else finding

    def _keep(self, finding: Finding) -> None:
        """Keep a figure; one told before gains what this sentence adds."""
        for at, held in enumerate(self.found):
            if _tells_again(held, finding):
                self.found[at] = _joined(held, finding)
                return
        self.found.append(finding)

    def _day(self, part: Part, day: Day) -> None:
        where = (part.span.start, part.span.end)
        for at, held in enumerate(self.found):
            if held.kind is FindingKind.DATE and held.value == day.value:
                if where != (held.start, held.end):
                    self.found[at] = replace(held, again=(*held.again, where))
                return
        words = day.span.words
        speaker = part.teller if day.said_then else None
        self.found.append(
            Finding(kind=FindingKind.DATE, start=where[0], end=where[1], words=words, value=day.value, speaker=speaker)
        )

    def _mechanisms(self, part: Part, setting: Setting) -> None:
        for code, named in mechanisms(setting.stretch):
            if any(start <= named.start < end for start, end, _ in setting.quoted):
                continue
            package = self._package(part)
            giver = (package.donor if package else None) or setting.donor
            if code in OF_THE_STATES and giver not in (None, "US"):
                continue
            words = setting.stretch.text[named.start : named.end]
            self._pay_by(code, part)
            told = next((f for f in self.found if f.kind is FindingKind.MECHANISM and f.value == code), None)
            if told is None:
                package = self._package(part)
                self.found.append(
                    Finding(
                        kind=FindingKind.MECHANISM,
                        start=part.span.start,
                        end=part.span.end,
                        words=words,
                        value=code,
                        mechanism=code,
                        donor=package.donor if package else setting.donor,
                        recipient=package.recipient if package else setting.recipient,
                        speaker=part.teller,
                        day=setting.told_on,
                    )
                )

    def _pay_by(self, code: str, part: Part) -> None:
        """Tell of the package at hand how it is paid for."""
        package = self._package(part)
        if package and package.mechanism is None and package.start >= part.span.start - 1200:
            self.found[self.found.index(package)] = replace(package, mechanism=code)

    def _package(self, part: Part) -> Finding | None:
        money = [
            f for f in self.found if f.kind is FindingKind.MONEY and f.measure != "running_total" and not f.converts
        ]
        same = [finding for finding in money if finding.start == part.span.start]
        return (same or money)[-1] if money else None

    def _goods(
        self,
        start: int,
        end: int,
        words: str,
        items: tuple[str, ...],
        speaker: Speaker | None,
        day: PartialDate,
    ) -> Finding:
        money = [f for f in self.found if f.kind is FindingKind.MONEY and f.measure != "running_total"]
        package = next((f for f in reversed(money) if f.start <= start), None)
        return Finding(
            kind=FindingKind.CONTENTS,
            start=start,
            end=end,
            words=words,
            items=items,
            donor=package.donor if package else None,
            recipient=package.recipient if package else None,
            speaker=speaker,
            day=day,
        )

    def _told_on(self, part: Part, days: Sequence[Day], lead: PartialDate) -> PartialDate:
        """When what a sentence tells was said: on the day it names, else when its speaker spoke last, else as the lead says."""
        named = next((PartialDate.of(day.span.first) for day in days if day.said_then), None)
        tellers = {part.teller, *(said.speaker for said in part.said)} - {None}
        if named:
            self.said_on.update(dict.fromkeys(tellers, named))
            return named
        told = self.said_on.get(part.teller) if part.teller else None
        return told or lead

    def _state_of(self, speaker: Speaker | None) -> str | None:
        """The one state that somebody speaks for, by the titles of the offices held."""
        titles = self.vocabulary.titles(speaker.entity) if speaker and speaker.entity else ()
        named = {c[1:] for title in titles for c in self.vocabulary.concepts(title) if c[0] == "@"}
        states = {STATE_OF.get(one, one) for one in named}
        states = {one for one in states if self.vocabulary.entities[one].type == "country"}
        return states.pop() if len(states) == 1 else None

    def _giver(self, sides: Sequence[Party], main: str | None, part: Part) -> str | None:
        plain = [party for party in sides if not party.getting and not party.possessive]
        return donor_of(plain, main, 10**6)


def _marked(part: Part, stretch: Stretch) -> list[tuple[int, int, Speaker | None]]:
    """Where the quotations of a sentence stand in its normalised text."""
    found, at = [], 0
    for said in part.said:
        words = normalise(said.words)
        start = stretch.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append((start, at, said.speaker))
    return found


def _lead(dated: Sequence[Sequence[Day]], published: date) -> PartialDate:
    """The day of what is reported: the first of the last few days that the opening names, else on which something was said."""
    opening = [day for days in dated[:_OPENING] for day in days if day.span.first == day.span.last]
    recent = [day.span.first for day in opening if published - _RECENT <= day.span.first <= published]
    said = [day.span.first for days in dated for day in days if day.said_then]
    return PartialDate.of(next(iter([*recent, *said]), published))


def _within(finding: Finding, cut: Sequence[Span], first: int, last: int) -> bool:
    return cut[first].start <= finding.start <= cut[last].end


def _tells_again(held: Finding, finding: Finding) -> bool:
    if held.kind is not finding.kind or (held.value, held.unit) != (finding.value, finding.unit):
        return False
    totals = {held.measure, finding.measure} & {"running_total"}
    alike = not totals or held.measure == finding.measure
    same_donor = None in (held.donor, finding.donor) or held.donor == finding.donor
    return (held.kind is FindingKind.MONEY and alike and same_donor) or held.words == finding.words


def _joined(held: Finding, finding: Finding) -> Finding:
    names = ("precision", "stage", "measure", "aid", "mechanism", "donor", "recipient", "speaker", "since", "period")
    gained = {name: getattr(finding, name) for name in names if getattr(held, name) is None}
    where = (finding.start, finding.end)
    again = held.again if where == (held.start, held.end) else (*held.again, where)
    return replace(held, again=again, **gained)
