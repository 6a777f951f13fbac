"""The entrances for text and files, one by one, as what a fuzzer calls with bytes."""

import asyncio
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from benchmarks.fuzz_seeds import packed

TODAY = date(2026, 1, 1)
_SHIPPED = Path(__file__).resolve().parent.parent / "facts.db"
_LONGEST_TEXT = 4000
"""Characters that Discord lets somebody type at once."""

One = Callable[[bytes], object]
"""Takes one input; what it gives does not matter."""


def question() -> One:
    """Questions and claims as typed: read, answered from the shipped facts, and put into words."""
    from bot.domain.answering import Answering
    from bot.domain.question import read_question
    from bot.domain.vocabulary import Vocabulary
    from bot.present.compose import compose
    from bot.present.text import pages
    from bot.store.building import load_vocabulary
    from bot.store.store import Store

    store = Store.open(_SHIPPED, read_only=True)
    vocabulary = Vocabulary.from_json(load_vocabulary(_SHIPPED)["vocabulary"])
    answering = Answering(vocabulary)

    def one(data: bytes) -> object:
        with store.reading(None) as shelf:
            reading = read_question(_text(data), vocabulary, TODAY)
            return pages(compose(answering.answer(reading, shelf), vocabulary))

    return one


def check() -> One:
    """Texts to check, sentence by sentence, with their quotations."""
    from bot.domain.answering import Answering
    from bot.domain.vocabulary import Vocabulary
    from bot.service.checking import Checking
    from bot.store.building import load_vocabulary
    from bot.store.store import Store

    store = Store.open(_SHIPPED, read_only=True)
    vocabulary = Vocabulary.from_json(load_vocabulary(_SHIPPED)["vocabulary"])
    checking = Checking(Answering(vocabulary), vocabulary)

    def one(data: bytes) -> object:
        with store.reading(None) as shelf:
            text = _text(data)
            return checking.check(text, TODAY, shelf), checking.correction(text, TODAY, shelf)

    return one


def command() -> One:
    """Whatever may be typed, by somebody who may do everything, against a store of its own that it changes."""
    from bot.domain.model import Actor
    from bot.domain.vocabulary import Vocabulary
    from bot.service.asked import Asked
    from bot.service.service import Service
    from bot.store.building import load_vocabulary
    from bot.store.store import Store

    path = Path(tempfile.mkdtemp(), "facts.db")
    path.write_bytes(_SHIPPED.read_bytes())
    vocabulary = Vocabulary.from_json(load_vocabulary(path)["vocabulary"])
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    service, runner = Service(Store.open(path), vocabulary, lambda: now), asyncio.Runner()
    anybody = Actor(id=1, name="x", curator=True, manager=True, operator=True)

    def one(data: bytes) -> object:
        asked = Asked(text=_text(data), actor=anybody, server=1, channel=1, within=(1,), today=TODAY, prefix="!")
        return runner.run(service.respond(asked))

    return one


def numbers() -> One:
    """Amounts and dates in free text, and the one day of a form's field."""
    from bot.domain.amount import read_amounts
    from bot.domain.dates import read_dates, read_day

    def one(data: bytes) -> object:
        text = _text(data)
        return read_amounts(text), read_dates(text, TODAY), read_day(text, TODAY)

    return one


def article() -> One:
    """Articles: the text of a file of any sort, and the facts proposed from it."""
    from bot.documents.reading import text_of
    from bot.domain.extracting import extract
    from bot.domain.vocabulary import Vocabulary
    from bot.store.building import load_vocabulary

    vocabulary = Vocabulary.from_json(load_vocabulary(_SHIPPED)["vocabulary"])
    return lambda data: extract(text_of(data), TODAY, vocabulary)


def form() -> One:
    """Facts typed into a command or a form."""
    from bot.domain.form import read_form, read_quote_form

    def one(data: bytes) -> object:
        text = _text(data)
        return read_form(text), read_quote_form(text)

    return one


def facts(suffix: str) -> Callable[[], One]:
    """Files of facts to load, of one form."""

    def target() -> One:
        from bot.exchange.reading import read_facts

        return _on_file(suffix, lambda path: read_facts([path]))

    return target


def table(suffix: str) -> Callable[[], One]:
    """Publishers' files, and tables of somebody's own, of one form."""

    def target() -> One:
        from bot.domain.vocabulary import Vocabulary
        from bot.service.data_files import Wanted, read_files
        from bot.store.building import load_vocabulary

        vocabulary = Vocabulary.from_json(load_vocabulary(_SHIPPED)["vocabulary"])
        own = Wanted(format="table", publisher="P", url="https://example.org", published=TODAY)

        def read(file: Path) -> object:
            try:
                return read_files([file], Wanted(), vocabulary, lambda _: None)
            except told():
                return read_files([file], own, vocabulary, lambda _: None)

        return _on_file(suffix, read)

    return target


def workbook() -> One:
    """Workbooks whose files inside are changed, not their archive."""
    read = table(".xlsx")()
    return lambda data: read(packed(data))


TARGETS: Mapping[str, Callable[[], One]] = MappingProxyType(
    {
        "question": question,
        "check": check,
        "command": command,
        "numbers": numbers,
        "article": article,
        "article.pdf": article,
        "form": form,
        "facts.json": facts(".json"),
        "facts.jsonl": facts(".jsonl"),
        "facts.yaml": facts(".yaml"),
        "facts.csv": facts(".csv"),
        "table.csv": table(".csv"),
        "table.json": table(".json"),
        "table.yaml": table(".yaml"),
        "table.xml": table(".xml"),
        "table.xlsx": table(".xlsx"),
        "workbook": workbook,
    }
)
GUIDED_BY = MappingProxyType({"article.pdf": ["bot", "pypdf"], "workbook": ["bot", "openpyxl"]})
"""Whose code guides the changes, where it is not ours alone."""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if data[:1] == b"\xed" else "replace")[:_LONGEST_TEXT]


def told() -> tuple[type[Exception], ...]:
    """What the product raises to tell what is wrong with an input."""
    from bot.errors import AidbotError

    return (AidbotError,)


def _on_file(suffix: str, read: Callable[[Path], object]) -> One:
    folder = tempfile.mkdtemp()
    file = Path(folder, f"input{suffix}")

    def one(data: bytes) -> object:
        file.write_bytes(data)
        return read(file)

    return one
