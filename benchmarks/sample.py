"""One size of the benchmark on disk: the store built by the product's own builder, the texts to search, and the questions."""

import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from benchmarks.facts import Writer, statement
from benchmarks.keys import draw_world
from benchmarks.questions import Asking, Question, Wording
from benchmarks.truth import Truth
from benchmarks.typos import misspell
from benchmarks.unanswerable import Unanswerable
from bot.build.vocabulary import compile_vocabulary
from bot.domain.vocabulary import Vocabulary
from bot.store.building import build

UNANSWERABLE_SHARE = 0.2
_UNCLEAR_SHARE = 0.03
_SILENT_SPEAKERS = 20
_DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the files of one size lie."""

    folder: Path
    size: int

    @property
    def store(self) -> Path:
        """The fact store."""
        return self.folder / "facts.db"

    @property
    def described(self) -> Path:
        """What building took."""
        return self.folder / "built.json"

    def questions(self) -> tuple[Question, ...]:
        """Read the questions."""
        lines = (self.folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
        return tuple(Question(**(row | {"answers": tuple(row["answers"])})) for row in map(json.loads, lines))

    def statements(self) -> list[str]:
        """Read the texts to search, in the order of the facts' numbers."""
        return (self.folder / "statements.txt").read_text(encoding="utf-8").splitlines()

    def write_questions(self, questions: list[Question]) -> None:
        """Write the questions, one to a line."""
        lines = (json.dumps(asdict(question), ensure_ascii=False) + "\n" for question in questions)
        (self.folder / "questions.jsonl").write_text("".join(lines), encoding="utf-8")


def sample_at(folder: Path, size: int) -> Sample:
    """Where the files of a size lie in a folder."""
    return Sample(folder / str(size), size)


def make_sample(folder: Path, size: int, questions: int, seed: int) -> Sample:
    """Generate facts and questions and build the store; the same arguments give the same content."""
    sample = sample_at(folder, size)
    sample.folder.mkdir(parents=True, exist_ok=True)
    compiled = _compiled()
    vocabulary = Vocabulary.from_json(compiled["vocabulary"])
    speakers, silent = _speakers(vocabulary)
    world = draw_world(size, seed, speakers)
    writer = Writer(world, vocabulary, seed)
    began = time.perf_counter()
    build(sample.store, writer.facts(), (), compiled, f"benchmark, {size} facts")
    took = time.perf_counter() - began
    texts = (statement(fact, vocabulary).replace("\n", " ") + "\n" for fact in writer.facts())
    with (sample.folder / "statements.txt").open("w", encoding="utf-8") as file:
        file.writelines(texts)
    rng = random.Random(f"{seed}:{size}:questions")
    truth, wording = Truth(world.keys), Wording(vocabulary, rng)
    asking = Asking(world, truth, wording, rng)
    unanswerable = Unanswerable(world, truth, wording, rng, silent)
    sample.write_questions(list(_questions(asking, unanswerable, questions, rng, vocabulary)))
    sample.described.write_text(json.dumps({"size": size, "seed": seed, "build_seconds": took}), encoding="utf-8")
    return sample


@cache
def _compiled() -> dict[str, bytes]:
    """The product's vocabulary; the same for every sample."""
    return compile_vocabulary(_DATA)


def _speakers(vocabulary: Vocabulary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is quoted, and the few persons who never are."""
    persons = sorted(entity.id for entity in vocabulary.entities.values() if entity.type == "person")
    silent = random.Random("silent").sample(persons, _SILENT_SPEAKERS)
    return tuple(person for person in persons if person not in silent), tuple(silent)


def _questions(
    asking: Asking, unanswerable: Unanswerable, count: int, rng: random.Random, vocabulary: Vocabulary
) -> Iterator[Question]:
    def knows(word: str) -> bool:
        return vocabulary.knows(word) or vocabulary.is_ordinary(word)

    without = round(count * UNANSWERABLE_SHARE)
    unclear = round(count * _UNCLEAR_SHARE)
    rows = [(sort, text, ids, False) for sort, text, ids in asking.some(count - without - unclear)]
    rows.extend((sort, text, ids, False) for sort, text, ids in asking.unclear(unclear))
    rows.extend((sort, text, (), hard) for sort, text, hard in unanswerable.some(without))
    for number, (sort, text, ids, hard) in enumerate(rows):
        yield Question(f"q{number:04d}", sort, text, misspell(text, rng, knows), ids, hard)
