"""What tests of understanding share: the shipped facts in a store of their own, asked as people ask, on one fixed day."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.build.store_file import build_store
from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering import Answering, Intent
from bot.domain.model import Actor
from bot.domain.question import Reading, read_question
from bot.domain.vocabulary import Vocabulary
from bot.present.reply import Reply
from bot.present.text import pages
from bot.service.asked import Asked
from bot.service.service import Service
from bot.store import Store
from bot.store.building import load_vocabulary

DATA = Path(__file__).parent.parent / "data"
TODAY = date(2026, 11, 26)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
MEMBER = Actor(31, "Max")


@dataclass(frozen=True)
class Bot:
    """The whole product without a front end."""

    store: Store
    vocabulary: Vocabulary
    service: Service
    answering: Answering
    runner: asyncio.Runner

    def ask(
        self,
        text: str,
        *,
        server: int | None = None,
        slash: str | None = None,
        prefix: str = "!",
        earlier: tuple[str, ...] = (),
    ) -> Reply:
        """Send one message as a member would; one with `earlier` questions replies to their answer."""
        asked = Asked(
            text=text, actor=MEMBER, server=server, today=TODAY, slash=slash, prefix=prefix, earlier=earlier or None
        )
        return self.runner.run(self.service.respond(asked))

    def read(self, text: str) -> Reading:
        """Read a question without answering it."""
        return read_question(text, self.vocabulary, TODAY)

    def answer(self, text: str) -> Answer:
        """Answer a question as a plain value, before it is put into words."""
        with self.store.reading(None) as shelf:
            return self.answering.answer(self.read(text), shelf)

    def answer_as(self, intent: Intent, text: str) -> Answer:
        """Answer as a command does that names what is wanted."""
        with self.store.reading(None) as shelf:
            return self.answering.answer_as(intent, self.read(text), shelf)

    def check(self, claim: str) -> Answer:
        """Check a claim."""
        return self.answer_as(Intent.CLAIM, claim)


def ids(answer: Answer) -> tuple[str, ...]:
    """The facts that answer, best first."""
    return tuple(held.fact.id for held in answer.main)


def told(answer: Answer) -> str | None:
    """The fact that answers, None where there is none."""
    return next(iter(ids(answer)), None)


def refuses(answer: Answer) -> bool:
    """Whether it gives no answer: it abstains or asks back."""
    return answer.kind in (AnswerKind.ABSTAIN, AnswerKind.CLARIFY)


def whole(reply: Reply) -> str:
    """All that somebody sees of a reply, as plain text."""
    return "\n".join(pages(reply, markdown=False))


def open_bot(store: Path, vocabulary: Vocabulary, runner: asyncio.Runner) -> Bot:
    """Start the product on a store."""
    opened = Store.open(store)
    return Bot(opened, vocabulary, Service(opened, vocabulary, lambda: NOON), Answering(vocabulary), runner)


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped facts, built from the reviewed text once for all tests; only to be copied or read."""
    path = tmp_path_factory.mktemp("shipped") / "facts.db"
    build_store(DATA, path)
    return path


@pytest.fixture(scope="session")
def vocabulary(shipped_store: Path) -> Vocabulary:
    """The words that came with the shipped facts."""
    return Vocabulary.from_json(load_vocabulary(shipped_store)["vocabulary"])


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    """One event loop for all questions."""
    with asyncio.Runner() as running:
        yield running


@pytest.fixture(scope="session")
def bot(
    shipped_store: Path, vocabulary: Vocabulary, runner: asyncio.Runner, copied: Callable[[str], Path]
) -> Iterator[Bot]:
    """The product on the shipped facts; nothing that a test asks changes what another test is told."""
    asked = open_bot(copied("bot"), vocabulary, runner)
    yield asked
    asked.store.shut()


@pytest.fixture(scope="session")
def copied(shipped_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Copies of the shipped store, for those who write into it."""

    def copy(name: str) -> Path:
        path = tmp_path_factory.mktemp(name) / "facts.db"
        path.write_bytes(shipped_store.read_bytes())
        return path

    return copy
