"""That every look-up seeks in an index, so that it costs the same among a thousand facts and a million."""

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.domain.model import IMPORTED, AidKind, FactType, Stage
from bot.domain.shelf import NOBODY, FigureKey, Order, QuoteKey, RankKey
from bot.store import SqliteShelf
from bot.store.building import build
from bot.store.connection import connect
from tests.store.making import FACTS, SERVER, day, figure

Look = Callable[[SqliteShelf], object]

FIGURE_KEYS = [
    *(
        FigureKey(donor=donor, recipient=recipient, measures=measures, units=units, value_low=low, event=event)
        for donor, recipient, measures, units, low, event in product(
            (None, "us"), (None, "ukraine"), ((), ("package", "loan")), ((), ("USD",)), (None, Decimal(5)), (None, "x")
        )
    ),
    FigureKey(drawdown_number=61),
    FigureKey(
        donor="us",
        recipient="ukraine",
        measures=["package"],
        kinds=["military"],
        stages=["announced"],
        mechanisms=["PDA"],
        units=["USD"],
        first=date(2024, 1, 1),
        last=date(2024, 12, 31),
        covers=True,
        value_low=Decimal(1),
        value_high=Decimal(9),
    ),
]
QUOTE_KEYS = [
    QuoteKey(speaker=speaker, words=words, event=event, first=first)
    for speaker, words, event, first in product(
        (None, "lloyd-austin"), ((), ("never", "waver")), (None, "summit"), (None, date(2024, 1, 1))
    )
]
RANK_KEYS = [
    RankKey(by=by, other=other, measure="running_total", kinds=kinds, stages=stages, first=first, smallest=smallest)
    for by, other, kinds, stages, first, smallest in product(
        ("donor", "recipient"),
        (None, "ukraine"),
        ((), ("all",)),
        ((), ("allocated",)),
        (None, date(2024, 1, 1)),
        (False, True),
    )
]
PAIRS = [("us", "ukraine"), ("us", None), (None, "ukraine")]
LOOKS: list[Look] = [
    *(partial(SqliteShelf.figures, key=key, order=order) for key in FIGURE_KEYS for order in Order),
    *(
        partial(SqliteShelf.figures, key=FigureKey(donor=donor, recipient=recipient, measures=("package",)))
        for donor, recipient in ((NOBODY, "ukraine"), ("us", NOBODY))
    ),
    *(partial(SqliteShelf.quotes, key=key) for key in QUOTE_KEYS),
    *(
        partial(SqliteShelf.statements, facet=facet, subject=subject, person=person)
        for facet, subject, person in product((None, "event"), (None, "drawdown"), (None, "lloyd-austin"))
    ),
    partial(SqliteShelf.fetch, ids=["us-pda", "q-new"]),
    partial(SqliteShelf.linked, ids=["us-pda", "q-new"]),
    partial(SqliteShelf.at_event, event="summit"),
    partial(SqliteShelf.search, words=["patriot", "f16"], types=[FactType.STATEMENT]),
    partial(SqliteShelf.search, words=["patriot", "f16"], every=False),
    *(partial(SqliteShelf.has_figures, donor=donor, recipient=recipient) for donor, recipient in PAIRS),
    partial(SqliteShelf.disputes, ids=["us-pda", "q-new"]),
]
SEEKS = re.compile(
    r"SEARCH (facts|own|links|disputes|dispute_entries) USING .*(INDEX|PRIMARY KEY)"
    r"|SCAN (figure|quote|statement)_words VIRTUAL TABLE INDEX \d+:M"  # M: led by MATCH
    r"|SCAN (found|\(subquery-\d+\))$"
)
STEPS = re.compile(r"(SEARCH|SCAN) ")


RANKED = tuple(
    figure(
        f"ranked-{donor}-{recipient}".lower(),
        donor=donor,
        recipient=recipient,
        measure="running_total",
        kind=AidKind.ALL,
        stage=Stage.ALLOCATED,
        as_of=day("2026-04-30"),
        audit=f"{IMPORTED}kiel",
    )
    for donor, recipient in (("us", "ukraine"), ("de", "ukraine"), ("ukraine", "md"), ("us", None), (None, "ukraine"))
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "facts.db"
    build(path, (*FACTS, *RANKED), [], {}, "test")
    return path


@pytest.mark.parametrize("server", [None, SERVER])
def test_every_look_up_seeks_in_an_index(path: Path, server: int | None) -> None:
    with closing(connect(path, mode="ro")) as db:
        plain = asked_for(db, LOOKS, server)
        ranked = asked_for(db, [partial(SqliteShelf.ranked, key=key) for key in RANK_KEYS], server)
        assert len(plain) >= len(LOOKS) - 1
        assert len(ranked) > len(RANK_KEYS)
        for sql in (*plain, *ranked):
            steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}") if STEPS.match(row[3])]
            assert steps
            assert [step for step in steps if not SEEKS.match(step)] == [], sql


def asked_for(db: Database, looks: Sequence[Look], server: int | None) -> list[str]:
    """The different statements that looks ask of a store."""
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    for look in looks:
        look(SqliteShelf(db, server))
    db.conn.set_trace_callback(None)
    return [sql for sql in dict.fromkeys(asked) if sql.startswith("SELECT") and "'main'" not in sql]
