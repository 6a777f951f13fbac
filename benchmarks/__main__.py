"""`python -m benchmarks`: make the samples, run the contenders, fit the thresholds, write the report, profile."""

import asyncio
import json
import random
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.live import ask_while_writing
from benchmarks.peers import PEERS
from benchmarks.product import Product
from benchmarks.sample import Sample, make_sample, sample_at
from benchmarks.score import fitted_threshold, tally
from benchmarks.stages import percentile, profile
from benchmarks.trials import PRODUCT, Run, file_name, run_peer, run_product

SEED = 7
_FITTING_SEED = 99
_WARM_UP = 50
_THRESHOLDS = Path(__file__).with_name("thresholds.json")

_folder = click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build/benchmarks"),
    show_default=True,
    help="Where samples and results are kept.",
)
_sizes = click.argument("sizes", type=click.IntRange(min=100), nargs=-1, required=True)
_questions = click.option(
    "--questions", type=int, default=1000, show_default=True, help="How many to ask, in two spellings each."
)
_only = click.option("--only", multiple=True, type=click.Choice([PRODUCT, *PEERS]), help="Run these contenders alone.")
_budget = click.option("--budget", type=float, default=60.0, show_default=True, help="Most seconds for each spelling.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Compare the bot's answer path with what people would use instead."""


@main.command()
@_sizes
@_folder
@_questions
def make(sizes: tuple[int, ...], folder: Path, questions: int) -> None:
    """Generate the facts and questions of these SIZES and build their stores."""
    for size in sizes:
        sample = make_sample(folder, size, questions, SEED)
        click.echo(f"{size} facts: {sample.store}")


@main.command()
@_sizes
@_folder
@_only
@_budget
def run(sizes: tuple[int, ...], folder: Path, only: tuple[str, ...], budget: float) -> None:
    """Ask every contender the questions of these SIZES (made before) and keep what came of it."""
    thresholds = _thresholds()
    for size in sizes:
        sample = sample_at(folder, size)
        for name in only or (PRODUCT, *PEERS):
            if not _is_too_large(name, size):
                _told(_run_alone(name, sample, budget), sample, thresholds.get(name, 0.0))


@main.command()
@_folder
@click.option("--size", type=int, default=1000, show_default=True)
def fit(folder: Path, size: int) -> None:
    """Fit each peer's threshold once, on a sample of its own, to at most 5 % false answers."""
    sample = make_sample(folder / "fitting", size, 1000, _FITTING_SEED)
    thresholds = {}
    for name in PEERS:
        result = _run_alone(name, sample, 300.0)
        thresholds[name] = round(fitted_threshold([*result.clean, *result.misspelled]), 4)
        click.echo(f"{name}: {thresholds[name]}")
    _THRESHOLDS.write_text(json.dumps(thresholds, indent=2) + "\n", encoding="utf-8")


@main.command()
@_sizes
@_folder
@click.option("--page", type=click.Path(exists=True, path_type=Path), default=Path("docs/benchmarks.md"))
def report(sizes: tuple[int, ...], folder: Path, page: Path) -> None:
    """Write what came of these SIZES into the page: tables, and a chart beside it."""
    from benchmarks.report import read_lines, write_report  # needs matplotlib, which nothing else does

    write_report(page, read_lines(folder, sizes, _thresholds()))


@main.command("profile")
@_sizes
@_folder
def profile_stages(sizes: tuple[int, ...], folder: Path) -> None:
    """Tell how long each stage of an answer takes at these SIZES."""
    samples = [sample_at(folder, size) for size in sizes]
    products = [Product(sample.store) for sample in samples]
    questions = [random.Random("profile").sample(told := sample.questions(), len(told)) for sample in samples]
    profile(products, [asked[:_WARM_UP] for asked in questions])
    for size, stages in zip(sizes, profile(products, questions), strict=True):
        for stage, (middle, slowest) in stages.items():
            click.echo(f"{size:>8} {stage:<17} p50 {middle:6.3f} ms p99 {slowest:7.3f} ms")
    for product in products:
        product.close()


@main.command()
@_sizes
@_folder
@click.option("--questions", type=int, default=300, show_default=True)
def live(sizes: tuple[int, ...], folder: Path, questions: int) -> None:
    """Ask through the service, alone and while facts are written, at these SIZES."""
    for size in sizes:
        sample = sample_at(folder, size)
        shuffled = random.Random("live").sample(sample.questions(), questions)
        with TemporaryDirectory(dir=folder) as scratch:
            told = asyncio.run(ask_while_writing(sample, shuffled, Path(scratch)))
        for name, seconds in (("alone", told.alone), ("while writing", told.under_load)):
            middle, slowest = (percentile(seconds, percent) for percent in (50, 99))
            click.echo(
                f"{size:>8} {name:<13} p50 {middle:6.3f} ms p99 {slowest:7.3f} ms max {1000 * max(seconds):7.3f} ms"
            )
        click.echo(
            f"{size:>8} put in {told.put_in} facts; {told.found_at_once} of {told.edits} new facts found at once"
        )


def _thresholds() -> dict[str, float]:
    return dict(json.loads(_THRESHOLDS.read_text(encoding="utf-8"))) if _THRESHOLDS.is_file() else {}


def _is_too_large(name: str, size: int) -> bool:
    largest = None if name == PRODUCT else PEERS[name]().largest
    return largest is not None and size > largest


def _run_alone(name: str, sample: Sample, budget: float) -> Run:
    """Run one contender in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        work = (
            alone.submit(run_product, sample, budget)
            if name == PRODUCT
            else alone.submit(run_peer, name, sample, budget)
        )
        return work.result()


def _told(result: Run, sample: Sample, threshold: float) -> None:
    results = sample.folder / "results"
    results.mkdir(exist_ok=True)
    result.write(results / file_name(result.contender))
    for spelling, trials in (("clean", result.clean), ("misspelled", result.misspelled)):
        told = tally(trials, threshold)
        click.echo(
            f"{result.size:>8} {result.contender:<32} {spelling:<10} top {told.top:5.1f} right {told.right:5.1f} "
            f"wrong {told.wrong:4.1f} false {told.false:5.1f} hard {told.hard_false:5.1f} "
            f"p50 {told.p50:8.3f} ms p99 {told.p99:8.3f} ms n {told.asked}"
        )


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
