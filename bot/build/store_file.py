"""Writing `facts.db` from the reviewed text in `data/`."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.build.shipped import Shipped, read_facts
from bot.build.vocabulary import compile_vocabulary
from bot.domain.coverage import texts_of
from bot.domain.model import AnyFact
from bot.domain.record import dispute_to_record, to_record
from bot.domain.text import tokens
from bot.store import building


def build_store(data_folder: Path, path: Path) -> Shipped:
    """Build the file of shipped facts; the same data always gives the same content."""
    shipped = read_facts(data_folder)
    vocabulary = compile_vocabulary(data_folder, _words_told(shipped.facts))
    building.build(path, shipped.facts, shipped.disputes, vocabulary, label_of(shipped))
    return shipped


def _words_told(facts: Iterable[AnyFact]) -> Counter[str]:
    """In how many facts each folded word stands."""
    return Counter(
        word for fact in facts for word in {token.folded for text in texts_of(fact) for token in tokens(text)}
    )


def label_of(shipped: Shipped) -> str:
    """Name an edition of the shipped facts by its size and the digest of its content."""
    records = [*map(to_record, shipped.facts), *map(dispute_to_record, shipped.disputes)]
    text = json.dumps(sorted(records, key=lambda record: str(record["id"])), ensure_ascii=False, sort_keys=True)
    return f"{len(shipped.facts)} facts, {hashlib.sha256(text.encode()).hexdigest()[:12]}"
