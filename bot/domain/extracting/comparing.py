"""What was found in an article held against the facts there are: told already, told otherwise, or worded otherwise."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

from bot.domain.extracting.findings import Finding, FindingKind, Standing
from bot.domain.keys import PROMISED
from bot.domain.kinds import FactType, Precision
from bot.domain.model import Figure, Held
from bot.domain.shelf import FigureKey, QuoteKey, Shelf
from bot.domain.text import tokens
from bot.domain.verify import Outcome, check_quote

_NEAR = timedelta(days=14)
"""How far apart two accounts of one announcement or total lie at most."""
_SAME_DAY = timedelta(days=3)
_ROUNDING = Decimal("0.02")
_STEM = 5
_MOST = 80
_LITTLE_WORDS = 4
_TOTAL = "running_total"


def compare(findings: Sequence[Finding], shelf: Shelf) -> tuple[Finding, ...]:
    """Tell of each finding which facts say the same and which say otherwise. Nothing is changed."""
    comparing = _Comparing(shelf)
    money = {id(finding): comparing.money(finding) for finding in findings if finding.kind is FindingKind.MONEY}
    return tuple(replace(one, standing=money.get(id(one)) or comparing.standing(one)) for one in findings)


@dataclass
class _Comparing:
    """Look-ups for one article, and the stored packages that it turned out to be about."""

    shelf: Shelf
    packages: list[Figure] = field(default_factory=list)

    def standing(self, finding: Finding) -> Standing:
        """How a finding that is no money stands to the facts."""
        told: dict[FindingKind, Callable[[Finding], Standing]] = {
            FindingKind.COUNT: self._count,
            FindingKind.SHARE: self._count,
            FindingKind.DATE: self._date,
            FindingKind.MECHANISM: self._mechanism,
            FindingKind.CONTENTS: self._contents,
            FindingKind.QUOTATION: self._quotation,
        }
        return told[finding.kind](finding)

    def money(self, finding: Finding) -> Standing:
        """How an amount stands to the figures of the same parties about that time."""
        if finding.unit is None or finding.day is None or not (finding.donor or finding.recipient):
            return Standing()
        key = FigureKey(
            donor=finding.donor,
            recipient=finding.recipient,
            units=[finding.unit],
            first=finding.day.first - _NEAR,
            last=finding.day.last + _NEAR,
        )
        figures = [held.figure for held in self.shelf.figures(key, limit=_MOST)]
        alike = [figure for figure in figures if (figure.measure == _TOTAL) == (finding.measure == _TOTAL)]
        same = [figure for figure in alike if figure.value == finding.value]
        self.packages += [figure for figure in same if figure.measure == "package"]
        others = [] if same else [figure for figure in alike if _disagrees(finding, figure)]
        return self._told(same, others)

    def _count(self, finding: Finding) -> Standing:
        if not isinstance(finding.value, Decimal) or finding.day is None:
            return Standing()
        key = FigureKey(value_low=finding.value, value_high=finding.value, counts=True)
        stems = _stems(finding.unit or "")
        same = [
            held.figure for held in self.shelf.figures(key, limit=_MOST) if _counts_same(finding, held.figure, stems)
        ]
        others = [] if same or finding.period is None else [f for f in self._counted(stems) if _other_count(finding, f)]
        return self._told(same, others)

    def _counted(self, stems: Collection[str]) -> list[Figure]:
        if not stems:
            return []
        found = self.shelf.search(sorted(stems), types=[FactType.FIGURE], every=False, limit=_MOST)
        return [held.figure for held in found if _stems(held.figure.unit) & set(stems)]

    def _date(self, finding: Finding) -> Standing:
        value = str(finding.value)
        held = [one.statement for one in self.shelf.statements(facet="date", limit=_MOST * 3)]
        return Standing(stored=tuple(one.id for one in held if value in (one.value, str(one.date))))

    def _mechanism(self, finding: Finding) -> Standing:
        ours = [figure for figure in self.packages if figure.mechanism]
        same = [figure for figure in ours if figure.mechanism == finding.mechanism]
        others = [figure for figure in ours if figure.mechanism != finding.mechanism]
        partly = [figure for figure in others if finding.mechanism in str(figure.mechanism).split("+")]
        standing = self._told(same, [figure for figure in others if figure not in partly])
        statements = self._about(self.packages, "mechanism") if same else []
        return replace(
            standing,
            stored=(*standing.stored, *(held.fact.id for held in statements)),
            differs=tuple(figure.id for figure in partly),
        )

    def _contents(self, finding: Finding) -> Standing:
        held = self._about(self.packages, "contents")
        if not held:
            return Standing()
        known = {stem for one in held for item in one.statement.items for stem in _stems(item)}
        ids = tuple(one.fact.id for one in held)
        whole = all(_stems(item) & known for item in finding.items)
        return Standing(stored=ids) if whole else Standing(differs=ids)

    def _quotation(self, finding: Finding) -> Standing:
        speaker = finding.speaker.entity if finding.speaker else None
        found = [*self.shelf.quotes(QuoteKey(speaker=speaker), limit=_MOST)] if speaker else []
        words = [token.folded for token in tokens(finding.words)][:40]
        found += self.shelf.search(words, types=[FactType.QUOTE], every=False, limit=_MOST) if words else []
        verdict = check_quote(finding.words, found, speaker)
        if verdict.held is None:
            return Standing()
        ids = (verdict.held.fact.id,)
        if verdict.outcome is Outcome.OTHER_SPEAKER:
            return Standing(contradicts=ids)
        if verdict.outcome is Outcome.ALTERED:
            return Standing(differs=ids) if verdict.same_speaker else Standing()
        return self._with_disputes(Standing(stored=ids))

    def _about(self, figures: Sequence[Figure], facet: str) -> list[Held]:
        found = self.shelf.linked([figure.id for figure in figures]) if figures else ()
        return [held for held in found if getattr(held.fact, "facet", None) == facet]

    def _told(self, same: Iterable[Figure], others: Iterable[Figure]) -> Standing:
        stored = tuple(dict.fromkeys(figure.id for figure in same))
        return self._with_disputes(
            Standing(stored=stored, contradicts=tuple(dict.fromkeys(figure.id for figure in others)))
        )

    def _with_disputes(self, standing: Standing) -> Standing:
        disputes = self.shelf.disputes(standing.stored) if standing.stored else ()
        return replace(standing, disputes=tuple(dispute.id for dispute in disputes))


def _disagrees(finding: Finding, figure: Figure) -> bool:
    """Whether a figure counts what was found and gives another number: not merely rounded, or of another stage or start."""
    value = finding.value
    if not isinstance(value, Decimal) or figure.time is None or finding.day is None or not value:
        return False
    if abs(figure.time.first - finding.day.first) > (_SAME_DAY if finding.measure == _TOTAL else timedelta()):
        return False
    if finding.measure == "package":
        return figure.measure == "package" and finding.mechanism is not None and figure.mechanism == finding.mechanism
    if finding.measure != _TOTAL or finding.since is None or figure.counted_since is None:
        return False
    same_start = (finding.since.year, finding.since.month or 0) == (
        figure.counted_since.year,
        figure.counted_since.month or 0,
    )
    alike = (finding.stage is None or finding.stage == figure.stage or {finding.stage, figure.stage} <= PROMISED) and (
        finding.aid is None or finding.aid == figure.kind
    )
    return same_start and alike and not _fits(finding, value, figure)


def _fits(finding: Finding, value: Decimal, figure: Figure) -> bool:
    """Whether two numbers may both be right: near enough to be rounded, or "more than" one that is not far below."""
    above = finding.precision in (Precision.MORE_THAN, Precision.AT_LEAST) and value <= figure.value <= value * Decimal(
        "1.1"
    )
    return above or abs(value - figure.value) <= value * _ROUNDING


def _counts_same(finding: Finding, figure: Figure, stems: Collection[str]) -> bool:
    told = _stems(" ".join(filter(None, (figure.unit, figure.unit_note, figure.sentence))))
    return bool(set(stems) & told) and _about_then(finding, figure)


def _other_count(finding: Finding, figure: Figure) -> bool:
    if finding.period is None or figure.period_start is None or figure.period_end is None:
        return False
    return (figure.period_start.first, figure.period_end.last) == finding.period and figure.value != finding.value


def _about_then(finding: Finding, figure: Figure) -> bool:
    if figure.time is None or finding.day is None:
        return False
    first, last = finding.period or (finding.day.first, finding.day.last)
    return first - _NEAR <= figure.time.last and figure.time.first <= last + _NEAR


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.folded[:_STEM] for token in tokens(text) if len(token.folded) >= _LITTLE_WORDS)
