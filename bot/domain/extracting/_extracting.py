"""One walk through an article, sentence by sentence, that gathers what is found and leaves out what is told twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.domain.extracting._article import paragraphs
from bot.domain.extracting._cast import Cast
from bot.domain.extracting._contents import goods_of, lists_below
from bot.domain.extracting._days import Day, read_days
from bot.domain.extracting._figures import figures, home_dollars
from bot.domain.extracting._found import Found
from bot.domain.extracting._parties import OF_THE_STATES, STATE_OF, Party, Sides, main_recipient, mechanisms, parties
from bot.domain.extracting._quotes import Part, Quoting
from bot.domain.extracting._reading import MOST_STEPS, Reader, Stretch
from bot.domain.extracting._setting import Setting
from bot.domain.extracting._transcript import as_quoted
from bot.domain.extracting.findings import Finding, FindingKind, Speaker
from bot.domain.kinds import Stage
from bot.domain.partial_date import PartialDate
from bot.domain.text import Span, normalise
from bot.domain.vocabulary import Vocabulary

_OPENING = 4
"""Sentences of an opening, the headline among them."""
_RECENT = timedelta(days=7)
_A_FIGURE = 15
"""Steps that telling what a figure counts takes."""
_FAR = 1200
"""So many characters before a sentence the package at most stands whose mechanism it names."""


def extract(text: str, published: date, vocabulary: Vocabulary, most: int = MOST_STEPS) -> tuple[Finding, ...]:
    """Find everything that an article published on a day says, in the order of its sentences.

    Places are characters of the text as given; words are copied from there with their spaces made single. Raises
    TooTangled for a text that takes more than so many steps.
    """
    cut = paragraphs(text)
    reader = Reader(vocabulary, [paragraph.text for paragraph in cut], most)
    cast = Cast(vocabulary, published)
    parts = as_quoted(cut, cast, reader) or _quoted(cut, cast, reader)
    reading = _Reading(reader, published)
    reading.read(parts)
    reading.lists(cut)
    return tuple(sorted(reading.found, key=lambda finding: finding.start))


def _quoted(cut: Sequence[Span], cast: Cast, reader: Reader) -> list[Part]:
    quoting = Quoting(cast, reader)
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

    reader: Reader
    published: date
    found: Found = field(default_factory=Found)
    _announcing: bool = False
    said_on: dict[Speaker | None, PartialDate] = field(default_factory=dict)

    def read(self, parts: Sequence[Part]) -> None:
        """Read every sentence: days first, since they tell when the rest was said."""
        stretches = [self.reader.read(part.span.text) for part in parts]
        sides = [parties(stretch, self.reader.vocabulary) for stretch in stretches]
        main = main_recipient(sides)
        home = home_dollars(" ".join(part.span.text for part in parts[:_OPENING]))
        marked = [_marked(part, stretch) for part, stretch in zip(parts, stretches, strict=True)]
        dated = [
            read_days(stretch, self.published, self.reader.language, [one[:2] for one in marks])
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
                    language=self.reader.language,
                    published=self.published,
                    dollars=home,
                ),
            )

    def lists(self, cut: Sequence[Span]) -> None:
        """Add the goods of lists with an item on each line."""
        for at, last, items in lists_below(cut, self.reader):
            start, end = cut[at].start, cut[last].end
            self.found.drop_contents(start, end)
            self.found.add(self._goods(start, end, "; ".join(items), items, None, PartialDate.of(self.published)))

    def _sentence(self, part: Part, setting: Setting) -> None:
        self._announcing |= bool(setting.stretch.of("stage.announced"))
        for finding in figures(setting):
            self.reader.spend(_A_FIGURE)
            self.found.keep(self._as_announced(finding))
        for day in setting.days:
            self._day(part, day)
        self._mechanisms(part, setting)
        items, words = goods_of(setting.stretch, self.reader)
        if items and setting.quotation_at(setting.stretch.text.find(words)) is None:
            self.found.add(self._goods(part.span.start, part.span.end, words, items, part.teller, setting.told_on))
        for said in part.said:
            self.found.add(
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

    def _day(self, part: Part, day: Day) -> None:
        speaker = part.teller if day.said_then else None
        self.found.tell_again(
            Finding(
                kind=FindingKind.DATE,
                start=part.span.start,
                end=part.span.end,
                words=day.span.words,
                value=day.value,
                speaker=speaker,
            )
        )

    def _mechanisms(self, part: Part, setting: Setting) -> None:
        for code, named in mechanisms(setting.stretch):
            if setting.quotation_at(named.start) is not None:
                continue
            package = self._package(part)
            if code in OF_THE_STATES and ((package and package.donor) or setting.donor) not in (None, "US"):
                continue
            self.found.pay_by(code, part.span.start - _FAR, part.span.start)
            self.found.tell_again(
                Finding(
                    kind=FindingKind.MECHANISM,
                    start=part.span.start,
                    end=part.span.end,
                    words=setting.stretch.text[named.start : named.end],
                    value=code,
                    mechanism=code,
                    donor=package.donor if package else setting.donor,
                    recipient=package.recipient if package else setting.recipient,
                    speaker=part.teller,
                    day=setting.told_on,
                )
            )

    def _package(self, part: Part) -> Finding | None:
        return self.found.package(part.span.start, converted=False)

    def _goods(
        self,
        start: int,
        end: int,
        words: str,
        items: tuple[str, ...],
        speaker: Speaker | None,
        day: PartialDate,
    ) -> Finding:
        package = self.found.package(start, converted=True)
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
        titles = self.reader.vocabulary.titles(speaker.entity) if speaker and speaker.entity else ()
        named = {c[1:] for title in titles for c in self.reader.vocabulary.concepts(title) if c[0] == "@"}
        states = {STATE_OF.get(one, one) for one in named}
        states = {one for one in states if self.reader.vocabulary.entities[one].type == "country"}
        return states.pop() if len(states) == 1 else None

    def _giver(self, sides: Sequence[Party], main: str | None, part: Part) -> str | None:
        plain = [party for party in sides if not party.getting and not party.possessive]
        return Sides(plain).donor(main, 10**6)


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
