"""Suggestions while somebody types: names that facts are stored under, and fact ids."""

from collections.abc import Iterable, Sequence

from bot.domain.text import fold
from bot.domain.vocabulary import Vocabulary
from bot.service.asked import Completion
from bot.store.listing import ids_beginning, names_in_use
from bot.store.naming import names_of
from bot.store.store import Store

MOST = 25
"""What Discord shows at most."""

_EXAMPLES = (
    "us total ukraine",
    "package 2 july 2024",
    "what was in the july 2 2024 package",
    "history us",
    "presidential drawdown authority",
    "sudan 2024 requirement",
    "oda 2024",
)


async def complete(
    store: Store, vocabulary: Vocabulary, field: str, typed: str, server: int | None
) -> Sequence[Completion]:
    """Suggest values of a field (question, quote, donor, speaker, topic or fact) that go with what was typed."""
    if field == "fact":
        ids = await store.query(lambda db: ids_beginning(db, fold(typed), server, MOST))
        return [Completion(fact_id, fact_id) for fact_id in ids]
    if field == "own_topic":
        own = await store.query(lambda db: names_of(db, server))
        return [Completion(name, name) for name in _fitting([topic.name for topic in own.topics.values()], typed)][
            :MOST
        ]
    names = await store.query(lambda db: names_in_use(db, server))
    ids_of = {
        "speaker": names.speakers,
        "quote": names.speakers,
        "donor": names.donors,
        "topic": [*names.donors, *names.recipients],
        "question": [*names.donors, *names.recipients],
    }
    labels = dict.fromkeys(vocabulary.label(entity_id) for entity_id in ids_of.get(field, ()))
    examples = _EXAMPLES if field == "question" else ()
    return [Completion(label, label) for label in _fitting((*examples, *labels), typed)][:MOST]


def _fitting(labels: Iterable[str], typed: str) -> Iterable[str]:
    """Labels that begin with what was typed, then those with a word that does."""
    wanted = fold(typed)
    starts = [label for label in labels if fold(label).startswith(wanted)]
    words = [
        label
        for label in labels
        if label not in starts and any(word.startswith(wanted) for word in fold(label).split())
    ]
    return (*starts, *words)
