"""What was found in an article so far, kept so that what is told again and the package at hand are found without a search."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from bot.domain.extracting.findings import Finding, FindingKind

_TOTAL = "running_total"


class Found:
    """The findings in the order of their sentences."""

    def __init__(self) -> None:
        self._all: list[Finding] = []
        self._alike: dict[tuple[object, ...], list[int]] = {}
        self._money: list[int] = []
        self._contents: list[int] = []
        self._gone: set[int] = set()

    def __iter__(self) -> Iterator[Finding]:
        return (finding for at, finding in enumerate(self._all) if at not in self._gone)

    def add(self, finding: Finding) -> None:
        """Add one more."""
        at = len(self._all)
        self._all.append(finding)
        self._alike.setdefault(_key(finding), []).append(at)
        if finding.kind is FindingKind.MONEY and finding.measure != _TOTAL:
            self._money.append(at)
        if finding.kind is FindingKind.CONTENTS:
            self._contents.append(at)

    def keep(self, finding: Finding) -> None:
        """Add a figure; one told before gains what this sentence adds."""
        for at in self._alike.get(_key(finding), ()):
            if _tells_again(self._all[at], finding):
                self._all[at] = _joined(self._all[at], finding)
                return
        self.add(finding)

    def tell_again(self, finding: Finding) -> None:
        """Add a day or mechanism; of one told before, note the other sentence."""
        before = self._alike.get(_key(finding))
        if before is None:
            self.add(finding)
        elif finding.kind is FindingKind.DATE:
            self._all[before[0]] = _once_more(self._all[before[0]], (finding.start, finding.end))

    def package(self, before: int, *, converted: bool) -> Finding | None:
        """The last amount that is no total, from the start of the text to a character; perhaps one told in another currency."""
        at = self._package(before, converted=converted)
        return None if at is None else self._all[at]

    def pay_by(self, mechanism: str, since: int, before: int) -> None:
        """Tell of the package at hand how it is paid for, where it stands behind a character and nothing was told of that."""
        at = self._package(before, converted=False)
        if at is not None and self._all[at].mechanism is None and self._all[at].start >= since:
            self._all[at] = replace(self._all[at], mechanism=mechanism)

    def drop_contents(self, first: int, last: int) -> None:
        """Leave out the lists of goods that were found between two characters: they are told as one."""
        begin = bisect_left(self._contents, first, key=self._start)
        end = bisect_right(self._contents, last, key=self._start)
        self._gone.update(self._contents[begin:end])
        del self._contents[begin:end]

    def _package(self, before: int, *, converted: bool) -> int | None:
        places = range(bisect_right(self._money, before, key=self._start) - 1, -1, -1)
        fits = (
            self._money[place]
            for place in places
            if self._all[self._money[place]].measure != _TOTAL
            and (converted or not self._all[self._money[place]].converts)
        )
        return next(fits, None)

    def _start(self, at: int) -> int:
        return self._all[at].start


def _key(finding: Finding) -> tuple[object, ...]:
    """What findings share that can tell the same: money also in other words."""
    alike = finding.kind in (FindingKind.MONEY, FindingKind.DATE, FindingKind.MECHANISM)
    return finding.kind, finding.value, finding.unit, None if alike else finding.words


def _tells_again(held: Finding, finding: Finding) -> bool:
    if held.words == finding.words:
        return True
    totals = {held.measure, finding.measure} & {_TOTAL}
    alike = not totals or held.measure == finding.measure
    return alike and (None in (held.donor, finding.donor) or held.donor == finding.donor)


def _joined(held: Finding, finding: Finding) -> Finding:
    names = ("precision", "stage", "measure", "aid", "mechanism", "donor", "recipient", "speaker", "since", "period")
    gained = {name: getattr(finding, name) for name in names if getattr(held, name) is None}
    return replace(_once_more(held, (finding.start, finding.end)), **gained)


def _once_more(held: Finding, where: tuple[int, int]) -> Finding:
    return held if where == (held.start, held.end) else replace(held, again=(*held.again, where))
