"""`python -m benchmarks.noise DEV.jsonl`: the rows of a question set with misspelled words, judged by the set's own `score.py`.

Words in quotation marks stay as they are, since a quote with another spelling is an altered one. What counts here is the
number of false answers; a misspelled question that is not answered costs little.
"""

import asyncio
import importlib.util
import json
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from benchmarks.typos import misspell
from bot.build.store_file import build_store
from bot.domain.model import Actor
from bot.domain.text import quoted
from bot.domain.vocabulary import Vocabulary
from bot.errors import AidbotError
from bot.present.text import pages
from bot.service.asked import Asked
from bot.service.service import Service
from bot.store import Store
from bot.store.building import load_vocabulary

_DATA = Path(__file__).parent.parent / "data"
_MEMBER = Actor(1, "Member")


@dataclass(frozen=True)
class Misspelled:
    """A row of the set, how it was misspelled, and what came of asking it."""

    row: dict[str, Any]
    text: str
    reply: str
    outcome: str


def misspelled(row: dict[str, Any], rng: random.Random, known: Callable[[str], bool]) -> str:
    """The text of a row with a slip or two outside its quotation marks."""
    text = str(row["channel_text"])
    kept = [span.text for span in quoted(text)]
    slipped = misspell(text, rng, lambda word: known(word))
    return slipped if all(words in slipped for words in kept) else text


def asked(
    rows: list[dict[str, Any]], seeds: range, judge: Callable[[Any, str], dict[str, Any]]
) -> Iterator[Misspelled]:
    """Ask every row once for each seed, where the seed misspells it at all."""
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as running:
        path = Path(folder) / "facts.db"
        build_store(_DATA, path)
        vocabulary = Vocabulary.from_json(load_vocabulary(path)["vocabulary"])
        store = Store.open(path)
        service = Service(store, vocabulary, lambda: datetime.now(UTC))
        for seed in seeds:
            rng = random.Random(seed)
            for row in rows:
                text = misspelled(row, rng, lambda word: vocabulary.knows(word) or vocabulary.is_ordinary(word))
                if text != row["channel_text"]:
                    reply = running.run(_reply(service, text))
                    yield Misspelled(row, text, reply, str(judge(row, reply)["outcome"]))
        store.shut()


async def _reply(service: Service, text: str) -> str:
    try:
        reply = await service.respond(Asked(text=text, actor=_MEMBER, server=None, today=datetime.now(UTC).date()))
    except AidbotError as error:
        return str(error)
    return next(iter(pages(reply, markdown=False)), "")


@click.command()
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--seeds", type=click.IntRange(min=1), default=3, show_default=True, help="How often to misspell every row."
)
@click.option("--most-false", type=float, default=0.5, show_default=True, help="Fail above so many per cent.")
def main(questions: Path, seeds: int, most_false: float) -> None:
    """Misspell the rows of QUESTIONS, ask them, and print what is answered falsely."""
    rows = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    outcomes: Counter[str] = Counter()
    for each in asked(rows, range(seeds), _judge(questions.with_name("score.py"))):
        outcomes[each.outcome] += 1
        if each.outcome == "false_answer":
            click.echo(f"{each.row['id']}: {each.text}\n    {each.reply.splitlines()[0] if each.reply else ''}")
    total = sum(outcomes.values())
    for outcome, count in outcomes.most_common():
        click.echo(f"{outcome}: {count} ({100 * count / total:.1f} %)")
    if total and 100 * outcomes["false_answer"] / total > most_false:
        raise SystemExit(1)


def _judge(path: Path) -> Callable[[Any, str], dict[str, Any]]:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise click.ClickException(f"There is no {path} to judge by.")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    judge: Callable[[Any, str], dict[str, Any]] = score.judge
    return judge


if __name__ == "__main__":
    main()
