"""A server where something of every kind waits, with the ids that tests/chat/whole/commands.py uses; and what the store holds."""

import hashlib
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from bot.service.service import Service
from tests.chat.conftest import words
from tests.chat.talking import FACT, QUESTION, Place
from tests.chat.whole.commands import ARTICLE, DATA, DATA_FILE, SOURCE

OWN_FACT = "no-ua-package-2025-12-20-1-25bn"
"""The id that `FACT` gets."""
OTHER_FACT = FACT.replace("Norway", "Sweden").replace("1.25", "2.5")


async def furnish(place: Place) -> None:
    """Have curators and members of a server leave something of every kind: 1 is the number of each."""
    curator, channel = place.curator, place.channel
    await place.add_fact()
    for file in (DATA_FILE, ("next.csv", DATA.replace(b"Chad", b"Mali"))):
        await curator.send(channel, "!fact import label: Release 7", attachments=[file])
    await curator.send(channel, "!fact apply 2")
    await curator.send(channel, f"!fact from {SOURCE}\n{ARTICLE}")
    await place.member.send(channel, f"!fact propose {OTHER_FACT}")
    await place.ask(QUESTION.replace("norway", "bhutan"))
    answer = await place.ask("us total ukraine")
    await place.go_on(answer, "!wrong the total is newer")
    for text in (
        'alias add "orange man" → Germany',
        "topic add winter convoy",
        "topic put seed-package-amount winter convoy",
        "follow total us ukraine",
        "follow digest monday 09:00 UTC",
        f"fact edit {OWN_FACT} note: not saved yet",
    ):
        await curator.send(channel, f"!{text}")


async def furnished(place: Place) -> list[str]:
    """What is missing of what a furnished server holds; nothing, or the tests on it would test nothing."""
    missing = []
    for text, shown in (
        ("fact accept 1", "2,500,000,000"),
        ("fact approve 9.9", "no such finding"),
        ("fact amend 1.1", "17000000 EUR"),
        ("fact imports", "1: oecd-dac2a"),
        ("inbox q1", "bhutan"),
        ("inbox r1", "the total is newer"),
        ("alias list", "orange man"),
        ("topic winter convoy", "2.3 billion"),
        ("following", "digest"),
    ):
        await place.curator.send(place.channel, f"!{text}")
        if shown not in words(place.last):
            missing.append(f"{text}: {words(place.last)[:200]}")
    return missing


class Watched:
    """The store of a running bot, and which of its tables changed since it was last looked at."""

    def __init__(self, path: Path, service: Service) -> None:
        self._path, self._service = path, service
        self._db = sqlite3.connect(path)
        self._version, self._held = -1, held(path)

    async def changed(self, but: Collection[str] = ()) -> list[str]:
        """The tables that changed, but for some."""
        await self._service._answerer.behind.finish()
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return []
        before, self._version, self._held = self._held, version, held(self._path)
        return [table for table, told in self._held.items() if before.get(table) != told and table not in but]

    def close(self) -> None:
        """Leave the store."""
        self._db.close()


def held(path: Path) -> dict[str, str]:
    """What each table holds, told short."""
    with closing(sqlite3.connect(path)) as db:
        tables = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%words%'")
        ]
        return {
            table: hashlib.sha256(
                repr(sorted(map(repr, db.execute(" ".join(("SELECT * FROM", f'"{table}"')))))).encode()
            ).hexdigest()
            for table in tables
        }
