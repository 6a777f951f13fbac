"""Reading stored facts back without checking them again."""

import json

import pytest

from bot.domain.model import AnyFact
from bot.domain.record import from_record
from bot.errors import StoreUnavailable
from bot.store.rows import write_record
from bot.store.stored import read_record
from tests.store.making import FACTS


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: str(fact.id))
def test_a_stored_fact_is_read_as_what_was_written(fact: AnyFact) -> None:
    text = write_record(fact)
    assert read_record(text) == fact == from_record(json.loads(text))


def test_a_fact_without_anything_optional_is_read_too() -> None:
    text = json.dumps(
        {
            "type": "figure",
            "id": "f",
            "value": "5",
            "unit": "bombs",
            "precision": "exact",
            "kind": "not_aid",
            "stage": "reported",
            "measure": "count",
            "sentence": "Five bombs.",
            "as_of": "2024",
            "source": {"source_id": "s", "publisher": "P", "url": "https://example.org", "title": "T"},
        }
    )
    assert read_record(text) == from_record(json.loads(text))


@pytest.mark.parametrize(
    "text", ["{}", '{"type": "figure"}', '{"type": "quote", "text": "a"}', '{"type": 5}', "{", "[1]", "7"]
)
def test_what_is_no_fact_is_told_as_damage(text: str) -> None:
    with pytest.raises(StoreUnavailable, match="damaged"):
        read_record(text)
