"""The results of all sizes as tables and a chart in `docs/benchmarks.md`, between its two marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.peers import PEERS
from benchmarks.sample import sample_at
from benchmarks.score import Tally, tally
from benchmarks.trials import PRODUCT, Run, file_name

_BEGIN, _END = "<!-- results: begin -->", "<!-- results: end -->"
_HEAD = (
    "| | top-1, clean | right | wrong | false | hard false | top-1, misspelled | right | wrong | false | hard false "
    "| p50 ms | p99 ms | asked | build s | memory MB | file MB |"
)
_NAMES = (PRODUCT, *PEERS)
_MEGA = 1_000_000
_MARKERS = MappingProxyType(dict(zip(_NAMES, "osd^vP*X<>", strict=False)))


@dataclass(frozen=True, slots=True)
class Line:
    """One contender at one size."""

    run: Run
    clean: Tally
    misspelled: Tally


def read_lines(folder: Path, sizes: Sequence[int], thresholds: Mapping[str, float]) -> list[Line]:
    """Read what is there of all contenders at these sizes."""
    paths = [(name, sample_at(folder, size).folder / "results" / file_name(name)) for size in sizes for name in _NAMES]
    lines = []
    for name, path in paths:
        if path.is_file():
            run, threshold = Run.read(path), thresholds.get(name, 0.0)
            lines.append(Line(run, tally(run.clean, threshold), tally(run.misspelled, threshold)))
    return lines


def write_report(page: Path, lines: Sequence[Line]) -> None:
    """Put the tables into the page and the chart beside it."""
    before, _, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    tables = "\n".join(_tables(lines))
    page.write_text(f"{before}{_BEGIN}\n{tables}\n{_END}{after}", encoding="utf-8")
    _draw(lines, page.with_suffix(".svg"))


def _tables(lines: Sequence[Line]) -> Iterator[str]:
    for size in sorted({line.run.size for line in lines}):
        yield f"\n### {size:,} facts\n\n{_HEAD}"
        yield "| --- |" + " ---: |" * (_HEAD.count("|") - 2)
        yield from (_row(line) for line in lines if line.run.size == size)
    yield ""


def _row(line: Line) -> str:
    run = line.run
    name = f"**{run.contender}**" if run.contender == PRODUCT else run.contender
    shares = (part for told in (line.clean, line.misspelled) for part in _shares(told))
    times = (_short(max(line.clean.p50, line.misspelled.p50)), _short(max(line.clean.p99, line.misspelled.p99)))
    asked = str(line.clean.asked + line.misspelled.asked)
    costs = (f"{run.build:,.1f}", f"{run.memory / _MEGA:,.0f}", f"{run.file / _MEGA:,.0f}")
    return "| " + " | ".join((name, *shares, *times, asked, *costs)) + " |"


def _shares(told: Tally) -> tuple[str, ...]:
    return tuple(f"{share:.1f}" for share in (told.top, told.right, told.wrong, told.false, told.hard_false))


def _short(milliseconds: float) -> str:
    return f"{milliseconds:,.2f}" if milliseconds < 10 else f"{milliseconds:,.0f}"


def _draw(lines: Sequence[Line], path: Path) -> None:
    mpl.rcParams["svg.hashsalt"] = "benchmarks"
    figure = Figure(figsize=(11, 4.5), layout="constrained")
    slow, right = figure.subplots(1, 2)
    for name in _NAMES:
        own = [line for line in lines if line.run.contender == name]
        sizes = [line.run.size for line in own]
        width = 3.0 if name == PRODUCT else 1.0
        slow.plot(sizes, [line.misspelled.p50 for line in own], marker=_MARKERS[name], linewidth=width, label=name)
        right.plot(sizes, [line.misspelled.right for line in own], marker=_MARKERS[name], linewidth=width)
    _label(slow, "median answer to a misspelled question, ms")
    _label(right, "right on misspelled questions, %, where false answers are kept under 5 %")
    slow.set_yscale("log")
    figure.legend(loc="outside lower center", ncols=5, fontsize="small")
    figure.savefig(path, metadata={"Date": None})


def _label(axes: Axes, title: str) -> None:
    axes.set_xscale("log")
    axes.set_xlabel("facts")
    axes.set_title(title, fontsize="small")
    axes.grid(visible=True, alpha=0.3)
