"""Importing a data file on Discord or in the console: looked at first, applied by who brought it, taken back whole."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from types import MappingProxyType

from bot.domain.dates import read_day
from bot.domain.vocabulary import Vocabulary
from bot.errors import InvalidFact
from bot.present import importing as present
from bot.present.reply import Reply
from bot.service.data_files import Read, Wanted, look_of, read_files, shown_past
from bot.service.scene import Scene
from bot.service.verbs import split_word
from bot.store.data_files import DataFile, apply_file, drop_file, keep_file, kept_file
from bot.store.imports import Difference, difference, known_table, past_imports, undo_import
from bot.store.store import Store

_FIELDS = ("label", "published", "publisher", "url", "format", "columns")
_ALSO = {"link": "url", "release": "label", "day": "published", "map": "columns", "mapping": "columns"}
_COLUMN = re.compile(r"\s*(?P<field>\w+)\s*=\s*(?P<column>=?[^,]+)")

Verb = Callable[[str, Scene], Awaitable[Reply]]


class Importing:
    """Data files that curators bring, one at a time, and what became of earlier ones."""

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._one_at_a_time = asyncio.Lock()
        self.verbs: Mapping[str, Verb] = MappingProxyType(
            {
                "import": self._import,
                "apply": self._apply,
                "drop": self._drop,
                "imports": self._imports,
                "unimport": self._unimport,
            }
        )

    async def bring(self, name: str, content: bytes, wanted: Mapping[str, str], scene: Scene) -> Reply:
        """Keep a file for its curator, and show what importing it would change."""
        scene.refuse_others()
        waiting = DataFile(0, PurePath(name).name or "file", content, wanted)
        read, found = await self._looked_at(waiting, scene)
        if found.empty:
            return present.look_reply(look_of(read, found), None)
        here = scene.here("a data file")
        number = await self._store.write(lambda db: keep_file(db, waiting.name, content, wanted, here))
        return present.look_reply(look_of(read, found), number)

    async def _import(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        if scene.document is None:
            return present.bring_help_reply()
        return await self.bring(scene.document_name, scene.document, _told(rest), scene)

    async def _apply(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        number = _number(rest)
        waiting = await self._store.query(lambda db: kept_file(db, number, scene.actor, scene.server))
        if waiting is None:
            return present.gone_reply()
        async with self._one_at_a_time:
            read = await self._read(waiting, scene)
            here = scene.here(f"imported from {waiting.name}")
            stored, found = await self._store.write(lambda db: apply_file(db, number, read.imported, here))
        return present.applied_reply(look_of(read, found), stored)

    async def _drop(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        number = _number(rest)
        dropped = await self._store.write(lambda db: drop_file(db, number, scene.actor, scene.server))
        return present.dropped_reply() if dropped else present.gone_reply()

    async def _imports(self, _: str, scene: Scene) -> Reply:
        scene.refuse_others()
        past = await self._store.query(lambda db: past_imports(db, scene.server))
        return present.imports_reply([shown_past(each) for each in past])

    async def _unimport(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        number = _number(rest)
        here = scene.here("import taken back")
        count = await self._store.write(lambda db: undo_import(db, number, here))
        return present.taken_back_reply(number, count)

    async def _looked_at(self, waiting: DataFile, scene: Scene) -> tuple[Read, Difference]:
        async with self._one_at_a_time:
            read = await self._read(waiting, scene)
            found = await self._store.query(lambda db: difference(db, read.imported, scene.server))
        return read, found

    async def _read(self, waiting: DataFile, scene: Scene) -> Read:
        """Read a file off the event loop, in a folder that is gone afterwards."""
        wanted = self._wanted(waiting.wanted, scene)

        with TemporaryDirectory() as folder:
            file = Path(folder, waiting.name)
            await asyncio.to_thread(file.write_bytes, waiting.content)
            return await self._store.query(
                lambda db: read_files(
                    [file], wanted, self._vocabulary, lambda columns: known_table(db, columns, scene.server)
                )
            )

    def _wanted(self, told: Mapping[str, str], scene: Scene) -> Wanted:
        columns = {each["field"]: each["column"].strip() for each in _COLUMN.finditer(told.get("columns", ""))}
        return Wanted(
            format=told.get("format", "").casefold() or None,
            label=told.get("label") or None,
            published=read_day(told["published"], scene.today).first if told.get("published") else None,
            publisher=told.get("publisher") or None,
            url=told.get("url") or None,
            columns=columns,
        )


def _told(text: str) -> dict[str, str]:
    """Read `label: Release 29; published: 2026-10-01`; raise InvalidFact for a field that there is none of."""
    told: dict[str, str] = {}
    for part in re.split(r"[;\n]", text):
        name, sign, value = part.partition(":")
        field = _ALSO.get(name.strip().casefold(), name.strip().casefold())
        if sign and field in _FIELDS:
            told[field] = value.strip()
        elif part.strip():
            raise InvalidFact([f"{part.strip()[:60]!r} is none of {', '.join(_FIELDS)}. {present.EXAMPLE}"])
    return told


def _number(rest: str) -> int:
    named = split_word(rest)[0].lstrip("#")
    if not named.isdecimal():
        raise InvalidFact([present.UNNUMBERED])
    return int(named[:9])
