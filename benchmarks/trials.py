"""Asking one contender all questions of one size, in a process of its own so that its memory is its own."""

import gc
import json
import random
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from benchmarks.facts import fact_id
from benchmarks.peers import PEERS, Peer
from benchmarks.product import Product
from benchmarks.questions import Question
from benchmarks.sample import Sample
from benchmarks.score import Trial
from bot.present.reply import Reply, ReplyKind

PRODUCT = "this bot"
_SILENT = frozenset({ReplyKind.ABSTAIN, ReplyKind.HELP, ReplyKind.SILENT})
_WARM_UP = 20
Ask = Callable[[Question, str], Trial]


@dataclass(frozen=True, slots=True)
class Run:
    """One contender at one size: its trials on clean and on misspelled questions, and what it cost to get ready.

    `ready` is how many seconds it takes to open what was built, `memory` the bytes that the process grew by.
    """

    contender: str
    size: int
    build: float
    ready: float
    memory: int
    file: int
    clean: list[Trial]
    misspelled: list[Trial]

    def write(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Run":
        """Read it back."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        for form in ("clean", "misspelled"):
            raw[form] = [_trial(row) for row in raw[form]]
        return cls(**raw)


def file_name(contender: str) -> str:
    """The name of the file that a contender's results are kept in."""
    return f"{contender.replace(' ', '-').replace(',', '')}.json"


def run_product(sample: Sample, budget: float) -> Run:
    """Open the store as the program does, and ask."""
    before = _memory()
    began = time.perf_counter()
    product = Product(sample.store)
    ready = time.perf_counter() - began
    questions = sample.questions()
    held = _memory() - before
    ask = _asking_product(product)
    clean, misspelled = _both(questions, ask, budget)
    grown = _memory() - before
    product.close()
    built = json.loads(sample.described.read_text(encoding="utf-8"))["build_seconds"]
    return Run(PRODUCT, sample.size, built, ready, max(held, grown), sample.store.stat().st_size, clean, misspelled)


def run_peer(name: str, sample: Sample, budget: float) -> Run:
    """Let a peer index the texts, and ask."""
    folder = sample.folder / "peer" / name.replace(" ", "-").replace(",", "")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    peer = PEERS[name]()
    before = _memory()
    began = time.perf_counter()
    peer.build(sample.statements(), folder)
    built = time.perf_counter() - began
    gc.collect()
    clean, misspelled = _both(sample.questions(), _asking_peer(peer), budget)
    grown = _memory() - before
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    shutil.rmtree(folder)
    return Run(name, sample.size, built, 0.0, grown, size, clean, misspelled)


def _both(questions: Sequence[Question], ask: Ask, budget: float) -> tuple[list[Trial], list[Trial]]:
    _within(questions[:_WARM_UP], lambda question: ask(question, question.text), budget / 20)
    shuffled = random.Random("order").sample(list(questions), len(questions))
    return (
        _within(shuffled, lambda question: ask(question, question.text), budget),
        _within(shuffled, lambda question: ask(question, question.misspelled), budget),
    )


def _within(questions: Sequence[Question], ask: Callable[[Question], Trial], budget: float) -> list[Trial]:
    """Ask in turn until the seconds are used up; what is left is not asked."""
    trials: list[Trial] = []
    ends = time.perf_counter() + budget
    for question in questions:
        trials.append(ask(question))
        if time.perf_counter() > ends:
            break
    return trials


def _asking_product(product: Product) -> Ask:
    def ask(question: Question, text: str) -> Trial:
        began = time.perf_counter()
        reply = product.reply(text)
        took = time.perf_counter() - began
        return Trial(question, _answer(reply), took, asked_back=reply.kind is ReplyKind.CLARIFY)

    return ask


def _answer(reply: Reply) -> str | None:
    return None if reply.kind in _SILENT or not reply.facts else reply.facts[0]


def _asking_peer(peer: Peer) -> Ask:
    def ask(question: Question, text: str) -> Trial:
        began = time.perf_counter()
        match = peer.ask(text)
        took = time.perf_counter() - began
        return Trial(question, fact_id(match.number), took, match.score) if match else Trial(question, None, took)

    return ask


def _memory() -> int:
    gc.collect()
    return int(psutil.Process().memory_info().rss)


def _trial(row: dict[str, Any]) -> Trial:
    question = Question(**{**row["question"], "answers": tuple(row["question"]["answers"])})
    return Trial(**{**row, "question": question})
